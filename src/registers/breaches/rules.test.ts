/** Which clocks a breach has, and what keeps it from being closed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actsFor, clocksOf, missingToClose, refuseAct, type ClockRule } from "./rules.ts";
import { acts, kinds, severities, type Standing } from "./schema.ts";

const at = (text: string): Date => new Date(`${text}+07:00`);
const found: Standing = {
  kind: "data",
  severity: "serious",
  state: "suspected",
  discoveredAt: at("2026-11-28T08:00"),
  people: null,
  minutesAt: null,
  notifiedAt: null,
  firstNoticeAt: null,
  cyberReportAt: null,
  toldAt: null,
  notToldAt: null,
  measures: 0,
};

describe("clocks", () => {
  const cases: [Partial<Standing>, ClockRule[]][] = [
    [{}, ["data-breach.notify"]],
    [{ kind: "cyber", severity: "ordinary" }, ["cyber-incident.report"]],
    [{ kind: "cyber" }, ["cyber-incident.first-notice", "cyber-incident.report"]],
    [{ kind: "cyber", severity: "national" }, ["cyber-incident.at-once", "cyber-incident.report"]],
    [{ kind: "both" }, ["data-breach.notify", "cyber-incident.first-notice", "cyber-incident.report"]],
    // One is not met by the other.
    [
      { kind: "both", cyberReportAt: at("2026-11-28T10:00") },
      ["data-breach.notify", "cyber-incident.first-notice"],
    ],
    [{ notifiedAt: at("2026-11-28T10:00") }, []],
    [{ state: "dismissed" }, []],
  ];
  test.each(cases)("%j", (change, clocks) => expect(clocksOf({ ...found, ...change })).toEqual(clocks));
});

const said = { text: "Đã làm.", at: at("2026-11-28T09:00"), people: 3, now: at("2026-11-28T10:00") };
const done: Standing = {
  ...found,
  state: "confirmed",
  people: 12,
  measures: 1,
  minutesAt: at("2026-11-28T09:00"),
  notifiedAt: at("2026-11-28T09:00"),
  toldAt: at("2026-11-28T09:00"),
};

describe("closing", () => {
  test("everything the law asks is done, or said why not", () => {
    expect(refuseAct("close", done, said)).toBeNull();
    expect(refuseAct("close", { ...done, toldAt: null, notToldAt: said.at }, said)).toBeNull();
  });
  const lacks: [Partial<Standing>, string[]][] = [
    [{ measures: 0 }, ["measure"]],
    [{ people: null }, ["people"]],
    [{ minutesAt: null }, ["minutes"]],
    [{ notifiedAt: null }, ["notified"]],
    [{ toldAt: null }, ["told"]],
    [{ kind: "both" }, ["first-notice", "cyber-report"]],
    [{ kind: "cyber", severity: "ordinary", people: null, notifiedAt: null, toldAt: null }, ["cyber-report"]],
  ];
  test.each(lacks)("%j keeps it open", (change, missing) => {
    const breach = { ...done, ...change };
    expect(missingToClose(breach)).toEqual(missing);
    expect(refuseAct("close", breach, said)).not.toBeNull();
  });
});

describe("an act", () => {
  test("says what, at a moment between discovery and now", () => {
    const confirmed = { ...found, state: "confirmed" } as const;
    expect(refuseAct("notify", confirmed, said)).toBeNull();
    expect(refuseAct("notify", confirmed, { ...said, text: " " })).not.toBeNull();
    expect(refuseAct("notify", confirmed, { ...said, at: at("2026-11-28T07:59") })).not.toBeNull();
    expect(refuseAct("notify", confirmed, { ...said, at: at("2026-11-28T10:01") })).not.toBeNull();
    expect(refuseAct("count", confirmed, { ...said, people: null })).not.toBeNull();
    expect(refuseAct("notify", found, said)).not.toBeNull();
    expect(refuseAct("dismiss", confirmed, said)).not.toBeNull();
  });

  test("what is offered is what is not refused, whatever the breach", () => {
    const moment = fc.constantFrom(null, at("2026-11-28T09:00"));
    const standing = fc.record({
      kind: fc.constantFrom(...kinds),
      severity: fc.constantFrom(...severities),
      state: fc.constantFrom(
        "suspected" as const,
        "confirmed" as const,
        "dismissed" as const,
        "closed" as const,
      ),
      discoveredAt: fc.constant(found.discoveredAt),
      people: fc.constantFrom(null, 0, 7),
      minutesAt: moment,
      notifiedAt: moment,
      firstNoticeAt: moment,
      cyberReportAt: moment,
      toldAt: moment,
      notToldAt: moment,
      measures: fc.nat(2),
    });
    fc.assert(
      fc.property(standing, (breach) => {
        const offered = actsFor(breach);
        for (const act of acts) {
          const isRefused = refuseAct(act, breach, said) !== null;
          const isOpenClose = act === "close" && missingToClose(breach).length > 0;
          expect(isRefused).toBe(!offered.includes(act) || isOpenClose);
        }
        if (breach.state === "closed" || breach.state === "dismissed") expect(offered).toEqual([]);
      }),
    );
  });
});
