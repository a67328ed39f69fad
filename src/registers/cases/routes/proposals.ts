/** What the law proposes for a case: articles of sanction with their last day, and whether there is a right to legal aid. */
import { z } from "zod";
import { dayOf, now, today } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { readCodes } from "../queries/codes.ts";
import { listLaw, listPeopleAt } from "../queries/dealing.ts";
import { legalAidOn } from "../rules/legal-aid.ts";
import { fineOf, proposedArticles } from "../rules/sanctions.ts";
import { childAt } from "../rules/age.ts";
import type { LegalAidLaw } from "../schema/index.ts";
import { lastActOn, limitationFor } from "../sanctions.ts";
import { seatRoles } from "../verbs.ts";
import { dealingWords } from "../words/dealings.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const proposed = z.object({
  actOn: z.string().nullable(),
  limitationOn: z.string(),
  articles: z.array(
    z.object({
      code: z.string(),
      article: z.string(),
      label,
      /** In đồng for an individual; null where the amount was not read. */
      fine: z.object({ from: z.number(), to: z.number() }).nullable(),
      source: z.string(),
    }),
  ),
});

/** Articles of Decree 282/2025 that speak of what was done, by the law of the day of the act. */
function sanctionsProposed(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof proposed>>({
    verb: "case.sanction",
    method: "GET",
    path: "/api/cases/{code}/sanction-proposals",
    summary: dealingWords.proposals,
    params: byCode,
    output: proposed as never,
    load: loadCase,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, _, { content }) => {
      const actOn = await lastActOn(tx, content.row.id);
      const foundOn = dayOf(now());
      const done = content.things.flatMap((thing) => (thing.values["behaviours"] as string[] | null) ?? []);
      const articles = proposedArticles(done, actOn ?? foundOn, await readCodes(tx));
      return {
        actOn,
        limitationOn: await limitationFor(tx, { endedOn: actOn, foundOn }),
        articles: articles.map((one) => ({
          code: one.code,
          article: one.more.article,
          label: one.label,
          fine: fineOf(one.more, false),
          source: one.source,
        })),
      };
    },
  });
}

const asked = z.strictObject({
  day: z.iso.date().optional(),
  poor: z.enum(["yes", "no", "unknown"]).default("unknown"),
  hardship: z.enum(["yes", "no", "unknown"]).default("unknown"),
});
const aid = z.object({ eligible: z.string(), because: label, proofs: z.array(label), source: z.string() });

/** Whether the harmed person has a right to legal aid on a day; what is not in the case is asked, and kept nowhere. */
function legalAid(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof asked>, Found, z.input<typeof aid>>({
    verb: "case.measure",
    method: "POST",
    asks: true,
    path: "/api/cases/{code}/legal-aid",
    summary: dealingWords.aid,
    params: byCode,
    body: asked as never,
    output: aid as never,
    load: loadCase,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { body }, { content }) => {
      const age = content.things.find((thing) => thing.prefix === "harmed")?.values["ageAtEvent"];
      const child = childAt(typeof age === "number" ? { min: age, max: age } : null);
      const rows = await listLaw<LegalAidLaw>(tx, "legal-aid");
      const law = rows.map((row) => ({
        ...row,
        name: "legal-aid" as const,
        isExample: false,
        confidence: "E" as const,
      }));
      const facts = { victimOfViolence: true, child, poorHousehold: body.poor, hardship: body.hardship };
      const found = legalAidOn(facts, body.day ?? today(), law);
      return { ...found, proofs: [...found.proofs] };
    },
  });
}

const people = z.object({ rows: z.array(z.object({ id: z.number(), name: z.string(), unit: z.string() })) });

/** Who works at the units that take part: those to whom a shelter can be shown, one by one. */
function takingPart(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof people>>({
    verb: "case.measure",
    method: "GET",
    path: "/api/cases/{code}/people-taking-part",
    summary: dealingWords.takingPart,
    params: byCode,
    output: people as never,
    load: loadCase,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, _, { content }) => {
      const units = content.seats.filter((seat) => !seat.pending).map((seat) => seat.unitId);
      return { rows: await listPeopleAt(tx, { units: [...new Set(units)], roles: seatRoles, day: today() }) };
    },
  });
}

/** The endpoints that propose. */
export const proposalEndpoints = (): AnyEndpoint[] => [sanctionsProposed(), legalAid(), takingPart()];
