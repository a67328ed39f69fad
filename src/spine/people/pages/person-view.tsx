/** One person: who they are, which roles they hold and held, their account and its sessions. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { dayOf } from "#base/clock.ts";
import { Card, Facts, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { Account } from "./account.tsx";
import type { PersonAnswer } from "./answers.ts";
import { EditPerson } from "./edit.tsx";
import { StateBadge } from "./parts.tsx";
import css from "./people.module.css";
import { RolesHeld } from "./roles-held.tsx";
import { Sessions } from "./sessions.tsx";
import { words } from "./words.ts";

function factsOf(person: PersonAnswer, say: Say) {
  const { email, phone, lastSeenAt, passwordChangedAt } = person;
  return [
    { key: "userName", label: say(words.userName), value: person.userName },
    {
      key: "unit",
      label: say(words.unit),
      value: <Go href={`/agencies/${person.unit.id}`}>{person.unit.name}</Go>,
    },
    { key: "email", label: say(words.email), value: email && <a href={`mailto:${email}`}>{email}</a> },
    { key: "phone", label: say(words.phone), value: phone && <a href={`tel:${phone}`}>{phone}</a> },
    {
      key: "seen",
      label: say(words.lastSeen),
      value: lastSeenAt ? instantShown(lastSeenAt) : say(words.never),
    },
    { key: "second", label: say(words.secondStep), value: say(person.secondStep ? words.on : words.off) },
    {
      key: "password",
      label: say(words.passwordChanged),
      value: passwordChangedAt && instantShown(passwordChangedAt),
    },
    { key: "reviewed", label: say(words.reviewed), value: dateShown(dayOf(new Date(person.reviewedAt))) },
  ].filter((row) => Boolean(row.value));
}

function Body({ person, beside }: { person: PersonAnswer; beside: boolean }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  const state = (
    <span className={css.state}>
      <StateBadge person={person} />
      {person.isDemo && <span className={css.quiet}>{say(words.demo)}</span>}
    </span>
  );
  return (
    <>
      {beside ? (
        <div className={css.stack} style={{ gap: 6, marginBottom: 12 }}>
          <h3>{person.name}</h3>
          {state}
        </div>
      ) : (
        <PageTitle title={person.name} hint={state} trail={<Go href="/people">{say(words.title)}</Go>} />
      )}
      <Card className={css.sheet}>
        {editing ? (
          <EditPerson person={person} onDone={() => edit(false)} />
        ) : (
          <>
            <Facts rows={factsOf(person, say)} />
            {person.can.includes("person.update") && (
              <Button variant="default" size="xs" mt={12} className="no-print" onClick={() => edit(true)}>
                {say(words.edit)}
              </Button>
            )}
          </>
        )}
      </Card>
      <RolesHeld person={person} />
      <Account person={person} />
      {person.can.includes("person.sessions") && <Sessions person={person} />}
    </>
  );
}

/** Everything about the person of this number; `beside`: in the side panel of the list. */
export function PersonView({ id, beside = false }: { id: string; beside?: boolean }): ReactNode {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["people", id],
    queryFn: ({ signal }) => request<PersonAnswer>(`/api/people/${id}`, { signal }),
  });
  if (error) return <ProblemNote whole={!beside} error={error} again={() => void refetch()} />;
  if (isPending) return <Waiting lines={8} />;
  return (
    <div style={beside ? undefined : { maxWidth: 880 }}>
      <Body key={data.id} person={data} beside={beside} />
    </div>
  );
}
