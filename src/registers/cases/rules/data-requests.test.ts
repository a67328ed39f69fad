/** Requests about data and erasure: who is answered, by which clock, and what is kept from being erased. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { shippedCodes, type SubjectRequest } from "../schema/index.ts";
import { GLASS_REVIEW_RULE } from "./break-glass.ts";
import {
  ACKNOWLEDGE_RULE,
  DATA_USE_RULE,
  refuseDataUse,
  refuseErasure,
  refuseSubject,
  subjectRule,
  type Erasure,
} from "./data-requests.ts";
import { MEETING_RULE } from "./meeting.ts";
import { ANSWER_RULE } from "./referral.ts";

describe("a body's request (NĐ 110/2025 Điều 10)", () => {
  const request = {
    content: "Số vụ theo xã năm 2026",
    purpose: "Nghiên cứu",
    commitment: true,
    ownData: false,
  };
  test("says what, what for, and promises; one's own data need no request", () => {
    expect(refuseDataUse(request)).toBeNull();
    expect(refuseDataUse({ ...request, content: " " })).not.toBeNull();
    expect(refuseDataUse({ ...request, purpose: null })).not.toBeNull();
    expect(refuseDataUse({ ...request, commitment: false })).not.toBeNull();
    expect(refuseDataUse({ ...request, ownData: true })!.details.source).toContain("110/2025");
  });
});

describe("a person's request", () => {
  const asker = { identityProven: true, isRepresentative: false, authorityProven: false, onDoersSide: false };
  test("is answered to who is known; a representative proves it, and is not the doer's side", () => {
    expect(refuseSubject(asker)).toBeNull();
    expect(refuseSubject({ ...asker, identityProven: false })).not.toBeNull();
    expect(refuseSubject({ ...asker, isRepresentative: true })).not.toBeNull();
    expect(refuseSubject({ ...asker, isRepresentative: true, authorityProven: true })).toBeNull();
    expect(
      refuseSubject({ ...asker, isRepresentative: true, authorityProven: true, onDoersSide: true }),
    ).not.toBeNull();
  });
});

describe("erasing", () => {
  const asked: Erasure = {
    isClosed: true,
    keepUntil: "2026-11-27",
    procedureRuns: false,
    proposedBy: 1,
    by: 2,
    today: "2026-11-28",
  };
  test("waits for the last day of keeping, for every procedure, and for a second person", () => {
    expect(refuseErasure(asked)).toBeNull();
    expect(refuseErasure({ ...asked, keepUntil: null })).toBeNull();
    expect(refuseErasure({ ...asked, keepUntil: "2026-11-28" })).not.toBeNull();
    expect(refuseErasure({ ...asked, isClosed: false })).not.toBeNull();
    expect(refuseErasure({ ...asked, procedureRuns: true })).not.toBeNull();
    expect(refuseErasure({ ...asked, proposedBy: null })).not.toBeNull();
    expect(refuseErasure({ ...asked, by: 1 })).not.toBeNull();
  });
});

describe("clocks", () => {
  let data: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    data = await testDatabase();
    client = new pg.Client({ connectionString: data.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await data.close();
  });

  test("run for each request, longer where others hold the data: 10 and 15, 15 and 20, 20 and 30 days", async () => {
    const { rows } = await client.query<{ code: string; amount: number; unit: string }>(
      "select rule_code as code, amount, unit from deadlines.rule_version",
    );
    const rules = new Map(rows.map((r) => [r.code, `${r.amount} ${r.unit}`]));
    const kinds = shippedCodes["subject-request"]!.map((c) => c.code as SubjectRequest);
    expect(
      kinds.map((kind) => [kind, rules.get(subjectRule(kind, false)), rules.get(subjectRule(kind, true))]),
    ).toEqual([
      ["see", "10 calendar-day", "15 calendar-day"],
      ["correct", "10 calendar-day", "15 calendar-day"],
      ["provide", "10 calendar-day", "15 calendar-day"],
      ["withdraw", "15 calendar-day", "20 calendar-day"],
      ["restrict", "15 calendar-day", "20 calendar-day"],
      ["object", "15 calendar-day", "20 calendar-day"],
      ["delete", "20 calendar-day", "30 calendar-day"],
    ]);
    expect(
      [DATA_USE_RULE, ACKNOWLEDGE_RULE, ANSWER_RULE, GLASS_REVIEW_RULE, MEETING_RULE].map((r) =>
        rules.get(r),
      ),
    ).toEqual(["5 working-day", "2 working-day", "12 hour", "2 working-day", "5 working-day"]);
  });
});
