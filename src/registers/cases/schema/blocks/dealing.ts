/** Blocks 5 and 6 of Decree 58/2026: the measures; how the violation is dealt with. Pure. */
import { date, integer, longText, text, yesNo } from "#base/fields/index.ts";
import { deciders, measureResults, measures } from "../codes/measures.ts";
import * as people from "../codes/people.ts";
import { remedies, sanctionArticles, sanctionKinds } from "../codes/sanctions.ts";
import { fieldsOfBlock, oneOf, someOf, type CaseField } from "../field.ts";
import { banGrounds, requesters, shelterKinds } from "../codes/requests.ts";
import { words } from "../words.ts";
import { dealers, everybody, helpers, legal } from "./viewers.ts";

const counted = { kept: "typed", seenBy: everybody } as const;
const told = { kept: "typed", seenBy: helpers } as const;

export const measureFields: readonly CaseField[] = fieldsOfBlock(
  { block: 5, prefix: "measure", of: "measure" },
  {
    kind: { ...oneOf(measures, { required: true }), ...counted },
    requestedBy: { ...oneOf(requesters), ...told },
    requestedOn: { field: date({ label: words.requestedAt }), ...told },
    consent: { ...oneOf(people.answers, { label: words.consent }), ...told },
    ground: { ...oneOf(banGrounds, { label: words.ground }), ...told },
    decider: { ...oneOf(deciders), ...told },
    decidedOn: { field: date({ label: words.decidedOn }), ...counted },
    from: { field: date({ label: words.from }), ...told },
    to: { field: date({ label: words.to }), ...told },
    supervisor: {
      field: text({ label: words.supervisor, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: [...dealers, "organisation", "representative"],
    },
    supporter: {
      field: text({ label: words.supporter, personal: true }),
      kept: "sealed",
      seenBy: ["co-ordinator", "child-protection"],
    },
    result: { ...oneOf(measureResults), ...counted },
    resultNote: {
      field: longText({ label: words.resultNote, personal: true }),
      kept: "sealed",
      seenBy: dealers,
      sensitive: true,
    },
    document: {
      field: text({ label: words.document, personal: true, max: 80 }),
      kept: "sealed",
      seenBy: legal,
    },
    dossier: {
      field: text({ label: words.dossier, personal: true, max: 60 }),
      kept: "sealed",
      seenBy: ["co-ordinator"],
    },
    shelterKind: {
      ...oneOf(shelterKinds),
      kept: "typed",
      seenBy: ["co-ordinator", "child-protection", "health", "shelter"],
    },
    /** Law 11/2017 Art. 31: who gives legal aid is named within days of the acceptance. */
    aidAcceptedOn: { field: date({ label: words.aidAcceptedOn }), ...told },
    aidAssignedOn: { field: date({ label: words.aidAssignedOn }), ...told },
    /** Art. 9(1)(c): no part but the shelter's own sees it; people of other parts are named one by one. */
    shelterAddress: {
      field: text({ label: words.shelterAddress, personal: true }),
      kept: "sealed",
      seenBy: ["shelter"],
      narrow: true,
    },
  },
);

export const sanctionFields: readonly CaseField[] = fieldsOfBlock(
  { block: 6, prefix: "sanction", of: "sanction" },
  {
    kind: { ...oneOf(sanctionKinds, { required: true }), ...counted, sensitive: true },
    article: { ...oneOf(sanctionArticles), kept: "typed", seenBy: dealers, sensitive: true },
    penalArticle: {
      field: text({ label: words.penalArticle, max: 80 }),
      kept: "typed",
      seenBy: dealers,
      sensitive: true,
    },
    decidedOn: { field: date({ label: words.decidedOn }), ...counted },
    decidedBy: {
      field: text({ label: words.decidedBy, personal: true, max: 120 }),
      kept: "sealed",
      seenBy: legal,
    },
    organisation: { field: yesNo({ label: words.organisation }), kept: "typed", seenBy: dealers },
    amount: {
      field: integer({ label: words.amount, unit: words.dong }),
      kept: "typed",
      seenBy: legal,
      sensitive: true,
    },
    remedies: { ...someOf(remedies), kept: "typed", seenBy: dealers },
    limitationOn: {
      field: date({ label: words.limitationOn }),
      kept: "typed",
      seenBy: dealers,
      derived: true,
    },
    decisionNumber: {
      field: text({ label: words.decisionNumber, personal: true, max: 80 }),
      kept: "sealed",
      seenBy: legal,
    },
    executed: { ...oneOf(people.answers, { label: words.executed }), kept: "typed", seenBy: dealers },
    note: {
      field: longText({ label: words.note, personal: true }),
      kept: "sealed",
      seenBy: legal,
      sensitive: true,
    },
  },
);
