/** Documents in force: the fields of database group 1, Decree 110/2025 Art. 5.1 (a) and (b). */
import { choice, date, longText, text } from "#base/fields/index.ts";
import type { Choice } from "#base/fields/index.ts";
import { words } from "./words.ts";

/** Kinds of documents, as Decree 30/2020 and the laws on legal documents name them. */
export const kinds = [
  { code: "law", label: words.law },
  { code: "decree", label: words.decree },
  { code: "circular", label: words.circular },
  { code: "resolution", label: words.resolution },
  { code: "directive", label: words.directive },
  { code: "decision", label: words.decision },
  { code: "plan", label: words.plan },
  { code: "programme", label: words.programme },
  { code: "letter", label: words.letter },
  { code: "other", label: words.other },
] as const satisfies readonly Choice[];

const purposes = [
  { code: "policy", label: words.purposePolicy },
  { code: "implementation", label: words.purposeImplementation },
] as const satisfies readonly Choice[];

export const fields = {
  symbol: text({ label: words.symbol, help: words.symbolHelp, required: true, listed: true, max: 60 }),
  kind: choice(kinds, { label: words.kind, required: true, listed: true }),
  abstract: longText({ label: words.abstract, required: true, listed: true, max: 1000 }),
  issuer: text({ label: words.issuer, required: true, listed: true, max: 200 }),
  issuedOn: date({ label: words.issuedOn, required: true, listed: true }),
  effectiveOn: date({ label: words.effectiveOn, listed: true }),
  expiresOn: date({ label: words.expiresOn, help: words.expiresHelp }),
  purpose: choice(purposes, { label: words.purpose, help: words.purposeHelp, required: true }),
  number: text({ label: words.number, max: 30 }),
  content: longText({ label: words.content, max: 20_000 }),
};

/** The register's pure description. */
export const shape = {
  name: "policies",
  noun: "policy",
  prefix: "VB",
  one: words.one,
  many: words.many,
  fields,
  statuses: {
    draft: words.draft,
    "in-force": words.inForce,
    "partly-in-force": words.partlyInForce,
    expired: words.expired,
  },
  initial: "draft",
  // What was in force once is kept as it was; a document restored to force is open again.
  frozen: ["expired"],
  acts: {
    publish: { label: words.publish, from: ["draft"], to: "in-force" },
    limit: { label: words.limit, from: ["in-force"], to: "partly-in-force" },
    expire: { label: words.expire, from: ["in-force", "partly-in-force"], to: "expired" },
    restore: { label: words.restore, from: ["expired", "partly-in-force"], to: "in-force" },
  },
  title: (row: Readonly<Record<string, unknown>>) => `${String(row["symbol"])} — ${String(row["abstract"])}`,
  order: "-issuedOn",
  linkKinds: {
    amends: { forth: words.amends, back: words.amendedBy },
    replaces: { forth: words.replaces, back: words.replacedBy },
    basis: { forth: words.basedOn, back: words.basisOf },
    clause: { forth: words.clause, back: words.clauseOf },
  },
} as const;
