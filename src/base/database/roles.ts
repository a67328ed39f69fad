/**
 * The database roles, least privilege each: the migrator (who owns) is whoever DATABASE_URL names;
 * the others are made here and log in with passwords derived from the instance's key, never stored.
 */
import { createHmac } from "node:crypto";
import pg from "pg";
import { MigrationRefused } from "./refused.ts";

/** app: the staff application · portal: the public site · import: staging · report: computes figures · backup: sees all rows. */
export const roles = ["app", "portal", "import", "report", "backup"] as const;
export type RoleName = (typeof roles)[number];

function passwordOf(key: string, role: RoleName): string {
  return createHmac("sha256", key).update(`database-role:${role}`).digest("base64url");
}

/** The address by which a role logs in to the same database. */
export function roleUrl(migratorUrl: string, key: string, role: RoleName): string {
  const url = new URL(migratorUrl);
  url.username = `toam_${role}`;
  url.password = passwordOf(key, role);
  return url.toString();
}

/**
 * Creates the roles, or gives them the passwords of this instance's key where they do not log in with them. That needs
 * CREATEROLE, and BYPASSRLS of the backup role a superuser; where all of it is there already, the database's owner needs
 * no right beyond owning. Throws MigrationRefused, whose sentence carries the statements for a database administrator.
 */
export async function ensureRoles(client: pg.Client, url: string, key: string): Promise<void> {
  // Several instances (or test runs) may share one cluster: one at a time.
  await client.query("select pg_advisory_lock(726801)");
  try {
    const logsIn = await Promise.all(roles.map((role) => mayLogIn(roleUrl(url, key, role))));
    for (const role of roles.filter((_role, at) => !logsIn[at]))
      await ensureRole(client, role, passwordOf(key, role));
    await ensureBackupRights(client);
  } catch (error) {
    throw await lacksRights(client, error);
  } finally {
    await client.query("select pg_advisory_unlock(726801)");
  }
}

async function mayLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureRole(client: pg.Client, role: RoleName, password: string): Promise<void> {
  const name = `toam_${role}`;
  const found = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  const bypass = role === "backup" ? " bypassrls" : "";
  const secret = client.escapeLiteral(password);
  if (found.rowCount === 0)
    await client.query(
      `create role ${name} login nosuperuser nocreatedb nocreaterole${bypass} password ${secret}`,
    );
  else await client.query(`alter role ${name} login password ${secret}`);
}

/** A backup reads every table of every module, present and future, and writes none; the owner may act as it. */
async function ensureBackupRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sees: boolean; reads: boolean; lent: boolean }>(`
    select rolbypassrls or rolsuper as sees, pg_has_role(oid, 'pg_read_all_data', 'member') as reads,
           pg_has_role(oid, 'member') as lent
    from pg_roles where rolname = 'toam_backup'`);
  const [has] = rows;
  if (has?.sees !== true) await client.query("alter role toam_backup bypassrls");
  if (has?.reads !== true) await client.query("grant pg_read_all_data to toam_backup");
  if (has?.lent !== true) await client.query("grant toam_backup to current_user");
}

async function lacksRights(client: pg.Client, error: unknown): Promise<MigrationRefused> {
  const { rows } = await client.query<{ me: string }>("select quote_ident(current_user) as me");
  const me = rows[0]?.me ?? "current_user";
  const statements = [
    `alter role ${me} createrole;`,
    "create role toam_backup login bypassrls;",
    "grant pg_read_all_data to toam_backup;",
    `grant toam_backup to ${me} with admin option;`,
  ].map((line) => `  ${line}`);
  const why = (error as Error).message;
  return new MigrationRefused(
    {
      vi: [
        `Người dùng cơ sở dữ liệu ${me} chưa tạo được các vai trò của Tổ Ấm (${why}). Người quản trị cơ sở dữ liệu chạy một lần, rồi khởi động lại:`,
        ...statements,
      ].join("\n"),
      en: [
        `The database user ${me} may not make the roles of Tổ Ấm (${why}). Let the database's administrator run this once, then start again:`,
        ...statements,
      ].join("\n"),
    },
    error,
  );
}
