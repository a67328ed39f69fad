/** The addresses of the application, made from what each module declares. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRouter,
} from "@tanstack/react-router";
import { Broken } from "#base/ui/boundary.tsx";
import { Waiting } from "#base/ui/bits.tsx";
import type { Screen } from "#base/ui/module.ts";
import type { Viewer } from "#base/ui/viewer.ts";
import { webModules } from "../../screens.ts";
import { Frame } from "./frame/frame.tsx";
import { MyWork } from "./pages/my-work.tsx";
import { NotFound, NotYours } from "./pages/nothing-here.tsx";

/** The query of an address is text, plainly written: ?status=draft&q=gia+đình. */
const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

function writeSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString();
  return text ? `?${text}` : "";
}

const ownScreens: readonly Screen[] = [
  { path: "/security", verb: null, load: () => import("./pages/security/security.tsx") },
];

/** The router for one person: screens that are not theirs say so. */
export function makeRouter(viewer: Viewer): AnyRouter {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Broken });
  const screens = [...ownScreens, ...webModules.flatMap((module) => module.screens)];
  const routes = screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component:
        screen.verb === null || viewer.verbs.has(screen.verb) ? lazyRouteComponent(screen.load) : NotYours,
    }),
  );
  const home = createRoute({ getParentRoute: () => root, path: "/", component: MyWork });
  return createRouter({
    routeTree: root.addChildren([home, ...routes]),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPendingComponent: Waiting,
    defaultPendingMs: 300,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  });
}
