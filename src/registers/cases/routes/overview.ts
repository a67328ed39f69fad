/** The city's look over cases: figures by unit, and codes without names. Run by the role of figures, never by the application's. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { figureOutput, plainFigure } from "#spine/indicators/index.ts";
import { listCodes, listReferrals, listUnits, type ReferralRow, type UnitRow } from "../queries/overview.ts";
import { countsOf, figureOf, median, share } from "../rules/practice.ts";
import { ANSWER_RULE } from "../rules/referral.ts";
import { verbWords } from "../words/verbs.ts";

/** The scope of whoever counts for the city. */
export const SCOPE = { "toam.sees": "all", "toam.writes": "", "toam.verb": "case.oversee" };
const columns = ["open", "grave", "reported", "lapsed", "contactLate"] as const;

const row = z.object({
  unit: z.object({ id: z.number(), name: z.string() }),
  open: figureOutput,
  grave: figureOutput,
  reported: figureOutput,
  lapsed: figureOutput,
  contactLate: figureOutput,
  /** Open cases per worker. */
  load: z.number().nullable(),
  delayHours: z.number().nullable(),
  closeDays: z.number().nullable(),
  assessedShare: z.number().nullable(),
  contactShare: z.number().nullable(),
  answeredShare: z.number().nullable(),
});
/** `next`: always null, all units are one page. */
const answer = z.object({ rows: z.array(row), codes: z.boolean(), next: z.null() });
type Row = z.input<typeof row>;

/** Who leads the work for the city follows single codes; who only reads figures is shown no small number. */
export const followsCodes = (person: Person): boolean => person.reach.has("case.follow-codes");

const none: Omit<UnitRow, "id" | "name"> = {
  open: 0,
  grave: 0,
  reported: 0,
  lapsed: 0,
  contactLate: 0,
  workers: 0,
  assessed: 0,
  contacts: 0,
  opened: 0,
  delayHours: null,
  closed: 0,
  closeDays: null,
};

function practiceOf(
  unit: UnitRow,
  referral: ReferralRow | undefined,
): Omit<Row, "unit" | (typeof columns)[number]> {
  return {
    load: unit.workers === 0 ? null : median(unit.open / unit.workers, unit.open),
    delayHours: median(unit.delayHours, unit.opened),
    closeDays: median(unit.closeDays, unit.closed),
    assessedShare: share(unit.assessed, unit.open),
    contactShare: share(unit.contacts - unit.contactLate, unit.contacts),
    answeredShare: referral ? share(referral.inTime, referral.asked) : null,
  };
}

function rowsOf(units: readonly UnitRow[], referrals: readonly ReferralRow[], hides: boolean): Row[] {
  const byUnit = new Map(referrals.map((one) => [one.unitId, one]));
  const known = new Set(units.map((unit) => unit.id));
  const others = referrals.filter((one) => !known.has(one.unitId));
  const all = [...units, ...others.map(({ unitId, name }): UnitRow => ({ ...none, id: unitId, name }))];
  const counts = countsOf(
    all.map((unit) => ({
      id: unit.id,
      counts: Object.fromEntries(columns.map((name) => [name, unit[name]])),
    })),
    hides,
  );
  return all.map((unit) => {
    const figure = (name: (typeof columns)[number]) =>
      plainFigure(counts.get(`${unit.id}/${name}`) ?? figureOf(unit[name]));
    return {
      unit: { id: unit.id, name: unit.name },
      open: figure("open"),
      grave: figure("grave"),
      reported: figure("reported"),
      lapsed: figure("lapsed"),
      contactLate: figure("contactLate"),
      ...practiceOf(unit, byUnit.get(unit.id)),
    };
  });
}

const days = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .transform(({ from, to }) => ({
    from: from ?? `${today().slice(0, 4)}-01-01`,
    to: to ?? today(),
    today: today(),
  }));
type AskedDays = z.output<typeof days>;

function overseeing(report: Database): AnyEndpoint {
  return endpoint<unknown, AskedDays, null, undefined, z.input<typeof answer>>({
    verb: "case.oversee",
    method: "GET",
    path: "/api/case-oversight",
    summary: verbWords.oversee,
    query: days as never,
    output: answer,
    audit: ({ query }, _, out) => ({
      subject: "cases",
      details: { from: query.from, to: query.to, units: out.rows.length },
    }),
    run: (_, { query, person }) =>
      report.transaction(
        SCOPE,
        async (tx) => {
          const units = await listUnits(tx, query);
          const referrals = await listReferrals(tx, query, ANSWER_RULE);
          return {
            rows: rowsOf(units, referrals, !followsCodes(person)),
            codes: followsCodes(person),
            next: null,
          };
        },
        "read",
      ),
  });
}

const byUnit = z.object({ unit: z.coerce.number().int().positive() });
const codesAnswer = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      state: z.string(),
      risk: z.string(),
      verification: z.string(),
      openedAt: z.coerce.date().transform((d) => d.toISOString()),
      nextContactOn: z.string().nullable(),
      lapsed: z.boolean(),
    }),
  ),
});

function followingCodes(report: Database): AnyEndpoint {
  return endpoint<z.infer<typeof byUnit>, unknown, null, undefined, z.input<typeof codesAnswer>>({
    verb: "case.follow-codes",
    method: "GET",
    path: "/api/case-oversight/{unit}",
    summary: verbWords.followCodes,
    params: byUnit as never,
    output: codesAnswer as never,
    audit: ({ params }, _, out) => ({
      subject: "cases",
      details: { unit: params.unit, codes: out.rows.length },
    }),
    run: (_, { params }) =>
      report.transaction(SCOPE, async (tx) => ({ rows: await listCodes(tx, params.unit) }), "read"),
  });
}

/** Both; `report` is the pool of the role of figures. */
export const overviewEndpoints = (report: Database): AnyEndpoint[] => [
  overseeing(report),
  followingCodes(report),
];
