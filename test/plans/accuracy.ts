/**
 * How well the reader reads: what a person wrote down by hand for each document of the corpus against what was found.
 * Counted by kind of finding: right, missed, wrongly found.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openSource, readPlan, type PlanReading } from "#spine/plan/reading/index.ts";

/** What a person found in a document, a line each: "23 II.1.1 bullet A", "34 lead Sở Y tế", "44 year 11-25 Sở Y tế". */
export interface Expected {
  source?: string;
  head: { issuer: string | null; number: string | null; date: string | null };
  cites: string[];
  clauses: string[];
  assignments: string[];
  reporting: string[];
  observances: string[];
  due: string[];
  recipients: number[];
  gaps: number[];
}

export interface Score {
  document: string;
  kind: string;
  right: number;
  missed: string[];
  wrong: string[];
}

const here = fileURLToPath(new URL(".", import.meta.url));

/** The findings of a reading in the words of `Expected`. Agencies and roles are also scored apart. */
export function findings(reading: PlanReading): Record<string, string[]> {
  const { issuer, number, date } = reading;
  return {
    head: [`issuer ${issuer}`, `number ${number}`, `date ${date}`],
    cites: reading.cites.map(
      (one) => `${one.kind}|${one.number ?? ""}|${one.date ?? ""}|${one.issuer ?? ""}`,
    ),
    clauses: reading.clauses.map(
      (one) => `${one.line} ${one.path} ${one.kind} ${one.actionable ? "A" : "-"}`,
    ),
    agencies: reading.assignments.map((one) => `${one.line} ${one.agency}`),
    roles: reading.assignments.map((one) => `${one.line} ${one.role}${one.group ? "*" : ""} ${one.agency}`),
    reporting: reading.reporting.map(
      (one) => `${one.line} ${one.every} ${one.dueBefore ?? "-"} ${one.to ?? "-"}`,
    ),
    observances: reading.observances.map(
      (one) => `${one.line} ${one.on ?? "-"} ${one.month ?? "-"} ${one.name}`,
    ),
    due: reading.clauses.filter((one) => one.due?.by).map((one) => `${one.line} ${one.due?.by}`),
    recipients: reading.recipients.map((one) => String(one.line)),
    gaps: reading.gaps.map((one) => String(one.line)),
  };
}

function expectedFindings(expected: Expected): Record<string, string[]> {
  const { issuer, number, date } = expected.head;
  return {
    head: [`issuer ${issuer}`, `number ${number}`, `date ${date}`],
    cites: expected.cites,
    clauses: expected.clauses,
    agencies: expected.assignments.map((one) => one.replace(/^(\d+) \S+ /u, "$1 ")),
    roles: expected.assignments,
    reporting: expected.reporting,
    observances: expected.observances,
    due: expected.due,
    recipients: expected.recipients.map(String),
    gaps: expected.gaps.map(String),
  };
}

/** Compares two lists as bags. */
function compare(
  wanted: readonly string[],
  found: readonly string[],
): Pick<Score, "right" | "missed" | "wrong"> {
  const left = [...found];
  const missed = wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return { right: wanted.length - missed.length, missed, wrong: left };
}

export function score(document: string, expected: Expected, reading: PlanReading): Score[] {
  const found = findings(reading);
  return Object.entries(expectedFindings(expected)).map(([kind, wanted]) => ({
    document,
    kind,
    ...compare(wanted, found[kind] ?? []),
  }));
}

/** Every document of the corpus with what is expected; the real plan is reached outside the repository, if present. */
export function corpus(): Array<{ name: string; path: string; expected: Expected; present: boolean }> {
  const files = readdirSync(here).sort();
  return files
    .filter((file) => file.endsWith(".expected.json"))
    .map((file) => {
      const expected = JSON.parse(readFileSync(here + file, "utf8")) as Expected;
      const stem = file.slice(0, -".expected.json".length);
      const own = files.find((other) => other.startsWith(`${stem}.`) && /\.(txt|docx|pdf)$/u.test(other));
      const path =
        expected.source === undefined
          ? here + (own ?? "")
          : fileURLToPath(new URL(`../../${expected.source}`, import.meta.url));
      return { name: stem, path, expected, present: existsSync(path) };
    });
}

/** Reads and scores one document. */
export async function scoreFile(name: string, path: string, expected: Expected): Promise<Score[]> {
  const bytes = readFileSync(path);
  return score(name, expected, readPlan(await openSource(bytes, path)));
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? "   –" : `${((100 * part) / whole).toFixed(0)}%`.padStart(4);

/** A table of the scores: how much of what is there was found, and how much of what was found is there. */
export function printed(scores: readonly Score[]): string {
  const lines = scores
    .filter((one) => one.right + one.missed.length + one.wrong.length > 0)
    .map((one) => {
      const found = percent(one.right, one.right + one.missed.length);
      const true_ = percent(one.right, one.right + one.wrong.length);
      const tail = [
        ...one.missed.map((text) => `      missed  ${text}`),
        ...one.wrong.map((text) => `      wrong   ${text}`),
      ];
      return [
        `${one.document.padEnd(18)} ${one.kind.padEnd(12)} found ${found}  true ${true_}  (${one.right} right)`,
        ...tail,
      ].join("\n");
    });
  return lines.join("\n");
}
