/** The clocks of one thing, for the page on which that thing is shown. Shows nothing where there is none. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { ClockActs } from "./clock-acts.tsx";
import { ClockBadge, ClockDue, ClockHistory, ClockSource } from "./clock-parts.tsx";
import css from "./deadlines.module.css";
import type { Clock } from "./types.ts";
import { screenWords as words } from "./words.ts";

function One({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  const stopped = clock.stoppedAt && {
    at: instantShown(clock.stoppedAt),
    by: clock.stoppedByName ?? "",
  };
  return (
    <li className={css.clock}>
      <span className={css.line}>
        <strong>{say(clock.rule.label)}</strong>
        <ClockBadge clock={clock} />
      </span>
      <ClockDue clock={clock} />
      <ClockSource clock={clock} />
      <span className={css.quiet}>
        {say(words.started, { at: instantShown(clock.startedAt) })}
        {stopped && ` · ${say(stopped.by ? words.stoppedBy : words.stopped, stopped)}`}
      </span>
      {clock.unsure.length > 0 && (
        <span className={css.soon}>{say(words.unsure, { years: clock.unsure.join(", ") })}</span>
      )}
      <ClockHistory clock={clock} />
      <ClockActs clock={clock} />
    </li>
  );
}

function useClocks({ kind, code }: Clock["subject"]): readonly Clock[] {
  const { data } = useQuery({
    queryKey: ["clocks", kind, code],
    queryFn: ({ signal }) =>
      request<{ rows: readonly Clock[] }>(`/api/clocks/of/${kind}/${encodeURIComponent(code)}`, { signal }),
  });
  return data?.rows ?? [];
}

/** One clock of a thing, with what may be done. */
export function OneClock({ id, of }: { id: number; of: Clock["subject"] }): ReactNode {
  const clock = useClocks(of).find((one) => one.id === id);
  return clock ? (
    <ul className={css.clocks}>
      <One clock={clock} />
    </ul>
  ) : (
    <Waiting />
  );
}

function Clocks(props: Clock["subject"]): ReactNode {
  const say = useSay();
  const clocks = useClocks(props);
  if (clocks.length === 0) return null;
  return (
    <Card className={css.beside}>
      <h2 className={css.head}>{say(words.clocksOf)}</h2>
      <ul className={css.clocks}>
        {clocks.map((clock) => (
          <One key={clock.id} clock={clock} />
        ))}
      </ul>
    </Card>
  );
}

/** Nothing for who may not read clocks. */
export default function SubjectClocks(props: { kind: string; code: string }): ReactNode {
  return useMay("clock.read") ? <Clocks {...props} /> : null;
}
