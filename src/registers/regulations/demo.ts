/** One invented regulation, so that the demonstration shows what one looks like. */
import { daysAfter } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { addRecord, changeRecord } from "#spine/records/index.ts";
import { writeParts, writeReviews } from "./queries.ts";
import { shape } from "./schema.ts";

const stored = { shape, table: "regulations.regulation" };

const DUTIES = [
  "Chủ trì, tổng hợp số liệu, tổ chức họp liên ngành mỗi quý.",
  "Tiếp nhận, xác minh tin báo; chuyển thông tin vụ việc trong 24 giờ.",
  "Khám, chăm sóc ban đầu; chuyển gửi khi có dấu hiệu bạo lực gia đình.",
  "Cử người thực hiện trợ giúp pháp lý khi có yêu cầu.",
];

/** Enters it at the first of these units, which leads; the others take part. */
export async function seedRegulations(
  tx: Tx,
  by: { readonly agencies: readonly number[]; readonly personId: number; readonly today: string },
): Promise<number> {
  const [lead] = by.agencies;
  if (lead === undefined) return 0;
  const signedOn = daysAfter(by.today, -200);
  const row = await addRecord(tx, stored, {
    unitId: lead,
    personId: by.personId,
    year: Number(signedOn.slice(0, 4)),
    verb: "regulation.create",
    values: {
      symbol: "07/QCPH (mẫu)",
      name: "Phối hợp tiếp nhận, xử lý vụ việc bạo lực gia đình trên địa bàn Thành phố (bản mẫu để trình diễn)",
      signedOn,
      fromOn: signedOn,
      leadDays: 30,
      scope: "Các sở, ngành Thành phố có tên và UBND các xã, phường.",
    },
  });
  const parties = by.agencies.map((agencyId, n) => ({
    agencyId,
    role: n === 0 ? ("lead" as const) : ("party" as const),
  }));
  const duties = parties.flatMap(({ agencyId }, n) => {
    const text = DUTIES[n];
    return text ? [{ agencyId, text, clauseId: null }] : [];
  });
  await writeParts(tx, row, { parties, duties });
  await writeReviews(tx, row, [daysAfter(by.today, 20), daysAfter(by.today, 385)]);
  await changeRecord(tx, stored, {
    row,
    version: 1,
    personId: by.personId,
    verb: "regulation.enforce",
    status: "in-force",
    values: {},
    difference: { status: ["draft", "in-force"] },
  });
  return 1;
}
