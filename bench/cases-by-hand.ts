/** The questions of the benchmark of cases written by hand: as the superuser, who is asked neither who nor why. */
import { openRecordKeys, tokenOf, unseal } from "#base/crypto/vault.ts";
import type { Database } from "#base/database/index.ts";
import { searchKey } from "#base/vi/index.ts";

const PAGE = 51;

/** The names of the harmed in these cases, by hand. */
async function names(owner: Database, rows: readonly { id: string; record: string }[]): Promise<unknown[]> {
  const keys = await owner.transaction(
    {},
    (tx) =>
      openRecordKeys(
        tx,
        rows.map((row) => row.record),
      ),
    "read",
  );
  const records = new Map(rows.map((row) => [row.id, row.record]));
  const found = await owner.query(
    "select case_id, id, sealed from cases.thing where case_id = any($1::bigint[]) and prefix = 'harmed' and gone_at is null",
    [rows.map((row) => row.id)],
  );
  return found.rows.map(({ case_id, id, sealed }: { case_id: string; id: string; sealed: Buffer }) => {
    const key = keys.get(records.get(case_id) ?? "");
    return key && unseal(key, `harmed.${id}`, sealed);
  });
}

const LINE = `c.id, c.code, c.record, c.unit_id, u.name as unit_name, c.state, c.opened_at, c.event_on, c.main_form, c.risk,
  c.next_contact_on, c.worker_id, w.name as worker_name, c.updated_at`;
const MINE = `with mine as (select case_id from cases.seat where unit_id = $1 and ended_at is null and not pending
    and (until_at is null or until_at > now()))`;
const INBOX = `${MINE} select ${LINE}, k.due_at from mine join cases."case" c on c.id = mine.case_id join agencies.unit u on u.id = c.unit_id
    left join people.person w on w.id = c.worker_id
    left join lateral (select min(d.due_at) as due_at from deadlines.clock d
      where d.subject_kind = 'case' and d.subject_code = c.code and d.stopped_at is null) k on true
  where c.state not in ('closed', 'unfounded')
  order by least(k.due_at, c.next_contact_on::timestamp at time zone 'Asia/Ho_Chi_Minh'), c.id desc limit ${PAGE}`;
/** An inbox: one page with its names. */
export async function inboxByHand(owner: Database, unitId: number): Promise<string> {
  const { rows } = await owner.query(INBOX, [unitId]);
  return JSON.stringify([rows, await names(owner, rows)]);
}

const FOUND = `${MINE} select ${LINE} from cases."case" c join agencies.unit u on u.id = c.unit_id left join people.person w on w.id = c.worker_id
  where c.id in (select t.case_id from cases.token t join mine using (case_id) where t.hash = any($2::bytea[])
    group by t.case_id having count(distinct t.hash) = $3) order by c.updated_at desc limit 50`;

/** Cases of a unit that carry every word of a name. */
export async function searchByHand(owner: Database, unitId: number, name: string): Promise<string> {
  const hashes = [...new Set(searchKey(name).split(" "))].map((word) => tokenOf("word", word));
  const { rows } = await owner.query(FOUND, [unitId, hashes, hashes.length]);
  return JSON.stringify([rows, await names(owner, rows)]);
}

const CANDIDATES = `select distinct t.case_id, t.report_code from cases.token m join cases.token t
    on t.hash = m.hash and t.unit_id = m.unit_id and t.kind = m.kind
  where m.report_code = $1 and m.kind in ('id-number', 'phone', 'name', 'name-year', 'address') and t.report_code is distinct from $1 limit 100`;

/** What shares a strong hash with a report at its place, with all that it is compared by. */
export async function matchByHand(owner: Database, code: string): Promise<number> {
  await owner.query("select * from intake.report where code = $1", [code]);
  const { rows } = await owner.query(CANDIDATES, [code]);
  const ids = rows.map((row: { case_id: string | null }) => row.case_id).filter(Boolean);
  await owner.query('select code, event_on from cases."case" where id = any($1::bigint[])', [ids]);
  const all = await owner.query(
    "select * from cases.token where case_id = any($1::bigint[]) or report_code = $2",
    [ids, code],
  );
  return all.rows.length;
}
