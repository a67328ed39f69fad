/** Every code list of a case, as shipped. */
import type { CodeList, Codes } from "../code.ts";
import { behaviours, behaviourSets, forms, relations } from "./behaviours.ts";
import { mediationResults, outcomes, riskLevels, states, verifications } from "./course.ts";
import { ethnicities } from "./ethnicities.ts";
import { banGrounds, contactOccasions, requesters, shelterKinds } from "./requests.ts";
import { givingStates, sealForms, subjectRequests } from "./giving.ts";
import { deciders, measureResults, measures } from "./measures.ts";
import { legalBases, parts } from "./parts.ts";
import * as people from "./people.ts";
import { addresses, channels, reportKinds, waysOfTelling } from "./reports.ts";
import { caseRelations, ties } from "./related.ts";
import { remedies, sanctionArticles, sanctionKinds } from "./sanctions.ts";

export const codeLists: readonly CodeList[] = [
  behaviours,
  behaviourSets,
  forms,
  relations,
  reportKinds,
  channels,
  addresses,
  waysOfTelling,
  parts,
  legalBases,
  states,
  verifications,
  outcomes,
  riskLevels,
  mediationResults,
  measures,
  deciders,
  measureResults,
  shelterKinds,
  contactOccasions,
  requesters,
  banGrounds,
  sanctionArticles,
  sanctionKinds,
  remedies,
  people.sexes,
  people.ageBands,
  people.maritals,
  people.educations,
  people.occupations,
  people.disabilities,
  people.vulnerabilities,
  people.injuries,
  people.frequencies,
  people.places,
  people.answers,
  people.needs,
  people.idKinds,
  people.nationalities,
  people.weapons,
  people.substances,
  people.residences,
  ethnicities,
  givingStates,
  sealForms,
  subjectRequests,
  caseRelations,
  ties,
];

/** The lists as they are shipped, by name. */
export const shippedCodes: Codes = Object.fromEntries(codeLists.map((list) => [list.name, list.codes]));
