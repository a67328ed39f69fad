/** One's own calendar address: for a phone or an office program that shows what is due. */
import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import css from "./own.module.css";
import { words } from "./words.ts";

interface Feed {
  readonly url: string;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
}

function Address({ feed }: { feed: Feed }): ReactNode {
  const say = useSay();
  const copy = (): void => {
    void navigator.clipboard.writeText(feed.url).then(() => toast(say(words.calendarCopied)));
  };
  const used = feed.lastUsedAt
    ? say(words.calendarUsed, { at: instantShown(feed.lastUsedAt) })
    : say(words.calendarUnused);
  return (
    <>
      <code className={css.address}>{feed.url}</code>
      <p className={css.quiet}>
        {say(words.calendarMade, { at: instantShown(feed.madeAt) })} · {used}
      </p>
      <div>
        <Button leftSection={<IconCopy size={17} stroke={1.75} />} onClick={copy}>
          {say(words.calendarCopy)}
        </Button>
      </div>
    </>
  );
}

/** What is shown of it on the page of one's own account. */
export default function Calendar(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["own-calendar"],
    queryFn: ({ signal }) => request<{ feed: Feed | null }>("/api/me/feed", { signal }),
  });
  const act = useMutation({
    mutationFn: (method: "POST" | "DELETE") =>
      request("/api/me/feed", method === "POST" ? { method, body: {} } : { method }),
    onSuccess: async (_, method) => {
      await client.invalidateQueries({ queryKey: ["own-calendar"] });
      toast(say(method === "POST" ? words.calendarReady : words.calendarEnded));
    },
  });
  return (
    <>
      <h2>{say(words.calendar)}</h2>
      <p className={css.quiet}>{say(words.calendarWhy)}</p>
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {act.error && <ProblemNote error={act.error} />}
      {!data && !error && <Waiting lines={2} />}
      {data?.feed && <Address feed={data.feed} />}
      {data && (
        <div className={css.acts}>
          <Button variant="default" loading={act.isPending} onClick={() => act.mutate("POST")}>
            {say(data.feed ? words.calendarRenew : words.calendarMake)}
          </Button>
          {data.feed && (
            <Button variant="default" disabled={act.isPending} onClick={() => act.mutate("DELETE")}>
              {say(words.calendarEnd)}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
