/**
 * Browser face of figures: the catalogue, the city's totals, and the way down to units and records. The server side is
 * indicators, whose own web.ts is pure (rules of other modules use it) and so can hold no screens.
 */
import { IconChartBar } from "@tabler/icons-react";
import type { WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

export const figuresWeb: WebModule = {
  name: "figures",
  menu: {
    label: menuWords.menu,
    path: "/figures",
    icon: IconChartBar,
    verb: "figure.total",
    order: 40,
    about: menuWords.menuAbout,
  },
  screens: [
    { path: "/figures", verb: "indicator.read", load: () => import("./pages/list.tsx") },
    { path: "/figures/new", verb: "indicator.update", load: () => import("./pages/new.tsx") },
    { path: "/figures/rules", verb: "indicator.read", load: () => import("./pages/rules.tsx") },
    { path: "/figures/rules/new", verb: "rule.update", load: () => import("./pages/rule-new.tsx") },
    { path: "/figures/rules/$code", verb: "indicator.read", load: () => import("./pages/rule.tsx") },
    { path: "/figures/$code/define", verb: "indicator.update", load: () => import("./pages/define.tsx") },
    { path: "/figures/$code/retire", verb: "indicator.update", load: () => import("./pages/retire.tsx") },
    { path: "/figures/$code", verb: "indicator.read", load: () => import("./pages/one.tsx") },
  ],
};
