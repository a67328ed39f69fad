/** Browser face of intake: entering a report, the list, one report. */
import { IconMailCog, IconMailExclamation } from "@tabler/icons-react";
import type { WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

/** For whoever keeps the settings and enters no report: the city, whoever runs the system. */
export const intakeSettingsWeb: WebModule = {
  name: "intake-settings",
  menu: {
    label: menuWords.settings,
    path: "/intake/settings",
    icon: IconMailCog,
    verb: "intake.read-system",
    order: 88,
    about: menuWords.settingsAbout,
  },
  screens: [
    { path: "/intake/settings", verb: "intake.read-system", load: () => import("./pages/settings.tsx") },
  ],
};

export const intakeWeb: WebModule = {
  name: "intake",
  menu: {
    label: menuWords.menu,
    path: "/intake",
    icon: IconMailExclamation,
    verb: "intake.receive",
    order: 5,
    about: menuWords.menuAbout,
  },
  screens: [
    { path: "/intake", verb: "intake.follow", load: () => import("./pages/list.tsx") },
    { path: "/intake/new", verb: "intake.receive", load: () => import("./pages/new.tsx") },
    { path: "/intake/$code", verb: "intake.follow", load: () => import("./pages/show.tsx") },
  ],
};
