/** What must be done of itself, by the law beside each. */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import type { Answer } from "../schema/index.ts";
import { banRules } from "./contact-ban.ts";
import { alarmOf, dutiesOf, joinAlarms, type CaseAlarm } from "./duties.ts";
import { LEGAL_AID_RULE } from "./legal-aid.ts";
import { MEDIATION_RULE } from "./mediation.ts";
import { LIMITATION_RULE } from "./sanctions.ts";

const quiet: CaseAlarm = { childHarmed: "no", vulnerable: "no", lifeDanger: "no", crimeSuspected: "no" };
const rules = (known: Partial<CaseAlarm>) => dutiesOf({ ...quiet, ...known }).map((d) => d.rule);
const always = ["case.first-decision", "case.assess-danger", "case.verify"];

describe("duties", () => {
  test.each<[string, Partial<CaseAlarm>, string[]]>([
    ["nothing more is known", {}, []],
    [
      "a child was harmed: child protection (Art. 4), and police as of anybody weaker (Art. 20)",
      { childHarmed: "yes" },
      ["case.bring-child-protection", "case.bring-police"],
    ],
    ["somebody weaker was harmed: police", { vulnerable: "yes" }, ["case.bring-police"]],
    [
      "life is in danger: police, and a no-contact decision without request (Art. 25)",
      { lifeDanger: "yes" },
      ["case.bring-police", "contact-ban.decide-in-danger"],
    ],
    ["a crime is suspected: the investigation", { crimeSuspected: "yes" }, ["case.hand-over"]],
    ["nobody knows", { childHarmed: "unknown", lifeDanger: "unknown" }, []],
  ])("when %s", (_, known, more) => {
    expect(rules(known)).toEqual([...always, ...more]);
  });

  test("each names who, and the article where a law commands it", () => {
    const all = dutiesOf({ childHarmed: "yes", vulnerable: "yes", lifeDanger: "yes", crimeSuspected: "yes" });
    expect(all.filter((d) => d.article === null).map((d) => d.rule)).toEqual([
      "case.assess-danger",
      "case.verify",
    ]);
    expect(all.find((d) => d.part === "child-protection")!.article).toContain("Điều 4");
  });
});

describe("what a case tells by what was written in it", () => {
  const one = (min: number, max: number, vulnerabilities: string[] = []) => ({
    age: { min, max },
    vulnerabilities,
  });
  const nobodyKnows = { age: null, vulnerabilities: [] };
  const told = { lifeDanger: "unknown", crimeSuspected: "no" } as const;
  test.each<[string, Parameters<typeof alarmOf>[0], Partial<CaseAlarm>]>([
    ["a child by the year alone", [one(9, 10)], { childHarmed: "yes", vulnerable: "unknown" }],
    ["a child beside a grown person", [one(34, 34), one(0, 1)], { childHarmed: "yes" }],
    ["maybe a child still", [one(15, 16)], { childHarmed: "unknown" }],
    ["grown people", [one(16, 16), one(40, 41)], { childHarmed: "no", vulnerable: "unknown" }],
    ["an age that nobody knows", [one(30, 30), nobodyKnows], { childHarmed: "unknown" }],
    ["nobody named", [], { childHarmed: "unknown", vulnerable: "unknown" }],
    ["an elderly person", [one(60, 61)], { childHarmed: "no", vulnerable: "yes" }],
    ["maybe elderly", [one(59, 60)], { vulnerable: "unknown" }],
    ["a woman with child", [one(30, 30, ["pregnant"])], { vulnerable: "yes" }],
  ])("%s", (_, harmed, expected) => expect(alarmOf(harmed, told)).toMatchObject({ ...told, ...expected }));
});

const answerArb = fc.constantFrom<Answer>("yes", "no", "unknown");
const alarmArb: fc.Arbitrary<CaseAlarm> = fc.record({
  childHarmed: answerArb,
  vulnerable: answerArb,
  lifeDanger: answerArb,
  crimeSuspected: answerArb,
});

test("joining reports takes no duty away, whichever comes first, and adds none that neither had", () => {
  fc.assert(
    fc.property(alarmArb, alarmArb, (a, b) => {
      const joined = joinAlarms(a, b);
      expect(joined).toEqual(joinAlarms(b, a));
      const [ofA, ofJoined] = [dutiesOf(a), dutiesOf(joined)];
      for (const duty of [...ofA, ...dutiesOf(b)]) expect(ofJoined).toContain(duty);
      const either = new Set([...ofA, ...dutiesOf(b)].map((d) => d.rule));
      expect(new Set(ofJoined.map((d) => d.rule))).toEqual(either);
    }),
  );
});

describe("the database", () => {
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

  test("has the rule of every clock that a case starts, and calls internal what no law measures in hours", async () => {
    const { rows } = await client.query<{ code: string; basis: string }>(
      "select rule_code as code, basis from deadlines.rule_version",
    );
    const duties = dutiesOf({
      childHarmed: "yes",
      vulnerable: "yes",
      lifeDanger: "yes",
      crimeSuspected: "yes",
    });
    const basis = new Map(rows.map((r) => [r.code, r.basis]));
    expect(duties.map((d) => basis.get(d.rule))).toEqual(duties.map(() => "internal"));
    const byLaw = [...Object.values(banRules), MEDIATION_RULE, LIMITATION_RULE, LEGAL_AID_RULE];
    expect(byLaw.map((rule) => basis.get(rule))).toEqual(byLaw.map(() => "law"));
  });
});
