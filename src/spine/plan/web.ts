/** Browser face of plan: the screens of the plan and of tasks, and their entries in the menu. */
import { IconCalendarEvent, IconListTree, IconSubtask } from "@tabler/icons-react";
import type { Found, WebModule } from "#base/ui/module.ts";
import { request } from "#base/ui/request.ts";
import { calendarMenuWords } from "./pages/calendar/menu-words.ts";
import { menuWords } from "./pages/menu-words.ts";

interface TaskFound {
  readonly code: string;
  readonly title: string;
  readonly unit: { readonly name: string };
}

async function findTasks(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { rows } = await request<{ rows: readonly TaskFound[] }>("/api/tasks", {
    query: { q, limit: 6 },
    signal,
  });
  return rows.map((row) => ({
    title: row.title,
    hint: `${row.code} · ${row.unit.name}`,
    href: `/tasks/${row.code}`,
  }));
}

/** The plan: clause tree, matrix, what is late, documents and their review. */
export const planWeb: WebModule = {
  name: "plan",
  menu: {
    label: menuWords.plan,
    path: "/plan",
    icon: IconListTree,
    verb: "progress.read",
    order: 20,
    about: menuWords.planAbout,
  },
  screens: [
    { path: "/plan", verb: "progress.read", load: () => import("./pages/tree.tsx") },
    { path: "/plan/matrix", verb: "progress.read", load: () => import("./pages/matrix.tsx") },
    { path: "/plan/units", verb: "progress.read", load: () => import("./pages/units.tsx") },
    { path: "/plan/timeline", verb: "progress.read", load: () => import("./pages/timeline.tsx") },
    { path: "/plan/map", verb: "progress.read", load: () => import("./pages/map.tsx") },
    { path: "/plan/changes", verb: "progress.read", load: () => import("./pages/changes.tsx") },
    { path: "/plan/own", verb: "own-plan.read", load: () => import("./pages/own.tsx") },
    { path: "/plan/own/$id", verb: "own-plan.read", load: () => import("./pages/own-read.tsx") },
    { path: "/plan/own/$id/editions", verb: "own-plan.read", load: () => import("./pages/own-editions.tsx") },
    { path: "/plan/own/$id/edit", verb: "own-plan.write", load: () => import("./pages/own-edit.tsx") },
    { path: "/plan/documents", verb: "plan.read", load: () => import("./pages/documents.tsx") },
    { path: "/plan/documents/new", verb: "plan.import", load: () => import("./pages/import.tsx") },
    { path: "/plan/documents/$id", verb: "plan.read", load: () => import("./pages/reading.tsx") },
    {
      path: "/plan/documents/$id/difference",
      verb: "plan.review",
      load: () => import("./pages/difference.tsx"),
    },
    { path: "/plan/documents/$id/replace", verb: "plan.publish", load: () => import("./pages/replace.tsx") },
    { path: "/plan/replaced/$id", verb: "task.read", load: () => import("./pages/replaced.tsx") },
    { path: "/plan/documents/$id/review", verb: "plan.review", load: () => import("./pages/review.tsx") },
    { path: "/plan/documents/$id/publish", verb: "plan.publish", load: () => import("./pages/publish.tsx") },
  ],
};

/** One calendar over all that has a day. */
export const calendarWeb: WebModule = {
  name: "calendar",
  menu: {
    label: calendarMenuWords.calendar,
    path: "/calendar",
    icon: IconCalendarEvent,
    verb: "work.read",
    order: 17,
    about: calendarMenuWords.about,
  },
  screens: [
    { path: "/calendar", verb: "work.read", load: () => import("./pages/calendar.tsx") },
    { path: "/calendar/observances", verb: "observance.read", load: () => import("./pages/observances.tsx") },
  ],
};

/** The tasks that the plan gave. */
export const tasksWeb: WebModule = {
  name: "tasks",
  menu: {
    label: menuWords.tasks,
    path: "/tasks",
    icon: IconSubtask,
    verb: "task.read",
    order: 15,
    about: menuWords.tasksAbout,
  },
  screens: [
    { path: "/tasks", verb: "task.read", load: () => import("./pages/tasks.tsx") },
    { path: "/tasks/hand-over", verb: "task.hand-over", load: () => import("./pages/hand-over.tsx") },
    { path: "/tasks/$code", verb: "task.read", load: () => import("./pages/task.tsx") },
  ],
  find: findTasks,
};
