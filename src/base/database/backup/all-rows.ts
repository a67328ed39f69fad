/**
 * Under row-level security a role copies only the rows it may see and says nothing: an owner under forced row security
 * makes an empty backup that looks like a good one. Here a role is chosen that sees everything, or the backup refused.
 */
import type { ClientBase } from "pg";
import { BackupRefused } from "./refused.ts";
import { quoted, type Table } from "./catalogue.ts";

/** The role made for backups by the migrations: may read all, may write nothing, passes row security. */
const BACKUP_ROLE = "toam_backup";

/**
 * Inside the backup's transaction: takes the backup role when it may read every table, else stays when the present
 * role sees all rows. Throws BackupRefused otherwise. In any case the server is told to raise an error rather than
 * filter rows. Returns the role used.
 */
export async function takeRoleThatSeesAll(client: ClientBase, tables: readonly Table[]): Promise<string> {
  await client.query("set local row_security = off");
  const unreadable = await unreadableBy(client, BACKUP_ROLE, tables);
  if (unreadable !== null && unreadable.length === 0 && (await mayBecome(client, BACKUP_ROLE)))
    return BACKUP_ROLE;
  const { rows } = await client.query<{ name: string; all: boolean }>(
    "select rolname as name, rolsuper or rolbypassrls as all from pg_catalog.pg_roles where rolname = current_user",
  );
  const present = rows[0]?.name ?? "";
  if (rows[0]?.all === true) return present;
  const hidden = await hiddenFrom(client, tables);
  if (hidden.length === 0) return present;
  throw new BackupRefused({
    vi: `Vai trò ${present} không thấy hết các dòng của ${hidden.slice(0, 3).join(", ")} (bảo mật theo dòng), nên bản sao lưu sẽ thiếu mà không báo. Hãy cấp cho ${present} quyền dùng vai trò ${BACKUP_ROLE} có BYPASSRLS và quyền đọc mọi bảng.`,
    en: `The role ${present} does not see all rows of ${hidden.slice(0, 3).join(", ")} (row-level security), so the backup would be short without a word. Let ${present} use the role ${BACKUP_ROLE}, with BYPASSRLS and the right to read every table.`,
  });
}

/** Tables the role may not read; null when there is no such role with BYPASSRLS. */
async function unreadableBy(
  client: ClientBase,
  role: string,
  tables: readonly Table[],
): Promise<string[] | null> {
  const found = await client.query(
    "select 1 from pg_catalog.pg_roles where rolname = $1 and (rolbypassrls or rolsuper)",
    [role],
  );
  if (found.rowCount === 0) return null;
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_catalog.pg_class c
     where c.oid = any($2::oid[]) and not (has_schema_privilege($1, c.relnamespace, 'usage')
       and has_table_privilege($1, c.oid, 'select'))`,
    [role, tables.map((table) => table.oid)],
  );
  return rows.map((row) => row.name);
}

async function mayBecome(client: ClientBase, role: string): Promise<boolean> {
  await client.query("savepoint become");
  try {
    await client.query(`set local role ${quoted(role)}`);
    await client.query("release savepoint become");
    return true;
  } catch {
    await client.query("rollback to savepoint become");
    return false;
  }
}

/** Tables whose row security binds the present role: forced, or owned by someone else. */
async function hiddenFrom(client: ClientBase, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_catalog.pg_class c
     where c.oid = any($1::oid[]) and c.relrowsecurity
       and (c.relforcerowsecurity or not pg_has_role(c.relowner, 'usage'))
     order by 1`,
    [tables.map((table) => table.oid)],
  );
  return rows.map((row) => row.name);
}
