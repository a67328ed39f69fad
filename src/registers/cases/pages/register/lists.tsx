/** The screen at /case-register: every code list, how many of its codes hold, and whether the city may add to it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import type { Label } from "#base/words.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { Head } from "./frame.tsx";
import css from "./register.module.css";

interface Line {
  readonly name: string;
  readonly label: Label;
  readonly closed: boolean;
  readonly own: boolean;
  readonly inForce: number;
  readonly coming: number;
}

function Row({ line }: { line: Line }): ReactNode {
  const say = useSay();
  const kind = line.own ? words.ownList : line.closed ? words.closed : words.open;
  return (
    <tr>
      <th scope="row">
        <Go href={`/case-register/lists/${line.name}`}>{say(line.label)}</Go>
      </th>
      <td data-label={say(words.inForce)} data-align="end">
        {line.inForce}
        {line.coming > 0 && <span className={css.under}>{say(words.coming, { n: line.coming })}</span>}
      </td>
      <td data-label={say(words.kindOfList)}>{say(kind)}</td>
    </tr>
  );
}

export default function ListsPage(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["case-register", "lists"],
    queryFn: ({ signal }) => request<{ rows: Line[] }>("/api/case-register/lists", { signal }),
  });
  return (
    <>
      <Head view="lists" />
      {error && <ProblemNote whole error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {data && (
        <Card>
          <PlainTable label={say(words.lists)}>
            <thead>
              <tr>
                <th scope="col">{say(words.list)}</th>
                <th scope="col" data-align="end">
                  {say(words.inForce)}
                </th>
                <th scope="col">{say(words.kindOfList)}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((line) => (
                <Row key={line.name} line={line} />
              ))}
            </tbody>
          </PlainTable>
        </Card>
      )}
    </>
  );
}
