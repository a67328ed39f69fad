/** What contradicts a rule and was explained, by unit: read before the figures are summed. */
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import css from "./city.module.css";
import type { Consolidation } from "./types.ts";
import { cityWords as words } from "./words.ts";

/** Nothing where nothing was explained. */
export function ExplainedList({ explained }: { explained: Consolidation["explained"] }): ReactNode {
  const say = useSay();
  if (explained.length === 0) return null;
  return (
    <Card className={css.explained}>
      <PlainTable label={say(words.explained)}>
        <thead>
          <tr>
            <th scope="col">{say(words.unit)}</th>
            <th scope="col">{say(words.explained)}</th>
            <th scope="col">{say(words.explanation)}</th>
          </tr>
        </thead>
        <tbody>
          {explained.map((e) => (
            <tr key={`${e.submissionId} ${e.sentence.en}`}>
              <th scope="row">
                <Go href={`/reports/submissions/${e.submissionId}`}>{e.unit.name}</Go>
              </th>
              <td>{say(e.sentence)}</td>
              <td lang="vi">{e.text}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}
