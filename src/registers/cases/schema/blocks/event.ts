/** Blocks 3 and 4 of Decree 58/2026: the acts; the event and its mediation. Pure. */
import { agency, date, integer, longText, text, yesNo } from "#base/fields/index.ts";
import { behaviours, forms, relations } from "../codes/behaviours.ts";
import { mediationResults, outcomes, riskLevels, states, verifications } from "../codes/course.ts";
import * as people from "../codes/people.ts";
import { addresses, channels, reportKinds, waysOfTelling } from "../codes/reports.ts";
import { fieldsOfBlock, oneOf, someOf, type CaseField } from "../field.ts";
import { words } from "../words.ts";
import { dealers, everybody, helpers, legal, minders } from "./viewers.ts";

const counted = { kept: "typed", seenBy: everybody, sensitive: true } as const;
/** What was done to somebody is for who deals with it or heals it: neither a school nor a hamlet needs it to do its part. */
const acts = {
  kept: "typed",
  seenBy: [...dealers, "health", "shelter", "counsel", "representative"],
  sensitive: true,
} as const;
/** How dangerous it is: for whoever must beware, and never for a family member who asks. */
const danger = { kept: "typed", seenBy: minders, sensitive: true } as const;
const narrative = { kept: "sealed", seenBy: dealers, sensitive: true } as const;

/** What one person did to another; a case may have several such pairs. */
export const behaviourFields: readonly CaseField[] = fieldsOfBlock(
  { block: 3, prefix: "behaviour", of: "behaviour" },
  {
    relation: { ...oneOf(relations, { required: true }), ...acts },
    behaviours: { ...someOf(behaviours, { label: words.behaviours, required: true }), ...acts },
    forms: { ...someOf(forms, { label: words.formsFound }), ...acts, derived: true },
    mainForm: { ...oneOf(forms, { label: words.mainForm, help: words.mainFormHelp }), ...acts },
    startedOn: { field: date({ label: words.startedOn }), ...acts },
    lastOn: { field: date({ label: words.lastOn }), ...acts },
    frequency: { ...oneOf(people.frequencies), ...acts },
    placeKind: { ...oneOf(people.places), ...acts },
    injury: { ...oneOf(people.injuries), ...acts },
    weapon: { ...oneOf(people.weapons), ...acts },
    description: { field: longText({ label: words.description, personal: true }), ...narrative },
    evidence: {
      field: longText({ label: words.evidence, personal: true }),
      kept: "sealed",
      seenBy: legal,
      sensitive: true,
    },
  },
);

/** Who told is protected (Art. 34(2)): the co-ordinator knows, and who investigates. */
const informant = { kept: "sealed", seenBy: ["co-ordinator", "investigation"], narrow: true } as const;

export const caseFields: readonly CaseField[] = fieldsOfBlock(
  { block: 4, prefix: "case", of: "case" },
  {
    kind: { ...oneOf(reportKinds, { label: words.kind, required: true }), ...counted },
    occurredOn: { field: date({ label: words.occurredOn }), ...counted },
    occurredAt: { field: text({ label: words.occurredAt, max: 5 }), kept: "typed", seenBy: helpers },
    reportedOn: { field: date({ label: words.reportedOn, required: true }), ...counted },
    commune: { field: agency({ label: words.placeCommune, required: true }), ...counted },
    placeKind: { ...oneOf(people.places), ...counted },
    place: { field: text({ label: words.place, personal: true }), ...narrative },
    channel: { ...oneOf(channels), ...counted },
    address: { ...oneOf(addresses), ...counted },
    wayOfTelling: { ...oneOf(waysOfTelling), ...counted },
    summary: { field: longText({ label: words.summary, personal: true }), ...narrative },
    state: { ...oneOf(states), ...counted, derived: true },
    verification: { ...oneOf(verifications), ...counted, derived: true },
    verifiedNote: { field: longText({ label: words.verifiedNote, personal: true }), ...narrative },
    riskLevel: { ...oneOf(riskLevels), ...danger, derived: true },
    riskReason: {
      field: longText({ label: words.riskReason, personal: true }),
      kept: "sealed",
      seenBy: minders,
      sensitive: true,
    },
    lifeDanger: { ...oneOf(people.answers, { label: words.lifeDanger }), ...danger },
    crimeSuspected: { ...oneOf(people.answers, { label: words.crimeSuspected }), ...danger },
    repeated: { ...oneOf(people.answers, { label: words.repeated }), ...danger },
    childrenPresent: { field: integer({ label: words.childrenPresent, max: 50 }), ...counted },
    foreigners: { ...oneOf(people.answers, { label: words.foreigners }), ...counted },
    household: {
      field: text({ label: words.household, personal: true, max: 60 }),
      kept: "sealed",
      seenBy: ["co-ordinator"],
      narrow: true,
    },
    reporterName: { field: text({ label: words.reporterName, personal: true, max: 120 }), ...informant },
    reporterPhone: { field: text({ label: words.reporterPhone, personal: true, max: 40 }), ...informant },
    outcome: { ...oneOf(outcomes), ...counted, derived: true },
    outcomeNote: { field: longText({ label: words.outcomeNote, personal: true }), ...narrative },
  },
);

const mediated = {
  kept: "typed",
  seenBy: [...dealers, "organisation", "representative"],
  sensitive: true,
} as const;

/** Law 35/2013: whether it may be offered at all is asked first. */
export const mediationFields: readonly CaseField[] = fieldsOfBlock(
  { block: 4, prefix: "mediation", of: "mediation" },
  {
    sanctionGround: {
      ...oneOf(people.answers, { label: words.sanctionGround, required: true }),
      ...mediated,
    },
    sanctionGroundReason: {
      field: longText({ label: words.sanctionGroundReason, personal: true }),
      ...narrative,
    },
    offered: { field: yesNo({ label: words.offered }), ...mediated },
    accepted: { ...oneOf(people.answers, { label: words.accepted }), ...mediated },
    assignedOn: { field: date({ label: words.assignedOn }), ...mediated },
    startedOn: { field: date({ label: words.mediationStartedOn }), ...mediated },
    mediator: {
      field: text({ label: words.mediator, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: [...dealers, "organisation"],
    },
    result: { ...oneOf(mediationResults), ...mediated },
    stoppedBy: {
      field: text({ label: words.stoppedBy, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: dealers,
    },
    agreement: {
      field: longText({ label: words.agreement, personal: true }),
      kept: "sealed",
      seenBy: [...dealers, "representative"],
    },
  },
);
