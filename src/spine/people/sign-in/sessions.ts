/**
 * Who is asking? Answered from the session's cookie: from memory for at most a minute, otherwise by one statement.
 * What is remembered is dropped the moment anything about the person changes, here at once and in other
 * processes by a notice from the database.
 */
import pg from "pg";
import { dayOf, now } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import { reachOf, type Authenticate, type Person, type RoleHeld, type Verbs } from "#spine/access/index.ts";
import { findFeedOwner } from "../queries/feed.ts";
import {
  findSession,
  touchSession,
  type AccountRow,
  type Moment,
  type SessionRow,
} from "../queries/session.ts";
import { SESSION_IDLE_MS } from "../rules/lock.ts";
import { beganTooWeakly, needsOf } from "../rules/password.ts";
import { ownVerbs } from "../verbs.ts";
import { readCookie, sessionCookieName, tokenOf } from "./cookie.ts";
import { feedIdOf } from "./feed.ts";

/** What recognising people needs. */
export interface Recognising {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly verbs: Verbs;
  readonly production: boolean;
  /** The unit and all under it on a day. */
  readonly underOf: (unitId: number, day: string) => Promise<readonly number[]>;
}

const REMEMBERED_MS = 60_000;
/** While notices from other processes do not arrive, little is remembered. */
const DEAF_MS = 5_000;
const TOUCH_MS = 60_000;
const SESSIONS_MAX = 20_000;
const RETRY_MS = 5_000;

interface Entry {
  readonly person: Person;
  readonly sessionId: number;
  readonly until: number;
  touchedAt: number;
}

/** The sessions as one process knows them. */
export interface Sessions {
  readonly authenticate: Authenticate;
  /** Whose calendar this token opens; null for one that was taken back or is not ours. */
  ownerOfFeed(token: string): Promise<Person | null>;
  dropPerson(personId: number): void;
  dropSession(sessionId: number): void;
  /** Listens for changes made by other processes until the returned function is called. */
  listen(): () => void;
}

/** The moment of now, for queries. */
export function momentOf(instant: Date): Moment {
  return { now: instant, day: dayOf(instant), idleSince: new Date(instant.getTime() - SESSION_IDLE_MS) };
}

function secondStepOf(row: AccountRow): boolean {
  return row.twoFactorEnabled || row.hasPasskey;
}

async function personOf(
  row: AccountRow & { readonly sessionId: number },
  setting: Recognising,
  moment: Moment,
): Promise<Person> {
  const roles: RoleHeld[] = await Promise.all(
    row.roles.map(async ({ role, unitId }) => {
      const units = new Set([unitId, ...(await setting.underOf(unitId, moment.day))]);
      return { role, unitId, units: [...units] };
    }),
  );
  const needs = needsOf(
    {
      mustChange: row.mustChangePassword,
      changedAt: row.passwordChangedAt,
      secondStep: secondStepOf(row),
    },
    row.roles.map((r) => r.role),
    { now: moment.now, production: setting.production },
  );
  // Whoever must first change a password or add a second step may do that and nothing else.
  const reach: Map<string, Person["reach"] extends ReadonlyMap<string, infer R> ? R : never> = needs.length >
  0
    ? new Map()
    : reachOf(roles, setting.verbs);
  for (const verb of ownVerbs) reach.set(verb, new Set([row.unitId]));
  return {
    id: row.personId,
    userName: row.userName,
    name: row.name,
    unitId: row.unitId,
    language: row.language,
    roles,
    reach,
    sessionId: String(row.sessionId),
  };
}

class SessionMemory {
  readonly #entries = new Map<string, Entry>();
  readonly #cookiesOf = new Map<number, Set<string>>();
  /** Grows with each drop: a lookup that began before a drop must not be remembered after it. */
  drops = 0;
  deaf = true;

  get(cookie: string, at: number): Entry | undefined {
    const entry = this.#entries.get(cookie);
    if (entry && entry.until > at) return entry;
    if (entry) this.#forget(cookie, entry);
    return undefined;
  }

  put(cookie: string, row: SessionRow, person: Person): void {
    if (this.#entries.size >= SESSIONS_MAX) this.clear();
    const at = now().getTime();
    const until = Math.min(at + (this.deaf ? DEAF_MS : REMEMBERED_MS), row.expiresAt.getTime());
    this.#entries.set(cookie, {
      person,
      sessionId: row.sessionId,
      until,
      // A session just begun is use of the account too, however soon it ends again.
      touchedAt: row.noted ? row.lastSeenAt.getTime() : 0,
    });
    const cookies = this.#cookiesOf.get(person.id) ?? new Set();
    this.#cookiesOf.set(person.id, cookies.add(cookie));
  }

  #forget(cookie: string, entry: Entry): void {
    this.#entries.delete(cookie);
    const cookies = this.#cookiesOf.get(entry.person.id);
    cookies?.delete(cookie);
    if (cookies?.size === 0) this.#cookiesOf.delete(entry.person.id);
  }

  dropPerson(personId: number): void {
    this.drops += 1;
    for (const cookie of this.#cookiesOf.get(personId) ?? []) this.#entries.delete(cookie);
    this.#cookiesOf.delete(personId);
  }

  dropSession(sessionId: number): void {
    this.drops += 1;
    for (const [cookie, entry] of this.#entries)
      if (entry.sessionId === sessionId) this.#forget(cookie, entry);
  }

  clear(): void {
    this.drops += 1;
    this.#entries.clear();
    this.#cookiesOf.clear();
  }
}

/** Keeps one connection that hears of changes; when it is lost, all is forgotten and it is opened again. */
function listenTo(url: string, memory: SessionMemory): () => void {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const lost = (): void => {
    memory.deaf = true;
    memory.clear();
    client = null;
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      void open();
    }, RETRY_MS);
    timer.unref();
  };
  const open = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, application_name: "toam-people" });
    client = opened;
    opened.on("error", lost);
    opened.on("end", lost);
    opened.on("notification", ({ payload }) => memory.dropPerson(Number(payload)));
    try {
      await opened.connect();
      if (stopped) return await opened.end();
      await opened.query("listen toam_people");
      memory.clear();
      memory.deaf = false;
    } catch (error) {
      log.warn("people-not-listening", { error: String(error) });
      lost();
    }
  };

  void open();
  return () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    // One that is still opening ends itself once it is open.
    if (!memory.deaf) void client?.end().catch(() => undefined);
  };
}

/** Starts recognising people. */
export function openSessions(setting: Recognising): Sessions {
  const memory = new SessionMemory();
  const cookieName = sessionCookieName(setting.publicUrl);

  const touch = (entry: Entry, at: Date): void => {
    if (at.getTime() - entry.touchedAt < TOUCH_MS) return;
    entry.touchedAt = at.getTime();
    // Not in the request's way; a failure only means that the session seems a minute older.
    touchSession(setting.database, entry.sessionId, at).catch((error: unknown) =>
      log.warn("session-not-touched", { error: String(error) }),
    );
  };

  const lookUp = async (cookie: string): Promise<Person | null> => {
    const token = tokenOf(cookie, setting.secret);
    if (token === null) return null;
    const before = memory.drops;
    const moment = momentOf(now());
    const row = await findSession(setting.database, token, moment);
    if (!row) return null;
    const roles = row.roles.map((r) => r.role);
    const strength = { twoFactors: row.twoFactors, secondStep: secondStepOf(row) };
    if (beganTooWeakly(strength, roles, setting.production)) return null;
    const person = await personOf(row, setting, moment);
    if (memory.drops === before) memory.put(cookie, row, person);
    const entry = memory.get(cookie, moment.now.getTime());
    if (entry) touch(entry, moment.now);
    return person;
  };

  return {
    authenticate: (headers) => {
      const cookie = readCookie(headers.cookie, cookieName);
      if (cookie === null) return null;
      const at = now();
      const entry = memory.get(cookie, at.getTime());
      if (!entry) return lookUp(cookie);
      touch(entry, at);
      return entry.person;
    },
    ownerOfFeed: async (token) => {
      const id = feedIdOf(token, setting.secret);
      const moment = momentOf(now());
      const row = id === null ? undefined : await findFeedOwner(setting.database, id, moment);
      return row ? personOf({ ...row, sessionId: 0 }, setting, moment) : null;
    },
    dropPerson: (personId) => memory.dropPerson(personId),
    dropSession: (sessionId) => memory.dropSession(sessionId),
    listen: () => listenTo(setting.database.url, memory),
  };
}
