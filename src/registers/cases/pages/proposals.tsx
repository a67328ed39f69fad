/** Articles of Decree 282/2025 that speak of what was done, with their fines and the last day. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Label } from "#base/words.ts";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { banScreenWords as words } from "../words/ban-screens.ts";
import css from "./cases.module.css";
import type { Case } from "./types.ts";

interface Proposed {
  readonly limitationOn: string;
  readonly articles: readonly {
    readonly code: string;
    readonly article: string;
    readonly label: Label;
    readonly fine: { readonly from: number; readonly to: number } | null;
    readonly source: string;
  }[];
}

export function Proposals({ of, onUse }: { of: Case; onUse: (article: string) => void }): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["case", of.code, "proposals", of.version],
    queryFn: ({ signal }) => request<Proposed>(`/api/cases/${of.code}/sanction-proposals`, { signal }),
    gcTime: 0,
  });
  if (!data || data.articles.length === 0) return null;
  return (
    <details className={css.proposals}>
      <summary>
        {say(words.proposals)} · {say(words.lastDay, { day: dateShown(data.limitationOn) })}
      </summary>
      <ul className={css.plain}>
        {data.articles.map((one) => (
          <li key={one.code}>
            <span>
              <strong>Điều {one.article}</strong>: {say(one.label)}
            </span>
            <span className={css.quiet}>
              {one.fine
                ? say(words.fine, { from: numberShown(one.fine.from), to: numberShown(one.fine.to) })
                : say(words.fineUnread)}{" "}
              · {one.source}
            </span>
            <span className="no-print">
              <Button variant="default" size="compact-sm" onClick={() => onUse(one.code)}>
                {say(words.useArticle)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
