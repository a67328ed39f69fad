/** The screen at /notices: what this person was told, the newest first; what one look says of many things is one line. */
import { Button } from "@mantine/core";
import { IconBellCheck, IconChecks } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import { actLabels, kindLabels } from "../words.ts";
import { noticeHref } from "./codes.ts";
import css from "./notices.module.css";
import { Choices, Head } from "./tabs.tsx";
import type { Batch, Notice } from "./types.ts";
import { screenWords as words } from "./words.ts";

const views = ["unread", "all"] as const;
type View = (typeof views)[number];

function useRead() {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => request<{ read: number }>("/api/notices/read", { method: "POST", body }),
    onSuccess: async ({ read }) => {
      await client.invalidateQueries({ queryKey: ["notices"] });
      toast(say(words.readDone, { n: numberShown(read) }));
    },
  });
}

/** What is told: a step, or what was said in an explanation. */
function whatOf({ kind, step, act }: Pick<Notice, "kind" | "step" | "act">, say: Say): string {
  if (kind === "alarm") return say(words.alarm);
  return act ? say(actLabels[act]) : say(words.stepTold, { step: step ?? 0 });
}

/** One notice; among others that say the same, its unit stands first. */
function Line({ notice, among }: { notice: Notice; among?: boolean }): ReactNode {
  const say = useSay();
  const read = useRead();
  const what = among ? null : whatOf(notice, say);
  const title = say(notice.title);
  return (
    <li
      className={css.notice}
      data-unread={notice.readAt === null || undefined}
      data-alarm={notice.kind === "alarm" || undefined}
    >
      <span className={css.noticeWhat}>
        <Go href={noticeHref(notice)} className={css.noticeLink}>
          {among ? `${notice.unit}: ${title}` : title}
        </Go>
        <span className={css.quiet}>
          {notice.readAt === null && <strong className={css.fresh}>{say(words.isNew)} · </strong>}
          {[
            what,
            notice.byName,
            among ? null : notice.unit,
            notice.kind === "alarm" ? null : say(words.wasDue, { day: dateShown(notice.dueOn) }),
            notice.over ? say(words.isOver) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <time className={css.when} dateTime={notice.at}>
        {instantShown(notice.at)}
      </time>
      <span className={`${css.noticeActs} no-print`}>
        {notice.readAt === null && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={read.isPending}
            aria-label={`${say(words.read)}: ${notice.unit}, ${title}`}
            onClick={() => read.mutate({ ids: [notice.id] })}
          >
            {say(words.read)}
          </Button>
        )}
      </span>
    </li>
  );
}

const queryOf = ({ at, kind, step, act }: Batch) => ({
  at,
  kind,
  ...(step === null ? {} : { step }),
  ...(act === null ? {} : { act }),
});

function Within({ batch, view }: { batch: Batch; view: View }): ReactNode {
  const say = useSay();
  const list = useInfiniteQuery({
    queryKey: ["notices", "batch", batch.at, batch.kind, batch.step, batch.act, view],
    queryFn: ({ pageParam, signal }) =>
      request<{ rows: readonly Notice[]; next: string | null }>("/api/notices/batch", {
        query: { ...queryOf(batch), which: view, limit: 50, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (!list.data) return <Waiting lines={3} />;
  return (
    <>
      <ul className={css.notices}>
        {list.data.pages
          .flatMap((page) => page.rows)
          .map((notice) => (
            <Line key={notice.id} notice={notice} among />
          ))}
      </ul>
      {list.hasNextPage && (
        <div className={css.foot}>
          <Button variant="default" size="xs" onClick={() => void list.fetchNextPage()}>
            {say(words.more)}
          </Button>
        </div>
      )}
    </>
  );
}

function Several({ batch, view }: { batch: Batch; view: View }): ReactNode {
  const say = useSay();
  const [shown, show] = useState(false);
  const read = useRead();
  const n = numberShown(batch.notices);
  const units = numberShown(batch.units);
  const said = batch.act
    ? say(words.manyTurns, { n, act: say(actLabels[batch.act]).toLowerCase() })
    : say(words.manyTold, {
        n,
        units,
        step: batch.step ?? 0,
        kind: say(kindLabels[batch.kind]).toLowerCase(),
      });
  return (
    <li className={css.batch} data-unread={batch.unread > 0 || undefined}>
      <span className={css.notice}>
        <span className={css.noticeWhat}>
          <strong>{said}</strong>
        </span>
        <time className={css.when} dateTime={batch.at}>
          {instantShown(batch.at)}
        </time>
        <span className={`${css.noticeActs} no-print`}>
          <Button variant="default" size="compact-sm" aria-expanded={shown} onClick={() => show(!shown)}>
            {shown ? say(words.hideThese) : say(words.showThese, { n })}
          </Button>
          {batch.unread > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={read.isPending}
              onClick={() => read.mutate(queryOf(batch))}
            >
              {say(words.readThese, { n: numberShown(batch.unread) })}
            </Button>
          )}
        </span>
      </span>
      {shown && <Within batch={batch} view={view} />}
    </li>
  );
}

function Batches({ view }: { view: View }): ReactNode {
  const say = useSay();
  const list = useInfiniteQuery({
    queryKey: ["notices", "mine", view],
    queryFn: ({ pageParam, signal }) =>
      request<{ rows: readonly Batch[]; next: string | null }>("/api/notices", {
        query: { which: view, limit: 50, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (list.error && !list.data) return <ProblemNote error={list.error} again={() => void list.refetch()} />;
  if (!list.data) return <Waiting lines={8} />;
  const batches = list.data.pages.flatMap((page) => page.rows);
  if (batches.length === 0)
    return (
      <Empty
        icon={IconBellCheck}
        title={say(view === "unread" ? words.noneUnread : words.noneAll)}
        next={say(words.noneUnreadNext)}
      />
    );
  return (
    <Card className={css.sheetFlush}>
      <ul className={css.notices}>
        {batches.map((batch) =>
          batch.one ? (
            <Line key={batch.last} notice={batch.one} />
          ) : (
            <Several key={batch.last} batch={batch} view={view} />
          ),
        )}
      </ul>
      {list.hasNextPage && (
        <div className={css.foot}>
          <Button variant="default" size="xs" onClick={() => void list.fetchNextPage()}>
            {say(words.more)}
          </Button>
        </div>
      )}
    </Card>
  );
}

function ReadAll(): ReactNode {
  const say = useSay();
  const read = useRead();
  return (
    <Button
      variant="default"
      leftSection={<IconChecks size={17} stroke={1.75} />}
      loading={read.isPending}
      onClick={() => read.mutate({ all: true })}
    >
      {say(words.readAll)}
    </Button>
  );
}

export default function MinePage(): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const view: View = address["which"] === "all" ? "all" : "unread";
  return (
    <>
      <Head view="mine" acts={<ReadAll />} />
      <Choices
        label={say(words.filter)}
        chosen={view}
        choices={[
          ["unread", say(words.unread)],
          ["all", say(words.all)],
        ]}
        onChoose={(key) => change({ which: key === "unread" ? null : key })}
      />
      <Batches key={view} view={view} />
    </>
  );
}
