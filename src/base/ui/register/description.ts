/** What a register tells of itself, and what its screens are drawn from. */
import type { ComponentType } from "react";
import type { Fields } from "../../fields/index.ts";
import type { Label } from "../../words.ts";
import type { Tone } from "../bits.tsx";
import type { Pickers } from "../form/field-input.tsx";
import type { Icon } from "../module.ts";

/** What the screens need of a register's description (spine/records RegisterShape fits). */
export interface Shape {
  readonly name: string;
  readonly noun: string;
  readonly one: Label;
  readonly many: Label;
  readonly fields: Fields;
  readonly statuses: Readonly<Record<string, Label>>;
  readonly acts: Readonly<Record<string, { readonly label: Label }>>;
  readonly linkKinds: Readonly<Record<string, { readonly forth: Label; readonly back: Label }>>;
}

/** A record as the server sends it. */
export type RecordRow = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly code: string;
  readonly status: string;
  readonly title: string;
  readonly version: number;
  readonly updatedAt?: string;
  readonly can: readonly string[];
};

/** How a module above shows and picks values that this layer does not know, such as agencies. */
export interface Supplied {
  readonly pickers?: Pickers;
  /** Shows the value of an agency field. */
  readonly agency?: ComponentType<{ id: number }>;
}

/** What a register's web.ts tells of itself. */
export interface RegisterFace {
  /** Plural: folder, path and API; "policies" is at /policies and /api/policies. */
  readonly name: string;
  /** Singular, the first half of its verbs. */
  readonly noun: string;
  readonly menu: { readonly label: Label; readonly icon: Icon; readonly order: number };
  /** One sentence under the title of the list: what belongs here. */
  readonly hint: Label;
  /** What to do first while there is nothing yet. */
  readonly emptyNext: Label;
  /** The colour of each status; one not named is calm. */
  readonly tones: Readonly<Record<string, Tone>>;
  readonly shape: () => Promise<Shape>;
  /** The field whose text is the name of a row; the code unless told. */
  readonly nameField?: string;
  /** Acts that cannot be taken back lightly, with what follows from them: they ask for the code. */
  readonly grave?: Readonly<Record<string, Label>>;
  readonly supplied?: () => Promise<Supplied>;
  /** More under a record's fields, from the register itself. */
  readonly more?: () => Promise<ComponentType<{ row: RecordRow }>>;
  /** Whether what is typed may be kept on the device; false for confidential registers. */
  readonly keepsDrafts?: boolean;
}

/** What the screens are drawn from, once fetched. */
export interface Drawn {
  readonly face: RegisterFace;
  readonly shape: Shape;
  readonly supplied: Supplied;
  readonly more: ComponentType<{ row: RecordRow }> | null;
  readonly path: string;
  readonly api: string;
}
