/**
 * The cast of every test: the same few people at the same units, as the demonstration has them.
 * `castDatabase()` is a database with the city's units and all demonstration people in it.
 */
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import { today } from "#base/clock.ts";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import { reachOf, type Person, type RoleCode, type Verbs } from "#spine/access/index.ts";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { castTemplate } from "./cast-template.ts";
import { TEST_KEY, testDatabase } from "./database.ts";

/** Names in tests → sign-in names. */
export const cast = {
  /** Sở Văn hóa và Thể thao, for the city. */
  cityLead: "thanhpho",
  /** Focal points of departments, the Front, the city police. */
  focalHealth: "syt",
  focalJustice: "stp",
  front: "mttq",
  cityPolice: "catp",
  press: "bao-hnm",
  /** Phường Ba Đình (01.00004). */
  officerBaDinh: "ubnd.00004",
  leaderBaDinh: "lanhdao.00004",
  policeBaDinh: "congan.00004",
  healthBaDinh: "yte.00004",
  hamletHeadBaDinh: "totruong.00004",
  mediatorBaDinh: "hoagiai.00004",
  /** Xã Sóc Sơn (01.00376). */
  officerSocSon: "ubnd.00376",
  provider: "binhminh",
  leadership: "lanhdao",
  auditor: "kiemtra",
  dataProtection: "dulieu",
  admin: "quantri",
} as const;

export type CastName = keyof typeof cast;

/** A database of one test file with its owner's and the application's connections. */
export interface CastDatabase {
  readonly url: string;
  /** As whoever migrates: above row security. */
  readonly owner: Database;
  /** As the application: under row security. */
  readonly app: Database;
  close(): Promise<void>;
}

/** Opens it; call in beforeAll and `close` in afterAll. */
export async function castDatabase(): Promise<CastDatabase> {
  const made = await testDatabase({ from: castTemplate });
  const owner = openDatabase(made.url, { max: 4 });
  const app = openDatabase(roleUrl(made.url, TEST_KEY, "app"));
  return {
    url: made.url,
    owner,
    app,
    close: async () => {
      await app.close();
      await owner.close();
      await made.close();
    },
  };
}

/** The unit and all under it on a day, asked of the database. */
export async function underOf(database: Database, unitId: number, day: string = today()): Promise<number[]> {
  const found = await database.query(
    `with recursive below (id) as (
       select $1::int union
       select u.id from agencies.unit u join below b on u.parent_id = b.id
         where u.valid_from <= $2 and (u.valid_to is null or u.valid_to > $2))
     select id from below`,
    [unitId, day],
  );
  return found.rows.map((row: { id: number }) => row.id);
}

interface CastRow {
  readonly id: number;
  readonly name: string;
  readonly unitId: number;
  readonly role: RoleCode;
  readonly roleUnit: number;
}

/** One of the cast as the server would recognise them, for tests that go around HTTP. */
export async function asPerson(database: Database, name: CastName, verbs: Verbs): Promise<Person> {
  const found = await database.transaction({}, (tx) =>
    sql<CastRow>`select p.id, p.name, p.unit_id, r.role, r.unit_id as role_unit
      from people.person p join people.role_held r on r.person_id = p.id where p.user_name = ${cast[name]}`.execute(
      tx,
    ),
  );
  const [row] = found.rows;
  if (!row) throw new Error(`${name} is not in this database: it was not made by castDatabase().`);
  const roles = [{ role: row.role, unitId: row.roleUnit, units: await underOf(database, row.roleUnit) }];
  return {
    id: row.id,
    userName: cast[name],
    name: row.name,
    unitId: row.unitId,
    language: "vi",
    roles,
    reach: reachOf(roles, verbs),
    sessionId: "test",
  };
}

/** Signs one of the cast in over HTTP; the answer is the value of a cookie header. */
export async function signIn(app: FastifyInstance, name: CastName): Promise<string> {
  return signInAs(app, cast[name], DEMO_PASSWORD);
}

/** Signs anyone in over HTTP. */
export async function signInAs(app: FastifyInstance, username: string, password: string): Promise<string> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/auth/sign-in/username",
    payload: { username, password },
  });
  if (answer.statusCode !== 200)
    throw new Error(`${username} could not sign in: ${answer.statusCode} ${answer.body}`);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}
