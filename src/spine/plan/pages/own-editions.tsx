/** The signed editions of a unit's plan: each as it was signed, and what it changed against the one before. */
import "#base/ui/styles/forms.ts";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { ownWorkWords as words } from "../own-words.ts";
import type { EditionChange, EditionClause, EditionField, EditionItem } from "../rules/editions.ts";
import { words as planWords } from "../words.ts";
import css from "./own/own.module.css";
import { ownWords } from "./own/words.ts";
import { screenWords } from "./words.ts";

interface Head {
  readonly edition: number;
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly at: string;
  readonly by: string | null;
}

interface Edition {
  readonly id: number;
  readonly unit: { readonly name: string };
  readonly document: { readonly id: number; readonly title: string; readonly number: string | null };
  readonly year: number;
  readonly amending: boolean;
  readonly editions: readonly Head[];
  readonly shown: Head;
  readonly clauses: readonly EditionClause[];
  readonly items: readonly EditionItem[];
  readonly changes: readonly EditionChange[] | null;
}

const fieldLabels: Readonly<Record<EditionField, Label>> = {
  text: planWords.ownText,
  holder: planWords.ownHolder,
  dueOn: planWords.ownDue,
  lateReason: planWords.ownLateReason,
  integratedIn: planWords.ownIntegrated,
  integratedRef: planWords.ownIntegratedRef,
  leftOut: planWords.ownLeftOut,
};

const valueShown = (name: EditionField, value: string | null, say: Say): string => {
  if (value === null) return say(ownWords.notSaid);
  return name === "dueOn" ? dateShown(value) : value;
};

function Change({ change }: { change: EditionChange }): ReactNode {
  const say = useSay();
  return (
    <li>
      <p>
        <strong>{say(words[change.kind])}</strong>{" "}
        <span lang="vi">
          {change.path} {change.text}
        </span>
      </p>
      {change.fields.map(({ name, before, after }) => (
        <p key={name} className={css.quiet}>
          {say(fieldLabels[name])}: <del>{valueShown(name, before, say)}</del> →{" "}
          <ins>{valueShown(name, after, say)}</ins>
        </p>
      ))}
    </li>
  );
}

function Changes({ of }: { of: Edition }): ReactNode {
  const say = useSay();
  const { changes, shown } = of;
  const n = shown.edition - 1;
  return (
    <Card className={css.clause}>
      <h2>{say(words.against, { n })}</h2>
      {changes?.length === 0 && <p className={css.quiet}>{say(words.sameEdition)}</p>}
      <ul className={css.changes}>
        {changes?.map((change) => (
          <Change key={change.key} change={change} />
        ))}
      </ul>
    </Card>
  );
}

function factsOf(piece: EditionItem | EditionClause, say: Say): string {
  const facts = [piece.holder, piece.dueOn && dateShown(piece.dueOn)];
  if ("leftOut" in piece) {
    if (piece.leftOut !== null) return say(words.leftOutShort, { why: piece.leftOut });
    facts.push(piece.lateReason, piece.integratedIn, piece.integratedRef);
  }
  return facts.filter(Boolean).join(" · ");
}

function Piece({ path, piece }: { path: string | null; piece: EditionItem | EditionClause }): ReactNode {
  const say = useSay();
  return (
    <li>
      <p lang="vi">
        {path && <strong>{path} </strong>}
        {piece.text}
      </p>
      <p className={css.quiet}>{factsOf(piece, say)}</p>
    </li>
  );
}

function Content({ of }: { of: Edition }): ReactNode {
  const say = useSay();
  return (
    <>
      <Card className={css.clause}>
        <ul className={css.changes}>
          {of.clauses.map((clause) => (
            <Piece key={clause.clauseId} path={clause.path} piece={clause} />
          ))}
        </ul>
      </Card>
      {of.items.length > 0 && (
        <Card className={css.clause}>
          <h2>{say(words.items)}</h2>
          <ul className={css.changes}>
            {of.items.map((item) => (
              <Piece key={item.itemId} path={null} piece={item} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Which({ of }: { of: Edition }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const nameOf = (e: Head): string =>
    say(words.editionN, { n: e.edition, number: e.number, day: dateShown(e.issuedOn) });
  return (
    <div className={css.tools}>
      <NativeSelect
        label={say(words.editions)}
        value={String(of.shown.edition)}
        data={of.editions.map((e) => ({ value: String(e.edition), label: nameOf(e) }))}
        onChange={(event) => change({ edition: event.currentTarget.value })}
      />
      <span className={css.quiet}>
        {say(words.signedBy, { by: of.shown.by ?? "…", at: instantShown(of.shown.at) })}
      </span>
    </div>
  );
}

/** The screen at /plan/own/$id/editions. */
export default function OwnEditions(): ReactNode {
  const say = useSay();
  const { id = "" } = usePath();
  const [address] = useAddress();
  const { data, error, refetch } = useQuery({
    queryKey: ["own-editions", id, address["edition"]],
    queryFn: ({ signal }) =>
      request<Edition>(`/api/plan/own/${id}/editions`, { query: { edition: address["edition"] }, signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  return (
    <>
      <PageTitle
        title={data.shown.title}
        hint={[data.unit.name, data.shown.number, dateShown(data.shown.issuedOn)].join(" · ")}
        trail={
          <>
            <Go href="/plan">{say(screenWords.plan)}</Go> ›{" "}
            <Go href={`/plan/own?plan=${data.document.id}&year=${data.year}`}>{say(ownWords.view)}</Go>
          </>
        }
      />
      {data.amending && <p className={css.note}>{say(words.amending)}</p>}
      <Which of={data} />
      {data.changes ? <Changes of={data} /> : <p className={css.quiet}>{say(words.firstEdition)}</p>}
      <Content of={data} />
    </>
  );
}
