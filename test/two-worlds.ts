/** Two copies of one city, of which the second holds one case more, sealed; nothing else differs. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { setClock } from "#base/clock.ts";
import { keepFilesIn } from "#base/files/index.ts";
import { overdueSources } from "#apps/server/index.ts";
import type { Person } from "#spine/access/index.ts";
import { allSources, climbLadders } from "#spine/notices/index.ts";
import { askForData, tellCase, type AskJson, type CaseTale, type Players } from "./case-tale.ts";
import { castTemplate } from "./cast-template.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { openWholeProduct, type WholeProduct } from "./whole-product.ts";

/** They may not know of the sealed case, whatever they knew of it before it was sealed. */
export const strangers = [
  "colleague",
  "policeBaDinh",
  "healthBaDinh",
  "hamletHeadBaDinh",
  "mediatorBaDinh",
  "officerSocSon",
  "cityLead",
  "cityPolice",
  "provider",
  "leadership",
  "auditor",
  "dataProtection",
] as const;

/** One of the two. */
export interface World {
  readonly product: WholeProduct;
  readonly made: TestDatabase;
  readonly people: ReadonlyMap<string, Person>;
}

/** Both, with the codes of the case that one of them has more. */
export interface TwoWorlds {
  readonly without: World;
  readonly withIt: World;
  readonly sealed: CaseTale;
  /** A clock of the sealed case. */
  readonly clock: number;
  close(): Promise<void>;
}

const at = (moment: string): void => setClock(new Date(`${moment}:00+07:00`));

const asking =
  (product: WholeProduct): AskJson =>
  async (by, route, body) => {
    const { status, text } = await product.ask({ by, route, ...(body && { body }) });
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };

/** Two more officers of the ward, and roles that began before the days of these tests. */
const MORE = `
  update people.role_held set valid_from = '2020-01-01';
  with made as (
    insert into people.person (user_name, name, unit_id)
    select n, n || ' (mẫu)', unit_id from people.person, unnest(array['colleague', 'deputy']) n where user_name = 'ubnd.00004'
    returning id, unit_id)
  insert into people.role_held (person_id, role, unit_id, valid_from)
    select id, 'commune-officer', unit_id, '2020-01-01' from made`;

async function peopleOf(product: WholeProduct): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  const officer = await product.person("officerBaDinh");
  const found = await product.owner.query(
    "select id, user_name from people.person where user_name in ('colleague', 'deputy')",
  );
  for (const { id, user_name: name } of found.rows as { id: number; user_name: string }[])
    people.set(name, { ...officer, id, userName: name, name: `${name} (mẫu)` });
  for (const name of strangers) if (name !== "colleague") people.set(name, await product.person(name));
  people.set("officerBaDinh", officer);
  people.set("leaderBaDinh", await product.person("leaderBaDinh"));
  return people;
}

/** Somebody of a world by name. */
export function personOf(people: ReadonlyMap<string, Person>, name: string): Person {
  const person = people.get(name);
  if (!person) throw new Error(`${name} is not in this world.`);
  return person;
}

const playersOf = (people: ReadonlyMap<string, Person>): Players => ({
  chair: personOf(people, "leaderBaDinh"),
  officer: personOf(people, "officerBaDinh"),
  deputy: personOf(people, "deputy"),
  police: personOf(people, "policeBaDinh"),
  health: personOf(people, "healthBaDinh"),
  hamletHead: personOf(people, "hamletHeadBaDinh"),
});

async function openWorld(made: TestDatabase): Promise<World> {
  const product = await openWholeProduct(made.url);
  return { product, made, people: await peopleOf(product) };
}

/** What both have: the same people in a case that is open, with all that hangs on one, and a request for data whose code it answers. */
async function tellCommon(url: string): Promise<string> {
  const product = await openWholeProduct(url);
  await product.owner.query(MORE);
  const who = playersOf(await peopleOf(product));
  const ask = asking(product);
  at("2026-11-28T08:00");
  const request = await askForData(ask, who.officer);
  await tellCase(ask, {
    who,
    request: await askForData(ask, who.officer),
    at: "2026-11-28T00:30:00.000Z",
    meetsAt: "2026-11-28T00:45:00.000Z",
  });
  await product.close();
  return request;
}

/** The case that one of them has more: made like the other, related to it, and sealed. */
async function sealOne({ product, people }: World, request: string): Promise<CaseTale> {
  const who = playersOf(people);
  const ask = asking(product);
  at("2026-11-28T10:00");
  const other = (await ask(who.officer, "GET /api/cases?which=all")).body["rows"] as { code: string }[];
  const moments = { at: "2026-11-28T02:30:00.000Z", meetsAt: "2026-11-28T02:45:00.000Z" };
  const tale = await tellCase(ask, { who, request, ...moments });
  const relation = { code: other[0]?.code, kind: "repeat" };
  expect((await ask(who.officer, `POST /api/cases/${tale.code}/relations`, relation)).status).toBe(201);
  // They did know of it.
  for (const name of ["colleague", "policeBaDinh"])
    expect((await ask(personOf(people, name), `GET /api/cases/${tale.code}`)).status, name).toBe(200);
  const { version } = (await ask(who.chair, `GET /api/cases/${tale.code}`)).body;
  const named = [who.chair, who.officer, who.deputy].map((one) => one.id);
  const body = { version, form: "official-concerned", reason: "Cán bộ phường là người nhà.", named };
  expect((await ask(who.chair, `POST /api/cases/${tale.code}/seal`, body)).status).toBe(200);
  return tale;
}

/** Makes them; the clock stands some days later, when much has lapsed and climbed. `close` gives the real time back. */
export async function openTwoWorlds(): Promise<TwoWorlds> {
  const folder = await mkdtemp(path.join(tmpdir(), "toam-sealed-"));
  keepFilesIn(folder);
  const first = await testDatabase({ from: castTemplate });
  const request = await tellCommon(first.url);
  const copy = (): Promise<TestDatabase> =>
    testDatabase({ from: async () => new URL(first.url).pathname.slice(1) });
  const without = await openWorld(await copy());
  const withIt = await openWorld(await copy());
  const sealed = await sealOne(withIt, request);
  at("2026-12-03T09:00");
  for (const { product } of [without, withIt])
    await climbLadders(product.database, allSources(overdueSources));
  const kept = await withIt.product.owner.query(
    "select id from deadlines.clock where kept_to is not null order by id limit 1",
  );
  return {
    without,
    withIt,
    sealed,
    clock: (kept.rows[0] as { id: number }).id,
    async close() {
      setClock(null);
      for (const { product, made } of [without, withIt]) {
        await product.close();
        await made.close();
      }
      await first.close();
      await rm(folder, { recursive: true });
    },
  };
}
