/** One side of a rule being written: figures and numbers that are added up. */
import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { numberTyped } from "#base/ui/typed.ts";
import css from "./figures.module.css";
import { newTerm, type TermDraft } from "./rule-draft.ts";
import { ruleWords as words } from "./rule-words.ts";
import type { Catalogue } from "./types.ts";

interface TermProps {
  readonly term: TermDraft;
  readonly set: (term: TermDraft) => void;
  readonly catalogue: Catalogue;
  /** Whether faults are shown. */
  readonly tried: boolean;
}

function FigureFields({ term, set, catalogue }: TermProps): ReactNode {
  const say = useSay();
  const groups = catalogue.blocks.map((block) => ({
    group: say(block.label),
    items: catalogue.rows
      .filter((row) => row.block === block.code)
      .map((row) => ({ value: row.code, label: say(row.label) })),
  }));
  return (
    <>
      <NativeSelect
        className={css.termFigure}
        label={say(words.figure)}
        data={[{ value: "", label: "–" }, ...groups]}
        value={term.indicator ?? ""}
        required
        onChange={(e) => set({ ...term, indicator: e.currentTarget.value })}
      />
      <TextInput
        className={css.termPart}
        label={say(words.part)}
        placeholder={say(words.partHelp)}
        value={term.dims}
        maxLength={300}
        onChange={(e) => set({ ...term, dims: e.currentTarget.value.trim() })}
      />
      <NativeSelect
        label={say(words.which)}
        data={[
          { value: "now", label: say(words.thisYear) },
          { value: "before", label: say(words.yearBefore) },
        ]}
        value={term.isYearBefore ? "before" : "now"}
        onChange={(e) => set({ ...term, isYearBefore: e.currentTarget.value === "before" })}
      />
    </>
  );
}

function Term(props: TermProps & { place: number; drop: (() => void) | null }): ReactNode {
  const say = useSay();
  const { term, set, tried, place, drop } = props;
  const isWrong = tried && (numberTyped(term.factor) ?? 0) <= 0;
  return (
    <div className={css.term}>
      <TextInput
        className={css.termFactor}
        label={say(term.indicator === null ? words.number : words.factor)}
        inputMode="decimal"
        value={term.factor}
        error={isWrong && say(words.fillNumber)}
        required
        onChange={(e) => set({ ...term, factor: e.currentTarget.value })}
      />
      {term.indicator !== null && <FigureFields {...props} />}
      {drop && (
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={say(words.remove, { n: place + 1 })}
          onClick={drop}
        >
          <IconX size={17} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}

/** The terms of a side, and two ways to add one. */
export function Side(props: {
  legend: string;
  terms: readonly TermDraft[];
  set: (terms: readonly TermDraft[]) => void;
  catalogue: Catalogue;
  tried: boolean;
}): ReactNode {
  const say = useSay();
  const { terms, set } = props;
  const add = (indicator: string | null) => () => set([...terms, newTerm(indicator)]);
  return (
    <fieldset className={css.side}>
      <legend>{props.legend}</legend>
      {terms.map((term, i) => (
        <Term
          // A term has no name of its own; its place is what the sentence calls it by.
          // eslint-disable-next-line react/no-array-index-key
          key={i}
          place={i}
          term={term}
          set={(changed) => set(terms.with(i, changed))}
          drop={terms.length > 1 ? () => set(terms.filter((_, at) => at !== i)) : null}
          catalogue={props.catalogue}
          tried={props.tried}
        />
      ))}
      <span className={css.counts}>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add("")}>
          {say(words.addFigure)}
        </Button>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add(null)}>
          {say(words.addNumber)}
        </Button>
      </span>
    </fieldset>
  );
}
