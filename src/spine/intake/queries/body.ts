/** SQL of the bodies in charge: to whom reports of each kind are handed over. The city sets them. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

export const bodyKinds = ["crime", "trafficking", "child-abuse", "sexual-abuse", "child-labour"] as const;
export type BodyKind = (typeof bodyKinds)[number];

export interface BodyRow {
  readonly kind: BodyKind;
  readonly id: number;
  readonly name: string;
}

/** The bodies that are set. */
export async function listBodies(tx: Tx): Promise<BodyRow[]> {
  const found = await sql<BodyRow>`select b.kind, u.id, u.name from intake.body b
    join agencies.unit u on u.id = b.unit_id order by b.kind`.execute(tx);
  return found.rows;
}

/** Sets the body of a kind. */
export async function setBody(
  tx: Tx,
  body: {
    readonly kind: BodyKind;
    readonly unitId: number;
    readonly at: Date;
    readonly byName: string | null;
  },
): Promise<void> {
  await sql`insert into intake.body (kind, unit_id, at, by_name) values (${body.kind}, ${body.unitId}, ${body.at}, ${body.byName})
    on conflict (kind) do update set unit_id = excluded.unit_id, at = excluded.at, by_name = excluded.by_name`.execute(
    tx,
  );
}
