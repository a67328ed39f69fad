/** Under a request to see or be given data: what was prepared for it, looked through and released by another, and its files. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import type { ExtractState, SubjectPart } from "../rules/extract.ts";
import { words } from "../words/extract.ts";
import css from "./cases.module.css";

interface Extract {
  readonly code: string;
  readonly caseCode: string;
  readonly state: ExtractState;
  readonly representative: boolean;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly isOwn: boolean;
  readonly releasedBy: string | null;
  readonly expiresAt: string | null;
}
interface Someone {
  readonly thing: number;
  readonly part: SubjectPart;
  readonly name: string | null;
}
interface Section {
  readonly title: Label;
  readonly lines: readonly { readonly field: string; readonly label: Label; readonly text: string }[];
}

/** Everything that would be given, as it would stand on paper. */
function Preview({ path }: { path: string }): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["extract", path],
    queryFn: ({ signal }) => request<{ sections: Section[] }>(path, { signal }),
    gcTime: 0,
  });
  if (error) return <ProblemNote error={error} />;
  if (data?.sections.length === 0) return <p className={css.quiet}>{say(words.noData)}</p>;
  return (
    <div className={css.fields}>
      {data?.sections.map(({ title, lines }, n) => (
        <div key={`${n}.${title.vi}`}>
          <strong>{say(title)}</strong>
          <dl className={css.given}>
            {lines.map((line) => (
              <div key={line.field}>
                <dt>{say(line.label)}</dt>
                <dd lang="vi">{line.text}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function Files({ path }: { path: string }): ReactNode {
  const say = useSay();
  return (
    <>
      {(["docx", "json"] as const).map((format) => (
        <Button
          key={format}
          component="a"
          size="compact-sm"
          variant="default"
          href={`/api${path}/files/${format}`}
          download
        >
          {say(format === "docx" ? words.word : words.json)}
        </Button>
      ))}
    </>
  );
}

function About({ of }: { of: Extract }): ReactNode {
  const say = useSay();
  const told = [
    say(words.preparedBy, { by: of.proposedBy, at: instantShown(of.proposedAt) }),
    ...(of.releasedBy ? [say(words.releasedBy, { by: of.releasedBy })] : []),
    ...(of.representative ? [say(words.forRepresentative)] : []),
  ];
  return (
    <>
      <strong>
        {of.code} · {of.caseCode} ·{" "}
        {say(words[`state-${of.state}`], { at: instantShown(of.expiresAt ?? "") })}
      </strong>
      <span className={css.quiet}>{told.join(" · ")}</span>
      {of.state === "proposed" && of.isOwn && <span className={css.quiet}>{say(words.own)}</span>}
    </>
  );
}

type Act = "release" | "withdraw";

/** Looked through first, then released, by somebody else; then fetched. */
function Acts(props: {
  of: Extract;
  path: string;
  looks: boolean;
  onLook: () => void;
  act: (name: Act) => void;
}) {
  const { of, path, looks, act } = props;
  const say = useSay();
  return (
    <span className={css.inline}>
      {!looks && (
        <Button size="compact-sm" variant="default" onClick={props.onLook}>
          {say(words.preview)}
        </Button>
      )}
      {looks && of.state === "proposed" && !of.isOwn && (
        <Button size="compact-sm" onClick={() => act("release")}>
          {say(words.release)}
        </Button>
      )}
      {of.state === "released" && <Files path={path} />}
      <Button size="compact-sm" variant="default" onClick={() => act("withdraw")}>
        {say(words.withdraw)}
      </Button>
    </span>
  );
}

function One({ of, base, onDone }: { of: Extract; base: string; onDone: () => void }): ReactNode {
  const say = useSay();
  const [looks, look] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const releases = useMay("data-request.release");
  const path = `${base}/extracts/${of.code}`;
  const act = (name: Act): void =>
    void request(`/api${path}/${name}`, { method: "POST", body: {} }).then(() => {
      toast(say(words[name === "release" ? "released" : "withdrawn"]));
      return onDone();
    }, setError);
  const isOpen = of.state === "proposed" || of.state === "released";
  return (
    <li>
      <About of={of} />
      {error !== null && <ProblemNote error={error} />}
      {looks && <Preview path={`/api${path}`} />}
      {releases && isOpen && <Acts of={of} path={path} looks={looks} onLook={() => look(true)} act={act} />}
    </li>
  );
}

function Prepare({ base, onDone }: { base: string; onDone: () => void }): ReactNode {
  const say = useSay();
  const [code, setCode] = useState("");
  const [people, setPeople] = useState<readonly Someone[]>([]);
  const [thing, setThing] = useState("");
  const [error, setError] = useState<unknown>(null);
  const find = (): void =>
    void request<{ rows: Someone[] }>(`/api${base}/people`, { query: { case: code.trim() } }).then(
      ({ rows }) => {
        setPeople(rows);
        setThing(String(rows[0]?.thing ?? ""));
        return setError(null);
      },
      setError,
    );
  const prepare = (): void =>
    void request(`/api${base}/extracts`, {
      method: "POST",
      body: { case: code.trim(), thing: Number(thing) },
    }).then(() => {
      toast(say(words.prepared));
      setPeople([]);
      setCode("");
      return onDone();
    }, setError);
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <div className={css.pair}>
        <TextInput
          label={say(words.caseCode)}
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button variant="default" disabled={!code.trim()} onClick={find}>
          {say(words.findPeople)}
        </Button>
      </div>
      {people.length > 0 && (
        <div className={css.pair}>
          <NativeSelect
            label={say(words.whose)}
            value={thing}
            data={people.map((one) => ({
              value: String(one.thing),
              label: `${one.name ?? say(words.unnamed)} · ${say(words[`part-${one.part}`])}`,
            }))}
            onChange={(event) => setThing(event.currentTarget.value)}
          />
          <Button disabled={!thing} onClick={prepare}>
            {say(words.prepare)}
          </Button>
        </div>
      )}
    </>
  );
}

export function Extracts({ of }: { of: { readonly code: string; readonly state: string } }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const prepares = useMay("data-request.prepare");
  const base = `/data-requests/${of.code}`;
  const { data } = useQuery({
    queryKey: ["extracts", of.code],
    queryFn: ({ signal }) => request<{ rows: Extract[] }>(`/api${base}/extracts`, { signal }),
    gcTime: 0,
  });
  const rows = data?.rows ?? [];
  const done = (): void => void client.invalidateQueries({ queryKey: ["extracts", of.code] });
  const mayPrepare = prepares && of.state === "accepted";
  if (rows.length === 0 && !mayPrepare) return null;
  return (
    <details className={css.search} open={rows.length > 0}>
      <summary>{say(words.title)}</summary>
      <p className={css.quiet}>{say(words.hint)}</p>
      <ul className={css.plain}>
        {rows.map((one) => (
          <One key={one.code} of={one} base={base} onDone={done} />
        ))}
      </ul>
      {mayPrepare && <Prepare base={base} onDone={done} />}
    </details>
  );
}
