/** What stands in the form while a report is entered, and what is sent of it. Nothing of it is kept in the browser. Pure. */
import type {
  AddressLetter,
  Channel,
  ContactChannel,
  PersonPart,
  ReportInput,
  ReportKind,
  Screening,
  YesNoUnknown,
} from "../schema.ts";

/** Somebody as typed. */
export interface TypedPerson {
  readonly part: PersonPart;
  readonly name: string;
  readonly sex: "female" | "male" | "other" | "unknown";
  readonly birthYear: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly relation: string;
}

/** The whole form as typed. */
export interface Entry {
  readonly contactChannel: ContactChannel;
  readonly contactPhone: string;
  readonly contactHours: string;
  readonly contactNever: boolean;
  readonly contactNote: string;
  readonly danger: YesNoUnknown;
  readonly lifeDanger: YesNoUnknown;
  readonly childHarmed: YesNoUnknown;
  readonly vulnerable: YesNoUnknown;
  readonly crimeSuspected: YesNoUnknown;
  readonly kind: ReportKind;
  readonly what: string;
  readonly unitId: number | null;
  readonly where: string;
  readonly when: string;
  readonly people: readonly TypedPerson[];
  readonly reporterName: string;
  readonly reporterPhone: string;
  readonly reporterRelation: string;
  readonly channel: Channel;
  readonly addressLetter: AddressLetter | "";
  /** An instant, ISO 8601. */
  readonly receivedAt: string;
  readonly screening: Screening | null;
}

export const emptyPerson = (part: PersonPart): TypedPerson => ({
  part,
  name: "",
  sex: "unknown",
  birthYear: "",
  idNumber: "",
  phone: "",
  address: "",
  relation: "",
});

/** The empty form. */
export const emptyEntry = (given: {
  readonly at: Date;
  readonly channel: Channel;
  readonly addressLetter: AddressLetter | null;
  readonly unitId: number | null;
  readonly screening: Screening | null;
}): Entry => ({
  contactChannel: "unknown",
  contactPhone: "",
  contactHours: "",
  contactNever: false,
  contactNote: "",
  danger: "unknown",
  lifeDanger: "unknown",
  childHarmed: "unknown",
  vulnerable: "unknown",
  crimeSuspected: "unknown",
  kind: "domestic-violence",
  what: "",
  unitId: given.unitId,
  where: "",
  when: "",
  people: [emptyPerson("harmed"), emptyPerson("doer")],
  reporterName: "",
  reporterPhone: "",
  reporterRelation: "",
  channel: given.channel,
  addressLetter: given.addressLetter ?? "",
  receivedAt: given.at.toISOString(),
  screening: given.screening,
});

/** A draft as it comes back; what it lacks is as in the empty form. */
export function entryOf(typed: Readonly<Record<string, unknown>>, empty: Entry): Entry {
  const known = Object.entries(typed).filter(([key]) => key in empty);
  return { ...empty, ...(Object.fromEntries(known) as Partial<Entry>) };
}

const isSaid = (person: TypedPerson): boolean =>
  [person.name, person.birthYear, person.idNumber, person.phone, person.address, person.relation].some(
    (text) => text.trim() !== "",
  );

function yearOf(text: string): number | null {
  const year = Number(text.trim());
  return Number.isInteger(year) && year >= 1900 && year <= 2100 ? year : null;
}

/** What is missing before it can be sent. */
export const missingIn = (entry: Entry): readonly ("what" | "unitId")[] => [
  ...(entry.what.trim() ? [] : (["what"] as const)),
  ...(entry.unitId === null ? (["unitId"] as const) : []),
];

/** What is sent. */
export function reportOf(entry: Entry, id: string): ReportInput {
  const { danger, lifeDanger, childHarmed, vulnerable, crimeSuspected, kind } = entry;
  return {
    danger,
    lifeDanger,
    childHarmed,
    vulnerable,
    crimeSuspected,
    kind,
    channel: entry.channel as ReportInput["channel"],
    addressLetter: entry.addressLetter || null,
    receivedAt: entry.receivedAt,
    unitId: entry.unitId ?? 0,
    entry: id,
    content: {
      what: entry.what,
      where: entry.where,
      when: entry.when,
      safeContact: {
        channel: entry.contactChannel,
        phone: entry.contactPhone,
        hours: entry.contactHours,
        never: entry.contactNever,
        note: entry.contactNote,
      },
      reporter: {
        name: entry.reporterName,
        phone: entry.reporterPhone,
        relation: entry.reporterRelation,
      },
      people: entry.people
        .filter(isSaid)
        .map((person) => ({ ...person, birthYear: yearOf(person.birthYear) })),
      screening: entry.screening,
    },
  };
}
