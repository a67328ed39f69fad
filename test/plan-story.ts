/** The story of one plan: its text, who is in it, and the way from paper to published tasks. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setClock } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { keepFilesIn } from "#base/files/index.ts";
import type { Module, Person } from "#spine/access/index.ts";
import { deadlines } from "#spine/deadlines/index.ts";
import { myWork, plan, taskWork } from "#spine/plan/index.ts";
import { openDesk, type Desk } from "./desk.ts";

/**
 * A plan of our own. By hand: Sở Y tế has 2 clauses, the police co-ordinate in 1, the paper 1, the Front 1, each of the
 * 126 communes 2; "các đơn vị liên quan" means nobody in particular and a person must say so; two gaps.
 */
export const TEXT = `ỦY BAN NHÂN DÂN	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ HÀ NỘI	Độc lập - Tự do - Hạnh phúc
Số: 77/KH-UBND	Hà Nội, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Công tác gia đình trên địa bàn Thành phố năm 2026

I. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Chủ trì, phối hợp với Công an Thành phố lập danh mục cơ sở tiếp nhận người bị bạo lực gia đình, hoàn thành trước ngày 30/6/2026.
- Thống kê số lượt chăm sóc y tế theo từng quý.
2. Báo Hànộimới
Mở chuyên mục hằng tháng về gia đình.
…………………
5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội
- Vận động hội viên tham gia mạng lưới địa chỉ tin cậy.
6. UBND các quận, huyện, thị xã
- Xây dựng kế hoạch công tác gia đình của địa phương.
- Chủ trì, phối hợp với các đơn vị liên quan tổ chức truyền thông ở thôn, tổ dân phố.
Hằng năm, báo cáo kết quả trước ngày 15 tháng 11 gửi Sở Văn hóa và Thể thao để tổng hợp./.
`;

const roles = {
  lead: ["city-lead", "HN-SVHTT"],
  health: ["agency-focal", "HN-SYT"],
  police: ["agency-focal", "HN-CATP"],
  press: ["press", "HN-BAO-HNM"],
  front: ["agency-focal", "HN-MTTQ"],
  baDinh: ["commune-officer", "01.00004"],
  socSon: ["commune-officer", "01.00376"],
  leadership: ["leadership", "01"],
  admin: ["system-admin", "HN-SVHTT"],
  auditor: ["auditor", "HN-TTTP"],
} as const;
export type Who = keyof typeof roles;

export interface Clause {
  id: number;
  version: number;
  path: string;
  kind: string;
  text: string;
  outcome: string;
  actionable: boolean;
  position: number;
}
export interface Assignment {
  id: number;
  version: number;
  clauseId: number;
  agency: string;
  role: string;
  asksPerson: boolean;
  units: number;
}
export interface Review {
  id: number;
  version: number;
  state: string;
  clauses: Clause[];
  assignments: Assignment[];
  gaps: { id: number; version: number; line: number }[];
  readiness: { ready: boolean; checks: { code: string; blocking: boolean; count: number }[] };
}

export interface Task {
  code: string;
  version: number;
  status: string;
  dueOn: string;
  part: string;
  clause: { path: string; text: string };
  can: string[];
  unit: { code: string };
}

export const clauseOf = (r: Review, text: string): Clause => r.clauses.find((c) => c.text.startsWith(text))!;

/** What blocks publishing, by its code. */
export const blocking = (r: Pick<Review, "readiness">): Record<string, number> =>
  Object.fromEntries(r.readiness.checks.filter((c) => c.blocking).map((c) => [c.code, c.count]));

/** A desk with the plan's people, on 2 March 2026. */
export interface Story {
  readonly desk: Desk;
  readonly cast: Readonly<Record<Who, Person>>;
  readonly review: (id: number) => Promise<Review>;
  readonly tasks: (person: Person, query?: string) => Promise<Task[]>;
  readonly close: () => Promise<void>;
}

/** Opens it, with further modules where a story needs them; call in beforeAll and `close` in afterAll. */
export async function openStory(more: (report: Database) => readonly Module[] = () => []): Promise<Story> {
  setClock(new Date("2026-03-02T03:00:00Z"));
  const files = mkdtempSync(path.join(tmpdir(), "toam-plan-"));
  keepFilesIn(files);
  const desk = await openDesk((report) => [deadlines, plan, myWork([taskWork]), ...more(report)]);
  const people = await Promise.all(
    Object.entries(roles).map(async ([who, [role, unit]]) => [who, await desk.person(role, unit)] as const),
  );
  const cast = Object.fromEntries(people) as Record<Who, Person>;
  return {
    desk,
    cast,
    review: async (id) => (await desk.ask(cast.lead, `GET /api/plan/reviews/${id}`)).body as Review,
    tasks: async (person, query = "") =>
      (await desk.ask(person, `GET /api/tasks?year=2026&limit=200${query}`)).body.rows as Task[],
    close: async () => {
      setClock(null);
      await desk.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

/** An act of the city that must succeed; answers what the review then says. */
async function act({ desk, cast }: Story, route: string, body: object): Promise<Review> {
  const answer = await desk.ask(cast.lead, route, { body });
  if (answer.status > 201) throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
  return answer.body as Review;
}

/** Brings a text in and ends every clause the short way: what the reader proposes, the rest without a task. */
async function readStory(story: Story, text: string, name: string): Promise<number> {
  const { id } = await act(story, "POST /api/plan/documents", { text, name });
  await act(story, `POST /api/plan/documents/${id}/accept`, {});
  const read = await story.review(id);
  const open = read.clauses.filter((c) => c.outcome === "undecided");
  if (open.length > 0)
    await act(story, `POST /api/plan/documents/${id}/decide`, {
      decisions: open.map((c) => ({ id: c.id, version: c.version, outcome: "no-task", reason: "Báo cáo" })),
    });
  for (const vague of read.assignments.filter((a) => a.asksPerson))
    await act(story, `POST /api/plan/assignments/${vague.id}/unassign`, { version: vague.version });
  return id;
}

/** Reads the plan and publishes 2026; answers the document's number. */
export async function publishStory(story: Story): Promise<number> {
  const { review } = story;
  const id = await readStory(story, TEXT, "kh-77");
  const [hole, ...others] = (await review(id)).gaps;
  const lost = {
    path: "I.3",
    text: "Tập huấn hòa giải viên.",
    assignments: [{ agency: "Sở Tư pháp", role: "lead" }],
  };
  await act(story, `POST /api/plan/gaps/${hole!.id}/fill`, { version: hole!.version, clauses: [lost] });
  for (const gap of others)
    await act(story, `POST /api/plan/gaps/${gap.id}/lost`, { version: gap.version, reason: "Mất trang" });
  const supplied = clauseOf(await review(id), "Tập huấn");
  await act(story, `PATCH /api/plan/clauses/${supplied.id}`, { version: supplied.version, outcome: "task" });
  const { version } = await review(id);
  await act(story, `POST /api/plan/documents/${id}/publish`, { version, year: 2026 });
  return id;
}

/**
 * The plan amended in May. By hand, against {@link TEXT}: the list of places has another day and other words; the statistics, the
 * Front's clause and the communes' plan are the same; the communes' talks are worded anew; the paper's column, and the training of
 * mediators, are gone; the police have a clause that is new.
 */
export const AMENDED = `ỦY BAN NHÂN DÂN	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ HÀ NỘI	Độc lập - Tự do - Hạnh phúc
Số: 90/KH-UBND	Hà Nội, ngày 12 tháng 5 năm 2026

KẾ HOẠCH
Công tác gia đình trên địa bàn Thành phố năm 2026 (sửa đổi)

I. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Chủ trì, phối hợp với Công an Thành phố lập danh mục cơ sở tiếp nhận người bị bạo lực gia đình, hoàn thành trước ngày 31/8/2026.
- Thống kê số lượt chăm sóc y tế theo từng quý.
2. Công an Thành phố
- Rà soát đối tượng có hành vi bạo lực gia đình nhiều lần.
3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội
- Vận động hội viên tham gia mạng lưới địa chỉ tin cậy.
4. UBND các xã, phường
- Xây dựng kế hoạch công tác gia đình của địa phương.
- Chủ trì tổ chức truyền thông ở thôn, tổ dân phố, trường học, khu công nghiệp.
Hằng năm, báo cáo kết quả trước ngày 15 tháng 11 gửi Sở Văn hóa và Thể thao để tổng hợp./.
`;

/** Reads the amended plan and leaves it ready to be published; under another number it is amended once more. */
export const readAmended = (story: Story, number = "90/KH-UBND"): Promise<number> =>
  readStory(story, AMENDED.replace("90/KH-UBND", number), number);

/** What is to be decided where one plan takes the place of another. */
export interface Outlook {
  version: number;
  asked: number;
  years: number[];
  refusal: { vi: string } | null;
  added: { id: number; text: string; asks: number }[];
  groups: {
    clause: { id: number; text: string };
    to: { id: number } | null;
    kind: string;
    open: number;
    settled: number;
    matched: number;
    redated: [string | null, string][];
    options: string[];
    proposed: string;
  }[];
}

/** Decides all as it is proposed, but for the clauses that begin with one of these words. */
export function decisionsOn(
  groups: Outlook["groups"],
  otherwise: Readonly<Record<string, object>> = {},
): object[] {
  return groups.map((g) => {
    const own = Object.entries(otherwise).find(([words]) => g.clause.text.startsWith(words))?.[1];
    return {
      clauseId: g.clause.id,
      unnamed: g.kind === "unnamed",
      fate: g.proposed,
      ...(g.proposed === "end" && { reason: "Không còn trong kế hoạch" }),
      ...own,
    };
  });
}

/** A day that the city adds, as it is sent. */
export const OBSERVANCE = {
  nameVi: "Ngày",
  nameEn: "Day",
  fromDay: "03-20",
  toDay: "03-20",
  source: "Thành phố",
  confidence: "M",
  ask: null,
  leadDays: 30,
  toKinds: [],
  gives: false,
};
