/** The thread with whoever reported on the public site: both sides, and what the commune writes next. */
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import css from "./intake.module.css";
import { screenWords as words } from "./words.ts";

interface Thread {
  readonly open: boolean;
  readonly messages: readonly {
    readonly fromReporter: boolean;
    readonly at: string;
    readonly byName: string | null;
    readonly text: string;
  }[];
}

function Write({ code }: { code: string }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [text, type] = useState("");
  const writing = useMutation({
    mutationFn: () => request(`/api/intake/reports/${code}/thread`, { method: "POST", body: { text } }),
    onSuccess: async () => {
      type("");
      await client.invalidateQueries({ queryKey: ["intake"] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    writing.mutate();
  };
  return (
    <form className={css.stack} onSubmit={submit}>
      <Textarea
        label={say(words.writeReporter)}
        description={say(words.writeReporterHint)}
        inputWrapperOrder={["label", "description", "input", "error"]}
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {writing.error && <ProblemNote error={writing.error} />}
      <div className={css.actsRow}>
        <Button type="submit" loading={writing.isPending} disabled={!text.trim()}>
          {say(words.sendMessage)}
        </Button>
      </div>
    </form>
  );
}

/** Nothing where the report came by another way. */
export function ThreadOf({ code }: { code: string }): ReactNode {
  const say = useSay();
  const writes = useMay("intake.write");
  const { data } = useQuery({
    queryKey: ["intake", "thread", code],
    queryFn: ({ signal }) => request<Thread>(`/api/intake/reports/${code}/thread`, { signal }),
    gcTime: 0,
    refetchInterval: 60_000,
  });
  if (!data?.open) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.thread)}</h2>
      {data.messages.length === 0 && <p className={css.quiet}>{say(words.noMessages)}</p>}
      <ol className={css.messages}>
        {data.messages.map((one, at) => (
          <li key={at} data-mine={!one.fromReporter || undefined}>
            <span className={css.quiet}>
              {one.fromReporter ? say(words.reporter) : (one.byName ?? "")} · {instantShown(one.at)}
            </span>
            <p lang="vi">{one.text}</p>
          </li>
        ))}
      </ol>
      {writes && <Write code={code} />}
    </Card>
  );
}
