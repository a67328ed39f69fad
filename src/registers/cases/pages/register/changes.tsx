/** The screen at /case-register/changes: what was proposed, beside what stands, and its decision. */
import { Button, Textarea } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, StatusBadge, Waiting, type Tone } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import {
  codeLists,
  fieldOf,
  type Code,
  type DatedSetting,
  type Fact,
  type OwnField,
  type OwnPlace,
} from "../../schema/index.ts";
import { changeName } from "../../change-name.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { Head } from "./frame.tsx";
import { Preview } from "./preview.tsx";
import css from "./register.module.css";
import { Told } from "./told.tsx";
import { changed, useFields } from "./use-fields.ts";

type State = "waits" | "in-force" | "refused" | "withdrawn";
interface Body {
  readonly codes?: readonly Code[];
  readonly setting?: DatedSetting;
  readonly field?: OwnField;
  readonly fact?: Fact<unknown>;
  readonly list?: string | null;
}
interface Proposal {
  readonly id: number;
  readonly kind: "code" | "setting" | "field" | "fact";
  readonly subject: string;
  readonly body: Body;
  readonly stands: object | null;
  readonly reason: string;
  readonly second: "none" | "another" | "data-protection";
  readonly at: string;
  readonly byName: string;
  readonly state: State;
  readonly decidedAt: string | null;
  readonly decidedName: string | null;
  readonly said: string | null;
  readonly can: readonly string[];
}

const tones: Readonly<Record<State, Tone>> = {
  waits: "soon",
  "in-force": "good",
  refused: "calm",
  withdrawn: "calm",
};

/** What is to stand. */
const givenOf = ({ kind, body }: Proposal): object | null => {
  if (kind === "code") return body.codes?.at(-1) ?? null;
  if (kind === "setting") return body.setting ?? null;
  return (kind === "field" ? body.field : body.fact) ?? null;
};

/** What a change of a field is of, and from when; null of any other change. */
function fieldIn({ kind, body }: Proposal): { id: string; written: string } | null {
  if (kind === "setting" && body.setting) return { id: body.setting.field, written: body.setting.validFrom };
  return body.field ? { id: body.field.field, written: body.field.validFrom } : null;
}

/** Of which list or part of a case it is. */
function whereOf({ kind, subject }: Proposal): Label {
  if (kind === "fact") return words.facts;
  const [first = ""] = subject.split(/[./]/);
  if (kind === "code") return codeLists.find((one) => one.name === first)?.label ?? words.ownList;
  return words[`place-${first as OwnPlace}`];
}

/** The form that a field is asked in, as it becomes. */
function FormOf({ of }: { of: Proposal }): ReactNode {
  const { data } = useFields();
  const changes = fieldIn(of);
  if (!data || !changes || of.state !== "waits") return null;
  const { setting, field, codes = [], list } = of.body;
  const change = {
    ...(setting && { setting }),
    ...(field && { own: field }),
    codes: list ? { [list]: codes } : {},
  };
  return <Preview standing={changed(data, change)} field={changes.id} written={changes.written} />;
}

function Deciding({ of }: { of: Proposal }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [said, say_] = useState("");
  const deciding = useMutation({
    mutationFn: ({ act, body }: { act: string; body: object }) =>
      request(`/api/case-register/proposals/${of.id}/${act}`, { method: "POST", body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["case-register"] });
      void client.invalidateQueries({ queryKey: ["my-work"] });
    },
  });
  const decide = (verdict: "in-force" | "refused"): void =>
    deciding.mutate({ act: "decide", body: { verdict, said: said.trim() || null } });
  if (of.can.length === 0) return null;
  return (
    <div className="no-print">
      {deciding.error && <ProblemNote error={deciding.error} />}
      {of.can.includes("decide") && (
        <Textarea
          label={say(words.said)}
          value={said}
          autosize
          minRows={2}
          mb={10}
          onChange={(event) => say_(event.currentTarget.value)}
        />
      )}
      <span className={css.acts}>
        {of.can.includes("decide") && (
          <>
            <Button loading={deciding.isPending} onClick={() => decide("in-force")}>
              {say(words.putInForce)}
            </Button>
            <Button variant="default" onClick={() => decide("refused")}>
              {say(words.refuse)}
            </Button>
          </>
        )}
        {of.can.includes("withdraw") && (
          <Button variant="default" onClick={() => deciding.mutate({ act: "withdraw", body: {} })}>
            {say(words.withdraw)}
          </Button>
        )}
      </span>
    </div>
  );
}

/** A setting with what it leaves as it is shipped; anything else as it is. */
function inFull(kind: Proposal["kind"], subject: string, said: object | null): object | null {
  const shipped = kind === "setting" ? fieldOf(subject) : undefined;
  if (!shipped) return said;
  const { label, required } = shipped.field;
  const set = Object.entries(said ?? {}).filter(([, value]) => value !== null);
  return { label, required, hidden: false, seenBy: shipped.seenBy, ...Object.fromEntries(set) };
}

function Sides({ of }: { of: Proposal }): ReactNode {
  const say = useSay();
  const stands = inFull(of.kind, of.subject, of.stands);
  return (
    <div className={css.sides}>
      {of.state === "waits" && (
        <div>
          <h4>{say(words.before)}</h4>
          {stands ? <Told body={stands} /> : <p className={css.quiet}>{say(words.nothingYet)}</p>}
        </div>
      )}
      <div>
        <h4>{say(of.state === "waits" ? words.after : words.content)}</h4>
        <Told body={inFull(of.kind, of.subject, givenOf(of)) ?? {}} against={stands} />
      </div>
    </div>
  );
}

function One({ of }: { of: Proposal }): ReactNode {
  const say = useSay();
  const waits = of.second === "data-protection" ? words.needsOfficer : words.needsAnother;
  return (
    <article className={css.change} aria-label={say(changeName(of))}>
      <h3>
        {say(changeName(of))} <span className={css.code}>{say(whereOf(of))}</span>
        <StatusBadge look={{ label: words[`state-${of.state}`], tone: tones[of.state] }} />
      </h3>
      <p lang="vi">{of.reason}</p>
      <span className={css.quiet}>
        {say(words.by, { by: of.byName, at: instantShown(of.at) })}
        {of.state === "waits" && ` · ${say(waits)}`}
        {of.decidedAt &&
          of.second !== "none" &&
          ` · ${say(words.decidedBy, { by: of.decidedName ?? "", at: instantShown(of.decidedAt) })}`}
        {of.said && ` · ${of.said}`}
      </span>
      <Sides of={of} />
      <FormOf of={of} />
      <Deciding of={of} />
    </article>
  );
}

export default function ChangesPage(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["case-register", "proposals"],
    queryFn: ({ signal }) => request<{ rows: Proposal[] }>("/api/case-register/proposals", { signal }),
  });
  return (
    <>
      <Head view="changes" />
      {error && <ProblemNote whole error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data?.rows.length === 0 && (
        <Empty icon={IconListCheck} title={say(words.none)} next={say(words.noneNext)} />
      )}
      {data && data.rows.length > 0 && (
        <Card>
          {data.rows.map((one) => (
            <One key={one.id} of={one} />
          ))}
        </Card>
      )}
    </>
  );
}
