/** Browser face of deadlines: the calendar, the rules, the clocks; and the clocks of one thing for its own page. */
import { IconHourglass } from "@tabler/icons-react";
import { lazy } from "react";
import type { Screen, WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

/** The clocks of one thing; fetched with the first page that shows them. */
export const SubjectClocks = lazy(() => import("./pages/subject-clocks.tsx"));

const screen = (path: string, verb: string, load: Screen["load"]): Screen => ({ path, verb, load });

export const deadlinesWeb: WebModule = {
  name: "deadlines",
  menu: {
    label: menuWords.menu,
    path: "/deadlines",
    icon: IconHourglass,
    verb: "deadline.read",
    order: 45,
    about: menuWords.menuAbout,
  },
  screens: [
    screen("/deadlines", "deadline.read", () => import("./pages/calendar.tsx")),
    screen("/deadlines/rules", "deadline.read", () => import("./pages/rules.tsx")),
    screen("/deadlines/clocks", "clock.read", () => import("./pages/clocks.tsx")),
  ],
};
