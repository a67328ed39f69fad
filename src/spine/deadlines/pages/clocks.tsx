/** The screen at /deadlines/clocks: what runs, what lapsed and whether it was explained, for all units one sees. */
import { Button } from "@mantine/core";
import { IconClockCheck } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { numberShown } from "#base/ui/typed.ts";
import { ClockActs } from "./clock-acts.tsx";
import { ClockBadge, ClockDue, ClockSource } from "./clock-parts.tsx";
import css from "./deadlines.module.css";
import { Head } from "./tabs.tsx";
import type { Clock } from "./types.ts";
import { screenWords as words } from "./words.ts";

const kinds = ["lapsed", "open", "late", "paused"] as const;
type Which = (typeof kinds)[number];

interface Answer {
  readonly rows: readonly Clock[];
  readonly counts: Readonly<Record<Which, number>>;
}

/** Where a thing that has a clock is shown, by its kind. */
const places: Readonly<Record<string, (code: string) => string>> = { task: (code) => `/tasks/${code}` };

function Subject({ clock }: { clock: Clock }): ReactNode {
  const { kind, code } = clock.subject;
  const place = places[kind];
  return place ? <Go href={place(code)}>{code}</Go> : <span>{code}</span>;
}

function Explained({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  const last = clock.events.findLast((event) => event.act === "explain" || event.act === "pause");
  if (last) return <span lang="vi">{last.reason}</span>;
  const isMissed = clock.state === "lapsed" || clock.state === "late";
  return isMissed ? <span className={css.soon}>{say(words.notExplained)}</span> : null;
}

function Row({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <Subject clock={clock} />
        <span className={css.under}>{say(clock.rule.label)}</span>
      </th>
      <td>{clock.unit.name}</td>
      <td>
        <ClockDue clock={clock} />
        <ClockSource clock={clock} />
      </td>
      <td>
        <ClockBadge clock={clock} />
      </td>
      <td>
        <Explained clock={clock} />
        <ClockActs clock={clock} />
      </td>
    </tr>
  );
}

function Table({ rows, which }: { rows: readonly Clock[]; which: Which }): ReactNode {
  const say = useSay();
  if (rows.length === 0)
    return (
      <Card>
        <Empty icon={IconClockCheck} title={say(words.noneSo)} next={say(words.noneSoNext)} />
      </Card>
    );
  return (
    <Card>
      <PlainTable label={say(words[which])}>
        <thead>
          <tr>
            <th scope="col">{say(words.subject)}</th>
            <th scope="col">{say(words.unitCol)}</th>
            <th scope="col">{say(words.due)}</th>
            <th scope="col">{say(words.state)}</th>
            <th scope="col">{say(words.explained)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((clock) => (
            <Row key={clock.id} clock={clock} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

function Filters({ which, counts }: { which: Which; counts: Answer["counts"] | undefined }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <div className={`${css.filters} no-print`} role="group" aria-label={say(words.filter)}>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className={css.filter}
          aria-pressed={kind === which}
          onClick={() => change({ which: kind === "lapsed" ? null : kind })}
        >
          {say(words[kind])} {counts && <span className={css.n}>{numberShown(counts[kind])}</span>}
        </button>
      ))}
    </div>
  );
}

const PAGE = 100;

function useClocks(which: Which) {
  return useInfiniteQuery({
    queryKey: ["clocks", "list", which],
    queryFn: ({ signal, pageParam }) =>
      request<Answer>("/api/clocks", { query: { which, offset: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ counts }, pages) => {
      const shown = pages.reduce((n, page) => n + page.rows.length, 0);
      return shown < counts[which] ? shown : null;
    },
  });
}

/** All that was fetched so far, and a way to the rest. */
function Shown({ which, list }: { which: Which; list: ReturnType<typeof useClocks> }): ReactNode {
  const say = useSay();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages.at(-1)?.counts[which] ?? 0;
  return (
    <>
      <Table rows={rows} which={which} />
      <p className={css.foot} aria-live="polite">
        {say(words.shown, { n: numberShown(rows.length), total: numberShown(total) })}
        {list.hasNextPage && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {say(words.more)}
          </Button>
        )}
      </p>
    </>
  );
}

export default function ClocksPage(): ReactNode {
  const [address] = useAddress();
  const which = kinds.find((kind) => kind === address["which"]) ?? "lapsed";
  const list = useClocks(which);
  const { data, error } = list;
  return (
    <>
      <Head view="clocks" />
      <Filters which={which} counts={data?.pages.at(-1)?.counts} />
      {error && !data && <ProblemNote error={error} again={() => void list.refetch()} />}
      {!data && !error && <Waiting lines={10} />}
      {data && <Shown which={which} list={list} />}
    </>
  );
}
