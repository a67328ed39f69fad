/** Reporting a suspicion, by anybody on the staff; of their own they see how far it is and nothing more. */
import { z } from "zod";
import { chanceCode } from "#base/chance-code.ts";
import { now } from "#base/clock.ts";
import { makeRecordKey, seal } from "#base/crypto/vault.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { raiseAlarm } from "#spine/notices/index.ts";
import { OFFICER, officersUnit, startBreachClocks } from "../clocks.ts";
import { addBreach, findBreach, listBreaches } from "../queries.ts";
import { kinds } from "../schema.ts";
import { words } from "../words.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const text = (max: number) => z.string().trim().max(max);

const reporting = z.strictObject({
  kind: z.enum(kinds),
  discoveredAt: z.iso.datetime({ offset: true }),
  what: text(8000).min(1),
  where: text(500).default(""),
});
type Reporting = z.infer<typeof reporting>;

function reportingOne(): AnyEndpoint {
  return endpoint<unknown, unknown, Reporting, undefined, { code: string }>({
    verb: "breach.report",
    method: "POST",
    path: "/api/data-breaches",
    summary: words.report,
    body: reporting as never,
    output: z.object({ code: z.string() }),
    status: 201,
    unit: ({ person }) => person.unitId,
    audit: ({ body }, _, out) => ({ subject: out.code, details: { kind: body.kind } }),
    run: async (tx, { person, body }) => {
      const at = now();
      const discoveredAt = new Date(body.discoveredAt);
      if (discoveredAt > at) throw new Problem("rule", { detail: words.notYet });
      const key = await makeRecordKey(tx);
      const code = chanceCode("SC");
      const { what, where } = body;
      await addBreach(tx, {
        code,
        record: key.record,
        unitId: person.unitId,
        kind: body.kind,
        discoveredAt,
        at,
        personId: person.id,
        byName: person.name,
        sealed: seal(key, "breach", { what, where }),
      });
      const standing = await findBreach(tx, code);
      if (!standing) throw new Error("A breach was not kept.");
      const unitId = await officersUnit(tx, person.unitId, at);
      await startBreachClocks(tx, { code, unitId, standing }, { person, at });
      await raiseAlarm(tx, { code, unitId, at, title: words.alarm, to: [{ unitId, roles: [OFFICER] }] });
      return { code };
    },
  });
}

const own = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      state: z.string(),
      discoveredAt: instant,
      reportedAt: instant,
    }),
  ),
});

function listingOwn(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof own>>({
    verb: "breach.follow",
    method: "GET",
    path: "/api/data-breaches/own",
    summary: words.readOwn,
    output: own as never,
    audit: { none: "codes of what one reported oneself" },
    run: async (tx) => ({ rows: await listBreaches(tx) }),
  });
}

/** The endpoints of whoever reports. */
export const reportEndpoints = (): AnyEndpoint[] => [reportingOne(), listingOwn()];
