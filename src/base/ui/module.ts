/** The browser face of a module: its screens and its entry in the menu. src/screens.ts lists them. */
import type { ComponentType } from "react";
import type { Label } from "../words.ts";

/** An icon of the menu (16–24 px, follows the text's colour). */
export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A menu entry; shown to whoever has the verb. `order`: 10 My work … 90. */
export interface MenuEntry {
  readonly label: Label;
  readonly path: string;
  readonly icon: Icon;
  readonly verb: string;
  readonly order: number;
  /** What a person does there, in one sentence: shown to whoever has nothing due and looks for a beginning. */
  readonly about?: Label;
}

/** One screen; `$code` in the path is a parameter. Its code is fetched when it is first opened. */
export interface Screen {
  readonly path: string;
  /** What a person must be able to do somewhere to open it; null: any signed-in person. */
  readonly verb: string | null;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** One answer of the search on the top line. */
export interface Found {
  readonly title: string;
  readonly hint?: string;
  readonly href: string;
}

/** What `web.ts` of a module exports. */
export interface WebModule {
  readonly name: string;
  readonly menu?: MenuEntry;
  readonly screens: readonly Screen[];
  /** Answers the search on the top line (Ctrl K); at most a handful. */
  readonly find?: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
}
