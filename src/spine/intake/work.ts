/** Reports as My work shows them: what the commune must handle or assign, what a unit was given and must answer; danger first. */
import type { Tx } from "#base/database/index.ts";
import { fill, type Label } from "#base/words.ts";
import { inScope, reachSetting, type Person } from "#spine/access/index.ts";
import { listRunningOf, ruleSource, type ClockRow } from "#spine/deadlines/index.ts";
import { GIVEN_CLOCK, givenCode, REPORT_CLOCK } from "./clocks.ts";
import { listReports, listReportsOf, listWrittenTo, type ReportRow } from "./queries/report.ts";
import { listWaitingAnswers } from "./queries/story.ts";
import { lookingFrom } from "./looking.ts";
import { kindLabels, words } from "./words.ts";

/** One thing due. */
export interface IntakeWork {
  readonly code: string;
  readonly title: Label;
  readonly href: string;
  readonly dueAt: Date | null;
  readonly source: Label;
  /** Whether anyone is in danger. */
  readonly danger: boolean;
}

const WORK_MAX = 50;

/** With the code: a ward has several of a kind, and one must be told from the other. */
function titled(row: ReportRow, as: Label): Label {
  const values = (language: "vi" | "en") => ({ kind: kindLabels[row.kind][language], place: row.unitName });
  return {
    vi: `${fill(as, values("vi")).vi} · ${row.code}`,
    en: `${fill(as, values("en")).en} · ${row.code}`,
  };
}

const isDanger = (row: ReportRow): boolean => row.lifeDanger === "yes" || row.danger === "yes";

function workOf(row: ReportRow, clock: ClockRow | undefined, as: { side: string; title: Label }): IntakeWork {
  return {
    code: row.code,
    title: titled(row, as.title),
    href: `/intake/${row.code}${as.side}`,
    dueAt: clock?.dueAt ?? null,
    source: clock ? ruleSource(clock) : words.read,
    danger: isDanger(row),
  };
}

/** Reads from one side, if it is this person's. */
async function from<T>(
  tx: Tx,
  person: Person,
  side: { verb: string; sees?: string; run: () => Promise<T[]> },
): Promise<T[]> {
  const reach = person.reach.get(side.verb) && person.reach.get(side.sees ?? side.verb);
  return reach ? inScope(tx, { verb: side.verb, sees: reachSetting(reach) }, side.run) : [];
}

const ofPlace = (tx: Tx, person: Person): Promise<IntakeWork[]> =>
  from(tx, person, {
    verb: "intake.read",
    run: async () => {
      const from = lookingFrom(person, "place", "intake.read");
      const rows = await listReports(tx, { from, which: "waiting", limit: WORK_MAX });
      const clocks = await listRunningOf(tx, { kind: REPORT_CLOCK, codes: rows.map((row) => row.code) });
      return rows.map((row) => {
        const title = row.lifeDanger === "yes" ? words.titleDanger : words.title;
        return workOf(row, clocks.get(row.code)?.[0], { side: "", title });
      });
    },
  });

/** Whoever reported wrote last: somebody waits for an answer. */
const ofThreads = (tx: Tx, person: Person): Promise<IntakeWork[]> =>
  from(tx, person, {
    verb: "intake.write",
    sees: "intake.read",
    run: async () => {
      const from = lookingFrom(person, "place", "intake.read");
      const rows = await listWrittenTo(tx, { from, limit: WORK_MAX });
      return rows.map((row) => ({
        ...workOf(row, undefined, { side: "", title: words.wrote }),
        code: `${row.code} thread`,
        source: words.readThread,
      }));
    },
  });

const ofGiven = (tx: Tx, person: Person): Promise<IntakeWork[]> =>
  from(tx, person, {
    verb: "intake.read-given",
    run: async () => {
      const waiting = await listWaitingAnswers(tx, lookingFrom(person, "given", "intake.read-given").units);
      const rows = await listReportsOf(tx, [...new Set(waiting.map((one) => one.reportId))]);
      const codes = waiting.map((one) => givenCode(one.code, one.number));
      const clocks = await listRunningOf(tx, { kind: GIVEN_CLOCK, codes });
      return waiting.flatMap((one) => {
        const row = rows.find((each) => each.id === one.reportId);
        const clock = clocks.get(givenCode(one.code, one.number))?.[0];
        return row ? [workOf(row, clock, { side: "?side=given", title: words.givenTitle })] : [];
      });
    },
  });

/** What waits for this person, one side after the other: they look by different verbs. */
export async function intakeWork(tx: Tx, person: Person): Promise<IntakeWork[]> {
  const place = await ofPlace(tx, person);
  const threads = await ofThreads(tx, person);
  return [...place, ...threads, ...(await ofGiven(tx, person))];
}
