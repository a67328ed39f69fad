/** A unit's implementing plan as a Word document in the layout of Decree 30/2020/NĐ-CP: the plan, and its clauses as an annex. */
import { today } from "#base/clock.ts";
import { formatDay } from "#base/vi/index.ts";
import type { AdministrativeDocument, Block, TableBlock } from "#base/word/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import type { OwnItemRow } from "./queries/own-items.ts";
import type { OwnClauseRow, OwnPlanRow } from "./queries/own.ts";

const day = (on: string | null): string => (on === null ? "" : formatDay(on));

function dueOf({ dueOn, lateReason }: OwnClauseRow): string {
  return lateReason === null ? day(dueOn) : `${day(dueOn)}\n(${lateReason})`;
}

function tableOf(clauses: readonly OwnClauseRow[]): TableBlock {
  return {
    kind: "table",
    columns: [
      { title: "TT", width: 1, kind: "center" },
      { title: "Nội dung Thành phố giao", width: 6 },
      { title: "Nội dung đơn vị thực hiện", width: 6 },
      { title: "Phân công", width: 3.5 },
      { title: "Thời hạn", width: 2.6, kind: "center" },
      { title: "Lồng ghép", width: 4 },
    ],
    rows: clauses.map((clause, n) => [
      n + 1,
      `${clause.path}. ${clause.asked}`,
      clause.text,
      clause.holder ?? "",
      dueOf(clause),
      [clause.integratedIn, clause.integratedRef].filter(Boolean).join(" – "),
    ]),
  };
}

function itemsOf(items: readonly OwnItemRow[]): TableBlock {
  return {
    kind: "table",
    columns: [
      { title: "TT", width: 1, kind: "center" },
      { title: "Việc", width: 9 },
      { title: "Phân công", width: 4 },
      { title: "Thời hạn", width: 2.6, kind: "center" },
    ],
    rows: items.map((item, n) => [n + 1, item.text, item.holder ?? "", day(item.dueOn)]),
  };
}

/** The number and what follows it: "25/KH-UBND" → 25, "KH-UBND". */
function numbered(number: string | null): Partial<Pick<AdministrativeDocument, "number" | "symbol">> {
  const [, first, rest] = /^(\d+)\/(.+)$/u.exec(number ?? "") ?? [];
  return first !== undefined && rest !== undefined ? { number: first, symbol: rest } : {};
}

function parentOf(plan: OwnPlanRow): string {
  if (plan.documentNumber === null) return plan.documentTitle;
  const on = plan.documentIssuedOn === null ? "" : ` ngày ${day(plan.documentIssuedOn)}`;
  return `Kế hoạch số ${plan.documentNumber}${on} của Ủy ban nhân dân Thành phố`;
}

function contentOf(plan: OwnPlanRow, clauses: readonly OwnClauseRow[]): Block[] {
  const leftOut = clauses.filter((c) => c.leftOut !== null);
  const opening = `${plan.unitName} triển khai các nội dung có nhiệm vụ của đơn vị theo Phụ lục kèm theo. Cá nhân, bộ phận được phân công chịu trách nhiệm thực hiện đúng thời hạn và báo cáo kết quả.`;
  const rest: Block[] =
    leftOut.length === 0
      ? []
      : [
          { kind: "paragraph", text: "Nội dung đơn vị không triển khai:" },
          { kind: "bullets", items: leftOut.map((c) => `${c.path}. ${c.asked} Lý do: ${c.leftOut}`) },
        ];
  return [{ kind: "paragraph", text: opening }, ...rest];
}

/** The plan with the unit's own work; a draft says so and leaves number and day blank where they are not known. */
export function ownDocument(
  plan: OwnPlanRow,
  clauses: readonly OwnClauseRow[],
  items: readonly OwnItemRow[],
): AdministrativeDocument {
  const own = items.filter((item) => item.dropped === null);
  const unit = { code: plan.unitCode, name: plan.unitName, kind: plan.unitKind };
  return {
    ...letterheadOf(unit, "KH"),
    ...numbered(plan.number),
    date: plan.issuedOn ?? today().slice(0, 7),
    kind: "KẾ HOẠCH",
    abstract: plan.title,
    bases: [`Căn cứ ${parentOf(plan)}`],
    content: contentOf(plan, clauses),
    recipients: ["Ủy ban nhân dân Thành phố", "Sở Văn hóa và Thể thao", "Bộ phận, cá nhân được phân công"],
    annexes: [
      {
        title: "PHÂN CÔNG THỰC HIỆN",
        content: [tableOf(clauses.filter((c) => c.leftOut === null))],
        landscape: true,
      },
      ...(own.length > 0 ? [{ title: "VIỆC RIÊNG CỦA ĐƠN VỊ", content: [itemsOf(own)] }] : []),
    ],
    ...(plan.state === "draft" && { draftNote: "DỰ THẢO" }),
  };
}
