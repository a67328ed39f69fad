/**
 * Two hundred thousand cases of ten years for measuring: two people, a pair, keyed hashes, seats, events and, while it is open, a
 * clock; those that the measured read have keys that open and names that are really sealed. The same numbers in every run.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { dayOf } from "#base/clock.ts";
import { makeRecordKeys, seal, tokenOf, type RecordKey, type TokenKind } from "#base/crypto/vault.ts";
import { copyIn, copyRow } from "#base/database/copy.ts";
import type { Database } from "#base/database/index.ts";
import { searchKey } from "#base/vi/index.ts";

export const CASES = 200_000;
/** Both the city police and a hospital sit in so many of them. */
export const WIDE = 20_000;
const BATCH = 2000;
const YEARS = 10;
const EVERY = CASES / WIDE;
/** Every twelfth case is open still. */
const OPEN_EVERY = 12;

const families = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Phan",
  "Vũ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
  "Ngô",
  "Dương",
  "Lý",
];
const middles = [
  "Thị Thu",
  "Thị",
  "Ngọc",
  "Thanh",
  "Thị Hồng",
  "Minh",
  "Văn",
  "Đức",
  "Thị Kim",
  "Quang",
  "Hữu",
];
const givens = [
  "Hoà",
  "Lan",
  "Mai",
  "Hương",
  "Nga",
  "Hùng",
  "Dũng",
  "Tuấn",
  "Nhung",
  "Yến",
  "Linh",
  "Trang",
  "Sơn",
  "Hải",
  "Bình",
  "An",
];

/** Someone who is the same in every run. */
export interface Someone {
  readonly name: string;
  readonly birthYear: number;
  readonly phone: string | null;
  readonly idNumber: string | null;
}

const of = (list: readonly string[], n: number): string => list[n % list.length] ?? "";

/** The person of this number; so many of the names are alike as in a city. */
export function someone(n: number): Someone {
  const mixed = (n * 2_654_435_761) % 4_294_967_296;
  const name = `${of(families, mixed)} ${of(middles, mixed >>> 5)} ${of(givens, mixed >>> 11)}`;
  return {
    name,
    birthYear: 1950 + (mixed % 58),
    phone: n % 10 < 7 ? `09${String(10_000_000 + n)}` : null,
    idNumber: n % 10 < 4 ? `001${String(100_000_000 + n)}` : null,
  };
}

type Row = readonly unknown[];

interface Rows {
  readonly cases: Row[];
  readonly things: Row[];
  readonly people: Row[];
  readonly pairs: Row[];
  readonly tokens: Row[];
}

/** Of names there are few, so that each hash is made once. */
const hashes = new Map<string, Buffer>();
function hashOf(kind: TokenKind, text: string): Buffer {
  const at = `${kind} ${text}`;
  const known = hashes.get(at) ?? tokenOf(kind, text);
  hashes.set(at, known);
  return known;
}

const harmedAt = (n: number): number => 3 * n + 1;

interface Place {
  readonly n: number;
  readonly unitId: number;
  readonly record: string;
  /** The key of a case that one of the measured reads; the others are as long and never opened. */
  readonly key: RecordKey | null;
}

const UNREAD = Buffer.alloc(120, 7);
const sealedFor = (place: Place, where: string, value: unknown): Buffer =>
  place.key ? seal(place.key, where, value) : UNREAD;

/** Seats of the police and of the hospital, by the number of the case. */
const isPolice = (n: number): boolean => (n + 1) % EVERY === 0;
const isHospital = (n: number): boolean => (n + 1) % EVERY === 3;
const isRead = (n: number, communes: number): boolean => n % communes === 0 || isPolice(n) || isHospital(n);

interface Hash {
  readonly thing: number;
  readonly field: string;
  readonly kind: TokenKind;
  readonly text: string;
}

function addToken(rows: Rows, { n, unitId }: Place, { thing, field, kind, text }: Hash): void {
  // A number is one person's; words are many people's.
  const hash = kind === "phone" || kind === "id-number" ? tokenOf(kind, text) : hashOf(kind, text);
  rows.tokens.push([hash, kind, n + 1, thing, field, unitId, unitId]);
}

function addPerson(rows: Rows, place: Place, part: "harmed" | "doer"): void {
  const thing = harmedAt(place.n) + (part === "doer" ? 1 : 0);
  const who = someone(part === "doer" ? place.n + CASES : place.n);
  const { name: fullName, ...others } = who;
  rows.things.push([thing, place.n + 1, part, sealedFor(place, `${part}.${thing}`, { fullName, ...others })]);
  rows.people.push([
    thing,
    place.n + 1,
    part,
    part === "doer" ? "male" : "female",
    who.birthYear,
    2026 - who.birthYear,
  ]);
  const add = (name: string, kind: TokenKind, text: string | null): void => {
    if (text) addToken(rows, place, { thing, field: `${part}.${name}`, kind, text });
  };
  add("fullName", "name", fullName);
  add("fullName", "name-year", `${fullName} ${who.birthYear}`);
  for (const word of new Set(searchKey(fullName).split(" "))) add("fullName", "word", word);
  if (part === "doer") return;
  add("phone", "phone", who.phone);
  add("idNumber", "id-number", who.idNumber);
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** The code of a case, by its number. */
export function codeOf(n: number): string {
  const letters = Array.from({ length: 8 }, (_, at) => DIGITS[Math.floor(n / 32 ** (7 - at)) % 32]).join("");
  return `VV-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

const DAY_MS = 86_400_000;

function addCase(rows: Rows, place: Place, from: number): void {
  const { n, unitId, record } = place;
  // Every twelfth of each place, whoever else sits in it.
  const isOpen = Math.floor(n / 130) % OPEN_EVERY === 0;
  const opened = isOpen
    ? from - (n % 300) * DAY_MS
    : from - (300 + ((n * 7919) % (YEARS * 365 - 300))) * DAY_MS;
  const at = new Date(opened);
  const updated = new Date(opened + 20 * DAY_MS + (n % 1000));
  rows.cases.push([
    n + 1,
    codeOf(n),
    record,
    unitId,
    isOpen ? "follow-up" : "closed",
    at,
    isOpen ? new Date(from + ((n % 40) - 5) * DAY_MS) : null,
    isOpen ? null : updated,
    isOpen ? null : "violence-ended",
    sealedFor(place, "case", { place: null, summary: "Chồng đánh vợ lúc say rượu." }),
    updated,
    9000,
    "verified",
    at,
    dayOf(new Date(opened - 2 * DAY_MS)),
    "physical",
    "medium",
  ]);
  addPerson(rows, place, "harmed");
  addPerson(rows, place, "doer");
  const pair = harmedAt(n) + 2;
  rows.things.push([pair, n + 1, "behaviour", sealedFor(place, `behaviour.${pair}`, {})]);
  rows.pairs.push([pair, n + 1, harmedAt(n), harmedAt(n) + 1, "husband", "physical"]);
}

/** Where the lines of each kind go, and in which columns. */
const targets: Readonly<Record<keyof Rows, string>> = {
  cases: `cases."case" (id, code, record, unit_id, state, opened_at, next_contact_on, closed_at, outcome, sealed, updated_at,
    opened_by, verification, verified_at, event_on, main_form, risk)`,
  things: "cases.thing (id, case_id, prefix, sealed)",
  people: "cases.person (id, case_id, part, sex, birth_year, age_at_event)",
  pairs: "cases.pair (id, case_id, harmed_id, doer_id, relation, main_form)",
  tokens: "cases.token (hash, kind, case_id, thing_id, field, unit_id, by_unit_id)",
};

function plain(value: unknown): string | number | null {
  if (value instanceof Date) return value.toISOString();
  return Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : (value as string | number | null);
}

async function writeRows(owner: pg.Client, rows: Rows): Promise<void> {
  for (const [name, target] of Object.entries(targets)) {
    const text = rows[name as keyof Rows].map((row) => copyRow(row.map(plain))).join("");
    await copyIn(owner, `copy ${target} from stdin`, [text]);
  }
}

/** Indexes that no constraint rests on: they are made after the tables are filled. */
const INDEXES = `select indexdef, indexname from pg_indexes i where schemaname = 'cases'
  and not exists (select from pg_constraint c where c.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass)`;

/** What hangs on each case by its number alone. */
const around = (police: number, hospital: number): readonly string[] => [
  `insert into cases.seat (case_id, unit_id, part, from_at, because) select id, unit_id, 'co-ordinator', opened_at, 'opened' from cases."case"`,
  `insert into cases.seat (case_id, unit_id, part, from_at, because) select id, ${police}, 'police', opened_at, 'duty' from cases."case" where id % ${EVERY} = 0`,
  `insert into cases.seat (case_id, unit_id, part, from_at, because) select id, ${hospital}, 'health', opened_at, 'duty' from cases."case" where id % ${EVERY} = 3`,
  `insert into cases.report (case_id, report_code, channel, received_at, joined_at, joined_by)
    select id, 'TB' || substr(code, 3), 'police', opened_at - interval '5 hours', opened_at, 9000 from cases."case"`,
  `insert into vault.record_key (record, master, wrapped) select c.record, 1, substr(decode(repeat(md5(c.code), 4), 'hex'), 1, 60)
    from cases."case" c where not exists (select from vault.record_key k where k.record = c.record)`,
  `insert into cases.behaviour (pair_id, case_id, code) select id, case_id, 'BL01' from cases.pair`,
  `insert into cases.event (case_id, at, act) select id, opened_at, 'case.open' from cases."case"`,
  `insert into deadlines.clock (rule_code, rule_version_id, subject_kind, subject_code, unit_id, started_at, due_at)
    select v.rule_code, v.id, 'case', c.code, c.unit_id, c.opened_at, c.opened_at + interval '200 days' + (c.id % 90) * interval '1 day'
    from cases."case" c, (select rule_code, id from deadlines.rule_version order by id limit 1) v where c.state <> 'closed'`,
];

interface Building {
  readonly url: string;
  readonly owner: Database;
  readonly communes: readonly number[];
  readonly police: number;
  readonly hospital: number;
  readonly now: Date;
}

async function fill(client: pg.Client, of: Building): Promise<void> {
  for (let first = 0; first < CASES; first += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, at) => first + at);
    const read = numbers.filter((n) => isRead(n, of.communes.length));
    const made = await of.owner.transaction({}, (tx) => makeRecordKeys(tx, read.length));
    const keys = new Map(read.map((n, at) => [n, made[at]]));
    const rows: Rows = { cases: [], things: [], people: [], pairs: [], tokens: [] };
    for (const n of numbers) {
      const key = keys.get(n) ?? null;
      const unitId = of.communes[n % of.communes.length] ?? 0;
      addCase(rows, { n, unitId, key, record: key?.record ?? randomUUID() }, of.now.getTime());
    }
    await writeRows(client, rows);
  }
  for (const text of around(of.police, of.hospital)) await client.query(text);
}

/** Builds it as the superuser; foreign keys and triggers are left out while it fills. */
export async function buildCases(of: Building): Promise<void> {
  const client = new pg.Client({ connectionString: of.url });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off");
    const indexes = (await client.query<{ indexdef: string; indexname: string }>(INDEXES)).rows;
    for (const { indexname } of indexes) await client.query(`drop index cases.${indexname}`);
    await fill(client, of);
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
