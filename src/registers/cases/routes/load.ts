/** The load of a unit's people: for its leader by name and case, for the city by count alone, small ones hidden. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { figureOutput, plainFigure } from "#spine/indicators/index.ts";
import { readCodes } from "../queries/codes.ts";
import { listLoad, listStaff, type LoadRow } from "../queries/load.ts";
import { flagsOf, loadOf, type Load, type LoadAsked } from "../rules/load.ts";
import { countsOf, figureOf } from "../rules/practice.ts";
import { loadWords as words } from "../words/load.ts";
import { SCOPE, followsCodes } from "./overview.ts";

const asked = z.object({ days: z.coerce.number().int().min(1).max(365).default(14) });
type Asked = z.infer<typeof asked>;
const columns = ["open", "lapsed", "noContact", "assess"] as const;

const person = z.object({
  id: z.number().nullable(),
  name: z.string().nullable(),
  /** False: holds cases and works here no more. */
  works: z.boolean(),
  open: z.number(),
  lapsed: z.number(),
  noContact: z.number(),
  assess: z.number(),
});
const line = z.object({
  code: z.string(),
  workerId: z.number().nullable(),
  state: z.string(),
  risk: z.string(),
  openedAt: z.coerce.date().transform((d) => d.toISOString()),
  lastContactOn: z.string().nullable(),
  lapsed: z.number(),
  noContact: z.boolean(),
  assess: z.boolean(),
});
const answer = z.object({ days: z.number(), people: z.array(person), cases: z.array(line) });

const lineOf = (row: LoadRow, by: LoadAsked): z.input<typeof line> => ({
  code: row.code,
  workerId: row.workerId,
  state: row.state,
  risk: row.risk,
  openedAt: row.openedAt,
  lastContactOn: row.lastContactOn,
  ...flagsOf(row, by),
});

const idle = (workerId: number): Load => ({ workerId, open: 0, lapsed: 0, noContact: 0, assess: 0 });

function supervising(): AnyEndpoint {
  return endpoint<unknown, Asked, null, undefined, z.input<typeof answer>>({
    verb: "case.supervise",
    method: "GET",
    path: "/api/case-load",
    summary: words.read,
    query: asked as never,
    output: answer as never,
    audit: ({ query }, _, out) => ({
      subject: "cases",
      details: { days: query.days, people: out.people.length, cases: out.cases.length },
    }),
    run: async (tx, { person: leader, query }) => {
      const rows = await listLoad(tx, { unitId: leader.unitId, at: now(), sealed: true });
      const by = { today: today(), days: query.days, codes: await readCodes(tx) };
      const loads = loadOf(rows, by);
      const beside = loads.flatMap((one) => one.workerId ?? []);
      const staff = await listStaff(tx, leader.unitId, { day: by.today, beside });
      const free = staff.filter((one) => !beside.includes(one.id)).map((one) => idle(one.id));
      return {
        days: query.days,
        people: [...loads, ...free].map(({ workerId, ...counts }) => {
          const who = staff.find((one) => one.id === workerId);
          return {
            id: workerId,
            name: who?.name ?? null,
            works: workerId === null || !!who?.works,
            ...counts,
          };
        }),
        cases: rows.map((row) => lineOf(row, by)),
      };
    },
  });
}

const byUnit = z.object({ unit: z.coerce.number().int().positive() });
const cityAnswer = z.object({
  days: z.number(),
  rows: z.array(
    z.object({
      /** Nobody's name: the first, the second…; null: nobody works on it. */
      number: z.number().nullable(),
      open: figureOutput,
      lapsed: figureOutput,
      noContact: figureOutput,
      assess: figureOutput,
    }),
  ),
});

/** Counts as figures; hidden ones are hidden with whatever would give them away. */
function figuresOf(loads: readonly Load[], hides: boolean): z.input<typeof cityAnswer>["rows"] {
  const rows = loads.map(({ open, lapsed, noContact, assess }, id) => ({
    id,
    counts: { open, lapsed, noContact, assess },
  }));
  const shown = countsOf(rows, hides);
  let number = 0;
  return loads.map((load, id) => {
    const figure = (name: (typeof columns)[number]) =>
      plainFigure(shown.get(`${id}/${name}`) ?? figureOf(load[name]));
    if (load.workerId !== null) number += 1;
    return {
      number: load.workerId === null ? null : number,
      open: figure("open"),
      lapsed: figure("lapsed"),
      noContact: figure("noContact"),
      assess: figure("assess"),
    };
  });
}

function overseeing(report: Database): AnyEndpoint {
  return endpoint<z.infer<typeof byUnit>, Asked, null, undefined, z.input<typeof cityAnswer>>({
    verb: "case.oversee",
    method: "GET",
    path: "/api/case-oversight/{unit}/load",
    summary: words.readUnit,
    params: byUnit as never,
    query: asked as never,
    output: cityAnswer,
    audit: ({ params, query }, _, out) => ({
      subject: "cases",
      details: { unit: params.unit, days: query.days, people: out.rows.length },
    }),
    run: async (tx, { params, query, person: reader }) => {
      const by = { today: today(), days: query.days, codes: await readCodes(tx) };
      const of = { unitId: params.unit, at: now(), sealed: false };
      const rows = await report.transaction(SCOPE, (figures) => listLoad(figures, of), "read");
      return { days: query.days, rows: figuresOf(loadOf(rows, by), !followsCodes(reader)) };
    },
  });
}

/** For the leader of a unit. */
export const loadEndpoints = (): AnyEndpoint[] => [supervising()];
/** For the city; `report` is the pool of the role of figures. */
export const loadOversight = (report: Database): AnyEndpoint[] => [overseeing(report)];
