/** Gathers what is held of one person, of a case and of the reports that it holds: only what they may be given, as its readers see it. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, type Label } from "#base/words.ts";
import { formatDay, searchKey } from "#base/vi/index.ts";
import { openReport, type ReportPerson } from "#spine/intake/index.ts";
import type { Content, Thing } from "./content.ts";
import { findHead } from "./queries/ban-due.ts";
import { readCodes, readFields } from "./queries/codes.ts";
import { findSame } from "./queries/extract.ts";
import { listReports } from "./queries/trace.ts";
import { extractFields, isMeasureTold, type SubjectPart } from "./rules/extract.ts";
import type { CaseField, Codes, MeasureKind } from "./schema/index.ts";
import type { Values } from "./values.ts";
import { words } from "./words/extract.ts";

/** One field as it is given: as kept, and as an office writes it. */
export interface ExtractLine {
  readonly field: string;
  readonly label: Label;
  readonly value: unknown;
  readonly text: string;
}

export interface ExtractSection {
  readonly title: Label;
  readonly lines: readonly ExtractLine[];
}

/** What values are written with. */
interface Writing {
  readonly codes: Codes;
  readonly fields: ReadonlyMap<string, CaseField>;
  readonly given: ReadonlySet<string>;
  readonly unitName: (id: number) => Promise<string>;
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** A value as an office writes it: the word of a code, a day, the name of a unit. */
async function textOf(field: CaseField, value: unknown, { codes, unitName }: Writing): Promise<string> {
  const wordOf = (code: unknown): string =>
    codes[field.list ?? ""]?.find((one) => one.code === code)?.label.vi ?? String(code);
  if (Array.isArray(value)) return value.map(wordOf).join("; ");
  if (typeof value === "boolean") return (value ? words.yes : words.no).vi;
  if (field.field.kind === "date") return formatDay(String(value));
  if (field.field.kind === "agency") return unitName(Number(value));
  return field.list ? wordOf(value) : String(value);
}

async function sectionOf(
  title: Label,
  of: { readonly prefix: string; readonly values: Values },
  writing: Writing,
): Promise<ExtractSection[]> {
  const lines: ExtractLine[] = [];
  for (const [name, value] of Object.entries(of.values)) {
    const id = `${of.prefix}.${name}`;
    const field = writing.fields.get(id);
    if (!field || !writing.given.has(id) || isNothing(value)) continue;
    lines.push({ field: id, label: field.field.label, value, text: await textOf(field, value, writing) });
  }
  return lines.length > 0 ? [{ title, lines }] : [];
}

const fold = (text: unknown): string => (typeof text === "string" ? searchKey(text).trim() : "");

/** Whether a report speaks of the same person: of the same part, by number or by name. */
function isSame(told: ReportPerson, values: readonly Values[], part: SubjectPart): boolean {
  if (told.part !== part) return false;
  return values.some(({ idNumber, fullName, otherName }) => {
    if (told.idNumber && idNumber) return told.idNumber === idNumber;
    const name = fold(told.name);
    return name !== "" && (name === fold(fullName) || name === fold(otherName));
  });
}

const asValues = ({ name, sex, birthYear, idNumber, phone, address }: ReportPerson): Values => ({
  fullName: name,
  sex,
  birthYear,
  idNumber,
  phone,
  presentAddress: address,
});

async function ofReports(
  tx: Tx,
  content: Content,
  of: { readonly part: SubjectPart; readonly own: readonly Thing[]; readonly writing: Writing },
): Promise<ExtractSection[]> {
  const sections: ExtractSection[] = [];
  for (const { reportCode, receivedAt } of await listReports(tx, content.row.id)) {
    const report = await openReport(tx, reportCode, content.row.unitId);
    const values = of.own.map((thing) => thing.values);
    const told = report?.content.people.find((one) => isSame(one, values, of.part));
    if (!told) continue;
    const title = fill(words.report, { day: formatDay(dayOf(receivedAt)) });
    sections.push(...(await sectionOf(title, { prefix: of.part, values: asValues(told) }, of.writing)));
  }
  return sections;
}

const titles: Readonly<Record<string, Label>> = {
  behaviour: words.behaviour,
  mediation: words.mediation,
  measure: words.measure,
  sanction: words.sanction,
};

/** What of the case concerns the person: what was done to them, and, where there is nobody else of their part, what was done about it. */
function concerns(
  thing: Thing,
  of: { part: SubjectPart; ids: ReadonlySet<number>; isAlone: boolean },
): boolean {
  if (thing.prefix === "behaviour") return thing.harmedId !== undefined && of.ids.has(thing.harmedId);
  if (!(thing.prefix in titles) || !of.isAlone) return false;
  return thing.prefix !== "measure" || isMeasureTold(thing.values["kind"] as MeasureKind, of.part);
}

/** Whether whoever did it was told by an act of an office. */
export const isDoerTold = ({ things }: Content): boolean =>
  things.some(
    ({ prefix, values }) =>
      (prefix === "sanction" && values["decidedOn"]) ||
      (prefix === "mediation" && values["startedOn"]) ||
      (prefix === "measure" && values["decidedOn"] && isMeasureTold(values["kind"] as MeasureKind, "doer")),
  );

/** What one person of a case is given. Empty where there is nothing. */
export async function gather(
  tx: Tx,
  content: Content,
  of: { readonly thing: Thing; readonly isRepresentative: boolean },
): Promise<ExtractSection[]> {
  const part = of.thing.prefix as SubjectPart;
  const fields = await readFields(tx, dayOf(content.row.openedAt));
  const writing: Writing = {
    codes: await readCodes(tx),
    fields: new Map(fields.map((field) => [field.id, field])),
    given: extractFields(fields, { part, isRepresentative: of.isRepresentative }),
    unitName: async (id) => (await findHead(tx, id))?.name ?? String(id),
  };
  const same = await findSame(tx, { caseId: content.row.id, thingId: of.thing.id, part });
  const ids = new Set(same.things);
  const own = content.things.filter((thing) => ids.has(thing.id));
  const sections: ExtractSection[] = [];
  for (const thing of own)
    sections.push(...(await sectionOf(words.person, { prefix: part, values: thing.values }, writing)));
  sections.push(...(await ofReports(tx, content, { part, own, writing })));
  sections.push(...(await sectionOf(words.event, { prefix: "case", values: content.values }, writing)));
  for (const thing of content.things)
    if (concerns(thing, { part, ids, isAlone: same.people === 1 }))
      sections.push(
        ...(await sectionOf(
          titles[thing.prefix] ?? words.event,
          { prefix: thing.prefix, values: thing.values },
          writing,
        )),
      );
  return sections;
}
