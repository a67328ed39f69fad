/** The right side: what is missing, what was remarked, what disagrees, and the evidence to cite. */
import { Button } from "@mantine/core";
import { IconCircleCheck, IconLink, IconPlayerTrackNext, IconPlus } from "@tabler/icons-react";
import { useEffect, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { cellId, keyOf, sectionId } from "../codes.ts";
import type { Section, Submission } from "../types.ts";
import { goToPlace, useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { Findings } from "./findings.tsx";
import { nameOf } from "./section.tsx";
import { editorWords as words } from "./words.ts";

/** The most lines of what is missing that stand in the list at once. */
const shownMost = 12;

interface Place {
  readonly id: string;
  readonly text: string;
}

/** Every place that must still be filled, in the report's order. */
export function missingPlaces(report: Submission, say: ReturnType<typeof useSay>): readonly Place[] {
  const { missingCells, missingSections } = report.completeness;
  return [
    ...missingSections.map((s) => ({ id: sectionId(s.sectionId), text: s.title })),
    ...missingCells.map((c) => ({ id: cellId(c), text: say(c.label) })),
  ];
}

/** A line that leads to its place. */
function PlaceLine({ place, before }: { place: Place; before: (() => void) | undefined }): ReactNode {
  const go = (): void => {
    before?.();
    // A sheet that closes gives the focus back first.
    setTimeout(() => goToPlace(place.id), before ? 60 : 0);
  };
  return (
    <li>
      <button type="button" className={css.placeLine} onClick={go}>
        {place.text}
      </button>
    </li>
  );
}

/** F8 goes to the next place that is missing, after the one in hand. */
function useNextMissing(): { go: () => void; none: boolean } {
  const say = useSay();
  const { report } = useDesk();
  const places = missingPlaces(report, say);
  const go = (): void => {
    const elements = places
      .flatMap((p) => document.getElementById(p.id) ?? [])
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const here = document.activeElement;
    const after = elements.find(
      (e) => here && !e.contains(here) && here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const to = after ?? elements[0];
    if (to) goToPlace(to.id);
  };
  return { go, none: places.length === 0 };
}

function NextMissing(): ReactNode {
  const say = useSay();
  const { go, none } = useNextMissing();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "F8") return;
      event.preventDefault();
      go();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  if (none) return null;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlayerTrackNext size={17} stroke={1.75} />}
      onClick={go}
      aria-keyshortcuts="F8"
    >
      {say(words.nextMissing)}
    </Button>
  );
}

/** What must be filled before the report can be sent; `walks`: with the button to the next one; `before`: done before a place takes the focus. */
export function Missing({ walks, before }: { walks?: boolean; before?: () => void }): ReactNode {
  const say = useSay();
  const { report } = useDesk();
  const places = missingPlaces(report, say);
  return (
    <div className={css.block}>
      <h2>
        {say(words.missingTitle)} {places.length > 0 && <span className={css.count}>{places.length}</span>}
      </h2>
      {places.length === 0 ? (
        <p className={css.good}>
          <IconCircleCheck size={16} /> {say(words.nothingMissing)}
        </p>
      ) : (
        <ul className={css.places}>
          {places.slice(0, shownMost).map((place) => (
            <PlaceLine key={place.id} place={place} before={before} />
          ))}
        </ul>
      )}
      {places.length > shownMost && (
        <p className={css.quiet}>{say(words.moreMissing, { n: places.length - shownMost })}</p>
      )}
      {walks && <NextMissing />}
    </div>
  );
}

function Remarks(): ReactNode {
  const say = useSay();
  const { report, cells } = useDesk();
  const found = report.remarks.filter((r) => r.round === report.round);
  if (found.length === 0) return null;
  return (
    <div className={css.block}>
      <h2>
        {say(words.remarksTitle)} <span className={css.count}>{found.length}</span>
      </h2>
      <ul className={css.places}>
        {found.map((r) => {
          const section = report.sections.find((s) => s.id === r.sectionId);
          const at = { indicator: r.indicator ?? "", dims: r.dims };
          const cell = cells.get(keyOf(at));
          const what = section ? nameOf(section) : cell ? say(cell.label) : "";
          return (
            <li key={r.id}>
              <button
                type="button"
                className={css.placeLine}
                onClick={() => goToPlace(section ? sectionId(section.id) : cellId(at))}
              >
                <span className={css.quiet} lang="vi">
                  {what}
                </span>
                <span lang="vi">{r.text}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Cite({ section, code }: { section: Section; code: string }): ReactNode {
  const say = useSay();
  const { writes, inserts } = useDesk();
  if (!writes || !section.narrative) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconPlus size={13} />}
      onClick={() => inserts.get(section.id)?.(`(${code})`)}
    >
      {say(words.cite, { code })}
    </Button>
  );
}

function Evidence(): ReactNode {
  const say = useSay();
  const { report, current } = useDesk();
  const withTasks = report.sections.filter((s) => s.tasks.length > 0);
  const section = report.sections.find((s) => s.id === current) ?? withTasks[0];
  if (!section || withTasks.length === 0) return null;
  return (
    <div className={css.block}>
      <h2>{say(words.evidenceTitle)}</h2>
      <p className={css.quiet}>
        {say(words.evidenceFor)}: <span lang="vi">{nameOf(section)}</span>
      </p>
      {section.tasks.length === 0 && <p className={css.quiet}>{say(words.noEvidence)}</p>}
      <ul className={css.tasks}>
        {section.tasks.map((task) => (
          <li key={task.taskCode}>
            <Go href={`/tasks/${task.taskCode}`} lang="vi">
              {task.title}
            </Go>
            <span className={css.taskLine}>
              <span className={css.quiet}>{task.taskCode}</span>
              <Cite section={section} code={task.taskCode} />
            </span>
            {task.evidence.map((e) => (
              <span key={e.code} className={css.taskLine}>
                <IconLink size={14} stroke={1.75} />
                <Go href={e.href}>{e.title || e.code}</Go>
                <Cite section={section} code={e.code} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The whole side. */
export function Aside(): ReactNode {
  const say = useSay();
  const { writes } = useDesk();
  return (
    <aside className={css.aside} aria-label={say(words.asides)}>
      <Remarks />
      {writes && <Missing walks />}
      <Findings />
      <Evidence />
    </aside>
  );
}
