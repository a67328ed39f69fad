/** Browser face of cases. */
import { IconFolderHeart } from "@tabler/icons-react";
import type { Screen, WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

const screen = (path: string, verb: string, load: Screen["load"]): Screen => ({ path, verb, load });

export const casesWeb: WebModule = {
  name: "cases",
  menu: {
    label: menuWords.menu,
    path: "/cases",
    icon: IconFolderHeart,
    verb: "case.read",
    order: 30,
    about: menuWords.menuAbout,
  },
  screens: [
    screen("/cases", "case.read", () => import("./pages/list.tsx")),
    screen("/cases/transitions", "case.read", () => import("./pages/transitions.tsx")),
    screen("/cases/from/$report", "case.open", () => import("./pages/from.tsx")),
    screen("/cases/$code", "case.read", () => import("./pages/show.tsx")),
  ],
};
