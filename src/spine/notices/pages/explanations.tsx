/** The screen at /notices/explanations: who asked whom, how it stands, and by when it is to be answered. */
import { IconMessage2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Empty, StatusBadge } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { words as noticeWords } from "../words.ts";
import { explanationLooks, thingHref } from "./codes.ts";
import { AnswerBy } from "./explanation.tsx";
import css from "./notices.module.css";
import { Choices, Head } from "./tabs.tsx";
import type { Explanation } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Title({ one }: { one: Explanation }): ReactNode {
  return useSay()(one.title);
}

function Last({ one }: { one: Explanation }): ReactNode {
  const last = one.history.findLast((turn) => turn.text !== null);
  return last ? (
    <span className={css.clipped} lang="vi">
      {last.text}
    </span>
  ) : null;
}

const columns: readonly Column<Explanation>[] = [
  { key: "title", label: noticeWords.title, width: 230, show: (one) => <Title one={one} /> },
  { key: "unit", label: noticeWords.unit, width: 130, show: (one) => one.unit.name },
  { key: "by", label: noticeWords.askedBy, width: 130, show: (one) => one.byUnit.name },
  { key: "asked", label: noticeWords.askedOn, width: 100, show: (one) => dateShown(one.askedAt) },
  {
    key: "state",
    label: noticeWords.state,
    width: 130,
    show: (one) => <StatusBadge look={explanationLooks[one.state]} />,
  },
  { key: "answerBy", label: noticeWords.answerBy, width: 140, show: (one) => <AnswerBy of={one} bare /> },
  { key: "last", label: noticeWords.lastSaid, width: 200, show: (one) => <Last one={one} /> },
];

export default function ExplanationsPage(): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const which = address["which"] === "closed" ? "closed" : "open";
  return (
    <>
      <Head view="explanations" />
      <Choices
        label={say(words.filter)}
        chosen={which}
        choices={[
          ["open", say(words.openOnes)],
          ["closed", say(words.closedOnes)],
        ]}
        onChoose={(key) => change({ which: key === "open" ? null : key })}
      />
      <DataTable<Explanation>
        key={which}
        name="explanations"
        label={words.explanations}
        url="/api/explanations"
        fixed={{ which }}
        columns={columns}
        rowKey={(one) => String(one.id)}
        href={thingHref}
        empty={<Empty icon={IconMessage2} title={say(words.noneOpen)} next={say(words.noneOpenNext)} />}
      />
    </>
  );
}
