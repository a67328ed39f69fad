/** The ground of tests of cases at work: a case of ward Ba Đình, its police beside it, and a meeting of the agencies about it. */
import { knowIntake } from "#spine/intake/index.ts";
import { caseListener, cases } from "../src/registers/cases/index.ts";
import type { Answer } from "./desk.ts";
import { openIntakeDesk, type IntakeDesk } from "./intake-desk.ts";

type Who = IntakeDesk["chair"];

/** The desk of reports with cases on it. */
export interface CaseDesk extends IntakeDesk {
  /** The police take part by law. */
  bringPolice(code: string): Promise<Answer>;
  /** Calls a meeting by judgement, with the police unless told. */
  call(code: string, change?: object, by?: Who): Promise<Answer>;
  pledge(meeting: string, by: Who): Promise<Answer>;
  /** The meetings of a case, of a unit, as somebody sees them. */
  meetingsOf(code: string, by?: Who): Promise<Answer["body"]>;
  meetingsAt(by: Who): Promise<Answer["body"]>;
}

/** A shelter that takes no part yet, invited with two fields. */
export const guestOf = (desk: IntakeDesk) => ({
  unitId: desk.provider.unitId,
  part: "shelter",
  fields: ["harmed.fullName", "harmed.birthYear"],
  ground: "Người bị bạo lực đồng ý ngày 28/11/2026",
});

/** Opens it, on the morning of Saturday 28/11/2026; `close` lets go of the intake. */
export async function openCaseDesk(): Promise<CaseDesk> {
  const desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
  desk.at("2026-11-28T08:00:00");
  return {
    ...desk,
    bringPolice: (code) =>
      desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
        body: {
          kind: "duty",
          part: "police",
          toUnitId: desk.police.unitId,
          purpose: "Bảo vệ nạn nhân.",
          basis: "state-duty",
          ground: "Luật 13/2022/QH15, Điều 20",
        },
      }),
    call: (code, change = {}, by = desk.officer) =>
      desk.ask(by, `POST /api/cases/${code}/meetings`, {
        body: {
          meetsAt: "2026-11-30T09:00:00+07:00",
          place: "Phòng họp số 2",
          agenda: ["Kế hoạch an toàn cho chị Hoà", "Ai đưa cháu đi học"],
          why: "Hàng xóm nghe dọa giết.",
          invited: [{ unitId: desk.police.unitId }],
          ...change,
        },
      }),
    pledge: (meeting, by) =>
      desk.ask(by, `POST /api/case-meetings/${meeting}/pledge`, { body: { agreed: true } }),
    meetingsOf: async (code, by = desk.officer) =>
      (await desk.ask(by, `GET /api/cases/${code}/meetings`)).body,
    meetingsAt: async (by) => (await desk.ask(by, "GET /api/case-meetings")).body.rows,
    async close() {
      knowIntake();
      await desk.close();
    },
  };
}
