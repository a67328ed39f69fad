/** Whether the trail is whole: its seals are recomputed from its lines when asked. */
import { Button } from "@mantine/core";
import { IconRosetteDiscountCheck, IconAlertTriangle } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Verdict } from "./answers.ts";
import css from "./people.module.css";
import { words } from "./words.ts";

const DAYS = 31;
const why = { chain: words.sealChain, count: words.sealCount, lines: words.sealLines } as const;

function Found({ verdict }: { verdict: Verdict }): ReactNode {
  const say = useSay();
  const { broken } = verdict;
  if (broken)
    return (
      <p className={css.sealBroken} role="alert">
        <IconAlertTriangle size={20} stroke={1.75} />
        <span>{say(words.sealBroken, { seal: broken.seal, why: say(why[broken.why]) })}</span>
      </p>
    );
  return (
    <p className={css.sealWhole} role="status">
      <IconRosetteDiscountCheck size={20} stroke={1.75} />
      <span>
        {say(words.sealWhole, {
          seals: numberShown(verdict.seals),
          lines: numberShown(verdict.sealedLines),
          open: numberShown(verdict.openLines),
        })}
      </span>
    </p>
  );
}

/** The line above the trail. */
export function Seals(): ReactNode {
  const say = useSay();
  const may = useMay("audit.verify");
  const check = useMutation({
    mutationFn: () => request<Verdict>("/api/audit/verify", { query: { days: DAYS } }),
  });
  if (!may) return null;
  return (
    <div className={`${css.seals} no-print`}>
      <Button variant="default" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
        {say(words.sealCheck, { days: DAYS })}
      </Button>
      {check.error && <ProblemNote error={check.error} />}
      {check.data && <Found verdict={check.data} />}
    </div>
  );
}
