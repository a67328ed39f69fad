/** The trail of what was done: read, taken out as a sheet, its seals verified. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { writeSheet, type Sheet } from "#base/sheet/index.ts";
import { fill, type Label, type Language } from "#base/words.ts";
import { endpoint, verifySeals, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { listAudit, type AuditLine } from "../queries/audit.ts";
import { auditOutput, auditQuery, verifyOutput, verifyQuery, type AuditQuery } from "../schema.ts";
import { words } from "../words.ts";
import { actsOf } from "./access.ts";
import type { Context } from "./context.ts";

type Acts = ReadonlyMap<string, Label>;

/** The most lines in one file: what a spreadsheet opens at once. */
const EXPORT_MAX = 50_000;
const DAY_MS = 86_400_000;
const CLOCK = new Intl.DateTimeFormat("sv", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "medium",
});

const outcomes: Readonly<Record<string, Label>> = {
  done: words.auditDone,
  refused: words.auditRefused,
  failed: words.auditFailed,
};

const columns = {
  at: words.auditAt,
  person: words.auditPerson,
  userName: words.auditUserName,
  unit: words.auditUnit,
  act: words.auditAct,
  verb: words.auditVerb,
  subject: words.auditSubject,
  outcome: words.auditOutcome,
  request: words.auditRequest,
  details: words.auditDetails,
} as const;

/** What the reader narrowed the trail to, for the line that their reading leaves. */
function askedFor({ personId, subject, verb, from, to }: AuditQuery): Record<string, unknown> {
  return {
    personId: personId ?? null,
    subject: subject ?? null,
    verb: verb ?? null,
    from: from ?? null,
    to: to ?? null,
  };
}

function whose({ person, unit }: AuditLine): Record<"person" | "userName" | "unit", string> {
  return { person: person?.name ?? "", userName: person?.userName ?? "", unit: unit?.name ?? "" };
}

function rowOf(line: AuditLine, acts: Acts, language: Language): Record<keyof typeof columns, string> {
  return {
    at: CLOCK.format(line.at),
    ...whose(line),
    act: acts.get(line.verb)?.[language] ?? "",
    verb: line.verb,
    subject: line.subject ?? "",
    outcome: outcomes[line.outcome]?.[language] ?? line.outcome,
    request: line.request ?? "",
    details: JSON.stringify(line.details),
  };
}

async function sheetOf(tx: Tx, query: AuditQuery, on: { acts: Acts; language: Language }): Promise<Sheet> {
  const lines = await listAudit(tx, { ...query, limit: EXPORT_MAX + 1 });
  if (lines.length > EXPORT_MAX)
    throw new Problem("rule", { detail: fill(words.auditTooMany, { most: EXPORT_MAX }) });
  return {
    name: words.auditExported[on.language],
    columns: Object.entries(columns).map(([key, label]) => ({
      key,
      title: label[on.language],
      kind: "text",
    })),
    rows: lines.map((line) => rowOf(line, on.acts, on.language)),
  };
}

function exporting(acts: Acts): AnyEndpoint {
  return endpoint({
    verb: "audit.read",
    method: "GET",
    path: "/api/audit/export.xlsx",
    summary: words.auditExported,
    query: auditQuery,
    output: "download",
    audit: ({ query }, _, out) => ({
      subject: "audit",
      details: { exported: true, bytes: (out as Download).bytes.length, ...askedFor(query) },
    }),
    run: async (tx, { query, person }) => ({
      name: `${words.auditExported[person.language]} ${today()}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: await writeSheet(await sheetOf(tx, query, { acts, language: person.language })),
    }),
  });
}

const verifying = endpoint({
  verb: "audit.verify",
  method: "GET",
  path: "/api/audit/verify",
  summary: words.auditVerify,
  query: verifyQuery,
  output: verifyOutput,
  audit: ({ query }, _, out) => ({
    subject: "audit",
    details: { days: query.days, seals: out.seals, broken: out.broken?.seal ?? null },
  }),
  run: (tx, { query }) => verifySeals(tx, new Date(now().getTime() - query.days * DAY_MS)),
});

/** The endpoints of the trail. */
export function auditEndpoints({ verbs }: Context): AnyEndpoint[] {
  const acts = actsOf(verbs);
  return [
    endpoint({
      verb: "audit.read",
      method: "GET",
      path: "/api/audit",
      summary: words.auditRead,
      query: auditQuery,
      output: auditOutput,
      audit: ({ query }, _, out) => ({
        subject: "audit",
        details: { rows: out.rows.length, ...askedFor(query) },
      }),
      run: async (tx, { query }) => {
        const rows = await listAudit(tx, { ...query, limit: query.limit + 1 });
        const page = rows.slice(0, query.limit);
        return {
          rows: page.map((row) => ({ ...row, label: acts.get(row.verb) ?? null })),
          next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
        } as never;
      },
    }),
    exporting(acts),
    verifying,
  ];
}
