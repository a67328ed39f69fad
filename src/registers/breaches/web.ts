/** Browser face of breaches. */
import { IconShieldExclamation } from "@tabler/icons-react";
import type { WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

export const breachesWeb: WebModule = {
  name: "breaches",
  menu: {
    label: menuWords.menu,
    path: "/data-breaches",
    icon: IconShieldExclamation,
    verb: "breach.follow",
    order: 79,
    about: menuWords.menuAbout,
  },
  screens: [
    { path: "/data-breaches", verb: "breach.follow", load: () => import("./pages/list.tsx") },
    { path: "/data-breaches/$breach", verb: "breach.read", load: () => import("./pages/show.tsx") },
  ],
};
