/** Browser face of reports: what a unit hands over, and how the city judges and consolidates it. */
import { IconReport } from "@tabler/icons-react";
import type { Screen, WebModule } from "#base/ui/module.ts";
import { homeWords } from "./pages/words.ts";

const read = (path: string, load: Screen["load"]): Screen => ({ path, verb: "report.read", load });

export const reportsWeb: WebModule = {
  name: "reports",
  menu: { label: homeWords.menu, path: "/reports", icon: IconReport, verb: "report.read", order: 30 },
  screens: [
    read("/reports", () => import("./pages/home.tsx")),
    read("/reports/cycles/$id", () => import("./pages/board.tsx")),
    read("/reports/submissions/$id", () => import("./pages/submission.tsx")),
    { path: "/reports/cycles/new", verb: "report.open", load: () => import("./pages/cycle-new.tsx") },
  ],
};
