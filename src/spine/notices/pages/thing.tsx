/** The screen at /notices/$kind/$code: an overdue thing as whoever was told of it may see it. */
import { IconBellOff } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { Card, DueChip, Empty, Facts, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import { kindLabels } from "../words.ts";
import { thingKinds } from "../schema.ts";
import { AnswerableParts, useThing } from "./answerable.tsx";
import { placeOf } from "./codes.ts";
import { menuWords } from "./menu-words.ts";
import css from "./notices.module.css";
import type { About, Thing } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** Whoever has the page before them has read what was told of it. */
function useReadOnSight(of: About, isThere: boolean): void {
  const client = useQueryClient();
  const { kind, code } = of;
  useEffect(() => {
    if (!isThere) return;
    void request("/api/notices/read", { method: "POST", body: { kind, code } })
      .then(() => client.invalidateQueries({ queryKey: ["notices"] }))
      .catch(() => null);
  }, [client, kind, code, isThere]);
}

/** What is known of the thing, from whatever speaks of it first. */
function knownOf({ overdue, climbs, explanations }: Thing) {
  const [known] = [overdue, ...climbs, ...explanations].filter((one) => one !== null);
  const about = [...climbs, ...explanations].find((one) => one.about !== null)?.about ?? null;
  const inCharge = [overdue, ...climbs].find((one) => one?.inCharge)?.inCharge ?? null;
  return known && { ...known, about, inCharge };
}
type Known = NonNullable<ReturnType<typeof knownOf>>;

function Beside({ of, known }: { of: About; known: Known }): ReactNode {
  const say = useSay();
  const place = placeOf(of, known.about);
  const { inCharge } = known;
  return (
    <Card className={css.beside}>
      <Facts
        rows={[
          { key: "unit", label: say(words.unit), value: known.unit.name },
          { key: "due", label: say(words.due), value: dateShown(known.dueOn) },
          ...(inCharge ? [{ key: "in", label: say(words.inCharge), value: inCharge.name }] : []),
        ]}
      />
      {place && (
        <p>
          <Go href={place.href}>{say(place.label)}</Go>
        </p>
      )}
    </Card>
  );
}

function Whole({ of, thing }: { of: About; thing: Thing }): ReactNode {
  const say = useSay();
  const known = knownOf(thing);
  useReadOnSight(of, known !== undefined);
  if (!known)
    return (
      <Empty whole icon={IconBellOff} title={say(words.nothingKnown)} next={say(words.nothingKnownNext)} />
    );
  const kind = thingKinds.find((one) => one === of.kind) ?? "task";
  return (
    <div className={css.page}>
      <PageTitle
        title={say(known.title)}
        trail={
          <>
            <Go href="/notices">{say(menuWords.menu)}</Go> / {say(kindLabels[kind])}
          </>
        }
        hint={thing.overdue ? <DueChip due={known.dueOn} legal={false} /> : say(words.notOverdueNow)}
      />
      <div className={css.two}>
        <div className={css.main}>
          <AnswerableParts of={of} thing={thing} />
        </div>
        <Beside of={of} known={known} />
      </div>
    </div>
  );
}

export default function ThingPage(): ReactNode {
  const { kind = "", code = "" } = usePath();
  const of = { kind, code };
  const { data, error, refetch } = useThing(of);
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  return <Whole of={of} thing={data} />;
}
