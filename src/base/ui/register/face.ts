/**
 * The screens of a register out of its pure description: a list with details at the side, a page a record,
 * a form to add and to change. A register's web.ts is one call; its fields (and the parser with them) are
 * fetched with the first of its screens, not with the application.
 */
import { createElement, type ComponentType } from "react";
import type { Fields } from "../../fields/index.ts";
import type { Label } from "../../words.ts";
import type { Pickers } from "../form/field-input.tsx";
import type { Tone } from "../bits.tsx";
import type { Found, Icon, WebModule } from "../module.ts";
import { request } from "../request.ts";

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

async function drawn(face: RegisterFace): Promise<Drawn> {
  const [shape, supplied, more] = await Promise.all([
    face.shape(),
    face.supplied?.() ?? Promise.resolve({}),
    face.more?.() ?? Promise.resolve(null),
  ]);
  return { face, shape, supplied, more, path: `/${face.name}`, api: `/api/${face.name}` };
}

type ScreenModule = { readonly default: ComponentType<{ of: Drawn }> };

function loading(
  face: RegisterFace,
  screen: () => Promise<ScreenModule>,
): () => Promise<{ default: ComponentType }> {
  return async () => {
    const [of, { default: Screen }] = await Promise.all([drawn(face), screen()]);
    return { default: () => createElement(Screen, { of }) };
  };
}

async function find(face: RegisterFace, q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { rows } = await request<{ rows: readonly RecordRow[] }>(`/api/${face.name}`, {
    query: { q, limit: 6 },
    signal,
  });
  return rows.map((row) => ({ title: row.title, hint: row.code, href: `/${face.name}/${row.code}` }));
}

/** The browser face of a register: menu entry, search, and the four screens. */
export function registerScreens(face: RegisterFace): WebModule {
  const path = `/${face.name}`;
  const read = `${face.noun}.read`;
  return {
    name: face.name,
    menu: { ...face.menu, path, verb: read },
    screens: [
      { path, verb: read, load: loading(face, () => import("./list.tsx")) },
      { path: `${path}/new`, verb: `${face.noun}.create`, load: loading(face, () => import("./edit.tsx")) },
      { path: `${path}/$code`, verb: read, load: loading(face, () => import("./show.tsx")) },
      {
        path: `${path}/$code/edit`,
        verb: `${face.noun}.update`,
        load: loading(face, () => import("./edit.tsx")),
      },
    ],
    find: (q, signal) => find(face, q, signal),
  };
}
