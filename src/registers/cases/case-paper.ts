/** A case as a paper: its six blocks as far as the reader's part shows them, and not a field more. Pure. */
import { dayOf } from "#base/clock.ts";
import { formatDay } from "#base/vi/index.ts";
import type { AdministrativeDocument, Block as Part, Row } from "#base/word/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import type { Content, Thing } from "./content.ts";
import { blockLabels, type Block, type CaseField } from "./schema/index.ts";
import { isTold, toldValue, wordOf } from "./told-values.ts";
import type { Values } from "./values.ts";

/** What the paper is made from: a content that was opened for the reader, and the fields in the case's own edition. */
export interface CasePaper {
  readonly unit: { readonly code: string; readonly name: string; readonly kind: string };
  readonly content: Content;
  readonly fields: readonly CaseField[];
  readonly nameOfUnit: (id: number) => string;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly mark: string;
}

/** Filled fields of a thing that the reader is shown, in the order of the form. */
function rowsOf(of: CasePaper, prefix: string, values: Values): Row[] {
  return of.fields
    .filter((one) => one.id.startsWith(`${prefix}.`) && of.content.visible.has(one.id))
    .filter((one) => isTold(values[one.name]))
    .map((one) => [one.field.label.vi, toldValue(values[one.name], one.field, of.nameOfUnit)]);
}

const paragraph = (text: string): Part => ({ kind: "paragraph", text });
const table = (rows: readonly Row[]): Part => ({
  kind: "table",
  columns: [
    { title: "Mục", width: 4 },
    { title: "Nội dung", width: 8 },
  ],
  rows,
});

const nameOf = (things: readonly Thing[], id: number | undefined): string => {
  const name = things.find((one) => one.id === id)?.values["fullName"];
  return typeof name === "string" && name ? name : "chưa có tên";
};

const titles: Readonly<Partial<Record<Thing["prefix"], string>>> = {
  child: "Trẻ em chứng kiến",
  mediation: "Hòa giải",
};

function titleOf(of: CasePaper, thing: Thing): string {
  const { things } = of.content;
  if (thing.prefix === "behaviour")
    return `${nameOf(things, thing.doerId)} đối với ${nameOf(things, thing.harmedId)}`;
  if (thing.prefix === "harmed" || thing.prefix === "doer") return nameOf(things, thing.id);
  const kind = of.fields.find((one) => one.id === `${thing.prefix}.kind`);
  return titles[thing.prefix] ?? (kind ? wordOf(kind.field, thing.values["kind"]) : "");
}

/** What stands in each block; the case itself in the fourth. */
const blocks: Readonly<Record<Block, readonly Thing["prefix"][]>> = {
  1: ["harmed"],
  2: ["doer"],
  3: ["behaviour"],
  4: ["child", "mediation"],
  5: ["measure"],
  6: ["sanction"],
};

function blockOf(of: CasePaper, block: Block): Part[] {
  const own = block === 4 ? rowsOf(of, "case", of.content.values) : [];
  const things = of.content.things
    .filter((one) => blocks[block].includes(one.prefix))
    .map((thing) => ({ title: titleOf(of, thing), rows: rowsOf(of, thing.prefix, thing.values) }))
    .filter(({ rows }) => rows.length > 0);
  const parts = [
    ...(own.length > 0 ? [table(own)] : []),
    ...things.flatMap(({ title, rows }): Part[] => [{ kind: "heading", level: 3, text: title }, table(rows)]),
  ];
  const heading: Part = { kind: "heading", level: 2, text: blockLabels[block].vi, number: `${block}.` };
  return [heading, ...(parts.length > 0 ? parts : [paragraph("Không có thông tin thuộc phần được xem.")])];
}

const numbers: readonly Block[] = [1, 2, 3, 4, 5, 6];

/** The paper, of the unit whose reader takes it out. */
export function casePaper(of: CasePaper): AdministrativeDocument {
  const { row, visible } = of.content;
  return {
    ...letterheadOf(of.unit, "BC"),
    kind: "PHIẾU THÔNG TIN",
    abstract: `Vụ việc bạo lực gia đình ${row.code}`,
    content: [
      paragraph(
        `Nơi điều phối: ${row.unitName}. Mở ngày ${formatDay(dayOf(row.openedAt))}. Phiếu chỉ gồm các mục mà người lập phiếu được xem (${visible.size} mục); các mục khác không có trong phiếu.`,
      ),
      ...numbers.flatMap((block) => blockOf(of, block)),
    ],
    recipients: ["Lưu hồ sơ vụ việc (không sao gửi thêm)"],
    date: of.today.slice(0, 7),
    signer: { position: "Người lập phiếu", name: "" },
    mark: of.mark,
  };
}
