/** The one place that puts all modules together: what the server serves, and what the tools describe. */
import type { FastifyInstance } from "fastify";
import { agenciesWith, keptDirectory, underOf, type UsageCount } from "#spine/agencies/index.ts";
import type { Module, Verbs } from "#spine/access/index.ts";
import { deadlines } from "#spine/deadlines/index.ts";
import { noticesWith } from "#spine/notices/index.ts";
import { indicators, type IndicatorSource } from "#spine/indicators/index.ts";
import { intakeWith, knowIntake } from "#spine/intake/index.ts";
import { calendar, mountCalendar, myWork, plan, taskFigures, tasksLeft } from "#spine/plan/index.ts";
import { countOpenReportsAt, reportIndicators, reports } from "#spine/reports/index.ts";
import { countRecordsAt, knowRegisters, records } from "#spine/records/index.ts";
import { readStoredFile, storeFile } from "#base/files/index.ts";
import { accountsLeft, countPeopleAt, createPeople, peopleVerbs, type People } from "#spine/people/index.ts";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import type { Keys } from "#base/crypto/index.ts";
import { readMail, readOwnSignOn, type Config } from "#base/config.ts";
import { confidential, overseen, registerFigures, registers, reportListeners } from "../../registers.ts";
import { calendarSources, overdueSources, workSources } from "./sources.ts";
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

interface Composing {
  readonly config: Config;
  readonly database: Database;
  readonly report: Database;
  readonly portal: Database;
  readonly secret: string;
}

function modulesOver({ config, database, report, portal, secret }: Composing): {
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
    intakeWith({ portal, secret }),
    plan,
    myWork(workSources),
    calendar(calendarSources),
    indicators(figureSources, report),
    reports({ sources: figureSources, report, files: { store: storeFile, read: readStoredFile } }),
    ...registers,
    ...confidential,
    ...overseen.map((make) => make(report)),
  ];
  knowRegisters(others);
  knowIntake(...reportListeners);
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
  // The public site: what it may do in the database are a few narrow functions.
  const portal = openDatabase(roleUrl(ownerUrl, keys.database, "portal"), { max: 4, name: "toam-portal" });
  const { modules, people } = modulesOver({ config, database, report, portal, secret: keys.session });
  const close = async (): Promise<void> => {
    await Promise.all([database.close(), report.close(), portal.close()]);
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
