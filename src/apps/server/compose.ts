/** The one place that puts all modules together: what the server serves, and what the tools describe. */
import type { FastifyInstance } from "fastify";
import { agenciesWith, keptDirectory, underOf, type UsageCount } from "#spine/agencies/index.ts";
import { holds, type Module, type Verbs } from "#spine/access/index.ts";
import { deadlines, dueClocks } from "#spine/deadlines/index.ts";
import { explanationWork, noticesWith, type OverdueSource } from "#spine/notices/index.ts";
import { indicators, type IndicatorSource } from "#spine/indicators/index.ts";
import {
  calendar,
  entryState,
  mountCalendar,
  myWork,
  overdueTasks,
  plan,
  planCalendar,
  stateOn,
  taskFigures,
  tasksLeft,
  taskWork,
  type CalendarEntry,
  type CalendarSource,
  type WorkItem,
  type WorkSource,
} from "#spine/plan/index.ts";
import {
  countOpenReportsAt,
  judgingWork,
  listDueReports,
  overdueReports,
  reportIndicators,
  reports,
  reportWork,
  supplementWork,
  type ReportWork,
} from "#spine/reports/index.ts";
import { countRecordsAt, knowRegisters, records } from "#spine/records/index.ts";
import { readStoredFile, storeFile } from "#base/files/index.ts";
import { accountsLeft, countPeopleAt, createPeople, peopleVerbs, type People } from "#spine/people/index.ts";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import type { Keys } from "#base/crypto/index.ts";
import { readMail, readOwnSignOn, type Config } from "#base/config.ts";
import { registerCalendar, registerFigures, registers, registerWork } from "../../registers.ts";
import { verbsOf } from "./verbs.ts";

/** Everything the server is made of, over live databases. */
export interface Composed {
  readonly modules: readonly Module[];
  readonly people: People;
  readonly database: Database;
  readonly report: Database;
  /** Adds the address of calendars. */
  mountCalendar(app: FastifyInstance): void;
  close(): Promise<void>;
}

/** What hangs on units and is counted before they are split, merged or renamed. */
const usages: readonly UsageCount[] = [
  {
    name: "records",
    label: { vi: "Nhiệm vụ và bản ghi", en: "Tasks and records" },
    count: countRecordsAt,
    left: tasksLeft,
  },
  {
    name: "reports",
    label: { vi: "Báo cáo chưa duyệt", en: "Reports not yet approved" },
    count: countOpenReportsAt,
  },
  { name: "people", label: { vi: "Tài khoản", en: "Accounts" }, count: countPeopleAt, left: accountsLeft },
];

/** Every figure that computes itself. */
export const figureSources: readonly IndicatorSource[] = [
  ...taskFigures.map((figure) => ({
    ...figure,
    block: "plan",
    // Its records are tasks: a drill-down shows no more than the list of tasks would.
    sees: "task.read",
    // A unit without any task is not concerned by the plan of that year.
    withoutRecords: "not-applicable" as const,
    // A unit that was given tasks and has none of this kind has none; it is not silent.
    ...(figure.id !== "tasks.given" && { zeroWhere: "tasks.given" }),
  })),
  ...reportIndicators,
  ...registerFigures,
];

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
const calendarSources: readonly CalendarSource[] = [
  planCalendar,
  reportsOnCalendar,
  clocksOnCalendar,
  ...registerCalendar,
];

/** Whoever knows of something overdue; clocks come by themselves. */
export const overdueSources: readonly OverdueSource[] = [overdueTasks, overdueReports];

interface Composing {
  readonly config: Config;
  readonly database: Database;
  readonly report: Database;
  readonly secret: string;
}

/** Whoever knows of something due. */
const workSources: readonly WorkSource[] = [
  taskWork,
  reportsDue,
  supplementsDue,
  reportsToJudge,
  explanationsWaiting,
  ...registerWork,
];

function modulesOver({ config, database, report, secret }: Composing): {
  modules: readonly Module[];
  people: People;
} {
  const others: readonly Module[] = [
    agenciesWith(usages),
    records,
    deadlines,
    noticesWith({
      sources: overdueSources,
      mail: readMail(),
      publicUrl: publicUrlOf(config),
    }),
    plan,
    myWork(workSources),
    calendar(calendarSources),
    indicators(figureSources, report),
    reports({ sources: figureSources, report, files: { store: storeFile, read: readStoredFile } }),
    ...registers,
  ];
  knowRegisters(others);
  const verbs: Verbs = { ...verbsOf(others), ...peopleVerbs };
  const people = createPeople({
    database,
    secret,
    publicUrl: publicUrlOf(config),
    verbs,
    demo: config.setting === "demonstration",
    setting: config.setting,
    ownSignOn: readOwnSignOn(),
    underOf: (unitId, date) =>
      database.transaction({}, async (tx) => underOf(await keptDirectory(tx), unitId, date), "read"),
  });
  return { modules: [people.module, ...others], people };
}

const publicUrlOf = (config: Config): string => config.publicUrl ?? `http://localhost:${config.port}`;

/** Composes the product over the database at `ownerUrl`, logging in as the roles made for it. */
export function compose(config: Config, ownerUrl: string, keys: Keys): Composed {
  const database = openDatabase(roleUrl(ownerUrl, keys.database, "app"), { max: 10, name: "toam-app" });
  const report = openDatabase(roleUrl(ownerUrl, keys.database, "report"), { max: 2, name: "toam-report" });
  const { modules, people } = modulesOver({ config, database, report, secret: keys.session });
  const close = async (): Promise<void> => {
    await Promise.all([database.close(), report.close()]);
  };
  const feed = {
    database,
    verbs: verbsOf(modules),
    sources: calendarSources,
    ownerOf: (token: string) => people.ownerOfFeed(token),
    publicUrl: publicUrlOf(config).replace(/\/$/, ""),
  };
  return { modules, people, database, report, mountCalendar: (app) => mountCalendar(app, feed), close };
}
