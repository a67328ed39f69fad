/**
 * How typed words reach the server: each save tells the version it was made from, so that two people never write
 * over each other, and whatever is typed stays until a person decides. Pure.
 */

/** Words as the server keeps them. */
export interface Written {
  readonly text: string;
  readonly version: number;
  readonly byName: string | null;
  readonly at: string | null;
}

/** Where the words stand: all kept; typed and not sent; under way; not sent for a passing reason; someone else wrote too. */
export type Phase = "saved" | "typed" | "saving" | "failed" | "conflict";

/** The words of one place. */
export interface SaveState {
  readonly text: string;
  /** The server's version that the text was made from. */
  readonly version: number;
  readonly phase: Phase;
  readonly byName: string | null;
  readonly at: string | null;
  /** What someone else saved meanwhile. */
  readonly theirs: Written | null;
  /** Why the server will not take the words as they are; null where only the line failed and it is tried again. */
  readonly refused: string | null;
}

/** What can happen to the words. */
export type SaveEvent =
  | { readonly kind: "type"; readonly text: string }
  | { readonly kind: "send" }
  | { readonly kind: "kept"; readonly sent: string; readonly row: Written }
  | { readonly kind: "conflict"; readonly theirs: Written }
  | { readonly kind: "failed"; readonly refused: string | null }
  | { readonly kind: "fresh"; readonly row: Written }
  | { readonly kind: "settle"; readonly by: "mine" | "theirs" | "both" };

/** What stood on the device from before. */
export interface Kept {
  readonly text: string;
  readonly version: number;
}

const standing = (row: Written): SaveState => ({
  ...row,
  phase: "saved",
  theirs: null,
  refused: null,
});

/** How a place opens: with what the device kept, where that is not on the server yet. */
export function opened(row: Written, kept: Kept | null): SaveState {
  if (!kept || kept.text === row.text) return standing(row);
  const mine = { ...standing(row), text: kept.text };
  if (kept.version === row.version) return { ...mine, phase: "typed" };
  return { ...mine, phase: "conflict", theirs: row };
}

function settled(state: SaveState, by: "mine" | "theirs" | "both"): SaveState {
  const { theirs } = state;
  if (!theirs) return state;
  if (by === "theirs") return standing(theirs);
  const text = by === "mine" ? state.text : [theirs.text.trimEnd(), state.text].join("\n");
  return { ...state, text, version: theirs.version, phase: "typed", theirs: null };
}

function typed(state: SaveState, text: string): SaveState {
  if (state.phase === "conflict" || state.phase === "saving") return { ...state, text };
  return { ...state, text, phase: "typed" };
}

function kept(state: SaveState, sent: string, row: Written): SaveState {
  if (state.text === sent) return { ...standing(row), text: state.text };
  return { ...state, version: row.version, byName: row.byName, at: row.at, phase: "typed" };
}

/** The state after an event. No event but a person's own choice ever changes typed text. */
export function next(state: SaveState, event: SaveEvent): SaveState {
  switch (event.kind) {
    case "type":
      return typed(state, event.text);
    case "send":
      return { ...state, phase: "saving" };
    case "kept":
      return kept(state, event.sent, event.row);
    case "conflict":
      if (event.theirs.text === state.text) return standing(event.theirs);
      return { ...state, phase: "conflict", theirs: event.theirs };
    case "failed":
      return { ...state, phase: "failed", refused: event.refused };
    case "fresh":
      return state.phase === "saved" && event.row.version > state.version ? standing(event.row) : state;
    default:
      return settled(state, event.by);
  }
}

const order: readonly Phase[] = ["saved", "saving", "typed", "failed", "conflict"];

/** The one word for many places: the worst of them. */
export function worst(phases: readonly Phase[]): Phase {
  return phases.reduce<Phase>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), "saved");
}
