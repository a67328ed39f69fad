/** What changed in the tasks of a plan between two moments, clause by clause. */
import "#base/ui/styles/forms.ts";
import { NativeSelect } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Empty, Waiting } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import { changeKinds, type ChangeKind } from "../rules/snapshot.ts";
import css from "./changes/changes.module.css";
import { ClauseChanged, snapshotName, type Changes, type Snapshot } from "./changes/parts.tsx";
import { Take } from "./changes/take.tsx";
import { changeWords as words } from "./changes/words.ts";
import { NoPlan, PlanHead, useChosen, type Chosen } from "./tabs.tsx";

const CLAUSES_SHOWN = 200;

function Kinds({ counts, shown }: { counts: Changes["counts"]; shown: ChangeKind | undefined }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const there = changeKinds.filter((kind) => (counts[kind] ?? 0) > 0);
  if (there.length === 0) return null;
  const choice = (kind: ChangeKind | undefined, text: string): ReactNode => (
    <button
      key={kind ?? "all"}
      type="button"
      aria-pressed={kind === shown}
      onClick={() => change({ kind: kind ?? null })}
    >
      {text}
    </button>
  );
  return (
    <div role="group" className={`${css.kinds} no-print`} aria-label={say(words.kinds)}>
      {choice(undefined, say(words.all))}
      {there.map((kind) => choice(kind, `${say(words[kind])}: ${numberShown(counts[kind])}`))}
    </div>
  );
}

function Found({ chosen, from, to }: { chosen: Chosen; from: number; to: number | null }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const asked = { from, ...(to !== null && { to }), year: chosen.year };
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-changes", chosen.plan.id, asked],
    queryFn: ({ signal }) =>
      request<Changes>(`/api/plan/documents/${chosen.plan.id}/changes`, { query: asked, signal }),
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  const shown = changeKinds.find((kind) => kind === address["kind"]);
  // Progress is most of it and rarely what is looked for: it is shown where it is asked for.
  const changes = data.changes.filter((c) => (shown ? c.kind === shown : c.kind !== "status"));
  const clauses = [...Map.groupBy(changes, (c) => `${c.path} ${c.text}`).entries()];
  return (
    <>
      <Kinds counts={data.counts} shown={shown} />
      {clauses.length === 0 && <p>{say(data.changes.length > 0 ? words.onlyProgress : words.none)}</p>}
      {clauses.slice(0, CLAUSES_SHOWN).map(([key, of]) => (
        <ClauseChanged key={key} changes={of} />
      ))}
    </>
  );
}

function Body({ chosen, rows }: { chosen: Chosen; rows: readonly Snapshot[] }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const of = { document: chosen.plan.id };
  const own = rows.filter((s) => s.documentId === of.document && s.year === chosen.year);
  const from = rows.find((s) => String(s.id) === address["from"]) ?? own.at(-1) ?? rows[0];
  const may = chosen.plan.can.includes("plan.snapshot");
  if (!from)
    return (
      <>
        <Empty icon={IconHistory} title={say(words.noneYet)} next={say(words.noneYetNext)} />
        {may && <Take chosen={chosen} />}
      </>
    );
  const later = rows.filter((s) => s.at > from.at && s.id !== from.id);
  const to = later.find((s) => String(s.id) === address["to"]) ?? null;
  const choices = (list: readonly Snapshot[]): { value: string; label: string }[] =>
    list.map((s) => ({ value: String(s.id), label: snapshotName(s, of, say) }));
  return (
    <>
      <div className={`${css.tools} no-print`}>
        <NativeSelect
          className={css.which}
          label={say(words.from)}
          value={String(from.id)}
          data={choices(rows)}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <NativeSelect
          className={css.which}
          label={say(words.to)}
          value={to ? String(to.id) : ""}
          data={[{ value: "", label: say(words.now) }, ...choices(later)]}
          onChange={(event) => change({ to: event.currentTarget.value || null })}
        />
        {may && <Take chosen={chosen} />}
      </div>
      <Found chosen={chosen} from={from.id} to={to?.id ?? null} />
    </>
  );
}

function Snapshots({ chosen }: { chosen: Chosen }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-snapshots", chosen.plan.id],
    queryFn: async ({ signal }) =>
      (
        await request<{ rows: readonly Snapshot[] }>(`/api/plan/documents/${chosen.plan.id}/snapshots`, {
          signal,
        })
      ).rows,
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  return <Body chosen={chosen} rows={data} />;
}

/** The screen at /plan/changes. */
export default function PlanChanges(): ReactNode {
  const { chosen, query } = useChosen();
  return (
    <>
      <PlanHead view="changes" hint={words.hint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && <Snapshots chosen={chosen} />}
    </>
  );
}
