/** A unit's implementing plan: what a clause of it lacks, and which clauses of the city's plan no one took up. Pure. */

/** A clause of the unit's plan beside what the city asks. */
export interface OwnAgainst {
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly lateReason: string | null;
  readonly leftOut: string | null;
  /** The day by which the city asks for it from this unit. */
  readonly askedBy: string | null;
}

export const ownLacks = ["holder", "dueOn", "lateReason"] as const;
export type OwnLack = (typeof ownLacks)[number];

/** Whether the unit's own day is after the one that the city asks for. */
export function isLater({ dueOn, askedBy }: Pick<OwnAgainst, "dueOn" | "askedBy">): boolean {
  return dueOn !== null && askedBy !== null && dueOn > askedBy;
}

/** What must be said before the plan is published; a clause that the unit leaves out with a reason lacks nothing. */
export function lacksOf(clause: OwnAgainst): OwnLack[] {
  if (clause.leftOut !== null) return [];
  const lacks = {
    holder: clause.holder === null,
    dueOn: clause.dueOn === null,
    lateReason: isLater(clause) && clause.lateReason === null,
  };
  return ownLacks.filter((lack) => lacks[lack]);
}

/** What own work lacks before the plan is published; what is done no longer lacks nothing. */
export function itemLacks(item: {
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly dropped: string | null;
}): boolean {
  return item.dropped === null && (item.holder === null || item.dueOn === null);
}

/** One unit is asked for one clause. */
export interface Asked {
  readonly clauseId: number;
  readonly unitId: number;
}

/** One unit has answered for one clause in a published plan: taken up, or left out with a reason. */
export interface Answered extends Asked {
  readonly leftOut: string | null;
}

/** How many are asked, took it up, left it out; the rest have no published plan that speaks of it. */
export interface TakenUp {
  readonly asked: number;
  readonly taken: number;
  readonly leftOut: number;
}

export const noneAsked: TakenUp = { asked: 0, taken: 0, leftOut: 0 };

function counted(asked: readonly Asked[], answers: ReadonlyMap<string, Answered>): TakenUp {
  const answered = asked.flatMap((one) => answers.get(pairOf(one)) ?? []);
  const leftOut = answered.filter((a) => a.leftOut !== null).length;
  return { asked: asked.length, taken: answered.length - leftOut, leftOut };
}

const pairOf = ({ clauseId, unitId }: Asked): string => `${clauseId} ${unitId}`;

/** Counts by clause and by unit. An answer to what is not asked (a task taken back since) counts nowhere. */
export function takenUpOf(
  asked: readonly Asked[],
  answered: readonly Answered[],
): { readonly byClause: ReadonlyMap<number, TakenUp>; readonly byUnit: ReadonlyMap<number, TakenUp> } {
  const answers = new Map(answered.map((a) => [pairOf(a), a]));
  const by = (key: "clauseId" | "unitId"): ReadonlyMap<number, TakenUp> =>
    new Map([...Map.groupBy(asked, (one) => one[key])].map(([id, of]) => [id, counted(of, answers)]));
  return { byClause: by("clauseId"), byUnit: by("unitId") };
}
