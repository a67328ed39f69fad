/** What hangs on a record: links to other records, files, and who changed what when. */
import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconLink, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import type { Label } from "../../words.ts";
import { Waiting } from "../bits.tsx";
import { Go } from "../go.tsx";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import { request } from "../request.ts";
import { instantShown } from "../typed.ts";
import type { Drawn, RecordRow } from "./description.ts";
import { RecordPicker } from "./record-picker.tsx";
import css from "./register.module.css";
import { Value } from "./value.tsx";
import { words as uiWords } from "../words.ts";
import { words } from "./words.ts";

/** Which record the part hangs on. */
export interface PartProps {
  readonly of: Drawn;
  readonly row: RecordRow;
}

interface LinkRow {
  readonly id: number;
  readonly kind: string;
  readonly direction: "forth" | "back";
  readonly register: string;
  readonly code: string;
  readonly title: string;
}

/** A file as it is listed beside its record. */
export interface FileRow {
  readonly id: number;
  readonly title: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly at: string;
  readonly by: string | null;
}

interface HistoryRow {
  readonly version: number | null;
  readonly at: string;
  readonly by: string | null;
  readonly verb: string;
  readonly change: Readonly<Record<string, unknown>>;
}

/** What each part is made of. */
interface Parts {
  readonly links: LinkRow;
  readonly attachments: FileRow;
  readonly history: HistoryRow;
}

type Rows<P extends keyof Parts> = { readonly rows: readonly Parts[P][] };

/** The rows of one part of a record. */
export function usePart<P extends keyof Parts>({ of, row }: PartProps, part: P): UseQueryResult<Rows<P>> {
  return useQuery({
    queryKey: ["beside", of.api, row.code, part],
    queryFn: ({ signal }) => request<Rows<P>>(`${of.api}/${row.code}/${part}`, { signal }),
  });
}

/** A part with its title, how much is in it, and what went wrong with it. */
export function Section(props: {
  title: Label;
  count?: number | undefined;
  error: unknown;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  return (
    <section className={css.section}>
      <h2>
        {say(props.title)}
        {props.count ? <span className={css.count}>{props.count}</span> : null}
      </h2>
      {props.error ? <ProblemNote error={props.error} /> : props.children}
    </section>
  );
}

function AddLink(props: PartProps & { onDone: () => void; onCancel: () => void }): ReactNode {
  const { of, row, onDone, onCancel } = props;
  const say = useSay();
  const kinds = Object.entries(of.shape.linkKinds);
  const [kind, setKind] = useState(kinds[0]?.[0] ?? "");
  const [to, setTo] = useState("");
  const add = useMutation({
    mutationFn: () =>
      request(`${of.api}/${row.code}/links`, { method: "POST", body: { kind, to: to.trim() } }),
    onSuccess: onDone,
  });
  return (
    <form
      className={css.addLink}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      {kinds.length > 1 && (
        <NativeSelect
          label={say(words.linkKind)}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={kinds.map(([value, { forth }]) => ({ value, label: say(forth) }))}
        />
      )}
      <RecordPicker label={say(words.linkTo)} text={to} onText={setTo} except={row.code} />
      <div className={css.addLinkActs}>
        <Button type="submit" size="compact-md" loading={add.isPending} disabled={!to.trim()}>
          {say(words.addLink)}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          {say(uiWords.cancel)}
        </Button>
      </div>
      {add.error && <ProblemNote error={add.error} />}
    </form>
  );
}

function LinkLine(props: { of: Drawn; link: LinkRow; drop: (() => void) | null }): ReactNode {
  const say = useSay();
  const { of, link } = props;
  const kind = of.shape.linkKinds[link.kind]?.[link.direction] ?? { vi: link.kind, en: link.kind };
  return (
    <li>
      <span className={css.kind}>{say(kind)}</span>
      <span className={css.linked}>
        <Go href={`/${link.register}/${link.code}`}>{link.title}</Go>
        <span className={css.quiet}>{link.code}</span>
      </span>
      {props.drop && link.direction === "forth" && (
        <ActionIcon size={28} aria-label={say(words.dropLink, { code: link.code })} onClick={props.drop}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  );
}

function linkable(of: Drawn, row: RecordRow): boolean {
  return row.can.includes(`${of.face.noun}.link`) && Object.keys(of.shape.linkKinds).length > 0;
}

/** Links to other records, in either direction. */
export function Links(props: PartProps): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { of, row } = props;
  const [adding, add] = useState(false);
  const { data, error } = usePart(props, "links");
  const mayLink = linkable(of, row);
  const again = (): void => {
    add(false);
    void client.invalidateQueries({ queryKey: ["beside", of.api, row.code] });
  };
  const drop = useMutation({
    mutationFn: (id: number) => request(`${of.api}/${row.code}/links/${id}`, { method: "DELETE" }),
    onSuccess: again,
  });
  return (
    <Section title={words.links} count={data?.rows.length} error={error ?? drop.error}>
      {!data && <Waiting lines={2} />}
      {data?.rows.length === 0 && <p className={css.quiet}>{say(words.noLinks)}</p>}
      <ul className={css.lines}>
        {data?.rows.map((link) => (
          <LinkLine key={link.id} of={of} link={link} drop={mayLink ? () => drop.mutate(link.id) : null} />
        ))}
      </ul>
      {mayLink && !adding && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconLink size={16} stroke={1.75} />}
          onClick={() => add(true)}
        >
          {say(words.addLink)}
        </Button>
      )}
      {adding && <AddLink {...props} onDone={again} onCancel={() => add(false)} />}
    </Section>
  );
}

/** What a verb of the history is called. */
function doneBy(of: Drawn, verb: string): Label {
  const act = verb.slice(of.face.noun.length + 1);
  const own: Readonly<Record<string, Label>> = {
    create: words.created,
    update: words.updated,
    link: words.links,
    attach: words.attached,
    detach: words.detached,
  };
  return own[act] ?? of.shape.acts[act]?.label ?? { vi: verb, en: verb };
}

function Change({ of, name, pair }: { of: Drawn; name: string; pair: unknown }): ReactNode {
  const say = useSay();
  const field = of.shape.fields[name];
  if (!Array.isArray(pair) || (!field && name !== "status")) return null;
  const [before, after] = pair as [unknown, unknown];
  const shown = (value: unknown): ReactNode =>
    field ? (
      <Value field={field} value={value} spell agency={of.supplied.agency} />
    ) : (
      say(of.shape.statuses[String(value)] ?? { vi: String(value), en: String(value) })
    );
  return (
    <li>
      {say(field?.label ?? words.status)}: <del>{shown(before)}</del> → <ins>{shown(after)}</ins>
    </li>
  );
}

/** Who changed what, newest first. */
export function History(props: PartProps): ReactNode {
  const say = useSay();
  const { of } = props;
  const { data, error } = usePart(props, "history");
  return (
    <Section title={words.history} error={error}>
      <ol className={css.history}>
        {data?.rows.map((entry) => (
          <li key={`${entry.version}${entry.verb}${entry.at}${String(entry.change["file"])}`}>
            <strong>{say(doneBy(of, entry.verb))}</strong>
            <span className={css.quiet}>
              {say(words.historyHint, { by: entry.by ?? say(words.system), at: instantShown(entry.at) })}
            </span>
            <ul>
              {typeof entry.change["file"] === "string" && <li>{entry.change["file"]}</li>}
              {Object.entries(entry.change).map(([name, pair]) => (
                <Change key={name} of={of} name={name} pair={pair} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}
