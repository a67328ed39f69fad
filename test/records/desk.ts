/** A desk for tests of records: five communes, a register over the table of policies, and a way to ask it as anyone. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import {
  readTrail,
  serve,
  type AnyEndpoint,
  type Grant,
  type Person,
  type RoleCode,
} from "#spine/access/index.ts";
import { knowRegisters, register, type Register } from "#spine/records/index.ts";
import { shape } from "../../src/registers/policies/schema.ts";
import { save, act } from "../../src/registers/policies/rules.ts";
import { TEST_KEY, testDatabase, type TestDatabase } from "#test/database.ts";
import { personAt } from "#test/people-by-hand.ts";

// Units 1–5 are communes of the test; nobody is under anybody.
export const UNITS = [9001, 9002, 9003, 9004, 9005];
let made: TestDatabase;
export let owner: Database;
export let app: Database;

/** Opens the desk for one test file. */
export function openDesk(): void {
  beforeAll(async () => {
    made = await testDatabase();
    owner = openDatabase(made.url);
    app = openDatabase(roleUrl(made.url, TEST_KEY, "app"));
    for (const id of UNITS)
      await owner.query(
        "insert into agencies.unit (id, code, kind, name, valid_from) values ($1, $2, 'ward', $3, '2025-07-01')",
        [id, `T.${id}`, `Phường ${id}`],
      );
  });
  afterAll(async () => {
    await app.close();
    await owner.close();
    await made.close();
  });
}

/** The address of the desk's database, as its owner. */
export const deskUrl = (): string => made.url;

export function registerFor(read: Partial<Record<RoleCode, Grant>>): Register {
  return register({
    shape,
    table: "policies.policy",
    access: {
      read,
      create: { "commune-officer": "unit", "city-lead": "all" },
      update: { "commune-officer": "unit", "city-lead": "all" },
    },
    rules: { save, act },
  });
}

export const ours = registerFor({
  "commune-officer": "unit",
  "city-lead": "all",
  auditor: "all",
  "commune-leader": "unit",
});

export function find(register: Register, verb: string, method: string, ending = ""): AnyEndpoint {
  const found = register.endpoints.find(
    (e) => e.verb === verb && e.method === method && e.path.endsWith(ending),
  );
  if (!found) throw new Error(`no endpoint ${verb}`);
  return found;
}

export function ask(
  register: Register,
  person: Person,
  given: {
    endpoint: AnyEndpoint;
    params?: object;
    query?: object;
    body?: object;
    key?: string;
    file?: { name: string; bytes: Uint8Array };
  },
): Promise<never> {
  const { endpoint } = given;
  knowRegisters([register]);
  const serving = { database: app, verbs: register.verbs, trail: readTrail(app) };
  const request = {
    person,
    file: given.file ?? null,
    id: randomUUID(),
    params: given.params ?? {},
    query: endpoint.query ? endpoint.query.parse(given.query ?? {}) : {},
    body: endpoint.body ? endpoint.body.parse(given.body) : null,
  };
  const key = given.key ?? randomUUID();
  const keyed = endpoint.method === "GET" ? null : { key, fingerprint: JSON.stringify(given.body ?? null) };
  return serve(serving, { endpoint, request, keyed }) as Promise<never>;
}

let counter = 0;
export const newPolicy = () => ({
  symbol: `${++counter}/KH-UBND`,
  kind: "plan",
  abstract: "Kế hoạch mẫu",
  issuer: "UBND phường",
  issuedOn: "2026-01-05",
  purpose: "implementation",
});
export interface Made {
  code: string;
  version: number;
  unitId: number;
  can: string[];
  status: string;
  symbol: string;
  abstract: string;
}
export const create = (person: Person, body: object = newPolicy(), key?: string): Promise<Made> =>
  ask(ours, person, { endpoint: find(ours, "policy.create", "POST"), body, ...(key && { key }) });
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (e: unknown) => (e instanceof Problem ? e.kind : String(e)),
  );

export const officerA = () => personAt("commune-officer", 9001, ours.verbs);
export const officerB = () => personAt("commune-officer", 9002, ours.verbs);
export const city = () => personAt("city-lead", 9005, ours.verbs);
