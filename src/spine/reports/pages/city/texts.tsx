/** Words of a section: the city's own, with what the units wrote beneath, by name. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { IconQuote, IconSearch } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import { Card, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import { searchKey } from "#base/vi/index.ts";
import { stateLooks } from "../codes.ts";
import type { Written } from "../editor/saving.ts";
import { Conflict, SaverLine } from "../editor/saver-parts.tsx";
import { useSaver } from "../editor/use-saver.ts";
import editor from "../editor/editor.module.css";
import type { Unit } from "../types.ts";
import css from "./city.module.css";
import type { CitySection, Consolidation, Standing } from "./types.ts";
import { cityWords as words } from "./words.ts";

interface UnitText extends Standing {
  readonly text: string;
  readonly byName: string | null;
  readonly at: string;
}

interface SideBySide {
  readonly rows: readonly UnitText[];
  readonly silent: readonly Unit[];
}

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

function Told({ row, take }: { row: UnitText; take: ((text: string) => void) | null }): ReactNode {
  const say = useSay();
  return (
    <li className={css.told}>
      <div className={css.toldHead}>
        <Go href={`/reports/submissions/${row.submissionId}`}>{row.unit.name}</Go>
        <StatusBadge look={stateLooks[row.state]} />
        {row.byName && <span className={css.quiet}>{row.byName}</span>}
        {take && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconQuote size={13} />}
            onClick={() => take(row.text)}
          >
            {say(words.quote)}
          </Button>
        )}
      </div>
      <p lang="vi">{row.text}</p>
    </li>
  );
}

function Units({ side, take }: { side: SideBySide; take: ((text: string) => void) | null }): ReactNode {
  const say = useSay();
  const [text, find] = useState("");
  const wanted = searchKey(text.trim());
  const rows = side.rows.filter((r) => searchKey(`${r.unit.name} ${r.text}`).includes(wanted));
  return (
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
          <Told key={row.submissionId} row={row} take={take} />
        ))}
      </ul>
      {side.silent.length > 0 && (
        <details>
          <summary>{say(words.silent, { n: numberShown(side.silent.length) })}</summary>
          <p className={css.quiet}>{side.silent.map((u) => u.name).join(", ")}</p>
        </details>
      )}
    </section>
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

function One({ data, section }: { data: Consolidation; section: CitySection }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const include = address["include"] === "submitted" ? "submitted" : "approved";
  const saver = useCityText(data, section);
  const writes = data.can.includes("report.consolidate");
  const {
    data: side,
    error,
    refetch,
  } = useQuery({
    queryKey: ["side-by-side", data.cycle.id, section.id, include],
    queryFn: ({ signal }) =>
      request<SideBySide>(`/api/reports/cycles/${data.cycle.id}/sections/${section.id}`, {
        query: { include },
        signal,
      }),
  });
  const { text } = saver.state;
  const add = (more: string): void => saver.type(text.trim() === "" ? more : `${text.trimEnd()}\n${more}`);
  return (
    <div className={css.stack}>
      <Card className={css.own}>
        <h2 lang="vi">{nameOf(section)}</h2>
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
      </Card>
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {!side && !error && <Waiting />}
      {side && <Units side={side} take={writes ? add : null} />}
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
