/**
 * The notification of a breach of personal data to the Ministry of Public Security, drafted for signature (Luật 91/2025/QH15 Điều 23;
 * NĐ 356/2025/NĐ-CP, Mẫu số 08, known by quotation alone: the draft says that it is to be held against the form). Pure.
 */
import { formatDay } from "#base/vi/index.ts";
import { dayOf } from "#base/clock.ts";
import type { AdministrativeDocument, Block } from "#base/word/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import type { BreachRow } from "./queries.ts";
import { words } from "./words.ts";

/** What it is written from. */
interface Notified {
  readonly row: BreachRow;
  readonly unit: { readonly code: string; readonly name: string; readonly kind: string };
  readonly what: string;
  readonly where: string;
  /** What was said when it was confirmed, and each measure, in their order. */
  readonly found: string | null;
  readonly measures: readonly { readonly at: Date; readonly said: string }[];
  readonly officer: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const BLANK = "…………………………";
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 2, text });

const hour = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
});
const moment = (at: Date): string => `${hour.format(at)} ngày ${formatDay(dayOf(at))}`;

function peopleOf({ people, isExact, dataKinds }: BreachRow): string {
  const kinds = dataKinds.map((kind) => words[`data-${kind}`].vi.toLowerCase()).join("; ") || BLANK;
  if (people === null) return `Số người bị ảnh hưởng: đang xác định. Loại dữ liệu: ${kinds}.`;
  return `Số người bị ảnh hưởng: ${isExact ? "" : "khoảng "}${people} người${isExact ? "" : " (ước tính)"}. Loại dữ liệu: ${kinds}.`;
}

const LATE_MS = 72 * 3_600_000;

/** Whoever notifies late says why. */
function lateness({ row }: Notified, now: Date): Block[] {
  if (now.getTime() - row.discoveredAt.getTime() <= LATE_MS) return [];
  return [paragraph(`Lý do thông báo sau 72 giờ kể từ khi phát hiện: ${BLANK}`)];
}

/** The draft, without number, day and signature. */
export function notificationOf(of: Notified, now: Date): AdministrativeDocument {
  const { row, measures } = of;
  return {
    ...letterheadOf(of.unit, "TB"),
    kind: "THÔNG BÁO",
    abstract: "Vi phạm quy định về bảo vệ dữ liệu cá nhân",
    date: of.today.slice(0, 7),
    draftNote: "DỰ THẢO",
    addressees: ["Bộ Công an (Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao – A05)"],
    bases: [
      "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 23",
      "Nghị định số 356/2025/NĐ-CP của Chính phủ (Mẫu số 08)",
    ],
    content: [
      heading("Vi phạm"),
      paragraph(`Mã sự cố: ${row.code}. Phát hiện lúc ${moment(row.discoveredAt)}.`),
      paragraph(`Diễn biến: ${of.what || BLANK}`),
      paragraph(`Nơi, thiết bị, hệ thống xảy ra: ${of.where || BLANK}`),
      heading("Người bị ảnh hưởng và dữ liệu"),
      paragraph(peopleOf(row)),
      heading("Tính chất, hậu quả có thể xảy ra"),
      paragraph(of.found ?? BLANK),
      heading("Biện pháp đã thực hiện"),
      ...(measures.length > 0
        ? [
            {
              kind: "bullets",
              items: measures.map(({ at, said }) => `${moment(at)}: ${said}`),
            } as const,
          ]
        : [paragraph(BLANK)]),
      ...lateness(of, now),
      heading("Đầu mối liên hệ"),
      paragraph(`Người phụ trách bảo vệ dữ liệu cá nhân: ${of.officer}; điện thoại, thư điện tử: ${BLANK}`),
      {
        kind: "note",
        text: "Dự thảo theo Mẫu số 08 như được trích dẫn; đối chiếu với mẫu ban hành kèm Nghị định 356/2025/NĐ-CP trước khi ký.",
      },
    ],
    recipients: ["Như trên"],
  };
}
