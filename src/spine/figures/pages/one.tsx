/** One figure: what it means, the city's total, each unit's, the records beneath, and its versions. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Facts, Figure, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { Drill } from "./drill.tsx";
import css from "./figures.module.css";
import { ChoosePeriod, Counts, useCode, usePeriod } from "./parts.tsx";
import { figurePath } from "./periods.ts";
import type { Definition, Total } from "./types.ts";
import { confidenceLabel, figureWords as words } from "./words.ts";

const silences: Readonly<Record<Definition["withoutRecords"], Label>> = {
  zero: words.withoutZero,
  "not-applicable": words.withoutConcern,
  ask: words.withoutAsk,
};

function useTotals(code: string) {
  const { period } = usePeriod();
  const { from, to } = period;
  return useQuery({
    queryKey: ["figure-totals", from, to, code],
    queryFn: ({ signal }) =>
      request<{ rows: readonly Total[] }>("/api/indicators/totals", { query: { from, to, code }, signal }),
  });
}

function Number({ total, parts }: { total: Total | undefined; parts: number }): ReactNode {
  const say = useSay();
  if (!total) return <p className={css.quiet}>{say(parts > 0 ? words.onlyParts : words.noTotal)}</p>;
  return (
    <>
      <div className={css.big}>
        <Figure cell={total.figure} spell />
      </div>
      <div>
        <Counts total={total} />
        <p className={css.quiet}>{say(words.asOf, { at: instantShown(total.at) })}</p>
        {total.indicatorCode.startsWith("violence.") && <p className={css.quiet}>{say(words.recorded)}</p>}
      </div>
    </>
  );
}

function TotalCard({ code }: { code: string }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const { data, error } = useTotals(code);
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Waiting lines={2} />;
  const dims = address["dims"] ?? "";
  const inOrder = new Intl.Collator("vi", { numeric: true });
  const parts = data.rows
    .filter((t) => t.dims !== "")
    .map((t) => ({ value: t.dims, label: t.part ? say(t.part) : t.dims }))
    .toSorted((a, b) => inOrder.compare(a.label, b.label));
  // A report leads here from a part of which nobody has counted anything.
  const isEmpty = dims !== "" && parts.every((part) => part.value !== dims);
  if (isEmpty) parts.unshift({ value: dims, label: say(words.emptyPart) });
  return (
    <Card className={css.total}>
      <Number total={data.rows.find((t) => t.dims === dims)} parts={isEmpty ? 0 : parts.length} />
      {parts.length > 0 && (
        <NativeSelect
          label={say(words.breakdown)}
          value={dims}
          data={[{ value: "", label: say(words.whole) }, ...parts]}
          onChange={(event) => change({ dims: event.currentTarget.value || null })}
        />
      )}
    </Card>
  );
}

function About({ version }: { version: Definition }): ReactNode {
  const say = useSay();
  const { partOf, suppressBelow } = version;
  const rows = [
    { key: "d", label: say(words.definition), value: say(version.definition) },
    { key: "u", label: say(words.unitOf), value: say(version.unit) },
    { key: "s", label: say(words.source), value: say(version.source) },
    { key: "c", label: say(words.confidence), value: say(confidenceLabel(version.confidence)) },
    {
      key: "o",
      label: say(words.origin),
      value: say(version.origin === "computed" ? words.computed : words.typed),
    },
  ];
  if (version.origin === "computed")
    rows.push({ key: "n", label: say(words.withoutRecords), value: say(silences[version.withoutRecords]) });
  if (partOf) rows.push({ key: "p", label: say(words.partOf), value: partOf });
  if (suppressBelow) rows.push({ key: "h", label: "", value: say(words.hides, { n: suppressBelow }) });
  return <Facts rows={rows} />;
}

/** Until when a version holds, that it holds now, or that it begins later. */
function standingOf(version: Definition, say: ReturnType<typeof useSay>): string {
  if (version.validTo) return say(words.until, { to: dateShown(version.validTo) });
  return version.validFrom > today() ? say(words.later) : say(words.present);
}

function Versions({ versions }: { versions: readonly Definition[] }): ReactNode {
  const say = useSay();
  return (
    <section className={css.block}>
      <h2>{say(words.versions)}</h2>
      <Card className={css.sheet}>
        {versions.map((v, at) => (
          <details key={v.version} open={at === 0}>
            <summary>
              {say(words.versionN, { n: v.version, from: dateShown(v.validFrom) })}{" "}
              <span className={css.quiet}>{standingOf(v, say)}</span>
            </summary>
            <About version={v} />
          </details>
        ))}
      </Card>
    </section>
  );
}

/** What may be done with the definition of a figure that units type. */
function Changing({ version }: { version: Definition }): ReactNode {
  const say = useSay();
  const { code, validTo } = version;
  return (
    <>
      <Button component={Go} variant="default" href={figurePath(code, "", "/define")}>
        {say(validTo === null ? words.newDefinition : words.bringBack)}
      </Button>
      {validTo === null && (
        <Button component={Go} variant="default" href={figurePath(code, "", "/retire")}>
          {say(words.retire)}
        </Button>
      )}
    </>
  );
}

/** The screen at /figures/$code. */
export default function OneFigure(): ReactNode {
  const say = useSay();
  const code = useCode();
  const seesUnits = useMay("figure.read");
  const { period } = usePeriod();
  const { data, error, refetch } = useQuery({
    queryKey: ["figure", code],
    queryFn: ({ signal }) =>
      request<{ versions: readonly Definition[]; can: readonly string[] }>(`/api/indicators/${code}`, {
        signal,
      }),
  });
  const [newest] = data?.versions ?? [];
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data || !newest) return <Waiting lines={10} />;
  return (
    <>
      <PageTitle
        title={say(newest.label)}
        hint={say(newest.definition)}
        trail={<Go href={`/figures?from=${period.from}&to=${period.to}`}>{say(words.menu)}</Go>}
        acts={
          <>
            <ChoosePeriod />
            {data.can.includes("indicator.update") && <Changing version={newest} />}
          </>
        }
      />
      <TotalCard code={code} />
      {seesUnits && <Drill code={code} isComputed={newest.origin === "computed"} />}
      <Versions versions={data.versions} />
    </>
  );
}
