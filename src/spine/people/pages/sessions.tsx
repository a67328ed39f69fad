/** Where a person is signed in; each session can be ended. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import type { PersonAnswer, SessionsAnswer } from "./answers.ts";
import { Section, useAct } from "./parts.tsx";
import css from "./people.module.css";
import { words } from "./words.ts";

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/coc_coc/i, "Cốc Cốc"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/Linux/, "Linux"],
];

function deviceOf(agent: string | null): string | null {
  const named = (list: typeof browsers): string | undefined =>
    list.find(([sign]) => sign.test(agent ?? ""))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(", ") || null;
}

/** The list. */
export function Sessions({ person }: { person: PersonAnswer }): ReactNode {
  const say = useSay();
  const path = `/api/people/${person.id}/sessions`;
  const { data, error } = useQuery({
    queryKey: ["people", String(person.id), "sessions"],
    queryFn: ({ signal }) => request<SessionsAnswer>(path, { signal }),
  });
  const act = useAct();
  return (
    <Section title={say(words.sessions)}>
      {(error ?? act.error) && <ProblemNote error={error ?? act.error} />}
      {data?.sessions.length === 0 && <p className={css.quiet}>{say(words.sessionsNone)}</p>}
      <ul className={css.roles}>
        {data?.sessions.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{deviceOf(session.userAgent) ?? say(words.unknownDevice)}</strong>
              <span className={css.quiet} style={{ display: "block" }}>
                {[
                  say(words.sessionSeen, { at: instantShown(session.lastSeenAt) }),
                  say(words.sessionSince, { at: instantShown(session.createdAt) }),
                  session.ipAddress,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            {person.can.includes("person.end-session") && (
              <Button
                variant="subtle"
                size="xs"
                color="gray"
                loading={act.isPending}
                onClick={() => act.mutate({ path: `${path}/${session.id}`, method: "DELETE" })}
              >
                {say(words.endSession)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
