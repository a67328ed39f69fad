/** Parts that the screens of people share. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { request, type RequestOptions } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import type { PersonAnswer } from "./answers.ts";
import css from "./people.module.css";
import { words } from "./words.ts";

/** A titled part of a person's page. */
export function Section(props: { title: string; acts?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className={css.section}>
      <div className={css.sectionHead}>
        <h2>{props.title}</h2>
        {props.acts}
      </div>
      {props.children}
    </section>
  );
}

const looks = {
  disabled: { label: words.disabled, tone: "calm" },
  review: { label: words.reviewDue, tone: "soon" },
  active: { label: words.active, tone: "good" },
} as const satisfies Record<string, StatusLook>;

/** Whether an account is in use. */
export function StateBadge({ person }: { person: PersonAnswer }): ReactNode {
  const state = person.disabledAt ? "disabled" : person.reviewDue ? "review" : "active";
  return <StatusBadge look={looks[state]} />;
}

/** The last day of a span whose end is the first day outside it. */
export function lastDayOf(validTo: string): string {
  const day = new Date(`${validTo}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** The day after: what the server keeps as the end of a span whose last day a person typed. */
export function dayAfter(last: string): string {
  const day = new Date(`${last}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The days of a role in words. */
export function spanShown(span: { validFrom: string; validTo: string | null }, say: Say): string {
  const from = dateShown(span.validFrom);
  if (span.validTo === null) return say(words.since, { from });
  const last = lastDayOf(span.validTo);
  return say(words.span, { from, to: dateShown(last < span.validFrom ? span.validFrom : last) });
}

/** One act on an account: what is sent where. */
export interface Act extends RequestOptions {
  readonly path: string;
}

/** Sends an act, says so at the foot of the screen, and has everything about people read again. */
export function useAct<T>(done?: (answer: T) => void) {
  const client = useQueryClient();
  const say = useSay();
  return useMutation<T, Error, Act>({
    mutationFn: ({ path, ...options }) => request<T>(path, options),
    onSuccess: async (answer) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["people"] }),
        client.invalidateQueries({ queryKey: ["list", "/api/people"] }),
      ]);
      toast(say(words.saved));
      done?.(answer);
    },
  });
}
