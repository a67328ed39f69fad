/** What can be done with a row, by key or by button: one place for both. */
import { useLayoutEffect, useMemo, useState } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Clause, Review } from "../types.ts";
import type { NewAssignment } from "./assign-form.tsx";
import type { Row } from "./state.ts";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

/** The form that is open in a row. */
export type Doing = "edit" | "split" | "insert" | "assign" | "no-task" | "lost";

/** Acts on rows; `of` is the row's key. They stay the same object, so that rows are not drawn again. */
export interface RowActs {
  readonly select: (of: string) => void;
  /** Selects a row and moves the focus to it. */
  readonly goTo: (of: string) => void;
  readonly check: (of: string) => void;
  readonly open: (of: string, doing: Doing) => void;
  readonly close: (of: string) => void;
  readonly task: (of: string) => void;
  /** Takes a decision back; opens an answered gap again. */
  readonly undecide: (of: string) => void;
  /** Takes the last act back, whatever row it was of. */
  readonly undo: () => void;
  /** Removes a clause that a person wrote in. */
  readonly remove: (of: string) => void;
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

/** Moves the focus to a row; one that an edit has just made is drawn some frames later. */
function focusRow(key: string, frames = 12): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`row-${key}`);
    if (!row && frames > 0) return focusRow(key, frames - 1);
    row?.focus({ preventScroll: true });
    row?.closest("li")?.scrollIntoView({ block: "nearest" });
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

/** An answered gap is open again, and what was written in for it is gone. */
async function reopen(now: Now & { readonly say: Say }, of: string): Promise<void> {
  const gap = now.review?.gaps.find((g) => `g${g.id}` === of);
  if (!gap?.answer) return;
  const done = await now.editing.run({
    path: `/api/plan/gaps/${gap.id}/reopen`,
    body: { version: gap.version },
  });
  if (done) toast(now.say(words.reopened));
}

async function remove(now: Now & { readonly say: Say }, of: string): Promise<boolean> {
  const clause = clauseOf(now, of);
  if (!clause?.supplied) return false;
  const path = `/api/plan/clauses/${clause.id}/remove`;
  const done = await now.editing.run({ path, body: { version: clause.version } });
  if (done) toast(now.say(words.removedClause));
  return done !== null;
}

interface Setters {
  readonly setSelected: (of: string) => void;
  readonly setDoing: (doing: Doing | null) => void;
  readonly setChecked: (change: (all: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

type Present = () => Now & { readonly say: Say };

/** What the list is at this moment, read by acts that stay the same while it changes. */
function holding(first: ReturnType<Present>): {
  readonly get: Present;
  readonly set: (to: ReturnType<Present>) => void;
} {
  let current = first;
  return {
    get: () => current,
    set: (to) => {
      current = to;
    },
  };
}

async function decide(now: Now, of: string, body: object): Promise<boolean> {
  const clause = clauseOf(now, of);
  if (!clause) return false;
  const sure = clause.unsure ? { sure: true } : {};
  const path = `/api/plan/clauses/${clause.id}`;
  const done = await now.editing.run({
    path,
    method: "PATCH",
    body: { version: clause.version, ...body, ...sure },
  });
  return done !== null;
}

async function assign(present: Present, of: string, body: NewAssignment): Promise<boolean> {
  const now = present();
  const clause = clauseOf(now, of);
  if (!clause) return false;
  const done = await now.editing.run({ path: `/api/plan/clauses/${clause.id}/assignments`, body });
  if (done) toast(now.say(words.assigned, { agency: body.agency }));
  return done !== null;
}

/** The acts over what the list is at the moment of each act. */
function actsOver(now: Present, { setSelected, setDoing, setChecked }: Setters): RowActs {
  const select = (of: string): void => {
    setSelected(of);
    setDoing(null);
  };
  const selectNext = (of: string | null): void => {
    if (!of) return;
    select(of);
    focusRow(of);
  };
  /** Decides, and goes on to the row that stood after it. */
  const end = async (of: string, body: object): Promise<boolean> => {
    const next = neighbour(now(), of);
    const done = await decide(now(), of, body);
    if (done) selectNext(next);
    return done;
  };
  return {
    select,
    goTo: selectNext,
    check: (of) => setChecked((all) => toggled(all, of)),
    open: (of, next) => {
      if (!now().editing.may) return;
      setSelected(of);
      setDoing(next);
    },
    close: (of) => {
      setDoing(null);
      focusRow(of);
    },
    task: (of) => void end(of, { outcome: "task" }),
    undecide: (of) => void (of.startsWith("g") ? reopen(now(), of) : end(of, { outcome: "undecided" })),
    undo: () => void now().editing.undo().then(selectNext),
    remove: (of) => {
      const beside = neighbour(now(), of);
      void remove(now(), of).then((gone) => selectNext(gone ? beside : null));
    },
    end: (of, outcome, reason) => end(of, { outcome, reason }),
    merge: (of) => void merge(now(), of, now().say).then(selectNext),
    assign: (of, body) => assign(now, of, body),
    step: (step) => {
      const rows = now().shown;
      const at = rows.findIndex((row) => row.key === now().selected);
      const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
      selectNext(next?.key ?? null);
    },
  };
}

/** Keeps the list's state and offers its acts. */
export function useList(given: Omit<Now, "selected"> & { readonly first: string | null }): ListState {
  const say = useSay();
  const [selected, setSelected] = useState<string | null>(given.first);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [now] = useState(() => holding({ ...given, selected, say }));
  useLayoutEffect(() => now.set({ ...given, selected, say }));
  const acts = useMemo(() => actsOver(now.get, { setSelected, setDoing, setChecked }), [now]);
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
    z: () => acts.undo(),
    Delete: () => acts.remove(of),
    n: () => acts.open(of, "no-task"),
    l: () => acts.open(of, "lost"),
    a: () => acts.open(of, "assign"),
    s: () => acts.open(of, "split"),
    i: () => acts.open(of, "insert"),
    m: () => acts.merge(of),
    x: () => acts.check(of),
    Enter: () => acts.open(of, "edit"),
  };
  return table[key];
}
