/** The screen at /cases/meetings: the meetings to which one's unit is invited. */
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { words as caseWords } from "../words/cases.ts";
import { meetingWords as words } from "../words/meetings.ts";
import css from "./cases.module.css";
import { MeetingCard } from "./meeting.tsx";
import type { Meeting } from "./meeting-types.ts";

export default function MeetingBoard(): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["case-meetings"],
    queryFn: ({ signal }) => request<{ rows: Meeting[] }>("/api/case-meetings", { signal }),
    gcTime: 0,
  });
  return (
    <div className={css.narrow}>
      <PageTitle
        trail={<Go href="/cases">{say(caseWords.menu)}</Go>}
        title={say(words.board)}
        hint={say(words.boardHint)}
      />
      {error && <ProblemNote error={error} />}
      {!data && !error && <Waiting lines={5} />}
      {data?.rows.length === 0 && (
        <Empty icon={IconUsersGroup} title={say(words.noInvitation)} next={say(words.noInvitationNext)} />
      )}
      {data && data.rows.length > 0 && (
        <Card className={css.sheet}>
          {data.rows.map((one) => (
            <MeetingCard key={one.code} meeting={one} couldCome={[]} openCase />
          ))}
        </Card>
      )}
    </div>
  );
}
