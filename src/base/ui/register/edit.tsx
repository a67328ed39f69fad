/** Adding and changing a record; a stale edit shows what differs and asks what to keep. */
import { Button } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "../bits.tsx";
import { changesOf } from "../form/values.ts";
import { RecordForm } from "../form/record-form.tsx";
import { Go, useAddress, useGo, usePath } from "../go.tsx";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import { ProblemError, request, writeKey } from "../request.ts";
import { toast } from "../toast.tsx";
import type { Drawn, RecordRow } from "./description.ts";
import css from "./register.module.css";
import { useRecord, useRefresh } from "./show.tsx";
import { Value } from "./value.tsx";
import { words } from "./words.ts";

type Values = Record<string, unknown>;

interface Clash {
  readonly mine: Values;
  readonly theirs: RecordRow;
}

function ClashTable({ of, clash }: { of: Drawn; clash: Clash }): ReactNode {
  const say = useSay();
  const differing = Object.keys(changesOf(clash.mine, clash.theirs));
  return (
    <table className={css.clash}>
      <thead>
        <tr>
          <th scope="col">{say(words.field)}</th>
          <th scope="col">{say(words.mine)}</th>
          <th scope="col">{say(words.theirs)}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(of.shape.fields)
          .filter(([name]) => differing.includes(name))
          .map(([name, field]) => (
            <tr key={name}>
              <th scope="row">{say(field.label)}</th>
              <td>
                <Value field={field} value={clash.mine[name]} spell agency={of.supplied.agency} />
              </td>
              <td>
                <Value field={field} value={clash.theirs[name]} spell agency={of.supplied.agency} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** The present row in a refusal for staleness; null in any other. */
function theirsIn(error: unknown): RecordRow | null {
  const stale = error instanceof ProblemError && error.kind === "conflict";
  return stale ? ((error.facts["current"] as RecordRow | undefined) ?? null) : null;
}

/** Sends what was typed; a conflict with the present row is handed to `onClash` instead of thrown. */
function useSave(of: Drawn, row: RecordRow | null, onClash: (clash: Clash) => void) {
  const last = useRef({ text: "", key: "" });
  const send = (body: Values): Promise<RecordRow> => {
    // The same act sent again after a dead line keeps its key, so that it is one write.
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: writeKey() };
    const path = row ? `${of.api}/${row.code}` : of.api;
    return request<RecordRow>(path, { method: row ? "PATCH" : "POST", body, key: last.current.key });
  };
  return async (values: Values, version?: number): Promise<RecordRow | null> => {
    try {
      return await send(row ? { ...changesOf(values, row), version: version ?? row.version } : values);
    } catch (error) {
      const theirs = theirsIn(error);
      if (!theirs) throw error;
      onClash({ mine: values, theirs });
      return null;
    }
  };
}

/** What the address already tells of a new record: a link from elsewhere fills in what is known there. */
function useToldBefore(of: Drawn): { readonly values: Values; readonly key: string } {
  const [address] = useAddress();
  const told = Object.entries(address).filter(([name, value]) => of.shape.fields[name] && value);
  const values = Object.fromEntries(told);
  return { values, key: told.length > 0 ? `?${new URLSearchParams(values).toString()}` : "" };
}

function Editor({ of, row }: { of: Drawn; row: RecordRow | null }): ReactNode {
  const say = useSay();
  const go = useGo();
  const refresh = useRefresh(of);
  const [clash, setClash] = useState<Clash | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const told = useToldBefore(of);
  const save = useSave(of, row, setClash);
  const leave = row ? `${of.path}/${row.code}` : of.path;
  const done = (saved: RecordRow, both = false): void => {
    refresh(saved);
    toast(say(both ? words.changedBoth : row ? words.changed : words.added, { code: saved.code }));
    go(`${of.path}/${saved.code}`, { replace: true });
  };
  const submit = async (values: Values): Promise<void> => {
    const saved = await save(values);
    // The version moved by more than this one change: somebody else's stands beside it.
    if (saved) done(saved, row !== null && saved.version > row.version + 1);
  };
  const keepMine = async (): Promise<void> => {
    if (!clash) return;
    const saved = await save(clash.mine, clash.theirs.version).catch(setFailed);
    if (saved) done(saved);
  };
  if (clash)
    return (
      <div className={css.clashBox} role="alert">
        <h2>{say(words.conflict)}</h2>
        <ClashTable of={of} clash={clash} />
        {failed !== null && <ProblemNote error={failed} />}
        <div className={css.panelActs}>
          <Button onClick={() => void keepMine()}>{say(words.keepMine)}</Button>
          <Button variant="default" onClick={() => done(clash.theirs)}>
            {say(words.takeTheirs)}
          </Button>
        </div>
      </div>
    );
  const draft = of.face.keepsDrafts === false ? null : `${of.face.name}/${row?.code ?? `new${told.key}`}`;
  return (
    <RecordForm
      fields={of.shape.fields}
      row={row ?? told.values}
      draft={draft}
      {...(of.supplied.pickers && { pickers: of.supplied.pickers })}
      onSubmit={submit}
      onCancel={() => go(leave)}
    />
  );
}

/** The screens at /<register>/new and /<register>/<code>/edit. */
export default function RegisterEdit({ of }: { of: Drawn }): ReactNode {
  const say = useSay();
  const { code } = usePath();
  const { data: row, error } = useRecord(of, code);
  const one = say(of.shape.one).toLocaleLowerCase();
  if (error) return <ProblemNote whole error={error} />;
  if (code && !row) return <Waiting lines={10} />;
  return (
    <div className={css.page}>
      <PageTitle
        trail={
          <>
            <Go href={of.path}>{say(of.shape.many)}</Go>
            {row && (
              <>
                <span>/</span> <Go href={`${of.path}/${row.code}`}>{row.code}</Go>
              </>
            )}
          </>
        }
        title={say(row ? words.editOne : words.add, { one })}
        hint={row?.title}
      />
      <Card className={css.sheet}>
        <Editor of={of} row={row ?? null} />
      </Card>
    </div>
  );
}
