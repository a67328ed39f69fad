/** The head of the review: the document's facts, what stands around its clauses, what is in the way of publishing. */
import { Button } from "@mantine/core";
import { IconGitCompare, IconQuote } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PageTitle } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { aroundWords } from "../around/words.ts";
import { differenceWords } from "../difference/words.ts";
import type { Check, Review } from "../types.ts";
import { screenWords } from "../words.ts";
import { Checklist, FactsButton, FactsLine } from "./facts.tsx";
import css from "./review.module.css";
import { reviewWords as words } from "./words.ts";

/** What is open between the head and the two panes. */
export type Panel = "facts" | "around" | null;

interface HeadProps {
  readonly review: Review;
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
  readonly onGo: (check: Check) => void;
}

function Facts({ review, panel, onPanel }: HeadProps): ReactNode {
  const say = useSay();
  const around = panel === "around";
  return (
    <span className={css.headFacts}>
      <FactsLine document={review} />
      {panel !== "facts" && review.can.includes("plan.correct") && (
        <FactsButton onPress={() => onPanel("facts")} />
      )}
      <Button
        variant={around ? "light" : "subtle"}
        size="compact-sm"
        leftSection={<IconQuote size={15} stroke={1.75} />}
        aria-expanded={around}
        onClick={() => onPanel(around ? null : "around")}
      >
        {say(aroundWords.show)}
      </Button>
      <Button
        component={Go}
        href={`/plan/documents/${review.id}/difference`}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconGitCompare size={15} stroke={1.75} />}
      >
        {say(differenceWords.open)}
      </Button>
    </span>
  );
}

/** Title, facts, and the way to publishing. */
export function Head(props: HeadProps): ReactNode {
  const say = useSay();
  const { review } = props;
  return (
    <PageTitle
      title={review.title}
      trail={
        <>
          <Go href="/plan/documents">{say(screenWords.documents)}</Go> / {say(words.title)}
        </>
      }
      hint={<Facts {...props} />}
      acts={
        <>
          <Checklist readiness={review.readiness} onGo={props.onGo} />
          {review.can.includes("plan.publish") && (
            <Button component={Go} href={`/plan/documents/${review.id}/publish`}>
              {say(words.publish)}
            </Button>
          )}
        </>
      }
    />
  );
}
