/** The lock and its exceptions: tables of instants, and what holds for any exception. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verdict } from "../schema.ts";
import {
  closesAt,
  isBeyondException,
  isLocked,
  mayAsk,
  openException,
  refuseAsk,
  refuseEnd,
  refuseJudging,
  refuseLocked,
  standingAt,
  type ExceptionFacts,
} from "./exception.ts";

const endsAt = closesAt("2026-11-20");
const exception = (verdict: Verdict | null, id = 1): ExceptionFacts => ({ id, askedBy: 7, endsAt, verdict });
const lockedAt = new Date("2026-11-18T02:00:00Z");
const later = new Date(endsAt.getTime() + 1);

test("an exception closes by itself after the last instant of its day in Ha Noi", () => {
  expect(endsAt.toISOString()).toBe("2026-11-20T16:59:59.999Z");
  const rows = [
    [null, endsAt, "asked"],
    [null, later, "lapsed"],
    ["approved", endsAt, "open"],
    ["approved", later, "ended"],
    ["refused", endsAt, "refused"],
    ["refused", later, "refused"],
  ] as const;
  for (const [verdict, at, standing] of rows) expect(standingAt(exception(verdict), at)).toBe(standing);
});

test("a locked report is open only under an approved exception that has not ended", () => {
  const rows = [
    [null, [], false],
    [lockedAt, [], true],
    [lockedAt, [exception(null)], true],
    [lockedAt, [exception("refused")], true],
    [lockedAt, [exception("approved")], false],
    [lockedAt, [exception("refused"), exception("approved", 2)], false],
  ] as const;
  for (const [at, exceptions, locked] of rows) {
    expect(isLocked({ lockedAt: at, exceptions }, endsAt)).toBe(locked);
    expect(refuseLocked({ lockedAt: at, exceptions }, endsAt)?.kind).toBe(locked ? "locked" : undefined);
  }
  // The sentence says when it was frozen.
  expect(refuseLocked({ lockedAt, exceptions: [] }, later)?.details.detail?.vi).toContain("18/11/2026");
});

test("whatever exceptions there are, none lets in after its end, and none unless it was approved", () => {
  const any = fc.record({
    id: fc.nat(),
    askedBy: fc.nat(),
    endsAt: fc.date({ noInvalidDate: true }),
    verdict: fc.constantFrom<Verdict | null>(null, "approved", "refused"),
  });
  fc.assert(
    fc.property(fc.array(any), fc.date({ noInvalidDate: true }), (exceptions, at) => {
      const open = openException(exceptions, at);
      const letsIn = exceptions.some((e) => e.verdict === "approved" && at <= e.endsAt);
      expect(open !== undefined).toBe(letsIn);
      expect(isLocked({ lockedAt, exceptions }, at)).toBe(!letsIn);
      // Nothing is asked for where the report is open.
      if (letsIn) expect(mayAsk({ lockedAt, exceptions }, at)).toBe(false);
    }),
  );
});

test("one is asked for where the cycle is locked and none waits or is open", () => {
  expect(refuseAsk({ lockedAt: null, exceptions: [] }, endsAt)?.details.detail?.vi).toMatch(/chưa chốt/);
  expect(refuseAsk({ lockedAt, exceptions: [] }, endsAt)).toBeNull();
  expect(refuseAsk({ lockedAt, exceptions: [exception("refused")] }, endsAt)).toBeNull();
  expect(refuseAsk({ lockedAt, exceptions: [exception(null)] }, endsAt)).not.toBeNull();
  expect(refuseAsk({ lockedAt, exceptions: [exception("approved")] }, endsAt)).not.toBeNull();
  expect(refuseAsk({ lockedAt, exceptions: [exception("approved")] }, later)).toBeNull();
});

test("its end lies between today and thirty days on", () => {
  const today = "2026-11-18";
  const rows = [
    ["2026-11-17", true],
    ["2026-11-18", false],
    ["2026-12-18", false],
    ["2026-12-19", true],
  ] as const;
  for (const [endsOn, refused] of rows) expect(refuseEnd(endsOn, today) !== null).toBe(refused);
  // A return within it asks for an answer within it.
  const lock = { lockedAt, exceptions: [exception("approved")] };
  expect(isBeyondException(lock, "2026-11-20", lockedAt)).toBe(false);
  expect(isBeyondException(lock, "2026-11-21", lockedAt)).toBe(true);
  expect(isBeyondException({ lockedAt: null, exceptions: [] }, "2026-12-31", lockedAt)).toBe(false);
});

test("a second person judges: never who asked, never an administrator, even beside another role", () => {
  const lead = { role: "city-lead" } as const;
  const judge = (id: number, roles: Parameters<typeof refuseJudging>[1]["roles"]) =>
    refuseJudging(exception(null), { id, roles }, endsAt)?.details.detail?.vi;
  expect(judge(8, [lead])).toBeUndefined();
  expect(judge(7, [lead])).toMatch(/người thứ hai/);
  expect(judge(8, [lead, { role: "system-admin" }])).toMatch(/Quản trị hệ thống/);
  for (const verdict of ["approved", "refused"] as const)
    expect(refuseJudging(exception(verdict), { id: 8, roles: [lead] }, endsAt)).not.toBeNull();
  expect(refuseJudging(exception(null), { id: 8, roles: [lead] }, later)).not.toBeNull();
});
