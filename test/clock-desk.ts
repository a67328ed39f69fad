/** The ground of the tests of clocks: the city, an officer of each of two wards, and a task given to ward Ba Đình. */
import { now, setClock } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { deadlines, startClocks, stopClocks } from "#spine/deadlines/index.ts";
import { openDesk, type Answer, type Desk } from "./desk.ts";

const BA_DINH = "01.00004";

/** Everyone and everything of a story about clocks. */
export interface ClockDesk extends Desk {
  readonly city: Person;
  readonly officerA: Person;
  readonly officerB: Person;
  readonly leadership: Person;
  /** Sets the clock to a moment in Hanoi. */
  at(text: string): void;
  /** Does something as another module would, inside a transaction that reaches everywhere. */
  inside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Ward Ba Đình is given the task of this code: five working days to acknowledge it. */
  give(code: string): Promise<void>;
  stop(code: string, voidBecause?: string): Promise<void>;
  // What a test expects of it, it says itself.
  // eslint-disable-next-line typescript/no-explicit-any
  clockOf(person: Person, code: string): Promise<any>;
  act(person: Person, code: string, name: string, body?: object): Promise<Answer>;
}

/** Opens it; `close` gives the real time back. */
export async function openClockDesk(): Promise<ClockDesk> {
  const desk = await openDesk(() => [deadlines]);
  const city = await desk.person("city-lead", "HN-SVHTT");
  const unitId = await desk.unitId(BA_DINH);
  const inside: ClockDesk["inside"] = (work) =>
    desk.app.transaction({ "toam.sees": "all", "toam.writes": "all" }, work);
  const by = () => ({ at: now(), personId: null, byName: null });
  const of = { rule: "task.acknowledge", kind: "task" };
  const clockOf: ClockDesk["clockOf"] = async (person, code) =>
    (await desk.ask(person, `GET /api/clocks/of/task/${code}`)).body.rows[0];
  return {
    ...desk,
    city,
    officerA: await desk.person("commune-officer", BA_DINH),
    officerB: await desk.person("commune-officer", "01.00376"),
    leadership: await desk.person("leadership", "01"),
    at: (text) => setClock(new Date(`${text}+07:00`)),
    inside,
    give: (code) => inside((tx) => startClocks(tx, { ...of, by: by() }, [{ subjectCode: code, unitId }])),
    stop: (code, voidBecause) =>
      inside((tx) =>
        stopClocks(tx, { ...of, codes: [code], ...by(), ...(voidBecause !== undefined && { voidBecause }) }),
      ),
    clockOf,
    async act(person, code, name, body = {}) {
      const { id } = await clockOf(city, code);
      return desk.ask(person, `POST /api/clocks/${id}/${name}`, { body });
    },
    async close() {
      setClock(null);
      await desk.close();
    },
  };
}
