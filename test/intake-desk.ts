/** The ground of the tests of reports: ward Ba Đình with its chair, officer, police, health station and hamlet head; another ward; the city. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { vi } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Module, Person, RoleCode } from "#spine/access/index.ts";
import { deadlines } from "#spine/deadlines/index.ts";
import { collectLetters, intakeWith } from "#spine/intake/index.ts";
import { noticesWith } from "#spine/notices/index.ts";
import { myWork } from "#spine/plan/index.ts";
import { openDesk, type Answer, type Desk, type DeskOptions } from "./desk.ts";

const BA_DINH = "01.00004";

export interface IntakeDesk extends Desk {
  readonly chair: Person;
  readonly officer: Person;
  readonly police: Person;
  readonly health: Person;
  readonly hamletHead: Person;
  readonly mediator: Person;
  readonly provider: Person;
  readonly investigators: Person;
  readonly elsewhere: Person;
  readonly city: Person;
  readonly leadership: Person;
  readonly auditor: Person;
  readonly place: number;
  /** Sets the clock to a moment in Hanoi. */
  at(text: string): void;
  /** Enters a report, as the police unless told; answers its code. */
  enter(change?: object, by?: Person): Promise<string>;
  /** Opens a case from a report as entered so, by the officer; answers its code. The module of cases must be among the desk's. */
  openCase(change?: object, by?: Person): Promise<string>;
  act(by: Person, code: string, act: string, body?: object): Promise<Answer>;
  /** One more person with a role at a unit, at a real row. */
  another(role: RoleCode, unitCode: string): Promise<Person>;
  /** Resolves when no letter of the public waits: the server collects by itself, right after its answer. */
  collected(): Promise<void>;
}

/** A couple, as a report tells of them: both with a name, a sex and a year. */
export const couple = [
  { part: "harmed", name: "Nguyễn Thị Hoà", sex: "female", birthYear: 1990 },
  { part: "doer", name: "Trần Văn Đức", sex: "male", birthYear: 1988 },
] as const;

/** The same, the harmed person with the numbers by which people are found and matched. */
export const numbered = [{ ...couple[0], idNumber: "001190123456", phone: "0912345678" }, couple[1]] as const;

/** What was told of a couple: what happened, where, who reported, how the harmed person is reached. */
export const toldOf = (change: object = {}): object => ({
  what: "Chồng đánh vợ lúc say rượu.",
  where: "12 phố Mẫu",
  safeContact: { channel: "phone", phone: "0912 345 678", hours: "8–11 giờ", never: false },
  reporter: { name: "Bà Tư" },
  people: couple,
  ...change,
});

/** What somebody says at the police post. */
export const told = (unitId: number, receivedAt: string, change: object = {}): object => ({
  kind: "domestic-violence",
  danger: "no",
  lifeDanger: "no",
  childHarmed: "no",
  vulnerable: "no",
  crimeSuspected: "no",
  channel: "police",
  addressLetter: "b",
  receivedAt,
  unitId,
  entry: randomUUID(),
  content: {
    what: "Chồng đánh vợ lúc say rượu.",
    safeContact: { channel: "phone", phone: "0912 345 678", hours: "8–11 giờ", never: false },
    reporter: {},
  },
  ...change,
});

/** Gives a person a row and their role. */
async function employ(desk: Desk, person: Person, as: { name: string; id: number }): Promise<Person> {
  const user = `${as.name.toLowerCase()}.${as.id}`;
  await desk.owner.query(
    "insert into people.person (id, user_name, name, unit_id) overriding system value values ($1, $2, $3, $4)",
    [as.id, user, `${as.name} (mẫu)`, person.unitId],
  );
  await desk.owner.query(
    "insert into people.role_held (person_id, role, unit_id, valid_from) values ($1, $2, $3, '2020-01-01')",
    [as.id, person.roles[0]?.role, person.unitId],
  );
  return { ...person, id: as.id, userName: user };
}

/** People as the cast has them, at real rows, so that what they do can name them. */
async function staff(
  desk: Desk,
): Promise<
  Omit<IntakeDesk, keyof Desk | "place" | "at" | "enter" | "openCase" | "act" | "collected" | "another">
> {
  const made = {
    chair: await desk.person("commune-leader", BA_DINH),
    officer: await desk.person("commune-officer", BA_DINH),
    police: await desk.person("commune-police", "01.00004-CA"),
    health: await desk.person("health-worker", "01.00004-TYT"),
    hamletHead: await desk.person("collaborator", BA_DINH),
    mediator: await desk.person("mediator", BA_DINH),
    provider: await desk.person("provider", "HN-CSTG-01"),
    investigators: await desk.person("agency-focal", "HN-CATP"),
    elsewhere: await desk.person("commune-leader", "01.00376"),
    city: await desk.person("city-lead", "HN-SVHTT"),
    leadership: await desk.person("leadership", "01"),
    auditor: await desk.person("auditor", "HN-TTTP"),
  };
  const known = await Promise.all(
    Object.entries(made).map(
      async ([name, person], n) => [name, await employ(desk, person, { name, id: 9000 + n })] as const,
    ),
  );
  return Object.fromEntries(known) as unknown as typeof made;
}

/** Opens it; `close` gives the real time back. */
export async function openIntakeDesk(
  more: readonly Module[] = [],
  options: DeskOptions = {},
): Promise<IntakeDesk> {
  const desk = await openDesk(
    (_, portal) => [
      intakeWith({ portal, secret: "a secret of tests" }),
      deadlines,
      noticesWith({ sources: [], mail: null, publicUrl: "http://localhost" }),
      myWork([]),
      ...more,
    ],
    options,
  );
  const place = await desk.unitId(BA_DINH);
  const people = await staff(desk);
  let nextId = 9500;
  let moment = new Date("2026-11-28T08:00:00+07:00");
  setClock(moment);
  const act: IntakeDesk["act"] = (by, code, name, body = {}) =>
    desk.ask(by, `POST /api/intake/reports/${code}/${name}`, { body });
  const enter: IntakeDesk["enter"] = async (change = {}, by = people.police) => {
    const body = told(place, moment.toISOString(), change);
    const answer = await desk.ask(by, "POST /api/intake/reports", { body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return (answer.body as { code: string }).code;
  };
  const openCase: IntakeDesk["openCase"] = async (change = {}, by = people.police) => {
    const report = await enter({ content: toldOf(), ...change }, by);
    const opened = await desk.ask(people.officer, "POST /api/cases", { body: { report } });
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
    return opened.body.code as string;
  };
  return {
    ...desk,
    ...people,
    place,
    enter,
    openCase,
    act,
    another: async (role, unitCode) =>
      employ(desk, await desk.person(role, unitCode), { name: `another-${role}`, id: nextId++ }),
    async collected() {
      const waits = sql<{ n: number }>`select count(*) as n from intake.letter where collected_at is null`;
      const scope = { "toam.verb": "intake.collect" };
      await vi.waitFor(async () => {
        await collectLetters(desk.app);
        const { rows } = await desk.app.transaction(scope, (tx) => waits.execute(tx));
        if (rows[0]?.n !== 0) throw new Error("A letter waits.");
      }, 10_000);
    },
    at: (text) => {
      moment = new Date(`${text}+07:00`);
      setClock(moment);
    },
    async close() {
      setClock(null);
      await desk.close();
    },
  };
}
