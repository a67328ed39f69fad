/** What units wrote, with what is repeated marked: in each text, and gathered, so that a sentence is taken once. */
import { Button } from "@mantine/core";
import { IconCircleCheck, IconCopyCheck, IconHistory, IconQuote } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { StatusBadge } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import { repetitionOf, type Group, type Piece, type Repetition } from "../../rules/repetition.ts";
import { stateLooks } from "../codes.ts";
import css from "./city.module.css";
import { repetitionWords as words } from "./repetition-words.ts";
import type { UnitText } from "./types.ts";
import { cityWords } from "./words.ts";

/** Takes words into the city's text, from these reports. */
export type Take = (text: string, from: readonly number[]) => void;

/** The marks, with who each number is. */
interface Marks extends Repetition {
  readonly names: ReadonlyMap<number, string>;
}

/** The marks of a section's texts, made once for them. */
export function useRepetition(rows: readonly UnitText[]): Marks {
  return useMemo(() => {
    const told = rows.map(({ submissionId: id, unit, text, before }) => ({
      id,
      name: unit.name,
      text,
      before,
    }));
    return { ...repetitionOf(told), names: new Map(told.map(({ id, name }) => [id, name])) };
  }, [rows]);
}

function UnitLinks({ ids, names }: { ids: readonly number[]; names: Marks["names"] }): ReactNode {
  return ids.map((id, at) => (
    <span key={id}>
      {at > 0 && ", "}
      <Go href={`/reports/submissions/${id}`}>{names.get(id)}</Go>
    </span>
  ));
}

/** Groups that stand in the list at once. */
const SHOWN_MOST = 8;

interface RepeatedProps {
  readonly repetition: Marks;
  /** Groups that the city's text has already. */
  readonly taken: ReadonlySet<number>;
  readonly take: Take | null;
}

interface GroupProps {
  readonly group: Group;
  readonly names: Marks["names"];
  readonly isTaken: boolean;
  readonly take: Take | null;
}

function GroupLine({ group, names, isTaken, take }: GroupProps): ReactNode {
  const say = useSay();
  const n = numberShown(group.ids.length);
  return (
    <li>
      <p lang="vi">{group.text}</p>
      <div className={css.groupLine}>
        <details>
          <summary>
            {say(words.unitsN, { n })}, {say(group.isSame ? words.same : words.nearly)}
          </summary>
          <UnitLinks ids={group.ids} names={names} />
        </details>
        {isTaken ? (
          <span className={css.good}>
            <IconCircleCheck size={15} /> {say(words.taken)}
          </span>
        ) : (
          take && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconQuote size={13} />}
              onClick={() => take(group.text, group.ids)}
            >
              {say(words.take)}
            </Button>
          )
        )}
      </div>
    </li>
  );
}

/** Every sentence that several units wrote, the most repeated first; nothing where there is none. */
export function Repeated({ repetition, taken, take }: RepeatedProps): ReactNode {
  const say = useSay();
  const [all, showAll] = useState(false);
  const { groups, names } = repetition;
  if (groups.length === 0) return null;
  const shown = all ? groups : groups.slice(0, SHOWN_MOST);
  return (
    <details className={css.repeated} open>
      <summary>{say(words.repeated, { n: numberShown(groups.length) })}</summary>
      <p className={css.quiet}>{say(words.repeatedHint)}</p>
      <ol>
        {shown.map((group, at) => (
          <GroupLine key={group.text} group={group} names={names} isTaken={taken.has(at)} take={take} />
        ))}
      </ol>
      {shown.length < groups.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => showAll(true)}>
          {say(words.more, { n: numberShown(groups.length) })}
        </Button>
      )}
    </details>
  );
}

/** One piece of a text: what others wrote too is marked, and says of whom. */
function Marked({
  piece,
  group,
  others,
}: {
  piece: Piece;
  group: Group | undefined;
  others: string;
}): ReactNode {
  const say = useSay();
  if (!group && !piece.isOld) return piece.text;
  const text = piece.text.trimEnd();
  return (
    <>
      <mark className={css.repeat} title={group && say(words.alsoFrom, { names: others })}>
        {text}
        {group && (
          <span className={css.sign}>
            <IconCopyCheck size={13} aria-hidden="true" />{" "}
            {say(words.others, { n: numberShown(group.ids.length - 1) })}
          </span>
        )}
        {piece.isOld && (
          <span className={css.sign}>
            <IconHistory size={13} aria-hidden="true" /> {say(words.old)}
          </span>
        )}
      </mark>
      {piece.text.slice(text.length)}
    </>
  );
}

interface UnitWordsProps {
  readonly row: UnitText;
  readonly repetition: Marks;
  readonly take: Take | null;
}

/** What one unit wrote. */
export function UnitWords({ row, repetition, take }: UnitWordsProps): ReactNode {
  const say = useSay();
  const { submissionId, unit, text } = row;
  const pieces = repetition.pieces.get(submissionId) ?? [];
  const old = pieces.filter((piece) => piece.isOld).length;
  const othersOf = (group: Group | undefined): string =>
    (group?.ids ?? [])
      .filter((id) => id !== submissionId)
      .map((id) => repetition.names.get(id))
      .join(", ");
  return (
    <li className={css.told}>
      <div className={css.toldHead}>
        <Go href={`/reports/submissions/${submissionId}`}>{unit.name}</Go>
        <StatusBadge look={stateLooks[row.state]} />
        {row.byName && <span className={css.quiet}>{row.byName}</span>}
        {old > 0 && <span className={css.soon}>{say(words.oldN, { n: numberShown(old) })}</span>}
        {take && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconQuote size={13} />}
            onClick={() => take(text, [submissionId])}
          >
            {say(cityWords.quote)}
          </Button>
        )}
      </div>
      <p lang="vi">
        {pieces.map((piece, at) => {
          const group = piece.group === null ? undefined : repetition.groups[piece.group];
          return <Marked key={at} piece={piece} group={group} others={othersOf(group)} />;
        })}
      </p>
    </li>
  );
}
