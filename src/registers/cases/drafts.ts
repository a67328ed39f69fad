/**
 * Papers of a no-contact decision, drafted for signature in the form of Decree 30/2020/NĐ-CP: without number, date of signing or
 * signature, which the agency's own system and people give. Pure.
 */
import { formatDay } from "#base/vi/index.ts";
import { dayOf } from "#base/clock.ts";
import type { AdministrativeDocument, Block } from "#base/word/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import type { BanWords } from "./bans.ts";
import type { BanRow, ContactRow } from "./queries/ban.ts";
import { shippedCodes } from "./schema/index.ts";
import type { Values } from "./values.ts";

export const draftKinds = ["request", "decision", "refusal", "cancellation", "contact"] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a paper is made from. */
export interface Drafted {
  readonly unit: { readonly code: string; readonly name: string; readonly kind: string };
  readonly ban: BanRow;
  readonly said: BanWords;
  readonly supervisor: string | null;
  readonly harmed: Values;
  readonly doer: Values;
  readonly contact: ContactRow | null;
  readonly distanceMetres: number;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const BLANK = "…………………………";
const written = (value: unknown): string =>
  typeof value === "string" && value.trim() !== ""
    ? value
    : typeof value === "number"
      ? String(value)
      : BLANK;

/** "08 giờ 30 phút, ngày 28/11/2026" in Hanoi. */
export function spokenMoment(at: Date | null): string {
  if (!at) return `…… giờ …… phút, ngày …/…/……`;
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
  const [hour = "", minute = ""] = time.split(":");
  return `${hour} giờ ${minute} phút, ngày ${formatDay(dayOf(at))}`;
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const article = (number: number, title: string): Block => ({
  kind: "paragraph",
  text: [{ text: `Điều ${number}. `, bold: true }, { text: title }],
});

const personOf = (values: Values): string =>
  [
    `ông (bà) ${written(values["fullName"])}`,
    `sinh năm ${written(values["birthYear"])}`,
    `nơi ở hiện tại: ${written(values["presentAddress"] ?? values["registeredAddress"])}`,
  ].join(", ");

const LAW = [
  "Luật Tổ chức chính quyền địa phương",
  "Luật Phòng, chống bạo lực gia đình ngày 14 tháng 11 năm 2022",
  "Nghị định số 76/2023/NĐ-CP ngày 01 tháng 11 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Phòng, chống bạo lực gia đình",
];

const requesters: Readonly<Record<BanRow["requestedBy"], string>> = {
  harmed: "người bị bạo lực gia đình",
  representative: "người giám hộ, người đại diện của người bị bạo lực gia đình",
  body: "cơ quan, tổ chức, cá nhân có thẩm quyền, có sự đồng ý của người bị bạo lực hoặc người giám hộ",
  none: BLANK,
};

const groundOf = ({ ban }: Drafted): string =>
  ban.ground === "b"
    ? "Xét hành vi bạo lực gia đình đe dọa tính mạng của người bị bạo lực gia đình (điểm b khoản 1 Điều 25 Luật Phòng, chống bạo lực gia đình)"
    : `Xét đề nghị của ${requesters[ban.requestedBy]}, nhận hồi ${spokenMoment(ban.requestedAt)}`;

interface Paper {
  readonly letters: "QĐ" | "TB";
  readonly kind: string;
  readonly abstract: string;
  readonly bases: readonly string[];
  readonly content: readonly Block[];
  readonly recipients: readonly string[];
}

const four = [
  "Người bị cấm tiếp xúc",
  "Người bị bạo lực gia đình",
  "Trưởng Công an cấp xã",
  "Trưởng thôn, Tổ trưởng tổ dân phố nơi người bị bạo lực cư trú",
];

function decision(of: Drafted): Paper {
  const { ban } = of;
  return {
    letters: "QĐ",
    kind: "QUYẾT ĐỊNH",
    abstract: "Cấm tiếp xúc",
    bases: [...LAW, groundOf(of)],
    content: [
      article(1, `Cấm ${personOf(of.doer)} tiếp xúc với ${personOf(of.harmed)}.`),
      article(
        2,
        `Thời gian cấm tiếp xúc: từ ${spokenMoment(ban.fromAt)} đến ${spokenMoment(ban.toAt)}, không quá 03 ngày.`,
      ),
      article(
        3,
        `Người bị cấm tiếp xúc không được đến gần người bị bạo lực gia đình trong phạm vi ${of.distanceMetres} m, trừ trường hợp có tường, vách ngăn bảo đảm an toàn; không được sử dụng điện thoại, thư điện tử hoặc phương tiện khác để thực hiện hành vi bạo lực gia đình. Khi gia đình có việc cưới, việc tang; có người bị tai nạn, bệnh nặng; thiên tai, hỏa hoạn, dịch bệnh, việc tiếp xúc phải được thông báo trước bằng văn bản (Mẫu số 09) có xác nhận của người được phân công giám sát và không quá 04 giờ.`,
      ),
      article(4, `Phân công ông (bà) ${written(of.supervisor)} giám sát việc thực hiện Quyết định này.`),
      article(
        5,
        "Quyết định có hiệu lực kể từ khi ký. Các ông, bà có tên tại Điều 1, Điều 4, Trưởng Công an cấp xã và Trưởng thôn, Tổ trưởng tổ dân phố chịu trách nhiệm thi hành Quyết định này.",
      ),
    ],
    recipients: four,
  };
}

function refusal(of: Drafted): Paper {
  return {
    letters: "TB",
    kind: "THÔNG BÁO",
    abstract: "Về việc không ra quyết định cấm tiếp xúc",
    bases: [],
    content: [
      paragraph(
        `Hồi ${spokenMoment(of.ban.requestedAt)}, Chủ tịch Ủy ban nhân dân nhận được đề nghị của ${requesters[of.ban.requestedBy]} về việc cấm ${personOf(of.doer)} tiếp xúc với ${personOf(of.harmed)}.`,
      ),
      paragraph(
        `Căn cứ Điều 25 Luật Phòng, chống bạo lực gia đình, Chủ tịch Ủy ban nhân dân không ra quyết định cấm tiếp xúc vì lý do: ${written(of.said.refusal)}`,
      ),
      paragraph("Người đề nghị có quyền khiếu nại theo quy định của pháp luật."),
    ],
    recipients: ["Người đề nghị"],
  };
}

const cancelReasons: Readonly<Record<string, string>> = {
  "requester-asks": "người đã đề nghị cấm tiếp xúc đề nghị hủy bỏ",
  "harmed-disagrees": "người bị bạo lực gia đình hoặc người giám hộ không đồng ý với quyết định cấm tiếp xúc",
  "not-needed": "biện pháp cấm tiếp xúc không còn cần thiết",
};

function cancellation(of: Drafted): Paper {
  const { ban } = of;
  const asked = ban.cancelAskedAt ? `, đề nghị nhận hồi ${spokenMoment(ban.cancelAskedAt)}` : "";
  return {
    letters: "QĐ",
    kind: "QUYẾT ĐỊNH",
    abstract: "Hủy bỏ quyết định cấm tiếp xúc (Mẫu số 11)",
    bases: [...LAW, `Xét thấy ${cancelReasons[ban.cancelGround ?? "not-needed"]}${asked}`],
    content: [
      article(
        1,
        `Hủy bỏ Quyết định số ……/QĐ-UBND ký hồi ${spokenMoment(ban.decidedAt)} về việc cấm ${personOf(of.doer)} tiếp xúc với ${personOf(of.harmed)}.`,
      ),
      article(2, `Việc cấm tiếp xúc chấm dứt kể từ ${spokenMoment(ban.cancelledAt)}.`),
      article(3, "Quyết định có hiệu lực kể từ khi ký. Các ông, bà có liên quan chịu trách nhiệm thi hành."),
    ],
    recipients: four,
  };
}

function contactNotice(of: Drafted): Paper {
  const { contact } = of;
  const occasion = shippedCodes["contact-occasion"]?.find((one) => one.code === contact?.occasion)?.label.vi;
  return {
    letters: "TB",
    kind: "THÔNG BÁO",
    abstract: "Về việc tiếp xúc với người bị bạo lực gia đình (Mẫu số 09)",
    bases: [],
    content: [
      paragraph(
        `Người thông báo: ${personOf(of.doer)}, đang thực hiện quyết định cấm tiếp xúc với ${personOf(of.harmed)}.`,
      ),
      paragraph(`Lý do tiếp xúc: ${occasion ?? BLANK}.`),
      paragraph(
        `Thời gian tiếp xúc: từ ${spokenMoment(contact?.from ?? null)} đến ${spokenMoment(contact?.to ?? null)}, không quá 04 giờ.`,
      ),
      paragraph("Người thông báo cam kết không có hành vi bạo lực gia đình trong thời gian tiếp xúc."),
      paragraph(
        `Xác nhận của người được phân công giám sát, ông (bà) ${written(of.supervisor)}: ……………………………………… (ký, ghi rõ họ tên, giờ xác nhận)`,
      ),
    ],
    recipients: ["Người được phân công giám sát"],
  };
}

function request(of: Drafted): Paper {
  return {
    letters: "TB",
    kind: "ĐỀ NGHỊ",
    abstract: "Cấm tiếp xúc",
    bases: [],
    content: [
      paragraph(`Người bị bạo lực gia đình: ${personOf(of.harmed)}.`),
      paragraph(`Người có hành vi bạo lực gia đình: ${personOf(of.doer)}.`),
      paragraph(`Nội dung đề nghị: ${written(of.said.asked)}`),
      paragraph(
        "Đề nghị Chủ tịch Ủy ban nhân dân xem xét, quyết định cấm tiếp xúc theo Điều 25 Luật Phòng, chống bạo lực gia đình.",
      ),
      paragraph(
        "Ý kiến của người bị bạo lực gia đình hoặc người giám hộ (khi cơ quan, tổ chức đề nghị): ………………………………………",
      ),
    ],
    recipients: ["Chủ tịch Ủy ban nhân dân (để quyết định)"],
  };
}

const papers: Readonly<Record<DraftKind, (of: Drafted) => Paper>> = {
  request,
  decision,
  refusal,
  cancellation,
  contact: contactNotice,
};

/** Who puts their name beneath: the chair alone decides; a request and a notice are their writer's. */
const signerOf = (kind: DraftKind): AdministrativeDocument["signer"] =>
  kind === "request"
    ? { position: "NGƯỜI ĐỀ NGHỊ", name: "" }
    : kind === "contact"
      ? { position: "NGƯỜI THÔNG BÁO", name: "" }
      : { position: "CHỦ TỊCH", name: "" };

/** The paper of a kind; its day is left to whoever signs. */
export function draftOf(kind: DraftKind, of: Drafted): AdministrativeDocument {
  const { letters, ...paper } = papers[kind](of);
  return {
    ...letterheadOf(of.unit, letters),
    ...paper,
    date: of.today.slice(0, 7),
    signer: signerOf(kind),
    draftNote: "DỰ THẢO",
  };
}
