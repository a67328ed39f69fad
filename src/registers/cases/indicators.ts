/**
 * Block II of the statistical form, from typed columns alone: the role of figures opens nothing. Everything is about one set:
 * the cases that were concluded within the window (decision 0055).
 */
import { sql, type RawBuilder } from "kysely";
import type { Label } from "#base/words.ts";
import type { IndicatorSource } from "#spine/indicators/index.ts";
import { figureNames, figureWords as words, type FigureCode } from "./words/figures.ts";

/** From this day on the register counts; what units typed of windows that end before stands. */
const COUNTS_FROM = "2027-01-01";

interface Days {
  readonly from: string;
  readonly to: string;
}

const dayOf = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The same for everybody, also for those who may know of a sealed case: a drill-down shows what was counted. */
const verifiedIn = ({
  from,
  to,
}: Days): RawBuilder<unknown> => sql`c.sealed_at is null and c.verification = 'verified'
  and ${dayOf(sql`c.verified_at`)} between ${from}::date and ${to}::date`;
const onlyReportedIn = ({
  from,
  to,
}: Days): RawBuilder<unknown> => sql`c.sealed_at is null and c.verification = 'reported'
  and ${dayOf(sql`c.opened_at`)} between ${from}::date and ${to}::date`;

/** People of a part in the case. */
const people = (part: "harmed" | "doer", which: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> =>
  sql`(select count(*) from cases.counted_person p where p.case_id = c.id and p.part = ${part} and ${which})`;

/** What was taken of a family and kind, whatever came of it, but for what was refused or could not be. */
const taken = (family: string, kind: string): RawBuilder<unknown> =>
  sql`(select count(*) from cases.dealt d where d.case_id = c.id and d.family = ${family} and d.kind = ${kind} and d.began_on is not null
    and coalesce(d.result, '') not in ('refused', 'not-possible'))`;

const doersWith = (family: string, kind: string): RawBuilder<unknown> =>
  sql`least(${taken(family, kind)}, greatest(1, ${people("doer")}))`;
const harmedWith = (kind: string): RawBuilder<unknown> =>
  sql`least(${taken("measure", kind)}, ${people("harmed")})`;

const bands = {
  "under-16": sql`p.band = 'under-16'`,
  "women-16-59": sql`p.band = '16-59' and p.sex = 'female'`,
  "from-60": sql`p.band = 'from-60'`,
} as const;

/** A case with somebody of the band that was dealt with. */
const handled = (band: keyof typeof bands): RawBuilder<unknown> =>
  sql`case when (c.state in ('measures', 'follow-up', 'closed') or exists (select from cases.dealt d where d.case_id = c.id and d.began_on is not null))
    then least(1, ${people("harmed", bands[band])}) else 0 end`;

interface Figure {
  /** What one case adds. */
  readonly of: RawBuilder<unknown>;
  readonly unit: Label;
  readonly more?: Label;
  readonly in?: (days: Days) => RawBuilder<unknown>;
  readonly definition?: Label;
}

const form = (code: string): Figure => ({ of: sql`(c.main_form = ${code})::int`, unit: words.cases });
const persons = (of: RawBuilder<unknown>): Figure => ({ of, unit: words.people });
const measure = (kind: string): Figure => ({ ...persons(doersWith("measure", kind)), more: words.perCase });
const sanction = (kind: string): Figure => ({ ...persons(doersWith("sanction", kind)), more: words.perCase });
const support = (of: RawBuilder<unknown>): Figure => ({ ...persons(of), more: words.perHarmed });
const dealt = (band: keyof typeof bands): Figure => ({
  of: handled(band),
  unit: words.cases,
  more: words.dealtWith,
});

const figures: Readonly<Record<FigureCode, Figure>> = {
  "violence.cases": { of: sql`1`, unit: words.cases },
  "violence.cases.mental": form("mental"),
  "violence.cases.physical": form("physical"),
  "violence.cases.sexual": form("sexual"),
  "violence.cases.economic": form("economic"),
  "violence.cases.unknown": form("unknown"),
  "violence.cases.reported": {
    of: sql`1`,
    unit: words.cases,
    in: onlyReportedIn,
    definition: words.onlyReported,
  },
  "violence.perpetrators.male": persons(people("doer", sql`p.sex = 'male'`)),
  "violence.perpetrators.female": persons(people("doer", sql`p.sex = 'female'`)),
  "violence.perpetrators.unknown": persons(people("doer", sql`p.sex in ('other', 'unknown')`)),
  "violence.measures.criticism": measure("criticism"),
  "violence.measures.no-contact": measure("no-contact"),
  "violence.measures.education": measure("education"),
  "violence.measures.sanction": sanction("administrative"),
  "violence.measures.criminal": sanction("criminal"),
  "violence.victims.male": persons(people("harmed", sql`p.sex = 'male'`)),
  "violence.victims.female": persons(people("harmed", sql`p.sex = 'female'`)),
  "violence.victims.unknown": persons(people("harmed", sql`p.sex in ('other', 'unknown')`)),
  "violence.victims.under-16": persons(people("harmed", bands["under-16"])),
  "violence.victims.women-16-59": persons(people("harmed", bands["women-16-59"])),
  "violence.victims.from-60": persons(people("harmed", bands["from-60"])),
  "violence.victims.age-unknown": persons(people("harmed", sql`p.band = 'unknown'`)),
  "violence.handled.under-16": dealt("under-16"),
  "violence.handled.women-16-59": dealt("women-16-59"),
  "violence.handled.from-60": dealt("from-60"),
  // Whoever was helped in two ways is one person: the most that one way helped are known to be different people.
  "violence.supported": support(
    sql`greatest(${harmedWith("aid-and-counsel")}, ${harmedWith("care")}, ${harmedWith("shelter")})`,
  ),
  "violence.supported.counselling": support(harmedWith("aid-and-counsel")),
  "violence.supported.medical": support(harmedWith("care")),
  "violence.supported.shelter": support(harmedWith("shelter")),
};

/** Cases of the window with what each adds to the figure. */
function counted(figure: Figure, days: Days): RawBuilder<unknown> {
  return sql`select c.code, c.unit_id, ${figure.of} as n from cases."case" c where ${(figure.in ?? verifiedIn)(days)}`;
}

const joined = (first: Label, more: Label | undefined): Label =>
  more ? { vi: `${first.vi} ${more.vi}`, en: `${first.en} ${more.en}` } : first;

function sourceOf(id: FigureCode): IndicatorSource {
  const figure = figures[id];
  const [label, asked] = figureNames[id];
  return {
    id,
    block: "violence",
    label,
    unit: figure.unit,
    definition: figure.definition ?? joined(words.which, figure.more),
    source: { vi: asked, en: asked },
    version: 1,
    breakdowns: [],
    sees: "case.read",
    validFrom: COUNTS_FROM,
    // A commune that entered nothing is no proof that nothing happened.
    withoutRecords: "ask",
    // Where a case was counted and none of this kind, there is none.
    ...(id !== "violence.cases" && id !== "violence.cases.reported" && { zeroWhere: "violence.cases" }),
    async cells(tx, window) {
      const found = await sql<{ unitId: number; value: number }>`select unit_id, sum(n)::int as value
        from (${counted(figure, window)}) f group by unit_id having sum(n) > 0`.execute(tx);
      return found.rows.map((row) => ({ ...row, dims: {} }));
    },
    async records(tx, { unitId, window }) {
      const found = await sql<{
        code: string;
        unitId: number;
      }>`select code, unit_id from (${counted(figure, window)}) f
        where n > 0 and (${unitId}::int is null or unit_id = ${unitId}) order by code`.execute(tx);
      return found.rows.map((row) => ({ ...row, title: row.code, href: `/cases/${row.code}` }));
    },
  };
}

/** All of them, for the server to register. */
export const caseIndicators: readonly IndicatorSource[] = (Object.keys(figures) as FigureCode[]).map(
  sourceOf,
);
