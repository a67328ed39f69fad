/** The ground of the tests of ladders, explanations and mails: the story of one plan, with its people entered as accounts. */
import { setClock } from "#base/clock.ts";
import type { Person, RoleCode } from "#spine/access/index.ts";
import { agenciesWith } from "#spine/agencies/index.ts";
import { allSources, climbLadders, noticesWith, type Climbed } from "#spine/notices/index.ts";
import { overdueTasks } from "#spine/plan/index.ts";
import type { Answer, Ask } from "./desk.ts";
import { openStory, publishStory, type Story } from "./plan-story.ts";

/** Who is told and asked in the stories: one account a role at a unit. */
const entered = {
  city: ["city-lead", "HN-SVHTT"],
  health: ["agency-focal", "HN-SYT"],
  police: ["agency-focal", "HN-CATP"],
  press: ["press", "HN-BAO-HNM"],
  officer: ["commune-officer", "01.00004"],
  chair: ["commune-leader", "01.00004"],
  socSon: ["commune-officer", "01.00376"],
} as const satisfies Readonly<Record<string, readonly [RoleCode, string]>>;
export type Entered = keyof typeof entered;

/** The story of the plan with accounts, a ladder, and a clock that is set by hand. */
export interface NoticeDesk {
  readonly story: Story;
  readonly people: Readonly<Record<Entered, Person>>;
  readonly admin: Person;
  /** The number of the published plan. */
  readonly document: number;
  /** Sets the clock to a moment in Hanoi. */
  at(text: string): void;
  /** The ladder's own look at what is overdue. */
  look(): Promise<Climbed>;
  ask(who: Person, route: string, ask?: Ask): Promise<Answer>;
  /** Everything about one thing, as this person sees it. */
  // What a test expects of it, it says itself.
  // eslint-disable-next-line typescript/no-explicit-any
  of(who: Person, kind: string, code: string): Promise<any>;
  /** The code of the first task of a unit, whose plan says 30 June where it is that of a department. */
  taskOf(who: Person): Promise<string>;
  close(): Promise<void>;
}

async function enter(story: Story, person: Person): Promise<void> {
  const { owner } = story.desk;
  await owner.query(
    `insert into people.person (id, user_name, name, unit_id) overriding system value values ($1, $2, $3, $4)`,
    [person.id, `p${person.id}`, person.name, person.unitId],
  );
  for (const { role, unitId } of person.roles)
    await owner.query(
      `insert into people.role_held (person_id, role, unit_id, valid_from) values ($1, $2, $3, '2026-01-01')`,
      [person.id, role, unitId],
    );
}

/** Opens it on 2 March 2026 with the plan published; `close` gives the real time back. */
export async function openNoticeDesk(): Promise<NoticeDesk> {
  const sources = [overdueTasks];
  const parts = { sources, mail: null, publicUrl: "https://to-am.example" };
  const story = await openStory(() => [agenciesWith([]), noticesWith(parts)]);
  const document = await publishStory(story);
  const pairs: [string, Person][] = [];
  for (const [n, [who, [role, unit]]] of Object.entries(entered).entries()) {
    const person = await story.desk.person(role, unit);
    pairs.push([who, { ...person, id: person.id * 10 + n, userName: who, name: who }]);
  }
  const people = Object.fromEntries(pairs) as Record<Entered, Person>;
  for (const person of Object.values(people)) await enter(story, person);
  const ask: NoticeDesk["ask"] = (who, route, given) => story.desk.ask(who, route, given);
  return {
    story,
    people,
    admin: story.cast.admin,
    document,
    at: (text) => setClock(new Date(`${text}+07:00`)),
    look: () => climbLadders(story.desk.app, allSources(sources)),
    ask,
    of: async (who, kind, code) => (await ask(who, `GET /api/notices/of/${kind}/${code}`)).body,
    taskOf: async (who) => {
      const tasks = await story.tasks(who, "&sort=due");
      return tasks[0]?.code ?? "";
    },
    close: story.close,
  };
}
