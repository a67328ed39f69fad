/** Browser face of cases. */
import {
  IconEraser,
  IconEyeCheck,
  IconFileSearch,
  IconFolderHeart,
  IconFolders,
  IconListDetails,
} from "@tabler/icons-react";
import { lazy } from "react";
import type { Screen, WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

const screen = (path: string, verb: string, load: Screen["load"]): Screen => ({ path, verb, load });

/** In My work, for who is new to cases. */
export const FirstWeekStrip = lazy(() => import("./pages/first-week-strip.tsx"));

/** For the data-protection officer, who opens no case. */
export const caseReadingWeb: WebModule = {
  name: "case-reading",
  menu: {
    label: menuWords.reading,
    path: "/case-reading",
    icon: IconEyeCheck,
    verb: "case.supervise-reading",
    order: 80,
    about: menuWords.readingAbout,
  },
  screens: [screen("/case-reading", "case.supervise-reading", () => import("./pages/reading.tsx"))],
};

/** Requests about data come to a unit whether or not there is a case. */
export const dataRequestsWeb: WebModule = {
  name: "data-requests",
  menu: {
    label: menuWords.data,
    path: "/data-requests",
    icon: IconFileSearch,
    verb: "data-request.read",
    order: 78,
    about: menuWords.dataAbout,
  },
  screens: [screen("/data-requests", "data-request.read", () => import("./pages/data-requests.tsx"))],
};

/** What the register is made of, for whoever edits it and opens no case. */
export const caseRegisterWeb: WebModule = {
  name: "case-register",
  menu: {
    label: menuWords.register,
    path: "/case-register",
    icon: IconListDetails,
    verb: "case-register.read",
    order: 79,
    about: menuWords.registerAbout,
  },
  screens: [
    screen("/case-register", "case-register.read", () => import("./pages/register/lists.tsx")),
    screen("/case-register/lists/$list", "case-register.read", () => import("./pages/register/list.tsx")),
    screen("/case-register/fields", "case-register.read", () => import("./pages/register/fields.tsx")),
    screen("/case-register/facts", "case-register.read", () => import("./pages/register/facts.tsx")),
    screen("/case-register/changes", "case-register.read", () => import("./pages/register/changes.tsx")),
  ],
};

/** What has been kept long enough, and its erasing by two. */
export const retentionWeb: WebModule = {
  name: "retention",
  menu: {
    label: menuWords.retention,
    path: "/retention",
    icon: IconEraser,
    verb: "erasure.read",
    order: 81,
    about: menuWords.retentionAbout,
  },
  screens: [screen("/retention", "erasure.read", () => import("./pages/retention.tsx"))],
};

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
    screen("/cases/meetings", "case.read", () => import("./pages/meeting-board.tsx")),
    screen("/cases/templates", "case-template.read", () => import("./pages/templates.tsx")),
    screen("/cases/first-week", "case.first-week", () => import("./pages/first-week.tsx")),
    screen("/cases/load", "case.supervise", () => import("./pages/load.tsx")),
    screen("/cases/hand-over", "case.hand-over", () => import("./pages/handover.tsx")),
    screen("/cases/from/$report", "case.open", () => import("./pages/from.tsx")),
    screen("/cases/$code", "case.read", () => import("./pages/show.tsx")),
  ],
};

/** The city's look over cases: a module of its own, since who has it has no case. */
export const caseOversightWeb: WebModule = {
  name: "case-oversight",
  menu: {
    label: menuWords.city,
    path: "/cases/city",
    icon: IconFolders,
    verb: "case.oversee",
    order: 31,
    about: menuWords.cityAbout,
  },
  screens: [screen("/cases/city", "case.oversee", () => import("./pages/city.tsx"))],
};
