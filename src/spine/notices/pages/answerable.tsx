/** Who was told of an overdue thing and what was asked about it, for the page of the thing and for one of its own. */
import { Button } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import { stateLabels } from "../words.ts";
import { OneExplanation } from "./explanation.tsx";
import { OneClimb } from "./ladder.tsx";
import css from "./notices.module.css";
import { SayForm } from "./say-form.tsx";
import type { About, Thing } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** Everything about one thing. */
export function useThing({ kind, code }: About) {
  return useQuery({
    queryKey: ["notices", "of", kind, code],
    queryFn: ({ signal }) =>
      request<Thing>(`/api/notices/of/${kind}/${encodeURIComponent(code)}`, { signal }),
  });
}

function Ask({ of }: { of: About }): ReactNode {
  const say = useSay();
  const [asking, ask] = useState(false);
  if (asking)
    return (
      <SayForm
        name={`explanation/ask/${of.kind}/${of.code}`}
        label={say(words.question)}
        help={say(words.questionHelp)}
        submit={say(words.askSend)}
        done={say(words.askDone)}
        path="/api/explanations"
        bodyOf={(text) => ({ kind: of.kind, code: of.code, text })}
        onClose={() => ask(false)}
      />
    );
  return (
    <div className="no-print">
      <Button
        variant="default"
        leftSection={<IconMessageQuestion size={17} stroke={1.75} />}
        onClick={() => ask(true)}
      >
        {say(words.ask)}
      </Button>
    </div>
  );
}

/** The two parts: explanations first, since they wait for somebody; then the ladder. */
export function AnswerableParts({ of, thing }: { of: About; thing: Thing }): ReactNode {
  const say = useSay();
  const { climbs, explanations, can } = thing;
  const asks = can.includes("explanation.ask");
  return (
    <>
      {(explanations.length > 0 || asks) && (
        <Card className={css.beside}>
          <h2 className={css.head}>{say(words.explanations)}</h2>
          <ul className={css.list}>
            {explanations.map((one) => (
              <OneExplanation key={one.id} of={one} />
            ))}
          </ul>
          {asks && <Ask of={of} />}
        </Card>
      )}
      {climbs.length > 0 && (
        <Card className={css.beside}>
          <h2 className={css.head}>{say(words.ladder)}</h2>
          <ul className={css.list}>
            {climbs.map((climb) => (
              <OneClimb key={climb.id} climb={climb} named={climb.kind !== of.kind} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

interface AnswerableProps extends About {
  /** Where it stands before the content of a page: folded, unless something waits for this person. */
  readonly folded?: boolean;
}

function Folded({ of, thing }: { of: About; thing: Thing }): ReactNode {
  const say = useSay();
  const { climbs, explanations } = thing;
  if (climbs.length + explanations.length === 0 && thing.can.length === 0) return null;
  const waits = explanations.some((one) => one.can.some((act) => act !== "explanation.withdraw"));
  const [climb] = climbs;
  const told = climb && climb.step > 0 ? say(words.stepN, { n: climb.step }) : null;
  const asked = explanations[0] ? say(stateLabels[explanations[0].state]).toLowerCase() : null;
  return (
    <details className={css.folded} open={waits}>
      <summary>
        <strong>{say(words.thing)}</strong>
        <span className={css.quiet}>
          {[told, asked && `${say(words.explanations)}: ${asked}`].filter(Boolean).join(" · ")}
        </span>
      </summary>
      <div className={css.main}>
        <AnswerableParts of={of} thing={thing} />
      </div>
    </details>
  );
}

function Parts({ folded, ...of }: AnswerableProps): ReactNode {
  const { data } = useThing(of);
  if (!data) return null;
  return folded ? <Folded of={of} thing={data} /> : <AnswerableParts of={of} thing={data} />;
}

/** For the page of a task or a report: nothing where nothing was told or asked, or it is not this person's to read. */
export default function Answerable(props: AnswerableProps): ReactNode {
  return useMay("notice.read") ? <Parts {...props} /> : null;
}
