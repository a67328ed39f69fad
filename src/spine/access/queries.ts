/** The audit trail and the kept requests: all SQL of access. */
import { createHash } from "node:crypto";
import { CompiledQuery, sql } from "kysely";
import { withCommit, type Database, type Tx } from "#base/database/index.ts";

/** One line of the trail. */
export interface AuditRow {
  readonly personId: number | null;
  readonly unitId: number | null;
  readonly verb: string;
  readonly subject: string | null;
  readonly outcome: "done" | "refused" | "failed";
  readonly request: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The kept answer of a request, for the same request sent again. */
export interface KeptRequest {
  readonly key: string;
  readonly personId: number;
  readonly fingerprint: string;
  readonly status: number;
  readonly answer: unknown;
}

const ADD_LINES = `insert into access.audit (person_id, unit_id, verb, subject, outcome, request, details)
  select * from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])`;

function columnsOf(rows: readonly AuditRow[]): unknown[] {
  return [
    rows.map((r) => r.personId),
    rows.map((r) => r.unitId),
    rows.map((r) => r.verb),
    rows.map((r) => r.subject),
    rows.map((r) => r.outcome),
    rows.map((r) => r.request),
    rows.map((r) => JSON.stringify(r.details)),
  ];
}

/** Writes many lines in one statement, which is its own transaction. */
export async function addAuditLines(database: Database, rows: readonly AuditRow[]): Promise<void> {
  await database.query(ADD_LINES, columnsOf(rows));
}

/** Writes many lines in one statement of a transaction that is under way. */
export async function addAuditRows(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(ADD_LINES, columnsOf(rows)));
}

/** Writes the line of a change and keeps its answer, in one statement that goes with the commit of the change. */
export function addAuditAndRequest(tx: Tx, row: AuditRow, kept: KeptRequest): void {
  const statement = sql`with line as (insert into access.audit (person_id, unit_id, verb, subject, outcome, request, details)
      values (${row.personId}, ${row.unitId}, ${row.verb}, ${row.subject}, ${row.outcome}, ${row.request}, ${JSON.stringify(row.details)}::jsonb))
    insert into access.request (key, person_id, fingerprint, status, answer)
    values (${kept.key}, ${kept.personId}, ${kept.fingerprint}, ${kept.status}, ${JSON.stringify(kept.answer)}::jsonb)`;
  withCommit(tx, statement.compile(tx));
}

/** The kept answer to this key, if it was ever used. */
export async function findRequest(tx: Tx, key: string): Promise<KeptRequest | undefined> {
  const found =
    await sql<KeptRequest>`select key, person_id, fingerprint, status, answer from access.request where key = ${key}`.execute(
      tx,
    );
  return found.rows[0];
}

const LINES = sql`select tx::text as tx, id, at::text as at, person_id, unit_id, verb, subject, outcome, request, details::text as details from access.audit`;

/** Lines are hashed so many at a time: a busy minute has a hundred thousand, which must neither fill the memory nor hold up those who work. */
const LINES_AT_ONCE = 2000;

/** The lines of the transactions from `fromTx` (included) to `toTx` (not included). */
interface Span {
  readonly fromTx: string;
  readonly toTx: string;
}

/**
 * Hashes the lines of a span onto what came before; also says how many there are. In the order of the numbers: a bare
 * "order by tx" would mean the text that is selected under that name, in which 10 comes before 9.
 */
async function chain(tx: Tx, span: Span, previous: string): Promise<{ hash: string; lines: number }> {
  const hash = createHash("sha256").update(previous);
  let lines = 0;
  let after = { tx: span.fromTx, id: 0 };
  for (;;) {
    const { rows } = await sql<{ tx: string; id: number }>`${LINES}
      where (tx, id) > (${after.tx}::xid8, ${after.id}::bigint) and tx < ${span.toTx}::xid8
      order by audit.tx, audit.id limit ${LINES_AT_ONCE}`.execute(tx);
    for (const line of rows) hash.update("\n").update(JSON.stringify(Object.values(line)));
    lines += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < LINES_AT_ONCE) return { hash: hash.digest("hex"), lines };
    after = last;
  }
}

const AUDIT = { "toam.verb": "audit.verify" } as const;
const START = "0".repeat(64);
const LIFT = sql`coalesce((select by from access.lift), 0)`;

/**
 * A database that was restored counts its transactions anew, below those of the lines it holds: new lines would fall
 * behind seals. Raises the count above them; does nothing where it is above already. Runs as the owner, before anyone
 * writes: after a restore and at each start.
 */
export function liftTrail(database: Database): Promise<void> {
  return database.transaction(AUDIT, async (tx) => {
    await sql`insert into access.lift (by)
      select t.top - t.next + 1 from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next,
        greatest((select max(tx::text::bigint) from access.audit), (select max(to_tx::text::bigint) from access.seal)) as top) t
      where t.top > t.next + ${LIFT}
      on conflict (one) do update set by = excluded.by`.execute(tx);
  });
}

/**
 * Seals what has come since the last seal. Only transactions that can no longer be joined by an earlier
 * open one are taken (below the snapshot's xmin), so that no line can slip in behind a seal.
 * Returns the number of lines sealed. Runs as the owner (the migrator): the application may not seal.
 */
export function sealAudit(database: Database): Promise<number> {
  return database.transaction(AUDIT, async (tx) => {
    await sql`set local time zone 'UTC'`.execute(tx);
    await sql`select pg_advisory_xact_lock(726803)`.execute(tx);
    const last = (
      await sql<{
        toTx: string;
        hash: string;
      }>`select to_tx::text as to_tx, hash from access.seal order by id desc limit 1`.execute(tx)
    ).rows[0];
    const horizon =
      (
        await sql<{
          x: string;
        }>`select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric + ${LIFT})::text as x`.execute(tx)
      ).rows[0]?.x ?? "0";
    const from = last?.toTx ?? "0";
    const previous = last?.hash ?? START;
    const { hash, lines } = await chain(tx, { fromTx: from, toTx: horizon }, previous);
    if (lines === 0) return 0;
    await sql`insert into access.seal (from_tx, to_tx, rows_sealed, previous, hash)
      values (${from}::xid8, ${horizon}::xid8, ${lines}, ${previous}, ${hash})`.execute(tx);
    return lines;
  });
}

/** What a verification found: the first seal that does not fit its lines, if any. */
export interface AuditVerdict {
  readonly seals: number;
  readonly sealedLines: number;
  readonly openLines: number;
  readonly broken: { readonly seal: number; readonly why: "chain" | "lines" | "count" } | null;
}

interface SealRow extends Span {
  readonly id: number;
  readonly rowsSealed: number;
  readonly previous: string;
  readonly hash: string;
}

async function checkSeal(
  tx: Tx,
  seal: SealRow,
  before: { readonly hash: string; readonly toTx: string },
): Promise<"chain" | "lines" | "count" | null> {
  const previous = before.hash;
  // Between two seals there is no gap in which a line could hide.
  if (seal.previous !== previous || seal.fromTx !== before.toTx) return "chain";
  const found = await chain(tx, seal, previous);
  if (found.lines !== seal.rowsSealed) return "count";
  return found.hash === seal.hash ? null : "lines";
}

/** The seals made since an instant, oldest first; before them the one that they must follow. */
async function sealsSince(tx: Tx, since: Date | null): Promise<{ seals: SealRow[]; before: SealRow | null }> {
  const columns = sql`id, from_tx::text as from_tx, to_tx::text as to_tx, rows_sealed, previous, hash`;
  const seals = await sql<SealRow>`select ${columns} from access.seal
    where ${since}::timestamptz is null or at >= ${since} order by id`.execute(tx);
  const first = seals.rows[0]?.id ?? 0;
  const before = await sql<SealRow>`select ${columns} from access.seal where id < ${first}
    order by id desc limit 1`.execute(tx);
  return { seals: seals.rows, before: before.rows[0] ?? null };
}

/**
 * Recomputes the seals made since an instant (null: all) from their lines and says where the chain first breaks. In a
 * transaction that may read the trail; its time zone is UTC afterwards, as lines are sealed.
 */
export async function verifySeals(tx: Tx, since: Date | null): Promise<AuditVerdict> {
  await sql`set local time zone 'UTC'`.execute(tx);
  const found = await sealsSince(tx, since);
  let before: Pick<SealRow, "hash" | "toTx"> = found.before ?? { hash: START, toTx: "0" };
  let sealedLines = 0;
  let broken: AuditVerdict["broken"] = null;
  for (const seal of found.seals) {
    const why = await checkSeal(tx, seal, before);
    if (why) {
      broken = { seal: seal.id, why };
      break;
    }
    before = seal;
    sealedLines += seal.rowsSealed;
  }
  const open = await sql<{ n: number }>`select count(*)::int as n from access.audit
    where tx >= ${before.toTx}::xid8`.execute(tx);
  return { seals: found.seals.length, sealedLines, openLines: open.rows[0]?.n ?? 0, broken };
}

/** Recomputes every seal. Runs as the owner, for the command line. */
export function verifyAudit(database: Database): Promise<AuditVerdict> {
  return database.transaction(AUDIT, (tx) => verifySeals(tx, null));
}

/** How long the answer of a repeated request is kept; a browser that retries does so within minutes. */
const KEPT_DAYS = 14;

/** Clears away kept answers that nobody will ask for again. Returns how many. Runs as the owner. */
export async function sweepRequests(database: Database): Promise<number> {
  const done = await database.query(
    `delete from access.request where at < now() - interval '${KEPT_DAYS} days'`,
  );
  return done.rowCount ?? 0;
}

/** What a transaction sees and writes, and under which verb; what is absent stays as it is. */
export interface Scope {
  readonly verb?: string;
  readonly sees?: string;
  readonly writes?: string;
}

/**
 * Runs under another scope and puts the one before back: for what an act brings about beyond one's own reach, or is looked
 * up under a verb of its own. One after the other only: whatever else runs on this transaction meanwhile sees the same.
 */
export async function inScope<T>(tx: Tx, scope: Scope, run: () => Promise<T>): Promise<T> {
  const before = (
    await sql<Required<Scope>>`select coalesce(current_setting('toam.verb', true), '') as verb,
      coalesce(current_setting('toam.sees', true), '') as sees, coalesce(current_setting('toam.writes', true), '') as writes`.execute(
      tx,
    )
  ).rows[0];
  const set = (to: Scope | undefined) =>
    sql`select set_config('toam.verb', ${to?.verb ?? ""}, true), set_config('toam.sees', ${to?.sees ?? ""}, true),
      set_config('toam.writes', ${to?.writes ?? ""}, true)`.execute(tx);
  await set({ ...before, ...scope });
  const result = await run();
  await set(before);
  return result;
}
