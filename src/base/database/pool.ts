/**
 * One pool of PostgreSQL connections and the one way to use it: a transaction that first says on whose
 * behalf it runs. Statements are pipelined (begin, scope and the first query travel together) and named,
 * so that the server plans each shape once.
 */
import type { Socket } from "node:net";
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  CamelCasePlugin,
} from "kysely";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import pg from "pg";
import type { DB } from "../../../db/types.ts";

/** A running transaction: the query builder bound to one connection. */
export type Tx = Kysely<DB>;

/** Values set for the length of a transaction, e.g. { "toam.person": "7" }. */
export type Settings = Readonly<Record<string, string>>;

export interface Database {
  /** Runs in one transaction under these settings; commits, or rolls back when `run` throws. */
  transaction<T>(settings: Settings, run: (tx: Tx) => Promise<T>, mode?: "read" | "write"): Promise<T>;
  /** Runs one statement that is a transaction of its own (the trail, health, notify). */
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  /** A connection of its own for LISTEN or COPY; the caller gives it back. */
  connect(): Promise<pg.PoolClient>;
  close(): Promise<void>;
  readonly url: string;
}

// Dates stay what they are (YYYY-MM-DD, no zone); bigint ids and counts fit a double until 2^53.
const types = new pg.TypeOverrides();
types.setTypeParser(1082, (v: string) => v);
types.setTypeParser(20, Number);
types.setTypeParser(1700, Number);

const NAMED_STATEMENTS_MAX = 500;
const names = new Map<string, string>();

/** A stable name for a statement's text; undefined once too many shapes were seen. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= NAMED_STATEMENTS_MAX) return undefined;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/** What a person typed, for the inside of a LIKE pattern: `%`, `_` and `\\` mean themselves. */
export function likeText(typed: string): string {
  return typed.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** Puts a statement on the connection at once, before this function returns. */
function send<R extends pg.QueryResultRow>(
  client: pg.PoolClient,
  compiled: CompiledQuery,
): Promise<pg.QueryResult<R>> {
  const name = nameOf(compiled.sql);
  return client.query<R>({
    ...(name && { name }),
    text: compiled.sql,
    values: compiled.parameters as unknown[],
  });
}

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  constructor(client: pg.PoolClient) {
    this.#client = client;
  }
  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const result = await send<R & pg.QueryResultRow>(this.#client, compiled);
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // eslint-disable-next-line require-yield -- the interface asks for it; streams go through COPY.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Use copyOut for streams.");
  }
}

/** A driver that always hands out the one connection that the transaction already holds. */
function driverOf(client: pg.PoolClient): Driver {
  const connection = new ClientConnection(client);
  const refuse = (): Promise<never> => Promise.reject(new Error("A transaction is already open."));
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothing,
    destroy: nothing,
  };
}

const builders = new WeakMap<pg.PoolClient, Tx>();

function builderOf(client: pg.PoolClient): Tx {
  let tx = builders.get(client);
  if (!tx) {
    tx = new Kysely<DB>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => driverOf(client),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
    builders.set(client, tx);
  }
  return tx;
}

/** Begin, scope and the first query leave in one packet: a third of the server's time went into small writes. */
function corkUntilNextTurn(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  setImmediate(() => stream.uncork());
}

/** Connections whose last read is over but not yet committed: nothing hangs on it, so it goes out with what comes next. */
const lingering = new WeakSet<pg.PoolClient>();

const SETTING_NAME = /^[a-z]+\.[a-z_]+$/;

/**
 * Opens a transaction under its scope in one message; the server answers each message with a packet of its own, and
 * SET LOCAL, unlike a call of set_config, is neither planned nor answered with rows.
 */
function enter(client: pg.PoolClient, settings: Settings, mode: "read" | "write"): Promise<unknown> {
  const before = lingering.delete(client) ? "commit; " : "";
  const scope = Object.entries(settings).map(([name, value]) => {
    if (!SETTING_NAME.test(name)) throw new Error(`Not the name of a setting: ${name}`);
    return `; set local ${name} = ${client.escapeLiteral(value)}`;
  });
  corkUntilNextTurn(client);
  const begun = client.query(`${before}begin${mode === "read" ? " read only" : ""}${scope.join("")}`);
  // Awaited before the commit; without this a failure in between would be an unhandled rejection.
  begun.catch(() => undefined);
  return begun;
}

function commitLater(client: pg.PoolClient): void {
  lingering.add(client);
  setImmediate(() => {
    if (lingering.delete(client)) client.query("commit").catch(() => undefined);
  });
}

/** A connection outside any transaction, whoever had it before. */
async function settled(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect();
  if (lingering.delete(client)) client.query("commit").catch(() => undefined);
  return client;
}

const finals = new WeakMap<Tx, CompiledQuery[]>();

/**
 * Keeps a statement whose result nobody reads until the transaction ends: it travels in one packet with the commit, which
 * spares a round trip while locks are held. When it fails, the commit rolls back and its error is thrown by the transaction.
 */
export function withCommit(tx: Tx, statement: CompiledQuery): void {
  finals.set(tx, [...(finals.get(tx) ?? []), statement]);
}

interface Opened {
  readonly client: pg.PoolClient;
  readonly begun: Promise<unknown>;
  readonly mode: "read" | "write";
}

async function end({ client, mode }: Opened): Promise<void> {
  const last = finals.get(builderOf(client)) ?? [];
  if (mode === "read" && last.length === 0) return commitLater(client);
  if (last.length > 0) corkUntilNextTurn(client);
  // The commit does not wait for their results: a statement that failed before it makes it a rollback.
  const sent = Promise.all(last.map((statement) => send(client, statement)));
  const [statements, ended] = await Promise.allSettled([sent, client.query("commit")]);
  if (statements.status === "rejected") throw statements.reason;
  if (ended.status === "rejected") throw ended.reason;
  if (ended.value.command !== "COMMIT") throw new Error("The transaction was rolled back by the database.");
}

async function within<T>(opened: Opened, run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const result = await run(builderOf(opened.client));
    await opened.begun;
    await end(opened);
    return result;
  } catch (error) {
    await opened.client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    finals.delete(builderOf(opened.client));
  }
}

/** Opens a pool. `max` is the number of connections (10 unless told). */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? "toam",
    types,
    pipeline: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
  } as pg.PoolConfig);
  // A connection that dies (server restart, cut line) fails whoever uses it and is replaced at the next use; an error that
  // nobody listens to would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    url,
    async transaction(settings, run, mode = "write") {
      const client = await pool.connect();
      try {
        return await within({ client, mode, begun: enter(client, settings, mode) }, run);
      } finally {
        // The pool does not lend again what can no longer be asked.
        client.release();
      }
    },
    async query(text, values) {
      const client = await settled(pool);
      try {
        // A statement with values comes again and again (the trail, sessions): it is planned once a connection.
        const name = values && nameOf(text);
        return await client.query({ text, ...(name && { name }), ...(values && { values }) });
      } finally {
        client.release();
      }
    },
    connect: () => settled(pool),
    close: () => pool.end(),
  };
}
