/** Blocks 1 and 2 of Decree 58/2026: the person harmed, the person who did it; and the children who were there. Pure. */
import { agency, date, integer, longText, text, yesNo } from "#base/fields/index.ts";
import * as codes from "../codes/people.ts";
import { ethnicities } from "../codes/ethnicities.ts";
import { relations } from "../codes/behaviours.ts";
import { fieldsOfBlock, oneOf, someOf, type CaseField, type Declared, type Viewer } from "../field.ts";
import { words } from "../words.ts";
import { carers, dealers, everybody, helpers, reachers, watchers } from "./viewers.ts";

const year = (label: { vi: string; en: string }) =>
  integer({ label, min: 1900, max: 2100, personal: true, plain: true });

/** What is asked of anybody: who may know the name, and who the address. */
function identity(name: readonly Viewer[], reach: readonly Viewer[]): Readonly<Record<string, Declared>> {
  const sealed = { kept: "sealed", seenBy: name } as const;
  const typed = { kept: "typed", seenBy: everybody } as const;
  return {
    fullName: { field: text({ label: words.fullName, personal: true, max: 120 }), ...sealed },
    otherName: { field: text({ label: words.otherName, personal: true, max: 120 }), ...sealed },
    idKind: { ...oneOf(codes.idKinds), kept: "typed", seenBy: name },
    idNumber: {
      field: text({ label: words.idNumber, personal: true, max: 40 }),
      kept: "sealed",
      seenBy: reach,
    },
    birthDate: { field: date({ label: words.birthDate, personal: true }), kept: "sealed", seenBy: reach },
    birthYear: { field: year(words.birthYear), kept: "typed", seenBy: name },
    ageAtEvent: { field: integer({ label: words.ageAtEvent, max: 130 }), ...typed, derived: true },
    ageBand: { ...oneOf(codes.ageBands, { label: words.ageBand }), ...typed, derived: true },
    sex: { ...oneOf(codes.sexes), ...typed },
    nationality: { ...oneOf(codes.nationalities), ...typed },
    country: { field: text({ label: words.country, personal: true, max: 80 }), ...sealed },
    residence: { ...oneOf(codes.residences), ...typed },
    ethnicity: { ...oneOf(ethnicities), kept: "typed", seenBy: reach },
    permanentAddress: {
      field: text({ label: words.permanentAddress, personal: true }),
      kept: "sealed",
      seenBy: reach,
    },
    presentAddress: {
      field: text({ label: words.presentAddress, personal: true }),
      kept: "sealed",
      seenBy: reach,
    },
    commune: { field: agency({ label: words.commune }), kept: "typed", seenBy: name },
    phone: {
      field: text({ label: words.phone, help: words.phoneHelp, personal: true, max: 40 }),
      kept: "sealed",
      seenBy: reach,
    },
    workplace: { field: text({ label: words.workplace, personal: true }), kept: "sealed", seenBy: reach },
    occupation: { ...oneOf(codes.occupations), kept: "typed", seenBy: name },
    education: { ...oneOf(codes.educations), kept: "typed", seenBy: name },
    marital: { ...oneOf(codes.maritals), kept: "typed", seenBy: name },
    disability: { ...oneOf(codes.disabilities), kept: "typed", seenBy: name, sensitive: true },
  };
}

/**
 * Narrowest of all: who speaks with the harmed person. Whoever is shown a telephone or an address is shown how it may be
 * used, or the call itself puts a life at risk; a representative never is.
 */
const safe = { kept: "sealed", seenBy: [...reachers, "shelter"], narrow: true } as const;
const plan = { kept: "sealed", seenBy: ["co-ordinator", "shelter"], narrow: true } as const;
const social = {
  kept: "sealed",
  seenBy: ["co-ordinator", "counsel"],
  narrow: true,
  sensitive: true,
} as const;

export const harmedFields: readonly CaseField[] = fieldsOfBlock(
  { block: 1, prefix: "harmed", of: "person" },
  {
    ...identity(helpers, reachers),
    vulnerabilities: { ...someOf(codes.vulnerabilities), kept: "typed", seenBy: helpers, sensitive: true },
    priorViolence: {
      ...oneOf(codes.answers, { label: words.priorViolence }),
      kept: "typed",
      seenBy: helpers,
      sensitive: true,
    },
    needs: { ...someOf(codes.needs), kept: "typed", seenBy: helpers },
    toldOfRights: { field: yesNo({ label: words.toldOfRights }), kept: "typed", seenBy: helpers },
    healthNotes: {
      field: longText({ label: words.healthNotes, personal: true }),
      kept: "sealed",
      seenBy: carers,
      sensitive: true,
    },
    representativeName: {
      field: text({ label: words.representativeName, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: helpers,
    },
    representativeRelation: {
      field: text({ label: words.representativeRelation, personal: true, max: 80 }),
      kept: "sealed",
      seenBy: helpers,
    },
    representativePhone: {
      field: text({ label: words.representativePhone, personal: true, max: 40 }),
      kept: "sealed",
      seenBy: reachers,
    },
    safeChannel: {
      field: text({ label: words.safeChannel, help: words.safeChannelHelp, personal: true }),
      ...safe,
    },
    safeHours: { field: text({ label: words.safeHours, personal: true, max: 120 }), ...safe },
    safeNever: { field: yesNo({ label: words.safeNever, personal: true }), ...safe },
    safeNote: { field: text({ label: words.safeNote, personal: true, max: 500 }), ...safe },
    socialNotes: { field: longText({ label: words.socialNotes, personal: true }), ...social },
    safetyPlan: { field: longText({ label: words.safetyPlan, personal: true }), ...plan },
  },
);

export const doerFields: readonly CaseField[] = fieldsOfBlock(
  { block: 2, prefix: "doer", of: "person" },
  {
    ...identity(watchers, dealers),
    substances: {
      ...someOf(codes.substances),
      kept: "typed",
      seenBy: [...dealers, "health"],
      sensitive: true,
    },
    priorSanction: {
      ...oneOf(codes.answers, { label: words.priorSanction }),
      kept: "typed",
      seenBy: dealers,
      sensitive: true,
    },
    weaponAccess: {
      ...oneOf(codes.answers, { label: words.weaponAccess }),
      kept: "typed",
      seenBy: [...dealers, "shelter"],
      sensitive: true,
    },
    office: {
      field: text({ label: words.office, help: words.officeHelp, personal: true }),
      kept: "sealed",
      seenBy: ["co-ordinator"],
    },
    history: {
      field: longText({ label: words.history, personal: true }),
      kept: "sealed",
      seenBy: dealers,
      sensitive: true,
    },
  },
);

const childViewers: readonly Viewer[] = [
  "co-ordinator",
  "police",
  "health",
  "child-protection",
  "school",
  "shelter",
  "counsel",
  "investigation",
];

/** Children who were there: of the event, block 4. */
export const childFields: readonly CaseField[] = fieldsOfBlock(
  { block: 4, prefix: "child", of: "person" },
  {
    fullName: {
      field: text({ label: words.fullName, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: childViewers,
    },
    birthDate: { field: date({ label: words.birthDate, personal: true }), kept: "sealed", seenBy: reachers },
    birthYear: { field: year(words.birthYear), kept: "typed", seenBy: childViewers },
    ageAtEvent: {
      field: integer({ label: words.ageAtEvent, max: 130 }),
      kept: "typed",
      seenBy: everybody,
      derived: true,
    },
    sex: { ...oneOf(codes.sexes), kept: "typed", seenBy: everybody },
    relation: { ...oneOf(relations), kept: "typed", seenBy: childViewers },
    witnessed: {
      ...oneOf(codes.answers, { label: words.childWitnessed }),
      kept: "typed",
      seenBy: childViewers,
      sensitive: true,
    },
    school: {
      field: text({ label: words.school, personal: true }),
      kept: "sealed",
      seenBy: ["co-ordinator", "child-protection", "school"],
    },
    carer: {
      field: text({ label: words.carer, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: ["co-ordinator", "child-protection", "shelter"],
    },
  },
);
