/** A unit's implementing plan, whole: its head, its clauses; as it is read. */
import { Button } from "@mantine/core";
import { IconFileDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PageTitle, StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import { screenWords } from "../words.ts";
import { ownWorkWords } from "../../own-words.ts";
import { ClauseCard } from "./clause.tsx";
import { OwnItems } from "./items.tsx";
import css from "./own.module.css";
import type { OwnPlan } from "./types.ts";
import { ownWords as words } from "./words.ts";

/** How the states of a unit's plan look. */
export const ownLooks: Readonly<Record<OwnPlan["state"], StatusLook>> = {
  draft: { label: words.draft, tone: "calm" },
  published: { label: words.published, tone: "good" },
};

/** The head and the clauses; `tools` stand between them, and `changed` lets the clauses be written. */
export function OwnPlanShown(props: {
  plan: OwnPlan;
  tools?: ReactNode;
  changed?: ((plan: OwnPlan) => void) | undefined;
}): ReactNode {
  const say = useSay();
  const { plan, tools, changed } = props;
  const { document } = plan;
  const facts = [plan.unit.name, plan.number, plan.issuedOn && dateShown(plan.issuedOn)];
  const of = [document.number, document.title].filter(Boolean).join(" – ");
  return (
    <>
      <PageTitle
        title={plan.title}
        hint={facts.filter(Boolean).join(" · ")}
        trail={
          <>
            <Go href="/plan">{say(screenWords.plan)}</Go> ›{" "}
            <Go href={`/plan/own?plan=${document.id}&year=${plan.year}`}>{say(words.view)}</Go>
          </>
        }
        acts={
          <>
            <span className={css.state}>
              <StatusBadge look={ownLooks[plan.state]} />
            </span>
            <Button
              component="a"
              variant="default"
              download
              href={`/api/plan/own/${plan.id}/${plan.state === "draft" ? "draft" : "plan"}.docx`}
              leftSection={<IconFileDownload size={17} stroke={1.75} />}
            >
              {say(words.word)}
            </Button>
          </>
        }
      />
      <p className={css.under}>
        <Go href={`/plan/documents/${document.id}`}>{say(words.under, { plan: of })}</Go>
        {plan.editions > 0 && (
          <>
            {" · "}
            <Go href={`/plan/own/${plan.id}/editions`}>{say(ownWorkWords.editions)}</Go>
          </>
        )}
      </p>
      {document.state === "superseded" && <p className={css.note}>{say(words.replaced)}</p>}
      {tools}
      {plan.clauses.map((clause) => (
        <ClauseCard key={clause.id} clause={clause} changed={changed} />
      ))}
      <OwnItems plan={plan} changed={changed} />
    </>
  );
}
