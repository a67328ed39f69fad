/**
 * The screens of a register out of its pure description: a list with details at the side, a page a record,
 * a form to add and to change. A register's web.ts is one call; its fields (and the parser with them) are
 * fetched with the first of its screens, not with the application.
 */
import { createElement, type ComponentType } from "react";
import type { Found, WebModule } from "../module.ts";
import { request } from "../request.ts";
import type { Drawn, RecordRow, RegisterFace } from "./description.ts";

export type { RecordRow, RegisterFace, Shape, Supplied } from "./description.ts";

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
    menu: { ...face.menu, path, verb: read, about: face.hint },
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
