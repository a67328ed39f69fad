/** The screens of people, of roles and of the trail. */
import { IconHistory, IconUsers } from "@tabler/icons-react";
import type { Found, WebModule } from "#base/ui/module.ts";
import { request } from "#base/ui/request.ts";
import { words } from "./pages/words.ts";

interface PersonFound {
  readonly id: number;
  readonly name: string;
  readonly unit: { readonly name: string };
}

/** Answers of the search on the top line. */
async function find(text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { rows } = await request<{ rows: PersonFound[] }>("/api/people", {
    query: { q: text, limit: 5 },
    signal,
  });
  return rows.map(({ id, name, unit }) => ({ title: name, hint: unit.name, href: `/people/${id}` }));
}

export const peopleWeb: WebModule = {
  name: "people",
  menu: {
    label: words.menu,
    path: "/people",
    icon: IconUsers,
    verb: "person.read",
    order: 85,
    about: words.menuAbout,
  },
  find,
  screens: [
    { path: "/people", verb: "person.read", load: () => import("./pages/list.tsx") },
    { path: "/people/new", verb: "person.create", load: () => import("./pages/new.tsx") },
    { path: "/people/roles", verb: "access.read", load: () => import("./pages/roles.tsx") },
    { path: "/people/hand-over", verb: "person.hand-over", load: () => import("./pages/hand-over.tsx") },
    { path: "/people/$id", verb: "person.read", load: () => import("./pages/show.tsx") },
  ],
};

export const auditWeb: WebModule = {
  name: "audit",
  menu: {
    label: words.auditMenu,
    path: "/audit",
    icon: IconHistory,
    verb: "audit.read",
    order: 90,
    about: words.auditAbout,
  },
  screens: [{ path: "/audit", verb: "audit.read", load: () => import("./pages/audit.tsx") }],
};

/** Parts of one's own account for the application's pages of sign-in and security; fetched when they are shown. */
export const ownParts = {
  passwordForm: () => import("./pages/own/password-form.tsx"),
  lending: () => import("./pages/own/lending.tsx"),
  calendar: () => import("./pages/own/calendar.tsx"),
  mail: () => import("./pages/own/mail.tsx"),
} as const;
