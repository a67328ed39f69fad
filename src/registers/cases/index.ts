/** Server face of cases: one case of domestic violence, many views, kept strictly apart. */
import type { Database } from "#base/database/index.ts";
import type { Module } from "#spine/access/index.ts";
import { contentOf, type Listener } from "#spine/intake/index.ts";
import { tokensOfReport } from "./open.ts";
import { addTokens } from "./queries/token.ts";
import { actEndpoints } from "./routes/acts.ts";
import { banAskEndpoints } from "./routes/ban-ask.ts";
import { banDecideEndpoints } from "./routes/ban-decide.ts";
import { banDraftEndpoints } from "./routes/ban-drafts.ts";
import { banReadEndpoints } from "./routes/ban-read.ts";
import { banWatchEndpoints } from "./routes/ban-watch.ts";
import { codeEndpoints } from "./routes/codes.ts";
import { clashEndpoints } from "./routes/clashes.ts";
import { dealingEndpoints } from "./routes/dealing.ts";
import { dataRequestEndpoints } from "./routes/data-requests.ts";
import { editEndpoints } from "./routes/edit.ts";
import { erasureEndpoints } from "./routes/erasures.ts";
import { extractFileEndpoints } from "./routes/extract-files.ts";
import { extractEndpoints } from "./routes/extracts.ts";
import { factsSheetEndpoints } from "./routes/facts-sheet.ts";
import { guardEndpoints } from "./routes/guard.ts";
import { lookEndpoints } from "./routes/looks.ts";
import { openEndpoints } from "./routes/open.ts";
import { proposalEndpoints } from "./routes/proposals.ts";
import { printEndpoints } from "./routes/prints.ts";
import { readEndpoints } from "./routes/read.ts";
import { firstWeekEndpoints } from "./routes/first-week.ts";
import { handoverActEndpoints } from "./routes/handover-acts.ts";
import { handoverReadEndpoints } from "./routes/handover-read.ts";
import { loadEndpoints, loadOversight } from "./routes/load.ts";
import { meetingActEndpoints } from "./routes/meeting-acts.ts";
import { meetingCallEndpoints } from "./routes/meeting-call.ts";
import { meetingPaperEndpoints } from "./routes/meeting-paper.ts";
import { meetingReadEndpoints } from "./routes/meeting-read.ts";
import { contactEndpoints } from "./routes/contact.ts";
import { registerEndpoints } from "./routes/register.ts";
import { relatedEndpoints } from "./routes/related.ts";
import { retentionEndpoints } from "./routes/retention.ts";
import { riskEndpoints } from "./routes/risk.ts";
import { readingEndpoints } from "./routes/reading.ts";
import { shelterEndpoints } from "./routes/shelter.ts";
import { sheetEndpoints } from "./routes/sheet.ts";
import { sendEndpoints } from "./routes/send.ts";
import { templateEndpoints } from "./routes/templates.ts";
import { transitionEndpoints } from "./routes/transitions.ts";
import { overviewEndpoints } from "./routes/overview.ts";
import { oversightVerbs, registerVerbs, verbs } from "./verbs.ts";

export { banWork } from "./ban-work.ts";
export { caseIndicators } from "./indicators.ts";
export { registerWork } from "./register-work.ts";
export { caseWork } from "./work.ts";
export { secondWork } from "./second-work.ts";
export { rederive, type Rederived } from "./rederive.ts";

/** The city's look over cases; `report` is the pool of the role of figures, which opens nothing. */
export const caseOversight = (report: Database): Module => ({
  name: "case-oversight",
  verbs: oversightVerbs,
  endpoints: [...overviewEndpoints(report), ...loadOversight(report)],
});

/** Where the lists, fields and facts of cases are edited: apart, since whoever edits them opens no case. */
export const caseRegister: Module = {
  name: "case-register",
  verbs: registerVerbs,
  endpoints: registerEndpoints(),
};

/** The module as the server composes it. */
export const cases: Module = {
  name: "cases",
  verbs,
  endpoints: [
    ...codeEndpoints(),
    ...sheetEndpoints(),
    ...factsSheetEndpoints(),
    ...readEndpoints(),
    ...openEndpoints(),
    ...editEndpoints(),
    ...clashEndpoints(),
    ...actEndpoints(),
    ...riskEndpoints(),
    ...contactEndpoints(),
    ...loadEndpoints(),
    ...templateEndpoints(),
    ...firstWeekEndpoints(),
    ...handoverReadEndpoints(),
    ...handoverActEndpoints(),
    ...meetingReadEndpoints(),
    ...meetingCallEndpoints(),
    ...meetingActEndpoints(),
    ...meetingPaperEndpoints(),
    ...sendEndpoints(),
    ...transitionEndpoints(),
    ...banReadEndpoints(),
    ...banAskEndpoints(),
    ...banDecideEndpoints(),
    ...banWatchEndpoints(),
    ...banDraftEndpoints(),
    ...dealingEndpoints(),
    ...shelterEndpoints(),
    ...proposalEndpoints(),
    ...guardEndpoints(),
    ...lookEndpoints(),
    ...readingEndpoints(),
    ...printEndpoints(),
    ...relatedEndpoints(),
    ...dataRequestEndpoints(),
    ...extractEndpoints(),
    ...extractFileEndpoints(),
    ...retentionEndpoints(),
    ...erasureEndpoints(),
  ],
};

/** With each report that comes in, its keyed hashes are kept for the commune of the place; whoever reported sees nothing of it. */
export const caseListener: Listener = {
  received: async (tx, report) => {
    if (report.kind !== "domestic-violence") return;
    const tokens = tokensOfReport(await contentOf(tx, report));
    const of = { caseId: null, reportCode: report.code, unitId: report.unitId, byUnitId: report.unitId };
    await addTokens(tx, of, tokens);
  },
};
