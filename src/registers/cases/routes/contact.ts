/** Every time somebody was in touch with the harmed person, or tried. */
import { z } from "zod";
import { seal } from "#base/crypto/vault.ts";
import { dayOf } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { changeCase } from "../queries/case.ts";
import { addContact } from "../queries/risk.ts";
import type { RiskLevel } from "../schema/index.ts";
import { words } from "../words/cases.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import { byCode, type ByCode, type Found } from "./read.ts";
import { nextContact } from "./risk.ts";

const contacting = z.strictObject({
  kind: z.enum(["call", "message", "visit", "meeting", "other"]),
  reached: z.enum(["yes", "no"]),
  safe: z.enum(["yes", "no", "unknown"]),
  again: z.enum(["yes", "no", "unknown"]),
  note: z.string().trim().max(8000).nullable().default(null),
});
type Contacting = z.infer<typeof contacting>;

/** Nobody calls where the safe contact says "never". */
function refuseCall({ content }: Found, body: Contacting): Problem | null {
  const isCall = body.kind === "call" || body.kind === "message";
  return isCall && content.neverCall ? new Problem("rule", { detail: words.neverCall }) : null;
}

function notingContact(): AnyEndpoint {
  return endpoint<ByCode, unknown, Contacting, Found, { nextContactOn: string | null }>({
    verb: "case.contact",
    method: "POST",
    path: "/api/cases/{code}/contacts",
    summary: words.noteContact,
    params: byCode,
    body: contacting as never,
    output: z.object({ nextContactOn: z.string().nullable() }),
    status: 201,
    load: holdFor,
    check: (found, { body }) => refuseCall(found, body),
    audit: ({ params, body }) => ({
      subject: params.code,
      details: { kind: body.kind, reached: body.reached },
    }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const { note, ...told } = body;
      await addContact(tx, {
        ...told,
        caseId: row.id,
        at,
        personId: person.id,
        byName: person.name,
        unitId: person.unitId,
        sealed: note ? seal(key, "contact", note) : null,
      });
      await noteEvent(tx, writing, { act: "case.contact", details: told });
      // Only who was reached puts the next day off.
      if (body.reached === "no") return { nextContactOn: row.nextContactOn };
      const next = row.risk === "unknown" ? null : await nextContact(tx, row.risk as RiskLevel, dayOf(at));
      await changeCase(tx, { id: row.id, at }, { lastContactOn: dayOf(at), nextContactOn: next });
      return { nextContactOn: next };
    },
  });
}

/** One endpoint. */
export const contactEndpoints = (): AnyEndpoint[] => [notingContact()];
