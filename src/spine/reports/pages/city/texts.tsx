/** Words of a section: the city's own, with what the units wrote beneath, by name. */
import { Textarea, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import { searchKey } from "#base/vi/index.ts";
import { finderOf } from "../../rules/repetition.ts";
import type { Written } from "../editor/saving.ts";
import { Conflict, SaverLine } from "../editor/saver-parts.tsx";
import { useSaver } from "../editor/use-saver.ts";
import editor from "../editor/editor.module.css";
import css from "./city.module.css";
import { Repeated, UnitWords, useRepetition, type Take } from "./repetition.tsx";
import { sideKey, Sources, useSources } from "./sources.tsx";
import type { CitySection, Consolidation, SideBySide } from "./types.ts";
import { cityWords as words } from "./words.ts";

const nameOf = (section: CitySection): string => `${section.number} ${section.title}`.trim();

function Nav({ data, current }: { data: Consolidation; current: number }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <nav className={editor.nav} aria-label={say(words.sections)}>
      <ol>
        {data.sections.map((s) => (
          <li key={s.id}>
            <button
              type="button"
              data-look={s.narrative ? "text" : undefined}
              disabled={!s.narrative}
              className={css.navItem}
              aria-current={s.id === current || undefined}
              onClick={() => change({ section: String(s.id) })}
            >
              <span lang="vi">{nameOf(s)}</span>
              {s.narrative && <span className={css.writers}>{numberShown(s.writers)}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Units({ side, city, take }: { side: SideBySide; city: string; take: Take | null }): ReactNode {
  const say = useSay();
  const repetition = useRepetition(side.rows);
  const takenIn = useMemo(() => finderOf(repetition.groups), [repetition]);
  const taken = useMemo(() => takenIn(city), [takenIn, city]);
  const [text, find] = useState("");
  const wanted = searchKey(text.trim());
  const rows = side.rows.filter((r) => searchKey(`${r.unit.name} ${r.text}`).includes(wanted));
  return (
    <>
      <Repeated repetition={repetition} taken={taken} take={take} />
      <section aria-label={say(words.unitTexts)} className={css.stack}>
        <div className={css.unitsHead}>
          <h3>
            {say(words.unitTexts)} ({numberShown(side.rows.length)})
          </h3>
          <TextInput
            aria-label={say(words.findUnit)}
            placeholder={say(words.findUnit)}
            leftSection={<IconSearch size={16} stroke={1.75} />}
            value={text}
            onChange={(event) => find(event.currentTarget.value)}
          />
        </div>
        {side.rows.length === 0 && <p className={css.quiet}>{say(words.nobodyWrote)}</p>}
        <ul className={css.list}>
          {rows.map((row) => (
            <UnitWords key={row.submissionId} row={row} repetition={repetition} take={take} />
          ))}
        </ul>
        {side.silent.length > 0 && (
          <details>
            <summary>{say(words.silent, { n: numberShown(side.silent.length) })}</summary>
            <p className={css.quiet}>{side.silent.map((u) => u.name).join(", ")}</p>
          </details>
        )}
      </section>
    </>
  );
}

function useCityText(data: Consolidation, section: CitySection) {
  const client = useQueryClient();
  const { id } = data.cycle;
  const { text, version, byName } = section;
  const row = useMemo<Written>(() => ({ text, version, byName, at: null }), [text, version, byName]);
  return useSaver({
    draft: `report/cycle/${id}/section/${section.id}`,
    row,
    put: async (typed, from) => {
      const path = `/api/reports/cycles/${id}/sections/${section.id}`;
      const saved = await request<Written>(path, { method: "PUT", body: { text: typed, version: from } });
      client.setQueriesData<Consolidation>(
        { queryKey: ["consolidation", id] },
        (before) =>
          before && {
            ...before,
            sections: before.sections.map((s) => (s.id === section.id ? { ...s, ...saved, id: s.id } : s)),
          },
      );
      return saved;
    },
  });
}

function Heading({ section }: { section: CitySection }): ReactNode {
  const say = useSay();
  return (
    <>
      <h2 lang="vi">{nameOf(section)}</h2>
      {section.clausePaths.length > 0 && (
        <p className={css.quiet}>{say(words.ofClauses, { paths: section.clausePaths.join(", ") })}</p>
      )}
    </>
  );
}

function useInclude(): "submitted" | "approved" {
  const [address] = useAddress();
  return address["include"] === "submitted" ? "submitted" : "approved";
}

function useSide(cycleId: number, section: number, include: string) {
  return useQuery({
    queryKey: sideKey(cycleId, section, include),
    queryFn: ({ signal }) =>
      request<SideBySide>(`/api/reports/cycles/${cycleId}/sections/${section}`, {
        query: { include },
        signal,
      }),
  });
}

function One({ data, section }: { data: Consolidation; section: CitySection }): ReactNode {
  const say = useSay();
  const include = useInclude();
  const saver = useCityText(data, section);
  const { data: side, error, refetch } = useSide(data.cycle.id, section.id, include);
  const { text } = saver.state;
  const writes = data.can.includes("report.consolidate");
  const sources = useSources(data.cycle.id, section.id, include);
  const take = (more: string, from: readonly number[]): void => {
    saver.type(text.trim() === "" ? more : `${text.trimEnd()}\n${more}`);
    sources.take(more, from);
  };
  return (
    <div className={css.stack}>
      <Card className={css.own}>
        <Heading section={section} />
        <Conflict saver={saver} />
        <Textarea
          label={say(words.cityText)}
          description={say(words.cityTextHint)}
          autosize
          minRows={5}
          maxRows={30}
          lang="vi"
          readOnly={!writes}
          value={text}
          onChange={(event) => saver.type(event.currentTarget.value)}
          onBlur={saver.now}
          classNames={{ input: editor.words ?? "" }}
        />
        <SaverLine saver={saver} />
        {side && <Sources side={side} section={section.id} drop={writes ? sources.drop : null} />}
        {sources.error !== null && <ProblemNote error={sources.error} />}
      </Card>
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {!side && !error && <Waiting />}
      {side && <Units side={side} city={text} take={writes ? take : null} />}
    </div>
  );
}

/** The sections at the left, the chosen one at the right. */
export function CityTexts({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const withText = data.sections.filter((s) => s.narrative);
  const section = withText.find((s) => String(s.id) === address["section"]) ?? withText[0];
  if (!section) return <p className={css.quiet}>{say(words.noText)}</p>;
  return (
    <div className={css.desk}>
      <Nav data={data} current={section.id} />
      <One key={section.id} data={data} section={section} />
    </div>
  );
}
