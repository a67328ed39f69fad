/** Documents that are really in force, as facts: number, issuer, dates and state (law as known in November 2026). */
import type { Tx } from "#base/database/index.ts";
import { addRecord, changeRecord } from "#spine/records/index.ts";
import { shape } from "./schema.ts";

type Fact = readonly [
  symbol: string,
  kind: string,
  issuer: string,
  issuedOn: string,
  effectiveOn: string | null,
  abstract: string,
  status?: "expired",
];

const facts: readonly Fact[] = [
  ["13/2022/QH15", "law", "Quốc hội", "2022-11-14", "2023-07-01", "Luật Phòng, chống bạo lực gia đình"],
  [
    "76/2023/NĐ-CP",
    "decree",
    "Chính phủ",
    "2023-11-01",
    null,
    "Quy định chi tiết một số điều của Luật Phòng, chống bạo lực gia đình",
  ],
  [
    "110/2025/NĐ-CP",
    "decree",
    "Chính phủ",
    "2025-05-21",
    "2025-07-10",
    "Cơ sở dữ liệu về phòng, chống bạo lực gia đình",
  ],
  [
    "282/2025/NĐ-CP",
    "decree",
    "Chính phủ",
    "2025-10-30",
    "2025-12-15",
    "Xử phạt vi phạm hành chính, trong đó có phòng, chống bạo lực gia đình",
  ],
  [
    "58/2026/NĐ-CP",
    "decree",
    "Chính phủ",
    "2026-02-13",
    "2026-03-15",
    "Sửa đổi quy định về căn cước; chia sẻ thông tin vụ việc bạo lực gia đình",
  ],
  [
    "86/2023/NĐ-CP",
    "decree",
    "Chính phủ",
    "2023-12-07",
    "2024-01-30",
    "Khung tiêu chuẩn và việc xét tặng danh hiệu Gia đình văn hóa",
  ],
  [
    "29/2025/QĐ-UBND",
    "decision",
    "UBND thành phố Hà Nội",
    "2025-04-16",
    null,
    "Tiêu chuẩn, trình tự xét tặng danh hiệu Gia đình văn hóa trên địa bàn Thành phố",
  ],
  [
    "224/QĐ-BVHTTDL",
    "decision",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "2022-01-28",
    null,
    "Bộ tiêu chí ứng xử trong gia đình",
  ],
  ["35/2013/QH13", "law", "Quốc hội", "2013-06-20", "2014-01-01", "Luật Hòa giải ở cơ sở"],
  ["11/2017/QH14", "law", "Quốc hội", "2017-06-20", "2018-01-01", "Luật Trợ giúp pháp lý"],
  ["91/2025/QH15", "law", "Quốc hội", "2025-06-26", "2026-01-01", "Luật Bảo vệ dữ liệu cá nhân"],
  [
    "144/2021/NĐ-CP",
    "decree",
    "Chính phủ",
    "2021-12-31",
    "2022-01-01",
    "Xử phạt vi phạm hành chính về an ninh, trật tự và phòng, chống bạo lực gia đình",
    "expired",
  ],
];

const stored = { shape, table: "policies.policy" };

/** Enters the documents at this unit, in force. Returns how many. */
export async function seedPolicies(tx: Tx, unitId: number, personId: number): Promise<number> {
  for (const [symbol, kind, issuer, issuedOn, effectiveOn, abstract, status] of facts) {
    const values = {
      symbol,
      kind,
      issuer,
      issuedOn,
      effectiveOn,
      abstract,
      purpose: kind === "plan" ? "implementation" : "policy",
    };
    const row = await addRecord(tx, stored, {
      unitId,
      personId,
      year: Number(issuedOn.slice(0, 4)),
      verb: "policy.create",
      values,
    });
    const to = status ?? "in-force";
    const change = {
      row,
      version: 1,
      personId,
      verb: "policy.publish",
      status: to,
      values: {},
      difference: { status: ["draft", to] },
    };
    await changeRecord(tx, stored, change);
  }
  return facts.length;
}
