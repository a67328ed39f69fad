/** Details at the right side, without leaving the list. On a phone they cover the screen. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowsDiagonal, IconX } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { Go } from "./go.tsx";
import { useSay } from "./language.ts";
import css from "./side-panel.module.css";
import { words } from "./words.ts";

/** `name`: what the details are of; changing it moves the focus to the panel's head. */
export function SidePanel(props: {
  name: string;
  /** The same details as a page of their own. */
  page?: string;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  const head = useRef<HTMLHeadingElement>(null);
  const { onClose } = props;
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    return () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    };
  }, []);
  useEffect(() => head.current?.focus({ preventScroll: true }), [props.name]);
  return (
    <aside
      className={`${css.panel} no-print`}
      aria-label={props.name}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header className={css.head}>
        <h2 ref={head} tabIndex={-1}>
          {props.name}
        </h2>
        {props.page && (
          <Tooltip label={say(words.fullPage)}>
            <ActionIcon component={Go} href={props.page} aria-label={say(words.fullPage)}>
              <IconArrowsDiagonal size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
        <ActionIcon aria-label={say(words.close)} onClick={onClose}>
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      </header>
      <div className={css.body}>{props.children}</div>
    </aside>
  );
}

/** A list that makes room while its panel is open. */
export function Beside(props: { open: boolean; children: ReactNode }): ReactNode {
  return (
    <div className={css.beside} data-open={props.open || undefined}>
      {props.children}
    </div>
  );
}
