/** One section of a report: its prompt, its words with what the tasks propose, its tables. */
import { Button, Textarea } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { sectionId } from "../codes.ts";
import type { Section } from "../types.ts";
import { citesIn } from "./cell-typed.ts";
import { useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { Figures } from "./figures.tsx";
import { RemarkAt, RemarksOn } from "./remarks.tsx";
import { Conflict, SaverLine } from "./saver-parts.tsx";
import { useSaver } from "./use-saver.ts";
import { editorWords as words } from "./words.ts";

/** A section's name as it is spoken of. */
export const nameOf = (section: Pick<Section, "number" | "title">): string =>
  `${section.number} ${section.title}`.trim();

function Cites({ codes }: { codes: readonly string[] }): ReactNode {
  const say = useSay();
  if (codes.length === 0) return null;
  return (
    <span className={css.cites}>
      {say(words.cites)}:{" "}
      {codes.map((code) => (
        <Go key={code} href={`/tasks/${code}`} className={css.chip}>
          {code}
        </Go>
      ))}
    </span>
  );
}

function Proposal({ section, take }: { section: Section; take: (text: string) => void }): ReactNode {
  const say = useSay();
  const { proposal } = section;
  if (!proposal) return null;
  return (
    <div className={`${css.proposal} no-print`}>
      <div className={css.proposalHead}>
        <IconWand size={16} stroke={1.75} />
        <strong>{say(words.fromTasks)}</strong>
        <Button size="compact-sm" variant="default" onClick={() => take(proposal.text)}>
          {say(words.takeProposal)}
        </Button>
      </div>
      <p className={css.quiet}>{say(words.proposalHint)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (WCAG 2.1.1) */}
      <section lang="vi" className={css.proposed} aria-label={say(words.fromTasks)} tabIndex={0}>
        {proposal.text}
      </section>
    </div>
  );
}

/** Words that are typed. */
function Narrative({ section }: { section: Section }): ReactNode {
  const say = useSay();
  const { report, saveText, tellPhase, inserts } = useDesk();
  const codes = section.tasks.map((t) => t.taskCode);
  const saver = useSaver({
    draft: `report/${report.id}/section/${section.id}`,
    row: section,
    put: (text, version) => saveText({ section: section.id, text, cites: citesIn(text, codes), version }),
  });
  const { text, phase } = saver.state;
  const place = sectionId(section.id);
  useEffect(() => tellPhase(place, phase), [place, phase, tellPhase]);
  const add = (more: string): void => saver.type(text.trim() === "" ? more : `${text.trimEnd()}\n${more}`);
  useEffect(() => {
    inserts.set(section.id, add);
    return () => void inserts.delete(section.id);
  });
  const isNew = section.proposal && !text.includes(section.proposal.text.slice(0, 60));
  return (
    <>
      {isNew && <Proposal section={section} take={add} />}
      <Conflict saver={saver} />
      <Textarea
        aria-label={say(words.narrativeOf, { title: nameOf(section) })}
        autosize
        minRows={3}
        maxRows={40}
        lang="vi"
        value={text}
        onChange={(event) => saver.type(event.currentTarget.value)}
        onBlur={saver.now}
        classNames={{ input: css.words ?? "" }}
      />
      <div className={css.under}>
        <SaverLine saver={saver} />
        <Cites codes={citesIn(text, codes)} />
      </div>
    </>
  );
}

/** Whether a section is of others' work: it tells of clauses, and of none the unit has a task. */
const isOfOthers = (section: Section): boolean =>
  section.clausePaths.length > 0 && section.tasks.length + section.tables.length === 0 && !section.required;

/** Words that most units need not write: folded until there are some, or a person has something to say. */
function Folded({ section }: { section: Section }): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  return (
    <details
      className={css.folded}
      open={opened || section.text.trim() !== ""}
      onToggle={(event) => open(event.currentTarget.open)}
    >
      <summary>{say(words.ofOthers)}</summary>
      <Narrative section={section} />
    </details>
  );
}

/** Words as they are read. */
function Told({ section }: { section: Section }): ReactNode {
  const say = useSay();
  return (
    <>
      {section.text.trim() ? (
        <p lang="vi" className={css.told}>
          {section.text}
        </p>
      ) : (
        <p className={css.quiet}>{say(words.nothingYet)}</p>
      )}
      <Cites codes={section.cites} />
    </>
  );
}

/** The words of a section, written or read. */
function Words({ section }: { section: Section }): ReactNode {
  const { report, writes } = useDesk();
  if (!writes) return section.narrative && <Told section={section} />;
  const isRemarked = report.remarks.some((remark) => remark.sectionId === section.id);
  if (section.narrative && isOfOthers(section) && !isRemarked) return <Folded section={section} />;
  return (
    <>
      {section.prompt && (
        <p lang="vi" className={`${css.prompt} no-print`}>
          {section.prompt}
        </p>
      )}
      {section.narrative && <Narrative section={section} />}
    </>
  );
}

/** The whole section. */
export function SectionBlock({ section }: { section: Section }): ReactNode {
  const say = useSay();
  const { reviews, setCurrent } = useDesk();
  const Title = section.level > 1 ? "h3" : "h2";
  return (
    <section
      id={sectionId(section.id)}
      className={css.section}
      data-level={section.level}
      aria-label={nameOf(section)}
      onFocusCapture={() => setCurrent(section.id)}
    >
      <div className={css.sectionHead}>
        <Title lang="vi" tabIndex={-1}>
          {nameOf(section)}
        </Title>
        {section.narrative && section.required && <span className={css.quiet}>{say(words.required)}</span>}
        {reviews && (
          <RemarkAt place={sectionId(section.id)} on={{ section: section.id }} label={nameOf(section)} />
        )}
      </div>
      <RemarksOn on={{ section: section.id }} />
      <Words section={section} />
      {section.tables.map((table) => (
        <Figures key={table.id} table={table} below={section.level} />
      ))}
    </section>
  );
}
