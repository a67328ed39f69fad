/** Import of units: a file is read, each row's effect and each refused cell shown, and only then may it be entered. */
import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { Card, PageTitle } from "#base/ui/bits.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { numberShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { ImportAnswer, PlanAnswer } from "../answers.ts";
import { fieldWords, kindWords, refusalWords } from "../words.ts";
import css from "./agencies.module.css";
import { UnitLink } from "./parts.tsx";
import { words } from "./words.ts";

const listedMost = 200;

function reasonOf(code: string): Label {
  return refusalWords[code as keyof typeof refusalWords] ?? { vi: code, en: code };
}

function bodyOf(file: File): FormData {
  const body = new FormData();
  body.append("file", file);
  return body;
}

function Refusals({ plan }: { plan: PlanAnswer }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.sheet}>
      <div className={css.stack} style={{ gap: 10 }}>
        <h2 style={{ fontSize: "1rem" }}>{say(words.refusedTitle)}</h2>
        <div className={css.scroll}>
          <table className={css.grid} aria-label={say(words.refusedTitle)}>
            <thead>
              <tr>
                <th scope="col">{say(words.row)}</th>
                <th scope="col">{say(words.column)}</th>
                <th scope="col">{say(words.found)}</th>
                <th scope="col">{say(words.reason)}</th>
              </tr>
            </thead>
            <tbody>
              {plan.refusals.slice(0, listedMost).map((r) => (
                <tr key={`${r.row} ${r.column} ${r.reason}`}>
                  <th scope="row">{r.row}</th>
                  <td>{r.column}</td>
                  <td>{r.found || "—"}</td>
                  <td>{say(reasonOf(r.reason))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {plan.refusals.length > listedMost && (
          <p className={css.quiet}>{say(words.more, { n: plan.refusals.length - listedMost })}</p>
        )}
      </div>
    </Card>
  );
}

function fieldName(key: string): Label {
  if (key === "contact") return words.contact;
  return fieldWords[key as keyof typeof fieldWords] ?? { vi: key, en: key };
}

function Effects({ plan }: { plan: PlanAnswer }): ReactNode {
  const say = useSay();
  if (plan.create.length + plan.update.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <ul className={css.lines}>
        {plan.create.slice(0, listedMost).map((unit) => (
          <li key={`${unit.row}`}>
            <strong>{say(words.planNew)}</strong> {unit.name}
            <span className={css.code}>
              {say(kindWords[unit.kind])} · {unit.code} · {say(words.row)} {unit.row}
            </span>
          </li>
        ))}
        {plan.update.slice(0, listedMost).map((unit) => (
          <li key={unit.id}>
            <strong>{say(words.planChange)}</strong> <UnitLink unit={unit} />
            <span className={css.code}>
              {[...unit.fields.map((key) => say(fieldName(key))), ...unit.aliases.map((a) => `“${a}”`)].join(
                ", ",
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Counts({ plan }: { plan: PlanAnswer }): ReactNode {
  const say = useSay();
  const refused = new Set(plan.refusals.map((r) => r.row)).size;
  const counts: readonly (readonly [Label, number])[] = [
    [words.planNew, plan.create.length],
    [words.planChange, plan.update.length],
    [words.planSame, plan.unchanged],
    [words.planRefused, refused],
  ];
  return (
    <output className={css.counts}>
      {counts.map(([label, n]) => (
        <div key={label.en} className={css.count}>
          <strong>{numberShown(n)}</strong>
          <span className={css.quiet}>{say(label)}</span>
        </div>
      ))}
    </output>
  );
}

interface EnterProps {
  readonly plan: PlanAnswer;
  readonly busy: boolean;
  readonly enter: (rows: "all" | "good") => void;
}

/** What may be done with the file: all of it, or its good rows only, or nothing. */
function Enter({ plan, busy, enter }: EnterProps): ReactNode {
  const say = useSay();
  const good = plan.create.length + plan.update.length;
  if (good === 0) return plan.refusals.length === 0 ? <p>{say(words.importNothing)}</p> : null;
  if (plan.refusals.length === 0)
    return (
      <Button loading={busy} onClick={() => enter("all")}>
        {say(words.importAll)}
      </Button>
    );
  return (
    <Button variant="default" loading={busy} onClick={() => enter("good")}>
      {say(words.importGood, { n: good })}
    </Button>
  );
}

function Chooser(props: { again: boolean; busy: boolean; onFile: (file: File) => void }): ReactNode {
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={css.acts}>
      <Button
        variant={props.again ? "default" : "filled"}
        leftSection={<IconUpload size={18} stroke={1.75} />}
        loading={props.busy}
        onClick={() => picker.current?.click()}
      >
        {say(props.again ? words.chooseOther : words.choose)}
      </Button>
      <Button component="a" variant="subtle" href="/api/agencies/export.xlsx?kind=association" download>
        {say(words.importPattern)}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={say(words.choose)}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) props.onFile(chosen);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

/** The screen at /agencies/import. */
export default function Import(): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const plan = useMutation({
    mutationFn: (file: File) =>
      request<PlanAnswer>("/api/agencies/import/plan", { method: "POST", body: bodyOf(file) }),
  });
  const enter = useMutation({
    mutationFn: ({ file, rows }: { file: File; rows: "all" | "good" }) =>
      request<ImportAnswer>("/api/agencies/import", { method: "POST", query: { rows }, body: bodyOf(file) }),
    onSuccess: async (done) => {
      await client.invalidateQueries();
      toast(say(words.importDone, { ...done }));
      go("/agencies");
    },
  });
  const { data, variables: file } = plan;
  const error = plan.error ?? enter.error;
  return (
    <>
      <PageTitle
        title={say(words.importTitle)}
        hint={say(words.importHint)}
        trail={<Go href="/agencies">{say(words.title)}</Go>}
      />
      <div className={css.stack}>
        <Chooser again={Boolean(data)} busy={plan.isPending} onFile={(chosen) => plan.mutate(chosen)} />
        {error && <ProblemNote error={error} />}
        {data && file && (
          <>
            <p className={css.quiet}>{file.name}</p>
            <Counts plan={data} />
            <div className={css.acts}>
              <Enter plan={data} busy={enter.isPending} enter={(rows) => enter.mutate({ file, rows })} />
            </div>
            {data.refusals.length > 0 && <Refusals plan={data} />}
            <Effects plan={data} />
          </>
        )}
      </div>
    </>
  );
}
