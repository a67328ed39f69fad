/** What must hold of every no-contact decision, whenever it is signed and wherever the server stands. */
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  banStateAt,
  latestBanEnd,
  latestCourtBanEnd,
  refuseBanDecision,
  type Ban,
  type BanBounds,
  type BanRequest,
} from "./contact-ban.ts";

const bounds: BanBounds = {
  decideHours: 12,
  maxDays: 3,
  courtMonths: 4,
  contactHours: 4,
  cancelHours: 12,
  distanceMetres: 100,
};
const inDanger: BanRequest = {
  ground: "b",
  requestedBy: "none",
  requestedAt: null,
  consent: "unknown",
  harm: "yes",
  lifeDanger: "yes",
  toldOfRightsAt: null,
  notToldBecause: null,
};
const unsigned: Omit<Ban, keyof BanRequest | "decidedAt" | "from" | "to"> = {
  refusedAt: null,
  supervisor: "Trần Văn Bình",
  notified: {},
  cancelAskedAt: null,
  cancelAnsweredAt: null,
  cancelledAt: null,
};

const momentArb = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2032-12-31T00:00:00Z"),
  noInvalidDate: true,
});

describe("always", () => {
  test("a decision that is not refused ends within the bound, after it began, and runs from its signing to its end", () => {
    fc.assert(
      fc.property(momentArb, fc.integer({ min: -1000, max: 10_000 }), (at, minutes) => {
        const to = new Date(at.getTime() + minutes * 60_000);
        const request = { ...inDanger, toldOfRightsAt: at };
        const refused = refuseBanDecision(
          request,
          { at, to, supervisor: "Trần Văn Bình", overlaps: false },
          bounds,
        );
        expect(refused === null).toBe(to > at && to <= latestBanEnd(at, bounds));
        if (refused) return;
        const ban: Ban = { ...unsigned, ...request, decidedAt: at, from: at, to };
        expect(banStateAt(ban, at, bounds)).toBe("running");
        expect(banStateAt(ban, to, bounds)).toBe("running");
        expect(banStateAt(ban, new Date(to.getTime() + 1), bounds)).toBe("ended");
      }),
    );
  });

  test("between two and four times twenty-four hours are three days, whenever it is signed", () => {
    fc.assert(
      fc.property(momentArb, (at) => {
        const hours = (latestBanEnd(at, bounds).getTime() - at.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(72 - 0.001);
        expect(hours).toBeLessThan(96);
      }),
    );
  });
});

describe("whatever the server's zone", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  test("the same moment is the last", () => {
    const zones = { "Pacific/Kiritimati": -840, "America/New_York": 240, UTC: 0, "Asia/Ho_Chi_Minh": -420 };
    fc.assert(
      fc.property(momentArb, (at) => {
        const ends = Object.entries(zones).map(([name, behind]) => {
          process.env["TZ"] = name;
          expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(behind);
          return latestBanEnd(at, bounds).getTime() + latestCourtBanEnd(at, bounds).getTime();
        });
        expect(new Set(ends).size).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});
