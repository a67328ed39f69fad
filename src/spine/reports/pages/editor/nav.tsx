/** The sections at the left, each with its state: written, empty, missing, remarked on. */
import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconMessage2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Icon } from "#base/ui/module.ts";
import type { Label } from "#base/words.ts";
import { keyOf, sectionId } from "../codes.ts";
import type { Section, Submission } from "../types.ts";
import { goToPlace, useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { nameOf } from "./section.tsx";
import { editorWords as words } from "./words.ts";

interface Look {
  readonly key: string;
  readonly label: Label;
  readonly icon: Icon;
}

const looks = {
  remarked: { key: "remarked", label: words.sectionRemarked, icon: IconMessage2 },
  missing: { key: "missing", label: words.sectionMissing, icon: IconAlertCircle },
  done: { key: "done", label: words.sectionDone, icon: IconCircleCheck },
  empty: { key: "empty", label: words.sectionEmpty, icon: IconCircleDashed },
} as const satisfies Record<string, Look>;

function keysOf(section: Section): ReadonlySet<string> {
  return new Set(
    section.tables.flatMap((t) =>
      t.rows.flatMap((row) => t.columns.map((c) => keyOf({ indicator: row.indicator, dims: c.dims }))),
    ),
  );
}

/** How a section stands; null for a mere heading. */
export function lookOf(section: Section, report: Submission): Look | null {
  const keys = keysOf(section);
  if (!section.narrative && keys.size === 0) return null;
  const { missingCells, missingSections } = report.completeness;
  const isRemarked = report.remarks.some(
    (r) =>
      r.round === report.round &&
      (r.sectionId === section.id ||
        (r.indicator !== null && keys.has(keyOf({ indicator: r.indicator, dims: r.dims })))),
  );
  if (report.state === "returned" && isRemarked) return looks.remarked;
  const isMissing =
    missingSections.some((s) => s.sectionId === section.id) || missingCells.some((c) => keys.has(keyOf(c)));
  if (isMissing) return looks.missing;
  if (section.narrative && section.text.trim() === "") return looks.empty;
  return looks.done;
}

/** The list. */
export function SectionNav(): ReactNode {
  const say = useSay();
  const { report, current } = useDesk();
  return (
    <nav className={css.nav} aria-label={say(words.sections)}>
      <ol>
        {report.sections.map((section) => {
          const look = lookOf(section, report);
          const Mark = look?.icon;
          return (
            <li key={section.id} data-level={section.level}>
              <button
                type="button"
                data-look={look?.key}
                aria-current={current === section.id || undefined}
                onClick={() => goToPlace(sectionId(section.id))}
              >
                {Mark && <Mark size={15} stroke={1.75} aria-hidden="true" />}
                <span lang="vi">{nameOf(section)}</span>
                {look && <span className="only-read">, {say(look.label)}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
