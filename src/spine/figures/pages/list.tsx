/** The catalogue of figures by block, with the city's figures of a period. */
import { Button, TextInput } from "@mantine/core";
import { IconFilterOff, IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, Figure, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { searchKey } from "#base/vi/index.ts";
import css from "./figures.module.css";
import { ChoosePeriod, ComputeAct, Counts, usePeriod } from "./parts.tsx";
import { figurePath, type Period } from "./periods.ts";
import { ruleWords } from "./rule-words.ts";
import type { Catalogue, Definition, Total } from "./types.ts";
import { confidenceLabel, figureWords as words } from "./words.ts";

function useFigures() {
  const { period } = usePeriod();
  const { from, to } = period;
  const catalogue = useQuery({
    queryKey: ["figures", to],
    queryFn: ({ signal }) => request<Catalogue>("/api/indicators", { query: { on: to }, signal }),
    placeholderData: keepPreviousData,
  });
  const totals = useQuery({
    queryKey: ["figure-totals", from, to],
    queryFn: ({ signal }) =>
      request<{ rows: readonly Total[] }>("/api/indicators/totals", { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
  });
  return { period, catalogue, totals };
}

function Line({ row, total, href }: { row: Definition; total: Total | undefined; href: string }): ReactNode {
  const say = useSay();
  return (
    <tr>
      <th scope="row" data-part={row.partOf !== null || undefined}>
        <Go href={href}>{say(row.label)}</Go> <span className={css.quiet}>({say(row.unit)})</span>
      </th>
      <td data-align="end" data-label={say(words.total)}>
        {total ? (
          <Go href={href}>
            <Figure cell={total.figure} spell />
          </Go>
        ) : (
          <Figure cell={{ state: "not-reported" }} spell />
        )}
      </td>
      <td data-label={say(words.answered)}>{total && <Counts total={total} />}</td>
      <td className={`${css.quiet} ${css.once}`} data-label={say(words.origin)}>
        {say(row.origin === "computed" ? words.computed : words.typed)}
      </td>
      <td className={`${css.quiet} ${css.where}`} data-label={say(words.source)}>
        {say(row.source)} · {say(confidenceLabel(row.confidence))}
      </td>
    </tr>
  );
}

function Block(props: {
  label: string;
  rows: readonly Definition[];
  totals: ReadonlyMap<string, Total>;
  query: string;
}): ReactNode {
  const say = useSay();
  return (
    <section className={css.block}>
      <h2>{props.label}</h2>
      <Card>
        <PlainTable className={css.names} label={props.label}>
          <thead>
            <tr>
              <th scope="col">{say(words.figure)}</th>
              <th scope="col" data-align="end">
                {say(words.total)}
              </th>
              <th scope="col">{say(words.answered)}</th>
              <th scope="col">{say(words.origin)}</th>
              <th scope="col" className={css.where}>
                {say(words.source)}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <Line
                key={row.code}
                row={row}
                total={props.totals.get(row.code)}
                href={figurePath(row.code, props.query)}
              />
            ))}
          </tbody>
        </PlainTable>
      </Card>
    </section>
  );
}

function Blocks({ catalogue, totals }: { catalogue: Catalogue; totals: readonly Total[] }): ReactNode {
  const say = useSay();
  const { period } = usePeriod();
  const [text, find] = useState("");
  const wanted = searchKey(text.trim());
  const rows = catalogue.rows.filter((r) =>
    searchKey(`${r.label.vi} ${r.label.en} ${r.code}`).includes(wanted),
  );
  const whole = new Map(totals.filter((t) => t.dims === "").map((t) => [t.indicatorCode, t]));
  const query = `from=${period.from}&to=${period.to}`;
  return (
    <>
      <TextInput
        className={css.find}
        aria-label={say(words.find)}
        placeholder={say(words.find)}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={text}
        onChange={(event) => find(event.currentTarget.value)}
      />
      {rows.length === 0 && (
        <Empty icon={IconFilterOff} title={say(words.noneSo)} next={say(words.noneSoNext)} />
      )}
      {catalogue.blocks.map((block) => {
        const own = rows.filter((r) => r.block === block.code);
        if (own.length === 0) return null;
        return <Block key={block.code} label={say(block.label)} rows={own} totals={whole} query={query} />;
      })}
      <Others rows={catalogue.others} query={query} />
    </>
  );
}

/** Figures that are retired, or not asked yet. */
function Others({ rows, query }: { rows: readonly Definition[]; query: string }): ReactNode {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <section className={css.block}>
      <h2>{say(words.others)}</h2>
      <Card className={css.sheet}>
        <ul className={css.records}>
          {rows.map((row) => (
            <li key={row.code}>
              <Go href={figurePath(row.code, query)}>{say(row.label)}</Go>{" "}
              <span className={css.quiet}>
                {row.validTo
                  ? say(words.retiredFrom, { from: dateShown(row.validTo) })
                  : say(words.beginsOn, { from: dateShown(row.validFrom) })}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function Acts({
  period,
  none,
  can = [],
}: {
  period: Period;
  none: boolean;
  can: readonly string[] | undefined;
}): ReactNode {
  const say = useSay();
  const adds = can.includes("indicator.update");
  return (
    <>
      <ChoosePeriod />
      {!none && <ComputeAct period={period} />}
      {!none && (
        <Button
          component="a"
          variant="default"
          href={`/api/indicators/export.xlsx?from=${period.from}&to=${period.to}`}
          download
        >
          {say(words.excel)}
        </Button>
      )}
      <Button variant="default" component={Go} href="/figures/rules">
        {say(ruleWords.rule)}
      </Button>
      {adds && (
        <Button component={Go} href="/figures/new" leftSection={<IconPlus size={17} stroke={1.75} />}>
          {say(words.newFigure)}
        </Button>
      )}
    </>
  );
}

function NoFigures({ period }: { period: Period }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.none}>
      <strong>{say(words.noFigures, { from: dateShown(period.from), to: dateShown(period.to) })}</strong>
      <p className={css.quiet}>{say(words.noFiguresNext)}</p>
      <ComputeAct period={period} first />
    </Card>
  );
}

/** The screen at /figures. */
export default function Figures(): ReactNode {
  const say = useSay();
  const { period, catalogue, totals } = useFigures();
  const error = catalogue.error ?? totals.error;
  const none = totals.data?.rows.length === 0;
  return (
    <>
      <PageTitle
        title={say(words.menu)}
        hint={say(words.hint)}
        acts={<Acts period={period} none={none} can={catalogue.data?.can} />}
      />
      {error && <ProblemNote error={error} again={() => void catalogue.refetch()} />}
      {none && <NoFigures period={period} />}
      {catalogue.data && totals.data && <Blocks catalogue={catalogue.data} totals={totals.data.rows} />}
      {!error && !catalogue.data && <Waiting lines={10} />}
    </>
  );
}
