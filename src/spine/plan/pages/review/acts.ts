/** What can be done with a row, by key or by button: one place for both. */
import { useMemo, useRef, useState } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Clause, Review } from "../types.ts";
import type { NewAssignment } from "./assign-form.tsx";
import type { Row } from "./state.ts";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

/** The form that is open in a row. */
export type Doing = "edit" | "split" | "assign" | "no-task" | "lost";

/** Acts on rows; `of` is the row's key. They stay the same object, so that rows are not drawn again. */
export interface RowActs {
  readonly select: (of: string) => void;
  readonly check: (of: string) => void;
  readonly open: (of: string, doing: Doing) => void;
  readonly close: (of: string) => void;
  readonly task: (of: string) => void;
  readonly undecide: (of: string) => void;
  readonly end: (of: string, outcome: "no-task" | "lost", reason: string) => Promise<boolean>;
  readonly merge: (of: string) => void;
  readonly assign: (of: string, given: NewAssignment) => Promise<boolean>;
  /** Selects the row `step` places away in what is shown; answers whether there was one. */
  readonly step: (step: number) => void;
}

/** The state of the list: what is selected, open, chosen. */
export interface ListState {
  readonly selected: string | null;
  readonly doing: Doing | null;
  readonly checked: ReadonlySet<string>;
  readonly clearChecked: () => void;
  readonly checkAll: (keys: readonly string[]) => void;
  readonly acts: RowActs;
}

interface Now {
  readonly review: Review | undefined;
  readonly shown: readonly Row[];
  readonly editing: Editing;
  readonly selected: string | null;
}

function focusRow(key: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`row-${key}`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  });
}

function clauseOf(now: Now, of: string): Clause | undefined {
  return now.review?.clauses.find((c) => `c${c.id}` === of);
}

/** The row that takes the selection when this one is decided: the next one shown, else the one before. */
function neighbour(now: Now, of: string): string | null {
  const at = now.shown.findIndex((row) => row.key === of);
  return (now.shown[at + 1] ?? now.shown[at - 1])?.key ?? null;
}

async function merge(now: Now, of: string, say: Say): Promise<string | null> {
  const clause = clauseOf(now, of);
  const before = now.review?.clauses
    .toSorted((a, b) => a.position - b.position)
    .findLast((c) => c.position < (clause?.position ?? 0));
  if (!clause || !before) {
    toast(say(words.nothingBefore), "problem");
    return null;
  }
  const body = { version: before.version, with: clause.id, withVersion: clause.version };
  const done = await now.editing.run({ path: `/api/plan/clauses/${before.id}/merge`, body });
  if (done) toast(say(words.merged, { path: before.path || say(words.opening) }));
  return done ? `c${before.id}` : null;
}

/** Keeps the list's state and offers its acts. */
export function useList(given: Omit<Now, "selected"> & { readonly first: string | null }): ListState {
  const say = useSay();
  const [selected, setSelected] = useState<string | null>(given.first);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const now = useRef<Now & { say: Say }>({ ...given, selected, say });
  now.current = { ...given, selected, say };

  const acts = useMemo((): RowActs => {
    const select = (of: string): void => {
      setSelected(of);
      setDoing(null);
    };
    const selectNext = (of: string | null): void => {
      if (!of) return;
      select(of);
      focusRow(of);
    };
    const decide = async (of: string, body: object): Promise<boolean> => {
      const clause = clauseOf(now.current, of);
      if (!clause) return false;
      const next = neighbour(now.current, of);
      const sure = clause.unsure ? { sure: true } : {};
      const path = `/api/plan/clauses/${clause.id}`;
      const done = await now.current.editing.run({
        path,
        method: "PATCH",
        body: { version: clause.version, ...body, ...sure },
      });
      if (done) selectNext(next);
      return done !== null;
    };
    return {
      select,
      check: (of) => setChecked((all) => toggled(all, of)),
      open: (of, next) => {
        if (!now.current.editing.may) return;
        setSelected(of);
        setDoing(next);
      },
      close: (of) => {
        setDoing(null);
        focusRow(of);
      },
      task: (of) => void decide(of, { outcome: "task" }),
      undecide: (of) => void decide(of, { outcome: "undecided" }),
      end: (of, outcome, reason) => decide(of, { outcome, reason }),
      merge: (of) => void merge(now.current, of, now.current.say).then(selectNext),
      assign: async (of, body) => {
        const clause = clauseOf(now.current, of);
        if (!clause) return false;
        const done = await now.current.editing.run({
          path: `/api/plan/clauses/${clause.id}/assignments`,
          body,
        });
        if (done) toast(now.current.say(words.assigned, { agency: body.agency }));
        return done !== null;
      },
      step: (step) => {
        const rows = now.current.shown;
        const at = rows.findIndex((row) => row.key === now.current.selected);
        const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
        selectNext(next?.key ?? null);
      },
    };
  }, []);
  return {
    selected,
    doing,
    checked,
    clearChecked: () => setChecked(new Set()),
    checkAll: (keys) => setChecked(new Set(keys)),
    acts,
  };
}

function toggled(all: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Keys of the list by their name; forms and fields keep their own keys. */
export function keyAct(key: string, of: string, acts: RowActs): (() => void) | undefined {
  const table: Readonly<Record<string, () => void>> = {
    j: () => acts.step(1),
    ArrowDown: () => acts.step(1),
    k: () => acts.step(-1),
    ArrowUp: () => acts.step(-1),
    t: () => acts.task(of),
    u: () => acts.undecide(of),
    n: () => acts.open(of, "no-task"),
    l: () => acts.open(of, "lost"),
    a: () => acts.open(of, "assign"),
    s: () => acts.open(of, "split"),
    m: () => acts.merge(of),
    x: () => acts.check(of),
    Enter: () => acts.open(of, "edit"),
  };
  return table[key];
}
