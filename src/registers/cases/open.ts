/** A case is opened from the reports that tell of it; each further report is joined, and may be separated again. */
import { chanceCode } from "#base/chance-code.ts";
import { makeRecordKey, seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import { dayOf, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { contactLabels, type OpenReport, type ReportPerson } from "#spine/intake/index.ts";
import { startDuties } from "./case-clocks.ts";
import { caseColumns, sealed } from "./content.ts";
import { addCase, nextCaseId } from "./queries/case.ts";
import { addSeat } from "./queries/seat.ts";
import { addThing, columnsOf, hideThing, nextThingId, setFacts } from "./queries/thing.ts";
import { addTokens, type Token } from "./queries/token.ts";
import { holdTokens } from "./queries/guard.ts";
import { addEvent, addReport } from "./queries/trace.ts";
import { ageOn } from "./rules/age.ts";
import { alarmOf, joinAlarms, type HarmedKnown } from "./rules/duties.ts";
import { fieldsUnder } from "./schema/index.ts";
import { tokensOf } from "./tokens.ts";
import { keepValues, type Prefix, type Values } from "./values.ts";

/** Into which case something is entered, by whom. */
export interface Into {
  readonly caseId: number;
  readonly unitId: number;
  readonly byUnitId: number;
  readonly key: RecordKey;
}

/** Enters a thing with its values, its facts and its tokens; answers its number. */
export async function enterThing(
  tx: Tx,
  into: Into,
  thing: {
    readonly prefix: Prefix;
    readonly values: Values;
    readonly fixed?: Readonly<Record<string, unknown>>;
  },
): Promise<number> {
  const { prefix, values, fixed = {} } = thing;
  const id = await nextThingId(tx);
  const names = columnsOf[prefix]?.of ?? {};
  const kept = keepValues(fieldsUnder(prefix), names, values);
  const filled = Object.fromEntries(Object.entries(kept.columns).filter(([, value]) => value !== null));
  await addThing(tx, {
    id,
    caseId: into.caseId,
    prefix,
    sealed: sealed(into.key, { prefix, id }, kept.sealed),
    columns: { ...filled, ...fixed },
  });
  await setFacts(
    tx,
    { caseId: into.caseId, thingId: id, fields: [...new Set(kept.facts.map((f) => f.field))] },
    kept.facts,
  );
  await addTokens(
    tx,
    { caseId: into.caseId, reportCode: null, unitId: into.unitId, byUnitId: into.byUnitId },
    tokensOf(prefix, { thingId: id, place: into.unitId }, values),
  );
  return id;
}

const personPrefix = { harmed: "harmed", doer: "doer", child: "child" } as const;

/** What a report tells of a person, as values of the case. */
export function valuesOfPerson(
  told: ReportPerson,
  safe: OpenReport["content"]["safeContact"] | null,
): Values {
  return {
    fullName: told.name,
    sex: told.sex,
    birthYear: told.birthYear,
    idNumber: told.idNumber,
    phone: told.phone,
    presentAddress: told.address,
    ...(safe && {
      safeChannel: [contactLabels[safe.channel].vi, safe.phone].filter(Boolean).join(": "),
      safeHours: safe.hours,
      safeNever: safe.never,
      safeNote: safe.note,
    }),
  };
}

/** Those harmed, as a report's years of birth tell how old they are. */
const harmedOf = ({ content }: OpenReport, day: string): HarmedKnown[] =>
  content.people
    .filter((told) => told.part === "harmed")
    .map(({ birthYear }) => ({ age: ageOn({ birthDate: null, birthYear }, day), vulnerabilities: [] }));

/** What a report tells of the event, as values of the case itself. */
function valuesOfEvent({ content, ...report }: OpenReport): Values {
  const others = content.people.filter((one) => one.part === "other");
  return {
    kind: "domestic-violence",
    reportedOn: dayOf(report.receivedAt),
    place: content.where,
    summary: [
      content.what,
      content.when,
      ...others.map((one) => [one.name, one.relation, one.phone].filter(Boolean).join(", ")),
    ]
      .filter(Boolean)
      .join("\n"),
    channel: report.channel,
    address: report.addressLetter,
    lifeDanger: report.lifeDanger,
    crimeSuspected: report.crimeSuspected,
    reporterName: content.reporter.name,
    reporterPhone: content.reporter.phone,
  };
}

/** Enters the people of a report; those of a second report stand beside the first, until a person joins them. */
export async function enterPeople(tx: Tx, into: Into, { content }: OpenReport): Promise<number[]> {
  let safe: OpenReport["content"]["safeContact"] | null = content.safeContact;
  const numbers: Record<"harmed" | "doer" | "child", number[]> = { harmed: [], doer: [], child: [] };
  for (const told of content.people) {
    if (told.part === "other") continue;
    const id = await enterThing(tx, into, {
      prefix: personPrefix[told.part],
      values: valuesOfPerson(told, told.part === "harmed" ? safe : null),
      fixed: { part: told.part },
    });
    if (told.part === "harmed") safe = null;
    numbers[told.part].push(id);
  }
  // Nobody was named: the harmed person is there all the same, with the safe contact.
  if (numbers.harmed.length === 0)
    numbers.harmed.push(
      await enterThing(tx, into, {
        prefix: "harmed",
        values: valuesOfPerson(nobody, safe),
        fixed: { part: "harmed" },
      }),
    );
  return Object.values(numbers).flat();
}

/** What a joined report brought is taken out of sight again; what others wrote since stays in the history. */
export async function takeOutPeople(
  tx: Tx,
  of: { readonly key: RecordKey; readonly sealed: Buffer | null; readonly at: Date },
): Promise<void> {
  if (!of.sealed) return;
  const { things } = unseal(of.key, REPORT, of.sealed) as { things: number[] };
  for (const id of things) await hideThing(tx, id, of.at);
}

/** Where what a report brought is noted. */
const REPORT = "report";

const nobody: ReportPerson = {
  part: "harmed",
  name: null,
  sex: "unknown",
  birthYear: null,
  idNumber: null,
  phone: null,
  address: null,
  relation: null,
};

/** Opens a case from its first report; answers its number and code. */
export async function openFrom(
  tx: Tx,
  report: OpenReport,
  person: Person,
): Promise<{ readonly id: number; readonly code: string }> {
  const at = now();
  const id = await nextCaseId(tx);
  const code = chanceCode("VV");
  const key = await makeRecordKey(tx);
  const kept = keepValues(fieldsUnder("case"), caseColumns, valuesOfEvent(report));
  await addCase(tx, {
    id,
    code,
    record: key.record,
    unitId: report.unitId,
    eventOn: null,
    mainForm: "unknown",
    at,
    personId: person.id,
    sealed: sealed(key, null, kept.sealed),
  });
  await addSeat(tx, { caseId: id, unitId: report.unitId, part: "co-ordinator", at, because: "opened" });
  const into: Into = { caseId: id, unitId: report.unitId, byUnitId: person.unitId, key };
  await setFacts(tx, { caseId: id, thingId: null, fields: kept.facts.map((fact) => fact.field) }, kept.facts);
  await addTokens(
    tx,
    { caseId: id, reportCode: null, unitId: report.unitId, byUnitId: person.unitId },
    tokensOf("case", { thingId: null, place: report.unitId }, valuesOfEvent(report)),
  );
  const things = await enterPeople(tx, into, report);
  await tieReport(tx, { caseId: id, report, person, at, entered: { key, things } });
  const alarm = joinAlarms(report, alarmOf(harmedOf(report, dayOf(at)), report));
  await startDuties(tx, { code, unitId: report.unitId, person, at }, { alarm, taken: [] });
  await addEvent(tx, {
    caseId: id,
    at,
    personId: person.id,
    byName: person.name,
    unitId: person.unitId,
    act: "case.open",
    details: { report: report.code },
  });
  return { id, code };
}

/** Ties a report to a case. */
export async function tieReport(
  tx: Tx,
  of: {
    readonly caseId: number;
    readonly report: OpenReport;
    readonly person: Person;
    readonly at: Date;
    readonly entered: { readonly key: RecordKey; readonly things: readonly number[] };
  },
): Promise<void> {
  const { report } = of;
  await addReport(tx, {
    caseId: of.caseId,
    reportCode: report.code,
    channel: report.channel,
    receivedAt: report.receivedAt,
    at: of.at,
    personId: of.person.id,
    sealed: seal(of.entered.key, REPORT, { things: of.entered.things }),
  });
  await holdTokens(tx, report.code, of.caseId);
}

/** What a report is matched by: its place, and each person by their place in it. */
export const tokensOfReport = (content: OpenReport["content"]): Token[] => [
  ...tokensOf("case", { thingId: null, place: null }, { place: content.where }),
  ...content.people.flatMap((told, at) =>
    told.part === "other"
      ? []
      : tokensOf(personPrefix[told.part], { thingId: at, place: null }, valuesOfPerson(told, null)),
  ),
];
