/** Keeps one broken screen from taking the rest along, and tells when the line is dead. */
import { Button } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { Component, useSyncExternalStore, type ErrorInfo, type ReactNode } from "react";
import { now } from "../clock.ts";
import css from "./bits.module.css";
import { useSay } from "./language.ts";
import { ProblemNote } from "./problem-note.tsx";
import { ProblemError } from "./request.ts";
import frame from "./toast.module.css";
import { words } from "./words.ts";

interface State {
  readonly error: unknown;
  readonly code: string;
}

/** A short code to quote: when it happened and what it was, never what was on the screen. */
function codeOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "Error";
  return `W-${Math.floor(now().getTime() / 1000).toString(36)}-${name.slice(0, 12)}`;
}

/** Stands around each screen. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null, code: "" };

  static getDerivedStateFromError(error: unknown): State {
    return { error, code: codeOf(error) };
  }

  override componentDidCatch(_error: unknown, _info: ErrorInfo): void {
    // The browser's own console has the trace; what people typed is never sent anywhere.
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Broken error={this.state.error} code={this.state.code} />;
  }
}

/** What is shown in place of a broken screen. */
export function Broken({ error, code }: { error: unknown; code?: string }): ReactNode {
  const say = useSay();
  const shown =
    error instanceof ProblemError
      ? error
      : new ProblemError("broken", 500, { title: say(words.screenBroke), code: code ?? codeOf(error) });
  return (
    <div className={css.bones}>
      <ProblemNote error={shown} />
      <div>
        <Button variant="default" onClick={() => location.reload()}>
          {say(words.reload)}
        </Button>
      </div>
    </div>
  );
}

function watchLine(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** A strip that appears while the line is dead. */
export function OfflineBar(): ReactNode {
  const say = useSay();
  const online = useSyncExternalStore(watchLine, () => navigator.onLine);
  if (online) return null;
  return (
    <div className={`${frame.offline} no-print`} role="status">
      <IconCloudOff size={16} />
      {say(words.offlineBar)}
    </div>
  );
}
