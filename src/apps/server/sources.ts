/** Whoever knows of something due, overdue, or on a day: what My work, the calendar and the ladder are made of. */
import { dayOf } from "#base/clock.ts";
import { holds } from "#spine/access/index.ts";
import { dueClocks } from "#spine/deadlines/index.ts";
import { intakeWork } from "#spine/intake/index.ts";
import { explanationWork, type OverdueSource } from "#spine/notices/index.ts";
import {
  entryState,
  overdueTasks,
  planCalendar,
  stateOn,
  taskWork,
  type CalendarEntry,
  type CalendarSource,
  type WorkItem,
  type WorkSource,
} from "#spine/plan/index.ts";
import {
  judgingWork,
  listDueReports,
  overdueReports,
  reportWork,
  supplementWork,
  type ReportWork,
} from "#spine/reports/index.ts";
import { registerCalendar, registerWork } from "../../registers.ts";

const askedAt = (of: ReportWork): { askedAt?: string } =>
  of.askedAt ? { askedAt: of.askedAt.toISOString() } : {};

/** Reports as My work shows them: the next one apart, with how far it is; the others in the list. */
const reportsDue: WorkSource = {
  name: "reports",
  gather: async (tx, person, day) => {
    const [next, ...others] = await reportWork(tx, person);
    if (!next) return { items: [] };
    const report = {
      title: next.title[person.language],
      due: next.due,
      href: next.href,
      filled: next.percentFilled,
      needsYou: next.cellsMissing,
      returned: next.state === "returned",
      ...askedAt(next),
    };
    const items = others.map((other): WorkItem => ({
      id: other.href,
      title: other.title[person.language],
      due: other.due,
      kind: "report",
      href: other.href,
      source: other.cycleCode,
      progress: other.percentFilled,
      ...askedAt(other),
      state: stateOn(other.due, day),
    }));
    return { items, report };
  },
};

/** The whole year's figures that a report still owes, once their time has come. */
const supplementsDue: WorkSource = {
  name: "supplements",
  gather: async (tx, person, day) => ({
    items: (await supplementWork(tx, person)).map((due): WorkItem => ({
      id: due.href,
      title: due.title[person.language],
      due: due.due,
      kind: "report",
      href: due.href,
      source: due.cycleCode,
      state: stateOn(due.due, day),
    })),
  }),
};

/** Reports that others handed over to the person's unit: without a day, so among what is to be done now. */
const reportsToJudge: WorkSource = {
  name: "judging",
  gather: async (tx, person) => ({
    items: (await judgingWork(tx, person)).map((judging): WorkItem => ({
      id: judging.href,
      title: judging.title[person.language],
      due: null,
      kind: "judge",
      href: judging.href,
      source: judging.cycleCode,
      state: "open",
    })),
  }),
};

/** What leaders ask of the person's unit, and what it answered them. */
const explanationsWaiting: WorkSource = {
  name: "explanations",
  gather: async (tx, person, day) => ({
    items: (await explanationWork(tx, person)).map((one): WorkItem => ({
      ...one,
      kind: "explanation",
      state: stateOn(one.due, day),
    })),
  }),
};

/** Reports of violence that wait for the person's commune or unit. */
const violenceReported: WorkSource = {
  name: "intake",
  gather: async (tx, person, day) => ({
    items: (await intakeWork(tx, person)).map(({ dueAt, ...one }): WorkItem => {
      const due = dueAt && dayOf(dueAt);
      return {
        id: one.code,
        title: one.title[person.language],
        due,
        ...(dueAt && { dueAt: dueAt.toISOString() }),
        kind: "intake",
        href: one.href,
        source: one.source[person.language],
        danger: one.danger,
        state: stateOn(due, day),
      };
    }),
  }),
};

/** Reports on the calendar: one's own leads to it, those of all to the board of their cycle. */
const reportsOnCalendar: CalendarSource = {
  name: "reports",
  gather: async (tx, _, asked) =>
    (await listDueReports(tx, asked)).map((due): CalendarEntry => ({
      id: `report-${due.cycleId}-${due.submissionId}`,
      kind: "report",
      title: due.name,
      day: due.dueOn,
      href:
        asked.unitId === undefined
          ? `/reports/cycles/${due.cycleId}`
          : `/reports/submissions/${due.submissionId}`,
      source: due.code,
      count: due.reports,
      state: entryState(due.dueOn, asked.today, due.open > 0),
    })),
};

/** Running clocks on the calendar; one alone leads to what it runs for. */
const clocksOnCalendar: CalendarSource = {
  name: "clocks",
  gather: async (tx, person, asked) => {
    if (!holds(person, "clock.read")) return [];
    return (await dueClocks(tx, asked)).map((clock): CalendarEntry => ({
      id: clock.id,
      kind: "clock",
      title: clock.label[person.language],
      day: clock.day,
      ...(clock.at && { at: clock.at.toISOString() }),
      href:
        clock.subject?.kind === "task"
          ? `/tasks/${clock.subject.code}`
          : `/deadlines/clocks?which=open&rule=${clock.rule}`,
      source: clock.source[person.language],
      count: clock.count,
      state: entryState(clock.day, asked.today, true),
    }));
  },
};

/** Whoever knows of something that has a day. */
export const calendarSources: readonly CalendarSource[] = [
  planCalendar,
  reportsOnCalendar,
  clocksOnCalendar,
  ...registerCalendar,
];

/** Whoever knows of something overdue; clocks come by themselves. */
export const overdueSources: readonly OverdueSource[] = [overdueTasks, overdueReports];

/** Whoever knows of something due. */
export const workSources: readonly WorkSource[] = [
  violenceReported,
  taskWork,
  reportsDue,
  supplementsDue,
  reportsToJudge,
  explanationsWaiting,
  ...registerWork,
];
