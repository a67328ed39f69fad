/** The hand-overs of a unit: what waits to be taken, and what became of those of the last month. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, StatusBadge, type Tone } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { handoverWords as words } from "../words/handover.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";

type Act = "take" | "refuse" | "withdraw" | "close";
interface Line {
  readonly code: string;
  readonly state: "offered" | "taken" | "refused" | "withdrawn";
  readonly note: string | null;
  readonly answer: string | null;
}
interface Offer {
  readonly code: string;
  readonly from: { readonly name: string };
  readonly to: { readonly name: string };
  readonly why: "leaves" | "leave" | "load";
  readonly untilOn: string | null;
  readonly drafts: "none" | "waiting" | "taken";
  readonly at: string;
  readonly by: string;
  readonly closedAt: string | null;
  readonly lines: readonly Line[];
  readonly can: readonly Act[];
}

const tones: Readonly<Record<Line["state"], Tone>> = {
  offered: "soon",
  taken: "good",
  refused: "warm",
  withdrawn: "calm",
};

function Lines(props: {
  one: Offer;
  chosen: readonly string[];
  choose: (codes: string[]) => void;
}): ReactNode {
  const { one, chosen, choose } = props;
  const say = useSay();
  const answers = one.can.some((act) => act !== "close");
  const toggle = (code: string): void =>
    choose(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  return (
    <ul className={css.plain}>
      {one.lines.map((line) => (
        <li key={line.code}>
          <span className={css.inline}>
            {answers && line.state === "offered" && (
              <Checkbox
                aria-label={line.code}
                checked={chosen.includes(line.code)}
                onChange={() => toggle(line.code)}
              />
            )}
            <Go href={`/cases/${line.code}`} className={css.link}>
              {line.code}
            </Go>
            <StatusBadge look={{ label: words[`state-${line.state}`], tone: tones[line.state] }} />
          </span>
          {line.note && <p lang="vi">{line.note}</p>}
          {line.answer && (
            <p lang="vi">
              <strong>{say(words.reason)}:</strong> {line.answer}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What may be done; refusing asks why, ending roles says what it means. */
function Acts(props: { one: Offer; chosen: readonly string[]; onDone: () => void }): ReactNode {
  const { one, chosen, onDone } = props;
  const say = useSay();
  const [refusing, refuse] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const send = (act: Act): void => {
    setError(null);
    const waiting = one.lines.filter((line) => line.state === "offered").length;
    const cases = chosen.length === waiting ? null : chosen;
    const body = { cases, reason: reason.trim() || null };
    void request(`/api/case-handovers/${one.code}/${act}`, { method: "POST", body }).then(() => {
      toast(say(act === "take" ? words.wasTaken : words[act]));
      return onDone();
    }, setError);
  };
  return (
    <div className="no-print">
      {error !== null && <ProblemNote error={error} />}
      {refusing && (
        <Textarea
          label={say(words.reason)}
          value={reason}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {one.can.includes("close") && <p className={css.quiet}>{say(words.closeHelp)}</p>}
      <span className={css.inline}>
        {refusing && (
          <Button variant="default" size="compact-md" onClick={() => refuse(false)}>
            {say(screenWords.cancel)}
          </Button>
        )}
        {one.can
          .filter((act) => !refusing || act === "refuse")
          .map((act) => (
            <Button
              key={act}
              size="compact-md"
              variant={act === "take" ? "filled" : "default"}
              onClick={() => (act === "refuse" && !refusing ? refuse(true) : send(act))}
            >
              {say(words[act])}
            </Button>
          ))}
      </span>
    </div>
  );
}

function OfferCard({ one, onDone }: { one: Offer; onDone: () => void }): ReactNode {
  const say = useSay();
  const waiting = one.lines.filter((line) => line.state === "offered").map((line) => line.code);
  const [chosen, choose] = useState<string[]>(waiting);
  return (
    <article className={css.meeting} aria-label={one.code}>
      <h3>{say(words.fromTo, { from: one.from.name, to: one.to.name })}</h3>
      <p className={css.quiet}>
        {one.code} · {say(words[one.why])}
        {one.untilOn && ` · ${say(words.awayUntil, { day: dateShown(one.untilOn) })}`} ·{" "}
        {say(words.by, { by: one.by, at: instantShown(one.at) })}
      </p>
      {one.drafts !== "none" && <p>{say(one.drafts === "taken" ? words.draftsTaken : words.draftsWait)}</p>}
      {one.closedAt && <p>{say(words.closed, { at: instantShown(one.closedAt) })}</p>}
      <Lines one={one} chosen={chosen} choose={choose} />
      {one.can.length > 0 && <Acts one={one} chosen={chosen} onDone={onDone} />}
    </article>
  );
}

export function Offers({ onDone }: { onDone: () => void }): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["case-handovers", "offers"],
    queryFn: ({ signal }) => request<{ rows: Offer[] }>("/api/case-handovers", { signal }),
    gcTime: 0,
  });
  if (!data || data.rows.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <section aria-label={say(words.offers)}>
        <h2>{say(words.offers)}</h2>
        {data.rows.map((one) => (
          <OfferCard
            key={`${one.code} ${one.lines.map((line) => line.state).join(" ")}`}
            one={one}
            onDone={onDone}
          />
        ))}
      </section>
    </Card>
  );
}
