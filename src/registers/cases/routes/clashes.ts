/** What waits because two wrote differently: both versions, and the choice of a person. */
import { z } from "zod";
import { unseal } from "#base/crypto/vault.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { editCase } from "../edit.ts";
import { listWaiting, settleEdition } from "../queries/edition.ts";
import { words } from "../words/cases.ts";
import { holdFor, noteEvent, value, versionOf, writingOf } from "./edit.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const clashAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      thing: z.number().nullable(),
      at: z.coerce.date().transform((d) => d.toISOString()),
      by: z.string(),
      fields: z.array(z.object({ name: z.string(), stands: value.nullable(), meant: value.nullable() })),
    }),
  ),
});

function clashes(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof clashAnswer>>({
    verb: "case.edit",
    method: "GET",
    path: "/api/cases/{code}/clashes",
    summary: words.readConflicts,
    params: byCode,
    output: clashAnswer as never,
    load: loadCase,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, _, { content }) => {
      const waiting = await listWaiting(tx, content.row.id);
      return {
        rows: waiting.flatMap((edition) => {
          const thing = content.things.find((one) => one.id === edition.thingId);
          const prefix = edition.thingId === null ? "case" : thing?.prefix;
          const present = edition.thingId === null ? content.values : thing?.values;
          const meant = unseal(content.key, "edition", edition.sealed) as Record<string, { after: unknown }>;
          const fields = edition.fields
            .filter((name) => content.visible.has(`${prefix}.${name}`))
            .map((name) => ({
              name,
              stands: (present?.[name] ?? null) as never,
              meant: (meant[name]?.after ?? null) as never,
            }));
          if (fields.length === 0) return [];
          return [{ id: edition.id, thing: edition.thingId, at: edition.at, by: edition.byName, fields }];
        }),
      };
    },
  });
}

const byClash = byCode.extend({ id: z.coerce.number().int().positive() });
const settling = z.strictObject({ take: z.enum(["stands", "meant"]) });

function settles(): AnyEndpoint {
  return endpoint<z.infer<typeof byClash>, unknown, z.infer<typeof settling>, Found, { version: number }>({
    verb: "case.edit",
    method: "POST",
    path: "/api/cases/{code}/clashes/{id}",
    summary: words.settleConflict,
    params: byClash as never,
    body: settling,
    output: z.object({ version: z.number() }),
    load: holdFor,
    audit: ({ params, body }) => ({ subject: params.code, details: { clash: params.id, take: body.take } }),
    run: async (tx, { person, params, body }, found) => {
      const writing = writingOf(found, person);
      const edition = (await listWaiting(tx, writing.row.id)).find((one) => one.id === params.id);
      if (!edition) throw new Problem("not-found");
      await settleEdition(tx, {
        id: edition.id,
        caseId: writing.row.id,
        at: writing.at,
        personId: person.id,
      });
      if (body.take === "meant") {
        const meant = unseal(writing.key, "edition", edition.sealed) as Record<string, { after: unknown }>;
        const thing = found.content.things.find((one) => one.id === edition.thingId);
        const present = edition.thingId === null ? found.content.values : thing?.values;
        const fields = Object.fromEntries(
          edition.fields.map((name) => [
            name,
            { from: present?.[name] ?? null, to: meant[name]?.after ?? null },
          ]),
        );
        await editCase(tx, writing, [{ thing: edition.thingId, fields }]);
      }
      await noteEvent(tx, writing, {
        act: "case.settle",
        details: { fields: edition.fields, take: body.take },
      });
      return { version: await versionOf(tx, params.code) };
    },
  });
}

/** The endpoints of clashes. */
export const clashEndpoints = (): AnyEndpoint[] => [clashes(), settles()];
