/** Co-ordination regulations: the fields of the document itself; its parties, duties and reviews stand beside. Pure. */
import { date, integer, longText, text } from "#base/fields/index.ts";
import { words } from "./words.ts";

export const fields = {
  symbol: text({ label: words.symbol, help: words.symbolHelp, required: true, listed: true, max: 60 }),
  name: longText({ label: words.name, required: true, listed: true, max: 400 }),
  signedOn: date({ label: words.signedOn, required: true, listed: true }),
  fromOn: date({ label: words.fromOn, required: true, listed: true }),
  toOn: date({ label: words.toOn, help: words.toHelp, listed: true }),
  leadDays: integer({ label: words.leadDays, required: true, min: 0, max: 365 }),
  scope: longText({ label: words.scope, max: 2000 }),
  content: longText({ label: words.content, help: words.contentHelp, max: 50_000 }),
};

/** What an agency does in it, the leading one first. */
export const roleLabels = { lead: words.lead, party: words.party, advise: words.advise } as const;
export type Role = keyof typeof roleLabels;
export const roleCodes = Object.keys(roleLabels) as [Role, ...Role[]];

/** The register's pure description. */
export const shape = {
  name: "regulations",
  noun: "regulation",
  prefix: "QC",
  one: words.one,
  many: words.many,
  fields,
  statuses: { draft: words.draft, "in-force": words.inForce, replaced: words.replaced, ended: words.ended },
  initial: "draft",
  frozen: ["replaced", "ended"],
  acts: {
    enforce: { label: words.enforce, from: ["draft"], to: "in-force" },
    end: { label: words.end, from: ["in-force"], to: "ended" },
  },
  title: (row: Readonly<Record<string, unknown>>) => `${String(row["symbol"])} — ${String(row["name"])}`,
  order: "-signedOn",
  linkKinds: {
    replaces: { forth: words.replaces, back: words.replacedBy },
    clause: { forth: words.clause, back: words.clauseOf },
  },
} as const;
