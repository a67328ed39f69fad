/** Browser face of notices: what one was told, what is overdue, explanations, the steps; how mails fare; parts for other pages. */
import { IconBell, IconMail } from "@tabler/icons-react";
import { lazy } from "react";
import type { Screen, WebModule } from "#base/ui/module.ts";
import { menuWords } from "./pages/menu-words.ts";

/** Who was told of a thing and what was asked about it; fetched with the first page that shows it. */
export const Answerable = lazy(() => import("./pages/answerable.tsx"));
/** The bell of the top line. */
export const Bell = lazy(() => import("./pages/bell.tsx"));
/** The line at the head of My work. */
export const UnreadStrip = lazy(() => import("./pages/strip.tsx"));

const screen = (path: string, verb: string, load: Screen["load"]): Screen => ({ path, verb, load });

export const noticesWeb: WebModule = {
  name: "notices",
  menu: {
    label: menuWords.menu,
    path: "/notices",
    icon: IconBell,
    verb: "notice.read",
    order: 47,
    about: menuWords.menuAbout,
  },
  screens: [
    screen("/notices", "notice.read", () => import("./pages/mine.tsx")),
    screen("/notices/climbing", "notice.read", () => import("./pages/climbing.tsx")),
    screen("/notices/explanations", "explanation.read", () => import("./pages/explanations.tsx")),
    screen("/notices/steps", "ladder.read", () => import("./pages/steps.tsx")),
    screen("/notices/$kind/$code", "notice.read", () => import("./pages/thing.tsx")),
  ],
};

export const mailWeb: WebModule = {
  name: "mail",
  menu: {
    label: menuWords.mailMenu,
    path: "/mail",
    icon: IconMail,
    verb: "mail.read",
    order: 88,
    about: menuWords.mailAbout,
  },
  screens: [screen("/mail", "mail.read", () => import("./pages/mail.tsx"))],
};
