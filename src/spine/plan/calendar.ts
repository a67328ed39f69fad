/** What plans bring to the calendar: tasks, observances, the days of own plans. */
import { say, type Language } from "#base/words.ts";
import type { Tx } from "#base/database/index.ts";
import { holds, type Person } from "#spine/access/index.ts";
import { listDueTasks, listOwnDays, type DueTasks } from "./queries/calendar.ts";
import { listCommemorations } from "./queries/commemoration.ts";
import { listObserved } from "./queries/work.ts";
import { entryState, type CalendarAsked, type CalendarEntry } from "./rules/calendar.ts";
import { occurrenceIn, type Observed } from "./rules/commemoration.ts";

/** Whoever knows of something that has a day. Read under `work.read` (one's own unit) or `task.read` (all one may see). */
export interface CalendarSource {
  readonly name: string;
  readonly gather: (tx: Tx, person: Person, asked: CalendarAsked) => Promise<CalendarEntry[]>;
}

/** The task itself where it is one; else the list of them. */
function taskHref({ tasks, code, clauseId, documentId, year, title }: DueTasks): string {
  if (tasks === 1) return `/tasks/${code}`;
  const query = new URLSearchParams({ year: String(year) });
  if (clauseId === null) query.set("q", title);
  else {
    query.set("document", String(documentId));
    query.set("clause", String(clauseId));
  }
  return `/tasks?${query.toString()}`;
}

function taskEntry(due: DueTasks, asked: CalendarAsked): CalendarEntry {
  return {
    id: due.tasks === 1 ? due.code : `${due.code}-${due.tasks}`,
    kind: "task",
    title: due.title,
    day: due.dueOn,
    href: taskHref(due),
    source: due.source ?? "",
    count: due.tasks,
    state: entryState(due.dueOn, asked.today, due.open > 0),
  };
}

/** The years that a span touches. */
function yearsOf({ from, to }: CalendarAsked): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

interface Named extends Observed {
  readonly id: string;
  readonly name: string;
  readonly source: string;
}

/** What the city observes; and what plans in force name, where the city has nothing on the same days. */
async function observedBy(tx: Tx, language: Language): Promise<Named[]> {
  const own = (await listCommemorations(tx)).filter((c) => !c.ended);
  const named = own.map((c): Named => ({
    id: `observed-${c.id}`,
    name: say({ vi: c.nameVi, en: c.nameEn }, language),
    fromDay: c.fromDay,
    toDay: c.toDay,
    source: c.source,
  }));
  const spanOf = (o: Observed): string => `${o.fromDay} ${o.toDay}`;
  const spans = new Set(own.map(spanOf));
  const read = (await listObserved(tx)).filter((o) => !spans.has(spanOf(o)));
  return [...named, ...read.map((o): Named => ({ ...o, id: `read-${o.fromDay}-${o.name}`, source: "" }))];
}

async function observances(tx: Tx, person: Person, asked: CalendarAsked): Promise<CalendarEntry[]> {
  const observed = await observedBy(tx, person.language);
  return observed.flatMap((one) =>
    yearsOf(asked)
      .map((year) => occurrenceIn(one, year))
      .filter(({ from, to }) => from <= asked.to && to >= asked.from)
      .map(({ year, from, to }): CalendarEntry => ({
        id: `${one.id}-${year}`,
        kind: "observance",
        title: one.name,
        day: from,
        ...(to !== from && { until: to }),
        href: "/calendar/observances",
        source: one.source,
        count: 1,
        state: to < asked.today ? "done" : "open",
      })),
  );
}

async function ownDays(tx: Tx, asked: CalendarAsked): Promise<CalendarEntry[]> {
  return (await listOwnDays(tx, asked)).map((own) => ({
    id: `own-${own.ownPlanId}-${own.clauseId}`,
    kind: "own",
    title: own.text,
    day: own.dueOn,
    href: `/plan/own/${own.ownPlanId}/editions`,
    source: [own.holder, asked.unitId === undefined ? own.unit : null].filter(Boolean).join(" · "),
    count: 1,
    state: entryState(own.dueOn, asked.today, true),
  }));
}

/** Tasks, observances and the days of own plans. */
export const planCalendar: CalendarSource = {
  name: "plan",
  gather: async (tx, person, asked) => {
    const tasks = holds(person, "task.read") ? await listDueTasks(tx, asked) : [];
    const own = holds(person, "own-plan.read") ? await ownDays(tx, asked) : [];
    return [...tasks.map((due) => taskEntry(due, asked)), ...(await observances(tx, person, asked)), ...own];
  },
};
