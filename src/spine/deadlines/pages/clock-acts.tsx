/** What may be done with a clock now: explaining a lapse, pausing with a reason, letting it go on. */
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { useMay } from "#base/ui/viewer.ts";
import css from "./deadlines.module.css";
import type { Clock } from "./types.ts";
import { screenWords as words } from "./words.ts";

function useClockAct(clock: Clock, done: () => void) {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body }: { act: string; body?: object }) =>
      request(`/api/clocks/${clock.id}/${act}`, { method: "POST", ...(body && { body }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["clocks"] });
      await client.invalidateQueries({ queryKey: ["list", "/api/clocks"] });
      toast(say(words.done));
      done();
    },
  });
}

function ReasonForm(props: { clock: Clock; act: "explain" | "pause"; onDone: () => void }): ReactNode {
  const say = useSay();
  const [reason, type] = useState("");
  const act = useClockAct(props.clock, props.onDone);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ act: props.act, body: { reason } });
  };
  return (
    <form className={css.stack} onSubmit={send}>
      <Textarea
        label={say(words[props.act])}
        description={say(words[`${props.act}Why`])}
        inputWrapperOrder={["label", "description", "input", "error"]}
        autosize
        minRows={2}
        maxLength={2000}
        required
        autoFocus
        value={reason}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" size="xs" loading={act.isPending} disabled={!reason.trim()}>
          {say(words.send)}
        </Button>
        <Button size="xs" variant="default" onClick={props.onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

/** The way to whom a lapse was told and what was asked about it. */
function Climb({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  const reads = useMay("notice.read");
  if (!reads || clock.state !== "lapsed") return null;
  return (
    <Go href={`/notices/clock/${clock.id}`} className="no-print">
      {say(words.climb)}
    </Go>
  );
}

/** The acts of a clock as buttons; one opens the form for its reason. */
export function ClockActs({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  const [doing, set] = useState<"explain" | "pause" | null>(null);
  const resume = useClockAct(clock, () => undefined);
  const isExplained = clock.events.some((event) => event.act === "explain");
  if (doing) return <ReasonForm clock={clock} act={doing} onDone={() => set(null)} />;
  if (clock.can.length === 0) return <Climb clock={clock} />;
  return (
    <div className={`${css.acts} no-print`}>
      {clock.can.includes("clock.explain") && (
        <Button size="xs" variant="default" onClick={() => set("explain")}>
          {say(isExplained ? words.explainMore : words.explain)}
        </Button>
      )}
      {clock.can.includes("clock.pause") && (
        <Button size="xs" variant="subtle" onClick={() => set("pause")}>
          {say(words.pause)}
        </Button>
      )}
      {clock.can.includes("clock.resume") && (
        <Button
          size="xs"
          variant="default"
          loading={resume.isPending}
          onClick={() => resume.mutate({ act: "resume" })}
        >
          {say(words.resume)}
        </Button>
      )}
      <Climb clock={clock} />
      {resume.error && <ProblemNote error={resume.error} />}
    </div>
  );
}
