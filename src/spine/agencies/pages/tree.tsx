/** The structure of a day as a tree, details at the side. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { Empty, Waiting } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { Beside, SidePanel } from "#base/ui/side-panel.tsx";
import { Tree, type TreeNode } from "#base/ui/tree/tree.tsx";
import type { UnitAnswer } from "../answers.ts";
import { kindWords } from "../words.ts";
import css from "./agencies.module.css";
import { DayChoice, useDay } from "./day.tsx";
import { Head } from "./parts.tsx";
import { UnitView } from "./unit-view.tsx";
import { words } from "./words.ts";

interface Page {
  readonly rows: readonly UnitAnswer[];
  readonly next: string | null;
}

/** All units of a day; some hundreds, in pages. */
async function allOf(date: string, signal: AbortSignal): Promise<readonly UnitAnswer[]> {
  const rows: UnitAnswer[] = [];
  for (let after: string | null = "0"; after !== null;) {
    const query = { date, limit: 500, after };
    const page: Page = await request<Page>("/api/agencies", { query, signal });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

/** More units than this under one parent are put under their kinds. */
const manyBelow = 24;

/** Nodes under their parents; a unit whose parent is not of that day stands at the top. */
function treeOf(units: readonly UnitAnswer[], say: Say): TreeNode[] {
  const known = new Set(units.map((u) => u.id));
  const below = new Map<number, UnitAnswer[]>();
  const tops: UnitAnswer[] = [];
  for (const unit of units) {
    const parent = unit.parent?.id;
    if (parent === undefined || !known.has(parent)) tops.push(unit);
    else below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nodeOf = (unit: UnitAnswer): TreeNode => {
    const children = below.get(unit.id) ?? [];
    const nodes = children.length > manyBelow ? sorted(unit, children) : children.map(nodeOf);
    return {
      id: String(unit.id),
      text: unit.name,
      aside: (
        <span className={css.code}>
          {children.length > 0 ? say(words.belowOf, { n: children.length }) : say(kindWords[unit.kind])}
        </span>
      ),
      ...(children.length > 0 && { children: nodes }),
    };
  };
  /** Many units stand under their kinds; a kind with one unit needs no head. The kinds with fewest go first. */
  const sorted = (parent: UnitAnswer, children: readonly UnitAnswer[]): TreeNode[] => {
    const kinds = Map.groupBy(children, (child) => child.kind);
    return [...kinds]
      .toSorted(([, a], [, b]) => a.length - b.length)
      .flatMap(([kind, units]) =>
        units.length === 1
          ? units.map(nodeOf)
          : {
              id: `${parent.id}/${kind}`,
              text: say(kindWords[kind]),
              label: <em className={css.quiet}>{say(kindWords[kind])}</em>,
              aside: <span className={css.code}>{say(words.belowOf, { n: units.length })}</span>,
              children: units.map(nodeOf),
            },
      );
  };
  return tops.map(nodeOf);
}

/** The screen at /agencies/tree. */
export default function AgencyTree(): ReactNode {
  const say = useSay();
  const date = useDay();
  const [search, change] = useAddress();
  const open = search["open"];
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["agencies", "tree", date],
    queryFn: ({ signal }) => allOf(date, signal),
  });
  const nodes = useMemo(() => treeOf(data ?? [], say), [data, say]);
  return (
    <Beside open={Boolean(open)}>
      <Head tab="tree" hint={words.hint} />
      <div className={css.stack}>
        <DayChoice />
        {error && <ProblemNote error={error} again={() => void refetch()} />}
        {isPending && <Waiting lines={10} />}
        {data && nodes.length === 0 && <Empty title={say(words.treeNone)} next={say(words.treeNext)} />}
        {nodes.length > 0 && (
          <Tree
            key={date}
            label={say(words.treeLabel)}
            nodes={nodes}
            openLevels={2}
            selected={open ?? null}
            onSelect={(id) => !id.includes("/") && change({ open: id })}
          />
        )}
      </div>
      {open && (
        <SidePanel name={say(words.title)} page={`/agencies/${open}`} onClose={() => change({ open: null })}>
          <UnitView id={open} beside />
        </SidePanel>
      )}
    </Beside>
  );
}
