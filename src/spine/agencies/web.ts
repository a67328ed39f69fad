/** The screens of agencies, and what other modules show and pick agencies with. */
import { IconBuildingCommunity } from "@tabler/icons-react";
import { lazy } from "react";
import { currentLanguage } from "#base/ui/language.ts";
import type { Found, Screen, WebModule } from "#base/ui/module.ts";
import { request } from "#base/ui/request.ts";
import type { UnitAnswer } from "./answers.ts";
import { kindWords } from "./words.ts";
import { words } from "./pages/words.ts";

/** A field that finds an agency by name or code; fetched with the first form that uses it. */
export const AgencyPicker = lazy(() => import("./pages/picker.tsx"));

/** The screen on which a module hands over what an ended unit left; fetched with the first that shows it. */
export const HandOver = lazy(() => import("./pages/hand-over.tsx"));
export { kindWords };
export type { LeftItem } from "./pages/hand-over.tsx";

const read = (path: string, load: Screen["load"]): Screen => ({ path, verb: "agency.read", load });

/** Answers of the search on the top line. */
async function find(text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { rows } = await request<{ rows: UnitAnswer[] }>("/api/agencies", {
    query: { q: text, limit: 5 },
    signal,
  });
  return rows.map((row) => ({
    title: row.name,
    hint: kindWords[row.kind][currentLanguage()],
    href: `/agencies/${row.id}`,
  }));
}

export const agenciesWeb: WebModule = {
  name: "agencies",
  menu: {
    label: words.menu,
    path: "/agencies",
    icon: IconBuildingCommunity,
    verb: "agency.read",
    order: 80,
    about: words.menuAbout,
  },
  find,
  screens: [
    read("/agencies", () => import("./pages/list.tsx")),
    read("/agencies/tree", () => import("./pages/tree.tsx")),
    read("/agencies/map", () => import("./pages/map.tsx")),
    read("/agencies/names", () => import("./pages/names.tsx")),
    read("/agencies/events", () => import("./pages/events.tsx")),
    { path: "/agencies/events/new", verb: "agency.event", load: () => import("./pages/event-new.tsx") },
    { path: "/agencies/import", verb: "agency.import", load: () => import("./pages/import.tsx") },
    { path: "/agencies/new", verb: "agency.create", load: () => import("./pages/new.tsx") },
    read("/agencies/$id", () => import("./pages/show.tsx")),
  ],
};
