/** The register's own content: its lists, fields and facts with every version, and changes proposed by one and put in force by another. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, holds, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { readCodes, readEdited } from "../queries/codes.ts";
import {
  addProposal,
  decideProposal,
  holdProposal,
  listCodeVersions,
  listFactVersions,
  listProposals,
  type ProposalRow,
} from "../queries/register.ts";
import {
  broughtUp,
  inFull,
  judge,
  listHeads,
  putInForce,
  standsOf,
  subjectOf,
  type Change,
  type ChangeGiven,
} from "../register.ts";
import { mayDecide, refuseDeciding } from "../rules/editing.ts";
import { codesOn, shapeOf } from "../schema/index.ts";
import { registerWords as words } from "../words/register.ts";
import { codesAnswer, editedAnswer } from "./codes.ts";
import {
  listAnswer,
  listsAnswer,
  factsAnswer,
  proposalsAnswer,
  proposing,
  type Proposing,
} from "./register-shapes.ts";

const NONE = { none: "what the register is made of tells of nobody" } as const;

function lists(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof listsAnswer>>({
    verb: "case-register.read",
    method: "GET",
    path: "/api/case-register/lists",
    summary: words.readLists,
    output: listsAnswer,
    audit: NONE,
    run: async (tx) => {
      const codes = await readCodes(tx);
      const day = today();
      return {
        rows: listHeads((await readEdited(tx)).own).map((head) => {
          const rows = codes[head.name] ?? [];
          return {
            ...head,
            inForce: codesOn(rows, day).length,
            coming: rows.filter((one) => one.validFrom > day).length,
          };
        }),
      };
    },
  });
}

const byList = z.object({ list: z.string().regex(/^[a-z][a-z-]{0,79}$/) });

function oneList(): AnyEndpoint {
  return endpoint<z.infer<typeof byList>, unknown, null, undefined, z.input<typeof listAnswer>>({
    verb: "case-register.read",
    method: "GET",
    path: "/api/case-register/lists/{list}",
    summary: words.readList,
    params: byList,
    output: listAnswer as never,
    audit: NONE,
    run: async (tx, { params }) => {
      const head = listHeads((await readEdited(tx)).own).find((one) => one.name === params.list);
      if (!head) throw new Problem("not-found");
      const rows = await listCodeVersions(tx, params.list);
      return {
        ...head,
        shaped: !shapeOf(params.list).safeParse(null).success,
        rows: rows.map(({ labelVi, labelEn, ...row }) => ({
          ...row,
          label: { vi: labelVi, en: labelEn },
        })),
      };
    },
  });
}

function fields(): AnyEndpoint {
  return endpoint({
    verb: "case-register.read",
    method: "GET",
    path: "/api/case-register/fields",
    summary: words.readFields,
    output: editedAnswer.extend({ codes: codesAnswer }),
    audit: NONE,
    run: async (tx) => ({ ...(await readEdited(tx)), codes: await readCodes(tx) }) as never,
  });
}

function facts(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof factsAnswer>>({
    verb: "case-register.read",
    method: "GET",
    path: "/api/case-register/facts",
    summary: words.readFacts,
    output: factsAnswer as never,
    audit: NONE,
    run: async (tx) => ({ rows: await listFactVersions(tx) }),
  });
}

const OFFICER = "data-protection";
const isOfficer = (person: Person): boolean => person.roles.some((role) => role.role === OFFICER);

/** What may be done with a proposal by whoever looks. */
function actsOn(row: ProposalRow, person: Person): string[] {
  if (row.state !== "waits") return [];
  if (row.byPerson === person.id) return ["withdraw"];
  const by = { second: row.second, proposer: row.byPerson, decider: person.id, isOfficer: isOfficer(person) };
  return holds(person, "case-register.decide") && mayDecide(by) ? ["decide"] : [];
}

function proposals(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof proposalsAnswer>>({
    verb: "case-register.read",
    method: "GET",
    path: "/api/case-register/proposals",
    summary: words.readProposals,
    output: proposalsAnswer as never,
    audit: NONE,
    run: async (tx, { person }) => {
      const rows = await listProposals(tx);
      const shown = [];
      for (const row of rows) {
        const change = row.body as Change;
        const stands = row.state === "waits" ? await standsOf(tx, { kind: row.kind, change }) : null;
        shown.push({ ...row, stands, can: actsOn(row, person) });
      }
      return { rows: shown };
    },
  });
}

const made = z.object({ id: z.number(), state: z.string() });
type Made = z.infer<typeof made>;

async function propose(tx: Tx, body: Proposing, person: Person): Promise<Made> {
  const change = await inFull(tx, body.change as ChangeGiven);
  const { refused, second } = await judge(tx, change);
  if (refused) throw refused;
  const at = now();
  const id = await addProposal(tx, {
    kind: change.kind,
    subject: subjectOf(change),
    body: change,
    reason: body.reason,
    second,
    at,
    byPerson: person.id,
    byName: person.name,
  });
  if (second !== "none") return { id, state: "waits" };
  await putInForce(tx, change, person.name);
  await decideProposal(tx, id, { state: "in-force", at, personId: person.id, name: person.name, said: null });
  return { id, state: "in-force" };
}

function proposingOne(): AnyEndpoint {
  return endpoint<unknown, unknown, Proposing, undefined, Made>({
    verb: "case-register.propose",
    method: "POST",
    path: "/api/case-register/proposals",
    summary: words.propose,
    body: proposing as never,
    output: made,
    status: 201,
    audit: ({ body }, _, out) => ({
      subject: `case-register/${out.id}`,
      details: { kind: body.change.kind, state: out.state },
    }),
    run: (tx, { body, person }) => propose(tx, body, person),
  });
}

const byId = z.object({ id: z.coerce.number().int().positive() });
const deciding = z.strictObject({
  verdict: z.enum(["in-force", "refused"]),
  said: z.string().trim().min(1).max(1000).nullable().default(null),
});

async function waiting(tx: Tx, id: number): Promise<ProposalRow> {
  const row = await holdProposal(tx, id);
  if (!row) throw new Problem("not-found");
  if (row.state !== "waits") throw new Problem("rule", { detail: words.decidedAlready });
  return row;
}

function decidingOne(): AnyEndpoint {
  return endpoint<z.infer<typeof byId>, unknown, z.infer<typeof deciding>, undefined, Made>({
    verb: "case-register.decide",
    method: "POST",
    path: "/api/case-register/proposals/{id}/decide",
    summary: words.decide,
    params: byId as never,
    body: deciding as never,
    output: made,
    audit: ({ params, body }) => ({
      subject: `case-register/${params.id}`,
      details: { verdict: body.verdict },
    }),
    run: async (tx, { params, body, person }) => {
      const row = await waiting(tx, params.id);
      const by = {
        second: row.second,
        proposer: row.byPerson,
        decider: person.id,
        isOfficer: isOfficer(person),
      };
      const refused = refuseDeciding({ ...by, ...body });
      if (refused) throw refused;
      if (body.verdict === "in-force") {
        const change = broughtUp(row.body as Change);
        const judged = await judge(tx, change);
        if (judged.refused) throw judged.refused;
        // What would now need more than was asked for when it was proposed is proposed anew.
        if (judged.second !== row.second) throw new Problem("rule", { detail: words.changedSince });
        await putInForce(tx, change, row.byName);
      }
      const decided = {
        state: body.verdict,
        at: now(),
        personId: person.id,
        name: person.name,
        said: body.said,
      };
      await decideProposal(tx, row.id, decided);
      return { id: row.id, state: body.verdict };
    },
  });
}

function withdrawing(): AnyEndpoint {
  return endpoint<z.infer<typeof byId>, unknown, Record<string, never>, undefined, Made>({
    verb: "case-register.propose",
    method: "POST",
    path: "/api/case-register/proposals/{id}/withdraw",
    summary: words.withdraw,
    params: byId as never,
    body: z.strictObject({}),
    output: made,
    audit: ({ params }) => ({ subject: `case-register/${params.id}` }),
    run: async (tx, { params, person }) => {
      const row = await waiting(tx, params.id);
      if (row.byPerson !== person.id) throw new Problem("rule", { detail: words.notYours });
      const by = { at: now(), personId: person.id, name: person.name, said: null };
      await decideProposal(tx, row.id, { state: "withdrawn", ...by });
      return { id: row.id, state: "withdrawn" };
    },
  });
}

/** The endpoints by which the register's content is seen and edited. */
export const registerEndpoints = (): AnyEndpoint[] => [
  lists(),
  oneList(),
  fields(),
  facts(),
  proposals(),
  proposingOne(),
  decidingOne(),
  withdrawing(),
];
