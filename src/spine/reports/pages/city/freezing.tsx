/** Freezing: an edition that never changes, its hash, its Word file, and what differs from it today. */
import { Button } from "@mantine/core";
import {
  IconCircleCheck,
  IconFileTypeDocx,
  IconLock,
  IconPrinter,
  IconRefresh,
  IconSnowflake,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, Facts, Figure, Waiting, type Cell } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown, numberShown } from "#base/ui/typed.ts";
import { figureHref, keyOf } from "../codes.ts";
import type { FigureChanged } from "../types.ts";
import { printWords } from "../print-words.ts";
import css from "./city.module.css";
import type { Consolidation, Frozen } from "./types.ts";
import { cityWords as words } from "./words.ts";

interface Difference {
  readonly edition: number;
  readonly at: string;
  readonly figures: readonly FigureChanged[];
}

function WordLink(props: { href: string; label: string; title?: string }): ReactNode {
  return (
    <Button
      component="a"
      href={props.href}
      download
      variant="default"
      title={props.title}
      leftSection={<IconFileTypeDocx size={17} stroke={1.75} />}
    >
      {props.label}
    </Button>
  );
}

function PrintLink({ href }: { href: string }): ReactNode {
  const say = useSay();
  return (
    <Button
      component={Go}
      href={href}
      variant="default"
      leftSection={<IconPrinter size={17} stroke={1.75} />}
    >
      {say(printWords.view)}
    </Button>
  );
}

function Differing({ data, found }: { data: Consolidation; found: Difference }): ReactNode {
  const say = useSay();
  const { edition, at, figures } = found;
  const { from, to } = data.cycle;
  const asked = new Map(data.figures.map((f) => [keyOf(f), f]));
  if (figures.length === 0)
    return (
      <p className={css.good} role="status">
        <IconCircleCheck size={16} /> {say(words.same, { n: edition, at: instantShown(at) })}
      </p>
    );
  const side = (cell: Cell | null): ReactNode => (cell ? <Figure cell={cell} spell /> : "—");
  return (
    <div role="status">
      <strong>{say(words.differs, { n: numberShown(figures.length), edition })}</strong>
      <table className={css.plain}>
        <thead>
          <tr>
            <th scope="col">{say(words.figure)}</th>
            <th scope="col" data-align="end">
              {say(words.frozenFigure)}
            </th>
            <th scope="col" data-align="end">
              {say(words.nowFigure)}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((f) => (
            <tr key={keyOf(f)}>
              <th scope="row">
                <Go href={figureHref({ indicator: f.indicator, dims: f.dims, from, to })}>
                  {say(asked.get(keyOf(f))?.label ?? { vi: f.indicator, en: f.indicator })}
                </Go>
                {f.dims && <span className={css.quiet}> · {asked.get(keyOf(f))?.part ?? f.dims}</span>}
              </th>
              <td data-align="end">{side(f.before)}</td>
              <td data-align="end">{side(f.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Compare({ data, edition }: { data: Consolidation; edition: number }): ReactNode {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [found, setFound] = useState<Difference | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const path = `/api/reports/cycles/${data.cycle.id}/recompute`;
      setFound(await request<Difference>(path, { method: "POST", body: { edition } }));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={css.stack}>
      <div>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconRefresh size={17} stroke={1.75} />}
          onClick={() => void run()}
        >
          {say(words.recompute, { n: edition })}
        </Button>
      </div>
      {busy && <Waiting lines={2} doing={say(words.recomputing)} />}
      {error !== null && <ProblemNote error={error} />}
      {found && <Differing data={data} found={found} />}
    </div>
  );
}

function Edition({ data, row }: { data: Consolidation; row: Frozen }): ReactNode {
  const say = useSay();
  const path = `/api/reports/cycles/${data.cycle.id}/document.docx?edition=${row.edition}`;
  return (
    <Card className={css.own}>
      <h2>
        <IconLock size={17} stroke={1.75} /> {say(words.edition, { n: row.edition })}
      </h2>
      <Facts
        rows={[
          { key: "cut", label: say(words.cutOff), value: instantShown(row.cutOff) },
          { key: "at", label: say(words.frozenAt), value: instantShown(row.at) },
          { key: "by", label: say(words.frozenBy), value: row.byName ?? "—" },
          { key: "hash", label: say(words.hash), value: <code className={css.hash}>{row.sha256}</code> },
          {
            key: "check",
            label: say(words.check),
            value: (
              <span className={row.intact ? css.good : css.bad}>
                {say(row.intact ? words.intact : words.broken)}
              </span>
            ),
          },
        ]}
      />
      <div className={css.acts}>
        <WordLink href={path} label={say(words.word)} />
        <PrintLink href={`/reports/cycles/${data.cycle.id}/print?edition=${row.edition}`} />
        <WordLink
          href={`${path}&audience=public`}
          label={say(words.wordPublic)}
          title={say(words.wordPublicHint)}
        />
      </div>
      <Compare data={data} edition={row.edition} />
    </Card>
  );
}

function FreezeAct({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const { cycle, units } = data;
  const n = cycle.edition + 1;
  const freeze = async (): Promise<void> => {
    const { edition } = await request<{ edition: number }>(`/api/reports/cycles/${cycle.id}/freeze`, {
      method: "POST",
      body: {},
    });
    await client.invalidateQueries();
    toast(say(words.frozen, { n: edition }));
  };
  return (
    <>
      <Button leftSection={<IconSnowflake size={17} stroke={1.75} />} onClick={() => ask(true)}>
        {say(words.freeze, { n })}
      </Button>
      {asking && (
        <ConfirmAct
          title={say(words.freezeTitle)}
          thing={cycle.name}
          code={cycle.code}
          consequence={say(words.freezeConsequence, { n, missing: numberShown(units.asked - units.counted) })}
          submit={say(words.freezeAct)}
          run={freeze}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

function Definitions({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const { from, to } = data.cycle;
  const once = [...new Map(data.figures.map((f) => [f.indicator, f])).values()];
  return (
    <details>
      <summary>{say(words.definitions)}</summary>
      <p className={css.quiet}>{say(words.definitionsHint)}</p>
      <ul className={css.columns}>
        {once.map((f) => (
          <li key={f.indicator}>
            <Go href={figureHref({ indicator: f.indicator, dims: "", from, to })}>{say(f.label)}</Go>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The part of the consolidation that freezes and exports. */
export function Freezing({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const { cycle } = data;
  const {
    data: frozen,
    error,
    refetch,
  } = useQuery({
    queryKey: ["frozen", cycle.id],
    queryFn: ({ signal }) =>
      request<{ rows: readonly Frozen[] }>(`/api/reports/cycles/${cycle.id}/frozen`, { signal }),
  });
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!frozen) return <Waiting />;
  const acts = (
    <div className={css.acts}>
      {data.can.includes("report.freeze") && <FreezeAct data={data} />}
      <WordLink
        href={`/api/reports/cycles/${cycle.id}/document.docx?edition=present`}
        label={say(words.wordNow)}
      />
      <PrintLink href={`/reports/cycles/${cycle.id}/print?edition=present`} />
    </div>
  );
  return (
    <div className={css.stack}>
      {frozen.rows.length === 0 ? (
        <Card>
          <Empty
            icon={IconSnowflake}
            title={say(words.notFrozen)}
            next={say(words.notFrozenNext)}
            acts={acts}
          />
        </Card>
      ) : (
        acts
      )}
      {frozen.rows.map((row) => (
        <Edition key={row.edition} data={data} row={row} />
      ))}
      <Definitions data={data} />
    </div>
  );
}
