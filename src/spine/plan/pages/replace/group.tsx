/** One clause of the old plan with its tasks, and the decision on them. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { wordDifference } from "#base/vi/index.ts";
import type { Label } from "#base/words.ts";
import type { Fate, GroupKind } from "../../rules/replacing.ts";
import css from "./replace.module.css";
import { keyOf, type Decided, type Outlook, type OutlookGroup } from "./types.ts";
import { replaceWords as words } from "./words.ts";

/** How the kinds are called, in the order in which they ask for attention. */
export const kindLabels: Readonly<Record<GroupKind, Label>> = {
  changed: words.kindChanged,
  dropped: words.kindDropped,
  unnamed: words.kindUnnamed,
  redated: words.kindRedated,
  same: words.kindSame,
};

/** What a screen does with decisions. */
export interface Deciding {
  readonly decided: Decided;
  readonly added: Outlook["added"];
  /** How the new plan is called. */
  readonly name: string;
  readonly decide: (groups: readonly OutlookGroup[], fate: Fate | null, reason?: string) => void;
  readonly pair: (clauseId: number, to: number | null) => void;
}

function fateName(group: OutlookGroup, fate: Fate, say: Say): string {
  if (fate === "carry" && group.open === 0) return say(words.carryDone);
  if (fate === "renew" && group.open === 0) return say(words.renewDone);
  if (fate === "renew" && group.twins > 0) return say(words.renewTwin);
  return say(words[fate]);
}

/** Why the tasks of a group end, as it is proposed. */
export const reasonFor = (group: OutlookGroup, name: string, say: Say): string =>
  say(group.kind === "unnamed" ? words.reasonUnnamed : words.reasonDropped, { name });

function Numbers({ group }: { group: OutlookGroup }): ReactNode {
  const say = useSay();
  const told = [
    group.open > 0 && say(words.openN, { n: numberShown(group.open) }),
    group.started > 0 && say(words.startedN, { n: numberShown(group.started) }),
    group.settled > 0 && say(words.settledN, { n: numberShown(group.settled) }),
    group.twins > 0 && say(words.twinsN, { n: numberShown(group.twins) }),
    ...group.redated.map(([before, after]) =>
      say(words.dueMoves, { before: before ? dateShown(before) : say(words.noDay), after: dateShown(after) }),
    ),
    group.paired && say(words.pairedNote),
  ];
  return <p className={css.numbers}>{told.filter(Boolean).join(" · ")}</p>;
}

function Text({ group }: { group: OutlookGroup }): ReactNode {
  const { clause, to, kind } = group;
  const paths = to && to.path !== clause.path ? `${clause.path} → ${to.path}` : clause.path;
  if (kind !== "changed" || !to)
    return (
      <p lang="vi">
        <span className={css.path}>{paths}</span> {clause.text}
      </p>
    );
  return (
    <p lang="vi">
      <span className={css.path}>{paths}</span>{" "}
      {wordDifference(clause.text, to.text).map((run, at) => {
        const Tag = run.kind === "gone" ? "del" : run.kind === "new" ? "ins" : "span";
        return <Tag key={at}>{run.text}</Tag>;
      })}
    </p>
  );
}

function Pairing({ group, of }: { group: OutlookGroup; of: Deciding }): ReactNode {
  const say = useSay();
  if (group.paired)
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => of.pair(group.clause.id, null)}>
        {say(words.unpair)}
      </Button>
    );
  if (group.kind !== "dropped" || of.added.length === 0) return null;
  return (
    <NativeSelect
      label={say(words.pairWith)}
      value=""
      data={[
        { value: "", label: say(words.pairNone) },
        ...of.added.map((c) => ({ value: String(c.id), label: `${c.path} ${c.text}`.slice(0, 90) })),
      ]}
      onChange={(event) => of.pair(group.clause.id, Number(event.currentTarget.value) || null)}
    />
  );
}

function Choice({ group, of }: { group: OutlookGroup; of: Deciding }): ReactNode {
  const say = useSay();
  const own = of.decided.fates[keyOf(group)];
  return (
    <div className={css.choice}>
      <NativeSelect
        aria-label={`${say(words.fate)}: ${group.clause.path} ${group.clause.text.slice(0, 60)}`}
        value={own?.fate ?? ""}
        data-open={own ? undefined : true}
        data={[
          ...(own
            ? []
            : [{ value: "", label: say(words.undecided, { fate: fateName(group, group.proposed, say) }) }]),
          ...group.options.map((fate) => ({ value: fate, label: fateName(group, fate, say) })),
        ]}
        onChange={(event) => of.decide([group], event.currentTarget.value as Fate)}
      />
      {own?.fate === "end" && (
        <TextInput
          label={say(words.reason)}
          value={own.reason}
          maxLength={1000}
          required
          onChange={(event) => of.decide([group], "end", event.currentTarget.value)}
        />
      )}
      <Pairing group={group} of={of} />
    </div>
  );
}

/** The clauses of one kind, with one act for all that nobody has decided on. */
export function KindCard(props: {
  kind: GroupKind;
  groups: readonly OutlookGroup[];
  of: Deciding;
}): ReactNode {
  const say = useSay();
  const { kind, groups, of } = props;
  const open = groups.filter((g) => !of.decided.fates[keyOf(g)]);
  if (groups.length === 0) return null;
  return (
    <Card className={css.kind}>
      <div className={css.kindHead}>
        <h2 id={kind}>
          {say(kindLabels[kind])} <span className={css.count}>{groups.length}</span>
        </h2>
        {open.length > 0 ? (
          <Button size="compact-sm" variant="default" onClick={() => of.decide(open, null)}>
            {say(words.takeAll, { n: open.length })}
          </Button>
        ) : (
          <span className={css.count}>{say(words.allDecided)}</span>
        )}
      </div>
      <ol>
        {groups.map((group) => (
          <li key={keyOf(group)} className={css.group}>
            <div>
              <Text group={group} />
              <Numbers group={group} />
            </div>
            <Choice group={group} of={of} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
