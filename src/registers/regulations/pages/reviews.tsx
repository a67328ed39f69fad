/** The reviews of a regulation: on which days, which are done and with what result. */
import { ActionIcon, Button, Textarea } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { words } from "../words.ts";
import css from "./parts.module.css";
import type { PartsRead, Review } from "./types.ts";
import { useWriteParts } from "./use-parts.ts";

function Done(props: { code: string; review: Review; onDone: () => void }): ReactNode {
  const say = useSay();
  const { code, review, onDone } = props;
  const [day, setDay] = useState(dateShown(today()));
  const [result, setResult] = useState("");
  const save = useWriteParts(code, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const doneOn = dateTyped(day);
    if (doneOn) save.mutate({ path: `reviews/${review.id}/done`, body: { doneOn, result } });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {save.error && <ProblemNote error={save.error} />}
      <DateField label={say(words.reviewDay)} value={day} onChange={setDay} />
      <Textarea
        label={say(words.result)}
        value={result}
        autosize
        minRows={2}
        maxLength={5000}
        required
        onChange={(e) => setResult(e.currentTarget.value)}
      />
      <div className={css.acts}>
        <Button type="submit" loading={save.isPending}>
          {say(words.save)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

function Line(props: { code: string; review: Review; may: boolean }): ReactNode {
  const say = useSay();
  const { code, review, may } = props;
  const [ending, end] = useState(false);
  const late = review.doneOn === null && review.dueOn < today();
  return (
    <li>
      <span>{say(words.reviewOn, { day: dateShown(review.dueOn) })}</span>{" "}
      {late && <span className={css.late}>{say(words.late)}</span>}
      {review.doneOn && (
        <span className={css.quiet}>
          {say(words.doneOn, { day: dateShown(review.doneOn), result: review.result ?? "" })}
        </span>
      )}
      {may && review.doneOn === null && !ending && (
        <Button size="compact-sm" variant="subtle" onClick={() => end(true)}>
          {say(words.markDone)}
        </Button>
      )}
      {ending && <Done code={code} review={review} onDone={() => end(false)} />}
    </li>
  );
}

interface Day {
  readonly key: number;
  readonly text: string;
}

const isWrong = (day: Day): boolean => day.text.trim() !== "" && dateTyped(day.text) === null;

function Days(props: { code: string; parts: PartsRead; onDone: () => void }): ReactNode {
  const say = useSay();
  const { code, parts, onDone } = props;
  const open = parts.reviews.filter((r) => r.doneOn === null);
  const [days, set] = useState<readonly Day[]>(open.map((r, key) => ({ key, text: dateShown(r.dueOn) })));
  const [next, setNext] = useState(open.length);
  const [tried, setTried] = useState(false);
  const save = useWriteParts(code, onDone);
  const add = (): void => {
    set([...days, { key: next, text: "" }]);
    setNext(next + 1);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    // All days are set anew: one that cannot be read would be lost without a word.
    if (days.some(isWrong)) return;
    const kept = days.flatMap((d) => dateTyped(d.text) ?? []);
    save.mutate({ path: "reviews", body: { version: parts.version, days: kept } });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {save.error && <ProblemNote error={save.error} />}
      {days.map((day) => (
        <div key={day.key} className={css.row}>
          <DateField
            label={say(words.reviewDay)}
            value={day.text}
            error={tried && isWrong(day) ? say(words.notADay) : null}
            onChange={(text) => set(days.map((d) => (d.key === day.key ? { ...d, text } : d)))}
          />
          <span />
          <ActionIcon
            size={36}
            variant="subtle"
            aria-label={say(words.remove, { what: day.text })}
            onClick={() => set(days.filter((d) => d.key !== day.key))}
          >
            <IconTrash size={17} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <div className={css.acts}>
        <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} />} onClick={add}>
          {say(words.addReview)}
        </Button>
        <Button type="submit" size="compact-md" loading={save.isPending}>
          {say(words.save)}
        </Button>
        <Button variant="default" size="compact-md" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

/** The part. */
export function Reviews(props: { code: string; parts: PartsRead; may: boolean }): ReactNode {
  const say = useSay();
  const { code, parts, may } = props;
  const [editing, edit] = useState(false);
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{say(words.reviews)}</h2>
        {may && !editing && (
          <Button size="compact-sm" variant="subtle" onClick={() => edit(true)}>
            {say(words.editReviews)}
          </Button>
        )}
      </div>
      {parts.reviews.length === 0 && !editing && <p className={css.quiet}>{say(words.noReviews)}</p>}
      <ul className={css.list}>
        {parts.reviews
          .filter((r) => !editing || r.doneOn !== null)
          .map((review) => (
            <Line key={review.id} code={code} review={review} may={may} />
          ))}
      </ul>
      {editing && <Days code={code} parts={parts} onDone={() => edit(false)} />}
    </section>
  );
}
