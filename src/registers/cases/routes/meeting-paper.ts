/** The minutes of a meeting as a Word file, for whoever signed its pledge; every copy says whose it is and is in the trail. */
import { today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { administrativeDocument } from "#base/word/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { markFor, WORD_TYPE } from "../marks.ts";
import { minutesPaper } from "../meeting-paper.ts";
import { calledOf, keyOfMeeting, minutedOf } from "../meetings.ts";
import { findHead } from "../queries/ban-due.ts";
import { meetingWords as words } from "../words/meetings.ts";
import {
  byMeeting,
  loadMeeting,
  refuseMeetingAct,
  type ByMeeting,
  type FoundMeeting,
} from "./meeting-read.ts";

function paper(): AnyEndpoint {
  return endpoint<ByMeeting, unknown, null, FoundMeeting, Download>({
    verb: "case.print",
    method: "GET",
    path: "/api/case-meetings/{meeting}/minutes.docx",
    summary: words.paper,
    params: byMeeting,
    output: "download",
    load: loadMeeting(false),
    check: ({ row }, { person }) => refuseMeetingAct("paper", row, person),
    audit: ({ params }, { row }) => ({
      subject: row.caseCode ?? params.meeting,
      details: { meeting: params.meeting, exported: true },
    }),
    run: async (tx, { person, params }, { row }) => {
      const key = await keyOfMeeting(tx, row.record);
      const unit = await findHead(tx, row.unitId);
      const minuted = minutedOf(key, row);
      if (!unit || !minuted) throw new Problem("not-found");
      const mark = await markFor(tx, row.caseCode ?? row.code, person);
      const of = { unit, row, called: calledOf(key, row), minuted, today: today(), mark };
      return {
        name: `${params.meeting}-bien-ban.docx`,
        mediaType: WORD_TYPE,
        bytes: await administrativeDocument(minutesPaper(of)),
      };
    },
  });
}

/** The endpoint of the paper. */
export const meetingPaperEndpoints = (): AnyEndpoint[] => [paper()];
