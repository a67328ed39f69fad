/** The meetings about a case: what proposes one, those that were, and calling the next. */
import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { meetingWords as words } from "../words/meetings.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { CallForm } from "./meeting-call.tsx";
import { MeetingCard } from "./meeting.tsx";
import type { MeetingsOfCase } from "./meeting-types.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

/** A meeting that the rules propose is left out with a reason, or not at all. */
function NoMeeting({ of, onDone }: { of: Case; onDone: () => void }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const send = (): void => {
    setError(null);
    void writes.write("/no-meeting", "POST", { reason: reason.trim() || null }).then(() => {
      toast(say(words.decline));
      return onDone();
    }, setError);
  };
  return (
    <div className={css.form}>
      <Textarea
        label={say(words.reason)}
        value={reason}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button onClick={send}>{say(words.decline)}</Button>
      </span>
    </div>
  );
}

function Proposed({ data }: { data: MeetingsOfCase }): ReactNode {
  const say = useSay();
  return (
    <div className={css.warn}>
      <p>{say(words.proposed)}</p>
      <ul>
        {data.reasons.map((reason) => (
          <li key={reason.en}>{say(reason)}</li>
        ))}
      </ul>
    </div>
  );
}

type Doing = "call" | "decline";

/** Calling one stands first where the rules propose it. */
function Begin({ proposed, set }: { proposed: boolean; set: (doing: Doing) => void }): ReactNode {
  const say = useSay();
  return (
    <span className={`${css.inline} no-print`}>
      <Button variant={proposed ? "filled" : "default"} onClick={() => set("call")}>
        {say(words.callDots)}
      </Button>
      {proposed && (
        <Button variant="default" onClick={() => set("decline")}>
          {say(words.declineDots)}
        </Button>
      )}
    </span>
  );
}

/** Once one is called, what the rules propose is on its way. */
const isProposed = ({ reasons, rows }: MeetingsOfCase): boolean =>
  reasons.length > 0 && !rows.some((one) => one.state === "called");

function useMeetings(of: Case) {
  const isLook = of.parts.every((part) => part === "emergency");
  return useQuery({
    queryKey: ["case", of.code, "meetings", of.version],
    queryFn: ({ signal }) => request<MeetingsOfCase>(`/api/cases/${of.code}/meetings`, { signal }),
    gcTime: 0,
    enabled: !isLook,
  });
}

export function MeetingsPanel({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [doing, set] = useState<Doing | null>(null);
  const { data } = useMeetings(of);
  if (!data || (data.rows.length === 0 && !data.mayCall)) return null;
  const done = (): void => set(null);
  const proposed = isProposed(data);
  return (
    <Card className={css.sheet}>
      <section aria-label={say(words.title)}>
        <h2>{say(words.title)}</h2>
        {proposed && <Proposed data={data} />}
        {doing === null && data.mayCall && <Begin proposed={proposed} set={set} />}
        {doing === "call" && <CallForm of={of} proposed={data.reasons.length > 0} onDone={done} />}
        {doing === "decline" && <NoMeeting of={of} onDone={done} />}
        {data.rows.length === 0 && <p className={css.quiet}>{say(words.none)}</p>}
        {data.rows.map((one) => (
          <MeetingCard key={one.code} meeting={one} couldCome={data.couldCome} />
        ))}
      </section>
    </Card>
  );
}
