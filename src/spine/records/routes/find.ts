/** Finding a record of whatever register: what the pickers of evidence ask. */
import { z } from "zod";
import { contentRoles, endpoint, to, type Module, type Verbs } from "#spine/access/index.ts";
import { seeingAs } from "../queries/beside.ts";
import { findRecords } from "../queries/find.ts";
import { readableBy, widestReach } from "../readers.ts";
import { words } from "../words.ts";

const verbs: Verbs = {
  "record.find": { label: words.find, roles: to("unit", ...contentRoles) },
};

const query = z.object({
  q: z.string().trim().min(1).max(200),
  except: z.string().trim().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});

const found = z.object({
  rows: z.array(
    z.object({
      register: z.string(),
      /** What a record of that register is called. */
      one: z.object({ vi: z.string(), en: z.string() }),
      code: z.string(),
      title: z.string(),
      status: z.string(),
      unit: z.string(),
    }),
  ),
});

/** The module that answers `GET /api/records`: each register's records as far as the person may read them there. */
export const records: Module = {
  name: "records",
  verbs,
  endpoints: [
    endpoint<unknown, z.infer<typeof query>, null, undefined, z.infer<typeof found>>({
      verb: "record.find",
      method: "GET",
      path: "/api/records",
      summary: words.find,
      query: query as never,
      output: found,
      // What was typed may name a person: only how much was found is kept.
      audit: (_, __, out) => ({ subject: "records", details: { rows: out.rows.length } }),
      run: async (tx, { person, query: { q, except = null, limit } }) => {
        const within = readableBy(person);
        const called = new Map(within.map(({ register }) => [register.name, register.one]));
        const asked = { q, within, except, limit };
        const rows = await seeingAs(tx, widestReach(person), () => findRecords(tx, asked));
        return { rows: rows.flatMap((row) => ({ ...row, one: called.get(row.register) ?? words.record })) };
      },
    }),
  ],
};
