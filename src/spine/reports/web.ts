/** Browser face of reports: what a unit hands over, and how the city judges and consolidates it. */
import { IconReport } from "@tabler/icons-react";
import type { Screen, WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

const screen = (path: string, verb: string, load: Screen["load"]): Screen => ({ path, verb, load });

export const reportsWeb: WebModule = {
  name: "reports",
  menu: {
    label: menuWords.menu,
    path: "/reports",
    icon: IconReport,
    verb: "report.read",
    order: 30,
    about: menuWords.menuAbout,
  },
  screens: [
    screen("/reports", "report.read", () => import("./pages/home.tsx")),
    screen("/reports/cycles/new", "report.open", () => import("./pages/cycle-new.tsx")),
    screen("/reports/cycles/$id", "report.read", () => import("./pages/board.tsx")),
    screen("/reports/cycles/$id/quality", "report.read", () => import("./pages/quality.tsx")),
    screen(
      "/reports/cycles/$id/consolidation",
      "report.consolidate",
      () => import("./pages/city/consolidation.tsx"),
    ),
    screen("/reports/cycles/$id/print", "report.consolidate", () => import("./pages/city/print.tsx")),
    screen("/reports/submissions/$id", "report.read", () => import("./pages/submission.tsx")),
    screen("/reports/submissions/$id/print", "report.read", () => import("./pages/print.tsx")),
    screen("/reports/templates", "report.read", () => import("./pages/templates.tsx")),
    screen("/reports/templates/new", "report.template", () => import("./pages/template.tsx")),
    screen("/reports/templates/$code", "report.read", () => import("./pages/template.tsx")),
  ],
};
