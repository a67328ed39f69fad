/** The left side: the document as it is, line by line, what is selected lit. */
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Outcome } from "../../schema.ts";
import type { Clause, Review, SourceLine } from "../types.ts";
import css from "./source.module.css";
import { litPart, type Row } from "./state.ts";
import { reviewWords as words } from "./words.ts";

const marks: Readonly<Record<Outcome, string>> = { undecided: "?", task: "✓", "no-task": "–", lost: "✕" };

/** What a line is, from the clauses that begin on it. */
interface LineFacts {
  readonly clauses: readonly Clause[];
  readonly gap: number | null;
}

function factsOf(review: Review): ReadonlyMap<number, LineFacts> {
  const standing = review.clauses
    .filter((c) => !c.supplied)
    .flatMap((clause) => [clause.line, ...clause.moreLines].map((line) => ({ line, clause })));
  const clauses = new Map(
    [...Map.groupBy(standing, (s) => s.line)].map(([line, all]) => [line, all.map((s) => s.clause)]),
  );
  const gaps = new Map(review.gaps.map((g) => [g.line, g.id]));
  const lines = new Set([...clauses.keys(), ...gaps.keys()]);
  return new Map([...lines].map((n) => [n, { clauses: clauses.get(n) ?? [], gap: gaps.get(n) ?? null }]));
}

/** Lines that stand together: plain ones alone, cells of one table as rows. */
type Block =
  | { readonly table: null; readonly line: SourceLine }
  | { readonly table: number; readonly rows: SourceLine[][] };

function blocksOf(lines: readonly SourceLine[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (!line.cell) blocks.push({ table: null, line });
    else if (last && last.table === line.cell.table) (last.rows[line.cell.row] ??= []).push(line);
    else {
      const rows: SourceLine[][] = [];
      rows[line.cell.row] = [line];
      blocks.push({ table: line.cell.table, rows });
    }
  }
  return blocks;
}

function Text({ line, lit, text }: { line: SourceLine; lit: boolean; text: string }): ReactNode {
  if (!lit) return line.text || "\u00A0";
  const { from, to } = litPart(line.text, text);
  return (
    <>
      {line.text.slice(0, from)}
      <mark className={css.lit}>{line.text.slice(from, to)}</mark>
      {line.text.slice(to)}
    </>
  );
}

interface LineProps {
  readonly line: SourceLine;
  readonly facts: LineFacts | undefined;
  readonly selected: Row | undefined;
  readonly onPick: (key: string) => void;
}

function keyAt(facts: LineFacts | undefined): string | null {
  const clause = facts?.clauses[0];
  if (clause) return `c${clause.id}`;
  return facts?.gap ? `g${facts.gap}` : null;
}

/** Whether a row stands on this line. */
function standsOn(row: Row | undefined, line: number): boolean {
  return lineOf(row) === line || (row?.of === "clause" && row.clause.moreLines.includes(line));
}

/** The line that a row is about. */
export function lineOf(row: Row | undefined): number | null {
  if (!row) return null;
  return row.of === "gap" ? row.gap.line : row.clause.line;
}

function LineNumber({ line, facts, lit, onPick }: Omit<LineProps, "selected"> & { lit: boolean }): ReactNode {
  const say = useSay();
  const key = keyAt(facts);
  const clause = facts?.clauses[0];
  if (!key) return <span className={css.number}>{line.line}</span>;
  return (
    <button
      type="button"
      className={css.number}
      data-outcome={clause?.outcome}
      aria-label={say(words.line, { n: line.line })}
      aria-current={lit || undefined}
      onClick={() => onPick(key)}
    >
      {line.line}
      <span aria-hidden="true">{clause ? marks[clause.outcome] : "!"}</span>
    </button>
  );
}

/** Headings stand out; an item that itself says what to do is text. */
function headOf(clause: Clause | undefined): Clause["kind"] | undefined {
  return clause && !clause.actionable ? clause.kind : undefined;
}

function Line({ line, facts, selected, onPick }: LineProps): ReactNode {
  const lit = standsOn(selected, line.line);
  const text = selected?.of === "clause" ? selected.clause.text : "";
  return (
    <p
      className={css.line}
      data-kind={headOf(facts?.clauses[0])}
      data-gap={facts?.gap ? true : undefined}
      data-lit={lit || undefined}
      data-line={line.line}
    >
      <LineNumber line={line} facts={facts} lit={lit} onPick={onPick} />
      <span className={css.words}>
        <Text line={line} lit={lit} text={text} />
      </span>
    </p>
  );
}

/** Scrolls the pane, and nothing around it, until the line is well in view. */
function bringIntoView(box: HTMLElement | null, at: number): void {
  const line = box?.querySelector<HTMLElement>(`[data-line="${at}"]`);
  if (!line || !box) return;
  const top = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const inView = top >= 24 && top + line.offsetHeight <= box.clientHeight - 24;
  if (!inView) box.scrollTop += top - box.clientHeight / 3;
}

/** Above this many lines a document is drawn only where it is looked at. */
const longFrom = 1500;

/** The whole document; scrolls to what is selected. */
export function Source(props: {
  review: Review;
  selected: Row | undefined;
  onPick: (key: string) => void;
}): ReactNode {
  const say = useSay();
  const { review, selected, onPick } = props;
  const pane = useRef<HTMLElement>(null);
  const facts = useMemo(() => factsOf(review), [review]);
  const blocks = useMemo(() => blocksOf(review.lines), [review.lines]);
  const at = lineOf(selected);
  useEffect(() => {
    if (at === null) return;
    bringIntoView(pane.current, at);
    // Lines that were never drawn have a guessed height: what was brought into view is looked at once more.
    const frame = requestAnimationFrame(() => bringIntoView(pane.current, at));
    return () => cancelAnimationFrame(frame);
  }, [at]);
  const draw = (line: SourceLine): ReactNode => (
    <Line
      key={line.line}
      line={line}
      facts={facts.get(line.line)}
      selected={standsOn(selected, line.line) ? selected : undefined}
      onPick={onPick}
    />
  );

  return (
    <section ref={pane} className={css.pane} aria-label={say(words.source)}>
      <div className={css.paper} lang="vi" data-long={review.lines.length > longFrom || undefined}>
        {blocks.map((block) =>
          block.table === null ? (
            draw(block.line)
          ) : (
            <div key={`t${block.table}`} className={css.table}>
              {block.rows.map((row, n) => (
                <div key={n} className={css.tableRow}>
                  {row.map(draw)}
                </div>
              ))}
            </div>
          ),
        )}
      </div>
    </section>
  );
}
