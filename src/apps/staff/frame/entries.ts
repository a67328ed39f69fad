/** What stands in the menu for one person: their own entries, in order, at most nine on the rail. */
import { IconChecklist } from "@tabler/icons-react";
import type { MenuEntry, WebModule } from "#base/ui/module.ts";
import type { Viewer } from "#base/ui/viewer.ts";
import { words } from "../words.ts";

/** The first entry of everyone. */
export const myWorkEntry: MenuEntry = {
  label: words.myWork,
  path: "/",
  icon: IconChecklist,
  verb: "",
  order: 0,
};

/** The most entries that a rail shows; the rest stand behind "more". */
export const railMost = 9;

/** The entries that the person's verbs open, in order, My work first. */
export function entriesOf(modules: readonly WebModule[], viewer: Viewer): readonly MenuEntry[] {
  const entries = modules.flatMap((module) => (module.menu ? [module.menu] : []));
  const allowed = entries.filter((entry) => viewer.verbs.has(entry.verb));
  return [myWorkEntry, ...allowed.sort((a, b) => a.order - b.order)];
}

/** Splits entries into those shown and those behind "more" (which then takes a place itself). */
export function splitEntries(
  entries: readonly MenuEntry[],
  most: number,
): { shown: readonly MenuEntry[]; behind: readonly MenuEntry[] } {
  if (entries.length <= most) return { shown: entries, behind: [] };
  return { shown: entries.slice(0, most - 1), behind: entries.slice(most - 1) };
}

/** Whether an address lies under an entry. */
export function isUnder(pathname: string, path: string): boolean {
  return path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`);
}
