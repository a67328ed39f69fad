/** The file of an extract: made when it is fetched, marked with who fetched it, kept nowhere. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { administrativeDocument, type Block } from "#base/word/index.ts";
import { formatDay } from "#base/vi/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import { spokenMoment } from "../drafts.ts";
import type { ExtractSection } from "../extracting.ts";
import { findHead } from "../queries/ban-due.ts";
import { refuseFetch } from "../rules/extract.ts";
import { words } from "../words/extract.ts";
import { byExtract, contentOfExtract, loadExtract, type ByExtract, type FoundExtract } from "./extracts.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const formats = ["docx", "json"] as const;
type ByFormat = ByExtract & { readonly format: (typeof formats)[number] };

interface Made {
  readonly found: FoundExtract;
  readonly sections: readonly ExtractSection[];
  /** Who fetched it, when, until when it holds. */
  readonly mark: string;
  readonly at: Date;
}

function asJson({ found, sections, mark, at }: Made): Uint8Array {
  const { request, row } = found;
  const document = {
    kind: "to-am/data-extract",
    version: 1,
    request: request.code,
    extract: row.code,
    madeAt: at.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    forRepresentative: row.representative,
    mark,
    sections: sections.map(({ title, lines }) => ({
      title: title.vi,
      lines: lines.map(({ field, label, value, text }) => ({ field, label: label.vi, value, text })),
    })),
  };
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`, "utf8");
}

const sectionBlocks = ({ title, lines }: ExtractSection): Block[] => [
  { kind: "heading", level: 2, text: title.vi },
  {
    kind: "table",
    columns: [
      { title: "Thông tin", width: 2 },
      { title: "Nội dung", width: 4 },
    ],
    rows: lines.map(({ label, text }) => [label.vi, text]),
  },
];

function asWord(
  { found, sections, mark }: Made,
  unit: { readonly code: string; readonly name: string; readonly kind: string },
): Promise<Uint8Array> {
  const { request, row } = found;
  const blocks = sections.flatMap(sectionBlocks);
  const asker = row.representative ? "người đại diện của người có dữ liệu" : "người có dữ liệu";
  return administrativeDocument({
    ...letterheadOf(unit, "TB"),
    kind: "BẢN DỮ LIỆU CÁ NHÂN",
    abstract: `Cung cấp theo yêu cầu ${request.code}`,
    date: today().slice(0, 7),
    bases: ["Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15", "Nghị định số 356/2025/NĐ-CP, Điều 5"],
    content: [
      {
        kind: "paragraph",
        text: `Theo yêu cầu nhận ngày ${formatDay(request.receivedAt.toISOString())} của ${asker}, dữ liệu đang được lưu giữ như sau. Không có trong bản này: nơi tạm lánh, liên hệ an toàn, ghi chú xã hội, thông tin của người báo tin và của người khác.`,
      },
      ...(blocks.length > 0 ? blocks : [{ kind: "paragraph", text: words.noData.vi } as const]),
    ],
    recipients: ["Người yêu cầu"],
    mark,
  });
}

function fetching(): AnyEndpoint {
  return endpoint<ByFormat, unknown, null, FoundExtract, Download>({
    verb: "data-request.hand-over",
    method: "GET",
    path: "/api/data-requests/{request}/extracts/{extract}/files/{format}",
    summary: words.fetch,
    params: byExtract.extend({ format: z.enum(formats) }) as never,
    output: "download",
    load: loadExtract(false),
    check: ({ row }) => refuseFetch(row, now()),
    audit: ({ params }, { row }) => ({
      subject: row.caseCode,
      details: { extract: params.extract, format: params.format, exported: true },
    }),
    run: async (tx, { params, person }, found) => {
      const { content, sections } = await contentOfExtract(tx, found, person);
      const unit = await findHead(tx, content.row.unitId);
      if (!unit) throw new Problem("not-found");
      const at = now();
      const until = formatDay(found.row.expiresAt?.toISOString() ?? "");
      const mark = `${params.extract} · ${person.name}, ${unit.name} tải lúc ${spokenMoment(at)} · chỉ giao cho người yêu cầu, lấy được đến ${until}`;
      const made = { found, sections, mark, at };
      const isWord = params.format === "docx";
      return {
        name: `${params.extract}.${params.format}`,
        mediaType: isWord ? WORD : "application/json",
        bytes: isWord ? await asWord(made, unit) : asJson(made),
      };
    },
  });
}

/** The endpoint of the file. */
export const extractFileEndpoints = (): AnyEndpoint[] => [fetching()];
