/** Whether the harmed person has a right to legal aid today: two questions that the case does not keep, and the law's answer. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import type { Label } from "#base/words.ts";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { shippedCodes } from "../schema/index.ts";
import { banScreenWords as words } from "../words/ban-screens.ts";
import { AskDialog, type Asked } from "./ask-dialog.tsx";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import type { Case } from "./types.ts";

interface Aid {
  readonly eligible: string;
  readonly because: Label;
  readonly proofs: readonly Label[];
  readonly source: string;
}

const answers = (shippedCodes["answer"] ?? []).map(({ code, label }) => ({ value: code, label }));
const asked: readonly Asked[] = [
  { name: "poor", kind: "choice", label: words.aidPoor, choices: answers, value: "unknown" },
  { name: "hardship", kind: "choice", label: words.aidHardship, choices: answers, value: "unknown" },
];

export function LegalAid({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [asking, ask] = useState(false);
  const [aid, setAid] = useState<Aid | null>(null);
  const send = async (body: Readonly<Record<string, unknown>>): Promise<void> =>
    setAid(await request<Aid>(`/api/cases/${of.code}/legal-aid`, { method: "POST", body }));
  return (
    <>
      <Button variant="subtle" onClick={() => ask(true)}>
        {say(words.aid)}: {say(words.aidAsk)}…
      </Button>
      {aid && (
        <p role="status" className={css.banWhy}>
          <strong>
            {say(words.aid)}: {say(labelOf("answer", aid.eligible))}.
          </strong>{" "}
          {say(aid.because)}{" "}
          {aid.proofs.length > 0 &&
            `${say(words.aidProofs)}: ${aid.proofs.map((one) => say(one)).join("; ")}. `}
          <span className={css.quiet}>{aid.source}</span>
        </p>
      )}
      {asking && <AskDialog title={words.aid} asked={asked} onSend={send} onClose={() => ask(false)} />}
    </>
  );
}
