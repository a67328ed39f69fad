/** The load of one unit as the city sees it: by worker, unnamed, small numbers hidden from who only reads figures. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Figure, type Cell } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { loadWords as words } from "../words/load.ts";
import css from "./cases.module.css";

const columns = ["open", "lapsed", "noContact", "assess"] as const;
interface Plain {
  readonly state: Cell["state"];
  readonly value?: number;
}
type Row = { readonly number: number | null } & Readonly<Record<(typeof columns)[number], Plain>>;

export function UnitLoad({ unit }: { unit: string }): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["case-oversight", unit, "load"],
    queryFn: ({ signal }) =>
      request<{ days: number; rows: Row[] }>(`/api/case-oversight/${unit}/load`, { signal }),
  });
  if (error) return <ProblemNote error={error} />;
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-label={say(words.unitLoad)} className={css.unitLoad}>
      <h2>{say(words.unitLoad)}</h2>
      <PlainTable label={say(words.unitLoad)} compact>
        <thead>
          <tr>
            <th scope="col">{say(words.person)}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-align="end">
                {say(words[column], { n: data.days })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.number ?? 0}>
              <th scope="row">
                {row.number === null ? say(words.nobody) : say(words.nth, { n: row.number })}
              </th>
              {columns.map((column) => (
                <td key={column} data-align="end" data-label={say(words[column], { n: data.days })}>
                  <Figure cell={{ ...row[column], value: row[column].value ?? null }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}
