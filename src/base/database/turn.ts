import pg from "pg";

/**
 * Runs `run` while no other process does the same on the database at `url`: of several starts at once, on whichever
 * machines, one fills the empty database and the others find it filled. A killed process gives its turn back.
 */
export async function inTurn<T>(url: string, run: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "toam-turn" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("set idle_session_timeout = 0");
    await client.query("select pg_advisory_lock(726804)");
    return await run();
  } finally {
    await client.end();
  }
}
