/** The ground of the tests of reports: a small template, a source that counts talks, three units, the people who act. */
import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { indicators, type IndicatorSource } from "#spine/indicators/index.ts";
import { reports, type TaskNote } from "#spine/reports/index.ts";
import { openDesk, type Answer, type Desk } from "./desk.ts";

const label = { vi: "Buổi truyền thông", en: "Talks" };
/** Counts records of the register "talk". */
const talks: IndicatorSource = {
  id: "plan.talks",
  block: "plan",
  label,
  unit: { vi: "buổi", en: "talks" },
  definition: label,
  source: label,
  version: 1,
  breakdowns: [],
  withoutRecords: "ask",
  async cells(tx) {
    const found = await sql<{
      unitId: number;
      value: number;
    }>`select unit_id, count(*) as value from records.record where register = 'talk' group by unit_id`.execute(
      tx,
    );
    return found.rows.map((r) => ({ ...r, dims: {} }));
  },
  async records(tx, { unitId }) {
    const found = await sql<{
      code: string;
      title: string;
      unitId: number;
    }>`select code, title, unit_id from records.record
      where register = 'talk' and (${unitId}::int is null or unit_id = ${unitId}) order by code`.execute(tx);
    return found.rows.map((r) => ({ ...r, href: `/talks/${r.code}` }));
  },
};

const notes: TaskNote[] = [
  {
    path: "II.4.1",
    taskCode: "NV-2026-00007",
    title: "Tuyên truyền pháp luật hôn nhân và gia đình",
    state: "doing",
    notes: ["Đã tổ chức hai buổi tại nhà văn hóa"],
    evidence: [{ code: "TT-2026-00001", title: "Buổi truyền thông", href: "/talks/TT-2026-00001" }],
  },
];

const kept = new Map<string, Uint8Array>();
/** Files that live as long as the test. */
export const files = {
  store: (bytes: Uint8Array) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    kept.set(sha256, bytes);
    return Promise.resolve(sha256);
  },
  read: (sha256: string) => Promise.resolve(kept.get(sha256) ?? new Uint8Array()),
};

/** A template with one section of words and one table of five figures. */
export const template = {
  code: "BC-THU",
  name: "Báo cáo thử",
  abstract: "Kết quả thực hiện Kế hoạch công tác gia đình năm {year}",
  opening: "{unit} báo cáo kết quả như sau:",
  bases: ["Luật Phòng, chống bạo lực gia đình ngày 14 tháng 11 năm 2022"],
  recipients: ["Sở Văn hóa và Thể thao"],
  sections: [
    {
      number: "I.",
      title: "Công tác truyền thông",
      required: true,
      clausePaths: ["II.4"],
      prompt: "Nêu việc đã làm",
    },
    {
      number: "II.",
      title: "Số liệu",
      narrative: false,
      tables: [
        {
          title: "Biểu 1",
          rows: [
            { indicator: "violence.cases" },
            { indicator: "violence.cases.physical" },
            { indicator: "prevention.clubs" },
            { indicator: "prevention.budget", required: false },
            { indicator: "plan.talks", required: false },
          ],
        },
      ],
    },
  ],
};

/** The same without code and name: what a PUT takes. */
export const content = (({ code: _code, name: _name, ...rest }) => rest)(template);

/** The visible text of a Word file, cells parted by "|". */
export function textOf(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return xml
    .replaceAll("</w:tc>", "|")
    .replaceAll("</w:p>", " ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?\| ?/g, "|");
}

/** Ward Ba Đình, ward Hoàn Kiếm, the Department of Health. */
export const A = "01.00004";
export const B = "01.00070";
export const D = "HN-SYT";

/** A cell as it is sent. */
export function cell(indicator: string, state: string, value?: number, version = 0): object {
  return { indicator, state, version, ...(value !== undefined && { value }) };
}

/** Everyone and everything of a story about reports. */
export interface ReportDesk extends Desk {
  readonly officerA: Person;
  readonly leaderA: Person;
  readonly officerB: Person;
  readonly leaderB: Person;
  readonly focal: Person;
  readonly city: Person;
  /** Another city lead: the second person of an exception. */
  readonly second: Person;
  /** Makes and publishes the template, opens the cycle for the three units; returns its number. `more`: what differs. */
  openCycle(more?: { readonly template?: object; readonly cycle?: object }): Promise<number>;
  /** The address of a unit's submission in the opened cycle. */
  at(code: string, rest?: string): string;
  saveCells(person: Person, code: string, cells: object[]): Promise<Answer>;
  write(person: Person, code: string, text: string): Promise<Answer>;
  act(person: Person, code: string, name: string, more?: object): Promise<Answer>;
  /** Asks for an exception to the lock for this unit's report. */
  askException(person: Person, code: string, endsOn: string): Promise<Answer>;
  /** Judges the newest exception of this unit's report. */
  judge(person: Person, code: string, verdict?: string): Promise<Answer>;
}

/** A cycle of 2026 for the three units. */
export const cycle = {
  code: "BC-2026",
  template: "BC-THU",
  name: "Báo cáo năm 2026",
  year: 2026,
  from: "2025-11-15",
  to: "2026-11-14",
  dueOn: "2026-11-15",
  toUnit: "HN-SVHTT",
  units: [A, B, D],
  on: "2026-11-01",
};

/** Opens it on 10 November 2026; ward A held two talks, the department one, ward B none. */
export async function openReportDesk(): Promise<ReportDesk> {
  setClock(new Date("2026-11-10T03:00:00Z"));
  const desk = await openDesk((report) => [
    indicators([talks], report),
    reports({ sources: [talks], report, files, taskNotes: () => Promise.resolve(notes) }),
  ]);
  const city = await desk.person("city-lead", "HN-SVHTT");
  for (const [i, unit] of [A, A, D].entries())
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('talk', $1, $2, 'done', 'Buổi truyền thông')",
      [`TT-2026-0000${i + 1}`, await desk.unitId(unit)],
    );
  await desk.ask(city, "POST /api/indicators/compute", { body: { from: cycle.from, to: cycle.to } });
  const submissions = new Map<string, number>();
  const at = (code: string, rest = "") => `/api/reports/submissions/${submissions.get(code)}${rest}`;
  return {
    ...desk,
    city,
    second: { ...city, id: city.id + 1, userName: "city-lead.second", name: "second" },
    officerA: await desk.person("commune-officer", A),
    leaderA: await desk.person("commune-leader", A),
    officerB: await desk.person("commune-officer", B),
    leaderB: await desk.person("commune-leader", B),
    focal: await desk.person("agency-focal", D),
    at,
    async openCycle(more = {}) {
      await desk.ask(city, "POST /api/reports/templates", { body: { ...template, ...more.template } });
      await desk.ask(city, "POST /api/reports/templates/BC-THU/publish", { body: { version: 1 } });
      const opened = await desk.ask(city, "POST /api/reports/cycles", { body: { ...cycle, ...more.cycle } });
      const board = await desk.ask(city, `GET /api/reports/cycles/${opened.body.id}/board`);
      for (const row of board.body.rows) submissions.set(row.unit.code, row.submissionId);
      return opened.body.id;
    },
    saveCells: (person, code, cells) => desk.ask(person, `PUT ${at(code, "/cells")}`, { body: { cells } }),
    async write(person, code, text) {
      const section = (await desk.ask(person, `GET ${at(code)}`)).body.sections[0];
      return desk.ask(person, `PUT ${at(code, `/sections/${section.id}`)}`, {
        body: { text, version: section.version },
      });
    },
    async act(person, code, name, more = {}) {
      const { body } = await desk.ask(city, `GET ${at(code)}`);
      return desk.ask(person, `POST ${at(code, `/${name}`)}`, { body: { version: body.version, ...more } });
    },
    askException: (person, code, endsOn) =>
      desk.ask(person, `POST ${at(code, "/exceptions")}`, {
        body: { reason: "Bổ sung hai vụ do Công an chuyển sang", endsOn },
      }),
    async judge(person, code, verdict = "approved") {
      const { exceptions } = (await desk.ask(city, `GET ${at(code)}`)).body;
      const reason = verdict === "refused" ? "Số liệu đã gửi Bộ" : null;
      return desk.ask(person, `POST /api/reports/exceptions/${exceptions[0]?.id ?? 0}/judge`, {
        body: { verdict, reason },
      });
    },
    async close() {
      setClock(null);
      await desk.close();
    },
  };
}
