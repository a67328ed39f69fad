/** What the rules between cells find: what must be corrected, what asks for an explanation, what is explained. */
import { Button, Textarea } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconMessage2Check,
  IconMessage2Question,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { consistencyOf, type Finding } from "../../rules/findings.ts";
import { cellId } from "../codes.ts";
import type { Submission } from "../types.ts";
import { goToPlace, useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { worst } from "./saving.ts";
import { editorWords as words } from "./words.ts";

const mustLook: StatusLook = { label: words.mustCorrect, tone: "warm", icon: IconAlertTriangle };
const shouldLook: StatusLook = { label: words.toExplain, tone: "soon", icon: IconMessage2Question };
const explainedLook: StatusLook = { label: words.explained, tone: "nest", icon: IconMessage2Check };

function lookOf(finding: Finding): StatusLook {
  if (finding.outcome === "explained") return explainedLook;
  return finding.severity === "must" ? mustLook : shouldLook;
}

function useExplain(finding: Finding) {
  const client = useQueryClient();
  const { report } = useDesk();
  return async (text: string): Promise<void> => {
    const path = `/api/reports/submissions/${report.id}/explanations/${finding.rule}`;
    const body = { text, version: finding.version };
    const answer = await request<Submission>(path, { method: "PUT", body });
    client.setQueryData(["report", report.id], answer);
  };
}

/** Why the figures stand all the same. Sent only when every figure has reached the server: it is about its numbers. */
function Explaining({ finding, close }: { finding: Finding; close: () => void }): ReactNode {
  const say = useSay();
  const { report, phases } = useDesk();
  const explain = useExplain(finding);
  const draft = useDraft(`report/${report.id}/explain/${finding.rule}`, finding.explanation ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const unsaved = worst(Object.values(phases)) !== "saved";
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await explain(draft.value);
      draft.clear();
      toast(say(words.explainedDone));
      close();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form className={css.stack} onSubmit={(event) => void send(event)}>
      <Textarea
        label={say(words.explanation)}
        description={say(words.explanationHint)}
        autosize
        minRows={2}
        maxLength={2000}
        autoFocus
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {error !== null && <ProblemNote error={error} />}
      <span className={css.sheetActs}>
        <Button size="compact-sm" variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button
          size="compact-sm"
          type="submit"
          loading={busy}
          disabled={unsaved || draft.value.trim() === ""}
        >
          {say(words.explainSave)}
        </Button>
      </span>
    </form>
  );
}

/** The sentence, leading to the place where it is said. */
function Sentence({ finding, before }: { finding: Finding; before: (() => void) | undefined }): ReactNode {
  const say = useSay();
  const place = finding.cells.at(-1);
  if (!place) return <p>{say(finding.sentence)}</p>;
  const go = (): void => {
    before?.();
    setTimeout(() => goToPlace(cellId(place)), before ? 60 : 0);
  };
  return (
    <button type="button" className={css.placeLine} onClick={go}>
      {say(finding.sentence)}
    </button>
  );
}

function Explained({ finding }: { finding: Finding }): ReactNode {
  const say = useSay();
  if (finding.explanation === null) return null;
  const by = finding.byName ?? "";
  return (
    <p className={css.quiet}>
      {say(finding.outcome === "explained" ? words.explainedBy : words.explainedBefore, { by })}{" "}
      <span lang="vi">{finding.explanation}</span>
    </p>
  );
}

function Line({ finding, before }: { finding: Finding; before: (() => void) | undefined }): ReactNode {
  const say = useSay();
  const { writes } = useDesk();
  const [explaining, explain] = useState(false);
  if (explaining)
    return (
      <li>
        <StatusBadge look={lookOf(finding)} />
        <Sentence finding={finding} before={before} />
        <Explaining finding={finding} close={() => explain(false)} />
      </li>
    );
  return (
    <li>
      <StatusBadge look={lookOf(finding)} />
      <Sentence finding={finding} before={before} />
      <Explained finding={finding} />
      {writes && finding.severity === "should" && (
        <Button size="compact-xs" variant="default" onClick={() => explain(true)}>
          {say(finding.outcome === "explained" ? words.explainAgain : words.explain)}
        </Button>
      )}
    </li>
  );
}

/** All that is broken or explained, and how many rules are kept; `before`: done before a place takes the focus. */
export function Findings({ before }: { before?: () => void }): ReactNode {
  const say = useSay();
  const { findings } = useDesk();
  const { apply, kept, broken } = consistencyOf(findings);
  const told = findings.filter((f) => f.outcome !== "kept");
  if (apply === 0) return null;
  return (
    <div className={css.block}>
      <h2>
        {say(words.rulesTitle)} {broken > 0 && <span className={css.count}>{broken}</span>}
      </h2>
      <p className={broken > 0 ? css.quiet : css.good}>
        {broken === 0 && <IconCircleCheck size={16} />} {say(words.rulesKept, { kept, apply })}
      </p>
      <ul className={css.places}>
        {told.map((finding) => (
          <Line key={finding.rule} finding={finding} before={before} />
        ))}
      </ul>
    </div>
  );
}
