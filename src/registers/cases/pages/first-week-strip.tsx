/** One line in My work for who is new to cases: below what is due, put away with one press. */
import { Button } from "@mantine/core";
import { IconMap2 } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { useMay } from "#base/ui/viewer.ts";
import { firstWeekSteps } from "../rules/first-week.ts";
import { firstWeekWords as words } from "../words/first-week.ts";
import css from "./cases.module.css";
import { useFirstWeek } from "./use-first-week.ts";

export default function FirstWeekStrip(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data } = useFirstWeek(useMay("case.first-week"));
  if (!data?.offered) return null;
  const putAway = (): void =>
    void request("/api/case-first-week/put-away", { method: "POST", body: { done: true } }).then(() => {
      toast(say(words.wasPutAway));
      return client.invalidateQueries({ queryKey: ["case-first-week"] });
    });
  return (
    <Card className={css.weekStrip}>
      <IconMap2 size={22} stroke={1.5} />
      <span className={css.weekWords}>
        <Go href="/cases/first-week" className={css.link}>
          {say(words.strip)}
        </Go>
        <span className={css.quiet}>
          {say(words.progress, { done: data.done.length, total: firstWeekSteps.length })}
        </span>
      </span>
      <Button variant="subtle" size="compact-sm" onClick={putAway}>
        {say(words.putAway)}
      </Button>
    </Card>
  );
}
