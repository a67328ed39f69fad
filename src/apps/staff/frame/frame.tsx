/** The frame of every staff screen: rail, top line, content; on a phone a bar of four at the foot. */
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Boundary } from "#base/ui/boundary.tsx";
import { useSay } from "#base/ui/language.ts";
import { Toasts } from "#base/ui/toast.tsx";
import { useViewer } from "#base/ui/viewer.ts";
import { webModules } from "../../../screens.ts";
import { useMe } from "../signed-in.ts";
import { words } from "../words.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { entriesOf } from "./entries.ts";
import css from "./frame.module.css";
import { PrintHead } from "./print-head.tsx";
import { Rail } from "./rail.tsx";
import { TopLine } from "./top-line.tsx";

const Palette = lazy(() => import("./palette.tsx"));

/** Ctrl K (or ⌘ K) opens the search from anywhere. */
function useCtrlK(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [open]);
}

/** After each change of screen the content takes the focus, so that a keyboard or screen reader starts there. */
function useFocusOnChange(pathname: string): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** The root component of all screens. */
export function Frame(): ReactNode {
  const say = useSay();
  const me = useMe();
  const viewer = useViewer();
  const entries = useMemo(() => entriesOf(webModules, viewer), [viewer]);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const main = useFocusOnChange(pathname);
  const [searching, search] = useState(false);
  const openSearch = useMemo(() => () => search(true), []);
  useCtrlK(openSearch);

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#content">
        {say(words.skip)}
      </a>
      <Rail entries={entries} pathname={pathname} />
      <div className={css.side}>
        {me.demo && (
          <aside className={`${css.demo} no-print`} aria-label={say(words.demoLabel)}>
            {say(words.demo)}
          </aside>
        )}
        <TopLine onSearch={openSearch} />
        <main id="content" ref={main} tabIndex={-1} className={css.content}>
          <PrintHead />
          <Boundary key={pathname}>
            <Outlet />
          </Boundary>
        </main>
      </div>
      <BottomBar entries={entries} pathname={pathname} />
      <Toasts />
      {searching && (
        <Suspense>
          <Palette entries={entries} modules={webModules} onClose={() => search(false)} />
        </Suspense>
      )}
    </div>
  );
}
