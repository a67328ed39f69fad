/** What a case is made of: code lists, the six blocks and their fields, packs. Pure. */
export { codeOn, codesOn, UNKNOWN, type Code, type CodeList, type Codes, type Confidence } from "./code.ts";
export { shapeOf } from "./code-shapes.ts";
export { codeLists, shippedCodes } from "./codes/index.ts";
export type { BehaviourFacts, BehaviourSetFacts, Form, RelationFacts } from "./codes/behaviours.ts";
export type { CaseState, MediationResult, RiskFacts, RiskLevel, Verification } from "./codes/course.ts";
export type { GivingState, SubjectRequest } from "./codes/giving.ts";
export { measureCodes } from "./codes/measures.ts";
export type { Decider, MeasureFacts, MeasureKind, Requester } from "./codes/measures.ts";
export { partCodes, partsOfKind, type LegalBasis, type Part } from "./codes/parts.ts";
export type { AgeBand, Answer, Sex } from "./codes/people.ts";
export { caseRelationCodes, tieCodes, type CaseRelation, type Tie } from "./codes/related.ts";
export type { Channel, KindFacts, ReportKind } from "./codes/reports.ts";
export type { BanGround } from "./codes/requests.ts";
export type { SanctionFacts, SanctionKind } from "./codes/sanctions.ts";
export { unknownCodes, type Block, type CaseField, type Subject, type Viewer } from "./field.ts";
export {
  allFields,
  blockLabels,
  fieldOf,
  fieldsUnder,
  packOf,
  settledField,
  type FieldSetting,
} from "./blocks/index.ts";
export {
  codesFor,
  fieldsOn,
  inOrder,
  withChoices,
  type CaseDays,
  type DatedSetting,
  type Edited,
} from "./catalogue.ts";
export {
  isSealedKind,
  newCode,
  ownId,
  ownKinds,
  ownListName,
  ownPlaces,
  type OwnField,
  type OwnKind,
  type OwnPlace,
} from "./own.ts";
export {
  factOn,
  factShapes,
  type BreakGlassLaw,
  type Fact,
  type FactName,
  type GivingLaw,
  type LegalAidLaw,
  type MatchWeights,
  type NoContactLaw,
  type Questionnaire,
} from "./facts.ts";
export {
  exampleAssessment,
  shippedBreakGlass,
  shippedFacts,
  shippedGiving,
  shippedLegalAid,
  shippedNoContact,
  shippedWeights,
} from "./shipped-facts.ts";
