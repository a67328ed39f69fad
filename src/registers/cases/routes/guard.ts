/** Sealing a case, taking the seal away by two, shutting people out. */
import { z } from "zod";
import { seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { keepWithCase, knowersOf, nameable } from "../guard.ts";
import type { Writing } from "../edit.ts";
import { changeCase } from "../queries/case.ts";
import { readCodes } from "../queries/codes.ts";
import {
  addSealing,
  findSealing,
  keepSeats,
  liftSealing,
  listAllowed,
  listBarred,
  listBarredPeople,
  proposeUnsealing,
  setAllowed,
  setFollowing,
} from "../queries/guard.ts";
import { refuseSeal, refuseUnseal } from "../rules/sealing.ts";
import { guardWords } from "../words/guard.ts";
import { holdFor, writingOf } from "./edit.ts";
import { barEndpoints } from "./bar.ts";
import { byOf, done, fresh, isStale, note, reason, type Done } from "./guard-parts.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const someone = z.object({ id: z.number(), name: z.string(), unit: z.string() });
const guardAnswer = z.object({
  sealing: z
    .object({
      form: z.string(),
      at: instant,
      by: z.string(),
      letsFollow: z.boolean(),
      proposedBy: z.string().nullable(),
      /** The reader proposed it and waits for somebody else. */
      isOwnProposal: z.boolean(),
    })
    .nullable(),
  named: z.array(someone),
  nameable: z.array(someone.extend({ unitId: z.number() })),
  barred: z.array(
    z.object({
      personId: z.number().nullable(),
      unitId: z.number().nullable(),
      name: z.string(),
      why: z.string(),
    }),
  ),
  left: z.array(someone),
  hasLeader: z.boolean(),
});
type GuardAnswer = z.input<typeof guardAnswer>;

const onlyCoordinator = ({ content }: Found): Problem | null =>
  content.parts.includes("co-ordinator") ? null : new Problem("not-allowed");

function reading(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, GuardAnswer>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/guard",
    summary: guardWords.read,
    params: byCode,
    output: guardAnswer as never,
    load: loadCase,
    check: onlyCoordinator,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { person }, { content: { row } }) => {
      const sealing = await findSealing(tx, row.id);
      const left = (await knowersOf(tx, row)).filter((one) => one.coordinates);
      const told = ({ id, name, unitName }: { id: number; name: string; unitName: string }) => ({
        id,
        name,
        unit: unitName,
      });
      return {
        sealing: sealing
          ? {
              form: sealing.form,
              at: sealing.at,
              by: sealing.byName,
              letsFollow: sealing.letsFollow,
              proposedBy: sealing.proposedByName,
              isOwnProposal: sealing.proposedBy === person.id,
            }
          : null,
        named: sealing ? (await listAllowed(tx, row.id)).map(told) : [],
        nameable: (await nameable(tx, row.id)).map((one) => ({ ...told(one), unitId: one.unitId })),
        barred: (await listBarred(tx, row.id)).map(({ personId, unitId, name, why }) => ({
          personId,
          unitId,
          name,
          why,
        })),
        left: left.map(told),
        hasLeader: left.some((one) => one.leads),
      };
    },
  });
}

const people = z.array(z.int().positive()).max(100);
const sealing = z.strictObject({
  version: z.int().positive(),
  form: z.string().max(40),
  reason,
  named: people,
  letsFollow: z.boolean().default(false),
});
const naming = sealing.omit({ form: true });
const saying = z.strictObject({ version: z.int().positive(), reason });
async function refuseNamed(
  tx: Tx,
  { row, person, at }: Writing,
  given: { form: string; reason: string; named: readonly number[]; isSealed: boolean },
): Promise<void> {
  const known = new Set((await nameable(tx, row.id)).map((one) => one.id));
  const barred = await listBarredPeople(tx, row.id);
  const asked = { ...given, by: person.id, byCoordinator: true, at, barred };
  const refused = refuseSeal(asked, await readCodes(tx));
  if (refused) throw refused;
  if (!given.named.every((id) => known.has(id)))
    throw new Problem("rule", { detail: guardWords.notNameable });
}

function sealingCase(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof sealing>, Found, Done>({
    verb: "case.seal",
    method: "POST",
    path: "/api/cases/{code}/seal",
    summary: guardWords.seal,
    params: byCode,
    body: sealing as never,
    output: done,
    load: holdFor,
    check: (found, { body }) => fresh(found, body.version),
    audit: ({ params, body }) => ({
      subject: params.code,
      details: { form: body.form, people: body.named.length },
    }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      await refuseNamed(tx, writing, { ...body, isSealed: row.sealedAt !== null });
      const by = byOf(writing);
      await setAllowed(tx, by, body.named);
      await keepSeats(tx, row.id, true);
      await addSealing(tx, by, {
        form: body.form,
        sealed: seal(key, "sealing", body.reason),
        letsFollow: body.letsFollow,
      });
      await note(tx, writing, { act: "case.seal", note: body.reason, details: { form: body.form } });
      const version = await changeCase(tx, { id: row.id, at }, { sealedAt: at });
      await keepWithCase(tx, { ...row, sealedAt: at });
      return { version };
    },
  });
}

function namingPeople(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof naming>, Found, Done>({
    verb: "case.seal",
    method: "POST",
    path: "/api/cases/{code}/named",
    summary: guardWords.rename,
    params: byCode,
    body: naming as never,
    output: done,
    load: holdFor,
    check: (found, { body }) => fresh(found, body.version),
    audit: ({ params, body }) => ({ subject: params.code, details: { people: body.named.length } }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, at } = writing;
      const present = await findSealing(tx, row.id);
      if (!present) throw refuseUnseal({ isSealed: false, proposedBy: null, by: person.id, reason: "" });
      await refuseNamed(tx, writing, { ...body, form: present.form, isSealed: false });
      await setAllowed(tx, byOf(writing), body.named);
      await setFollowing(tx, row.id, body.letsFollow);
      await note(tx, writing, { act: "case.name", note: body.reason });
      const version = await changeCase(tx, { id: row.id, at }, {});
      await keepWithCase(tx, row);
      return { version };
    },
  });
}

function unsealing(step: "propose-unsealing" | "unseal"): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof saying>, Found, Done>({
    verb: "case.unseal",
    method: "POST",
    path: `/api/cases/{code}/${step}`,
    summary: step === "unseal" ? guardWords.unseal : guardWords.proposeUnsealing,
    params: byCode,
    body: saying,
    output: done,
    load: holdFor,
    check: (found, { body }) => isStale(found, body.version),
    audit: ({ params }) => ({ subject: params.code, details: { step } }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, at } = writing;
      const present = await findSealing(tx, row.id);
      // Whoever proposes it stands in for the second person who will have to decide.
      const proposedBy = step === "unseal" ? (present?.proposedBy ?? null) : 0;
      const refused = refuseUnseal({ isSealed: !!present, proposedBy, by: person.id, reason: body.reason });
      if (refused) throw refused;
      await note(tx, writing, { act: `case.${step}`, note: body.reason });
      if (step === "propose-unsealing") {
        await proposeUnsealing(tx, byOf(writing));
        return { version: await changeCase(tx, { id: row.id, at }, {}) };
      }
      await liftSealing(tx, byOf(writing));
      const version = await changeCase(tx, { id: row.id, at }, { sealedAt: null });
      // Clocks and reports first, while whoever does it is still among those to whom they are kept.
      await keepWithCase(tx, { ...row, sealedAt: null });
      await keepSeats(tx, row.id, false);
      await setAllowed(tx, byOf(writing), []);
      return { version };
    },
  });
}

/** The endpoints of seals and of people shut out. */
export const guardEndpoints = (): AnyEndpoint[] => [
  reading(),
  sealingCase(),
  namingPeople(),
  unsealing("propose-unsealing"),
  unsealing("unseal"),
  ...barEndpoints(),
];
