/** What the screens of rules share: the rules and the catalogue fetched, a formula in words, a severity. */
import { IconAlertTriangle, IconMessage2Question } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import type { Severity } from "#spine/indicators/web.ts";
import { formulaSaid, type Naming, type RuleRow } from "./rule-draft.ts";
import { ruleWords as words } from "./rule-words.ts";
import type { Catalogue } from "./types.ts";

/** The catalogue of today. */
export function useCatalogue() {
  return useQuery({
    queryKey: ["figures"],
    queryFn: ({ signal }) => request<Catalogue>("/api/indicators", { signal }),
  });
}

/** How figures are called. */
export function useNaming(catalogue: Catalogue | undefined): Naming {
  const say = useSay();
  const all = [...(catalogue?.rows ?? []), ...(catalogue?.others ?? [])];
  const names = new Map(all.map((row) => [row.code, say(row.label)]));
  return { figure: (code) => names.get(code) ?? code, yearBefore: say(words.yearBefore) };
}

/** A formula with the names of its figures. */
export function Formula(props: {
  rule: Parameters<typeof formulaSaid>[0];
  catalogue: Catalogue | undefined;
}): ReactNode {
  return formulaSaid(props.rule, useNaming(props.catalogue));
}

const looks: Readonly<Record<Severity, StatusLook>> = {
  must: { label: words.must, tone: "warm", icon: IconAlertTriangle },
  should: { label: words.should, tone: "calm", icon: IconMessage2Question },
};

/** "must" or "should". */
export function SeverityBadge({ severity }: { severity: Severity }): ReactNode {
  return <StatusBadge look={looks[severity]} />;
}

/** From when (to when) a version holds. */
export function InForce({ rule }: { rule: Pick<RuleRow, "validFrom" | "validTo"> }): ReactNode {
  const say = useSay();
  const from = dateShown(rule.validFrom);
  return rule.validTo === null
    ? say(words.from, { from })
    : say(words.until, { from, to: dateShown(rule.validTo) });
}

/** Where a rule is shown; a dot in an address would be taken for a file. */
export const rulePath = (code: string): string => `/figures/rules/${code.replaceAll(".", "_")}`;
