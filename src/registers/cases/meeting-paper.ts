/** The minutes of a meeting on paper, in the form of Decree 30/2020/NĐ-CP, for signature. Pure. */
import type { AdministrativeDocument, Block } from "#base/word/index.ts";
import { formatDay } from "#base/vi/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import { spokenMoment } from "./drafts.ts";
import type { Called, Minuted } from "./meetings.ts";
import type { MeetingRow } from "./queries/meeting.ts";

/** What the paper is made from. */
export interface Minutes {
  readonly unit: { readonly code: string; readonly name: string; readonly kind: string };
  readonly row: MeetingRow;
  readonly called: Called;
  readonly minuted: Minuted;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Who took the paper out, when: printed on every page. */
  readonly mark: string;
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 2, text });

/** Lines of a text as paragraphs; blank ones are left out. */
const lines = (text: string): Block[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(paragraph);

function present({ row }: Minutes): Block {
  const came = row.people.filter((one) => one.came);
  return {
    kind: "table",
    columns: [
      { title: "TT", width: 1, kind: "center" },
      { title: "Họ và tên", width: 5 },
      { title: "Đơn vị", width: 6 },
      { title: "Ký cam kết giữ bí mật", width: 5 },
    ],
    rows: came.map((one, n) => [n + 1, one.name, one.unitName, spokenMoment(one.pledgedAt)]),
  };
}

function tasks({ row, minuted }: Minutes): Block[] {
  const nameOf = new Map(row.invited.map((one) => [one.unitId, one.unitName]));
  if (minuted.actions.length === 0) return [paragraph("Không giao việc mới.")];
  return [
    {
      kind: "table",
      columns: [
        { title: "TT", width: 1, kind: "center" },
        { title: "Cơ quan", width: 5 },
        { title: "Việc phải làm", width: 8 },
        { title: "Hạn", width: 3, kind: "center" },
      ],
      rows: minuted.actions.map((one, n) => [
        n + 1,
        nameOf.get(one.unitId) ?? "",
        one.what,
        formatDay(one.dueOn),
      ]),
    },
  ];
}

/** The minutes, unsigned and without a number. */
export function minutesPaper(of: Minutes): AdministrativeDocument {
  const { row, called, minuted, unit } = of;
  return {
    ...letterheadOf(unit, "BB"),
    kind: "BIÊN BẢN",
    abstract: `Họp liên ngành về vụ việc ${row.caseCode ?? ""}`,
    content: [
      paragraph(`Thời gian: ${spokenMoment(row.heldAt)}. Địa điểm: ${called.place}.`),
      heading("Thành phần"),
      present(of),
      heading("Nội dung"),
      { kind: "bullets", items: [...called.agenda] },
      heading("Diễn biến"),
      ...lines(minuted.minutes),
      heading("Kết luận"),
      ...lines(minuted.outcome),
      heading("Việc giao cho từng cơ quan"),
      ...tasks(of),
    ],
    recipients: ["Các đơn vị dự họp (không sao gửi thêm)"],
    date: of.today.slice(0, 7),
    signer: { position: "Chủ trì", name: "" },
    mark: of.mark,
  };
}
