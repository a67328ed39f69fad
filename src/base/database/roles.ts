/**
 * The database roles, least privilege each: the migrator (who owns) is whoever DATABASE_URL names;
 * the others are made here and log in with passwords derived from the instance's key, never stored.
 */
import { createHmac } from "node:crypto";
import pg from "pg";

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

/**
 * Creates the roles or renews their passwords. Needs CREATEROLE (and for the backup role the right to
 * give BYPASSRLS). Throws an Error whose sentence names the statements a database administrator can run instead.
 */
export async function ensureRoles(client: pg.Client, key: string): Promise<void> {
  // Several instances (or test runs) may share one cluster: one at a time.
  await client.query("select pg_advisory_lock(726801)");
  try {
    for (const role of roles) await ensureRole(client, role, passwordOf(key, role));
    // A backup reads every table of every module, present and future, and writes none.
    await client.query("grant pg_read_all_data to toam_backup");
  } catch (error) {
    throw new Error(
      `The database user may not create the roles that the product needs (${roles.map((r) => `toam_${r}`).join(", ")}). Give it CREATEROLE, or superuser for the first start. (${(error as Error).message})`,
      { cause: error },
    );
  } finally {
    await client.query("select pg_advisory_unlock(726801)");
  }
}
