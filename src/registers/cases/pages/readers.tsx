/** Who looked at one case, and the same folded beside it for whoever leads where it is co-ordinated. */
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Label } from "#base/words.ts";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { lookWords as words } from "../words/look.ts";
import css from "./cases.module.css";
import type { Case } from "./types.ts";

interface Reader {
  readonly at: string;
  readonly person: string | null;
  readonly unit: string | null;
  readonly act: Label;
  readonly outcome: "done" | "refused" | "failed";
}

export function Readers({ url }: { url: string }): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["case-readers", url],
    queryFn: ({ signal }) => request<{ rows: Reader[] }>(url, { signal }),
    gcTime: 0,
  });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Waiting lines={3} />;
  if (data.rows.length === 0) return <p className={css.quiet}>{say(words.noReaders)}</p>;
  return (
    <ul className={css.plain}>
      {data.rows.map((row, n) => (
        <li key={`${row.at} ${n}`}>
          <strong>{row.person}</strong>
          <span className={css.quiet}>
            {row.unit} · {instantShown(row.at)} · {say(row.act)}
            {row.outcome !== "done" && ` · ${say(words[`outcome-${row.outcome}`])}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing for whoever may not see it. */
export function ReadersOf({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [shown, show] = useState(false);
  if (!of.can.includes("case.see-readers") || !of.parts.includes("co-ordinator")) return null;
  return (
    <details className={`${css.beside} no-print`} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say(words.readers)}</summary>
      {shown && <Readers url={`/api/cases/${of.code}/readers`} />}
    </details>
  );
}
