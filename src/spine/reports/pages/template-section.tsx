/** One section of a template in its form: title, prompt, clauses, tables of figures. */
import "#base/ui/styles/forms.ts";
import {
  ActionIcon,
  Button,
  Checkbox,
  MultiSelect,
  NativeSelect,
  Textarea,
  TextInput,
  type OptionsFilter,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTablePlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { searchKey } from "#base/vi/index.ts";
import { columnsRead, columnsText, newTable, rowsOf } from "./template-form.ts";
import css from "./template.module.css";
import type { TemplateSection, TemplateTable } from "./template-types.ts";
import { templateWords as words } from "./template-words.ts";

/** A figure that may be asked. */
export interface FigureChoice {
  readonly value: string;
  readonly label: string;
}

const forgiving: OptionsFilter = ({ options, search }) => {
  const wanted = searchKey(search);
  return options.filter(
    (o) => "label" in o && (searchKey(o.label).includes(wanted) || o.value.includes(search)),
  );
};

function TableForm(props: {
  table: TemplateTable;
  figures: readonly FigureChoice[];
  change: (table: TemplateTable | null) => void;
}): ReactNode {
  const say = useSay();
  const { table, figures, change } = props;
  const codes = table.rows.map((r) => r.indicator);
  const optional = table.rows.filter((r) => !r.required).map((r) => r.indicator);
  return (
    <div className={css.table}>
      <TextInput
        label={say(words.tableTitle)}
        value={table.title}
        onChange={(event) => change({ ...table, title: event.currentTarget.value })}
      />
      <Textarea
        label={say(words.columns)}
        description={say(words.columnsHelp)}
        autosize
        defaultValue={columnsText(table)}
        onBlur={(event) => change({ ...table, columns: columnsRead(event.currentTarget.value) })}
      />
      <MultiSelect
        label={say(words.rows)}
        description={say(words.rowsHelp)}
        data={figures}
        value={codes}
        searchable
        filter={forgiving}
        onChange={(to) => change({ ...table, rows: rowsOf(table, to) })}
      />
      <MultiSelect
        label={say(words.optional)}
        data={figures.filter((f) => codes.includes(f.value))}
        value={optional}
        searchable
        filter={forgiving}
        onChange={(to) =>
          change({ ...table, rows: table.rows.map((r) => ({ ...r, required: !to.includes(r.indicator) })) })
        }
      />
      <MultiSelect
        label={say(words.estimated)}
        description={say(words.estimatedHelp)}
        data={figures.filter((f) => codes.includes(f.value))}
        value={table.rows.filter((r) => r.asksEstimate).map((r) => r.indicator)}
        searchable
        filter={forgiving}
        onChange={(to) =>
          change({
            ...table,
            rows: table.rows.map((r) => ({ ...r, asksEstimate: to.includes(r.indicator) })),
          })
        }
      />
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={15} />}
          onClick={() => change(null)}
        >
          {say(words.removeTable)}
        </Button>
      </div>
    </div>
  );
}

interface SectionFormProps {
  readonly n: number;
  readonly section: TemplateSection;
  readonly figures: readonly FigureChoice[];
  readonly change: (section: TemplateSection) => void;
  readonly move: (by: 1 | -1) => void;
  readonly remove: () => void;
}

function Tools({ n, move, remove }: Pick<SectionFormProps, "n" | "move" | "remove">): ReactNode {
  const say = useSay();
  return (
    <span className={css.tools}>
      <ActionIcon aria-label={say(words.up, { n })} onClick={() => move(-1)}>
        <IconArrowUp size={17} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={say(words.down, { n })} onClick={() => move(1)}>
        <IconArrowDown size={17} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={say(words.remove, { n })} onClick={remove}>
        <IconTrash size={17} stroke={1.75} />
      </ActionIcon>
    </span>
  );
}

function Heads({ section, change }: Pick<SectionFormProps, "section" | "change">): ReactNode {
  const say = useSay();
  return (
    <div className={css.heads}>
      <TextInput
        label={say(words.number)}
        value={section.number}
        onChange={(event) => change({ ...section, number: event.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.level)}
        value={String(section.level)}
        data={["1", "2", "3"]}
        onChange={(event) => change({ ...section, level: Number(event.currentTarget.value) })}
      />
      <TextInput
        label={say(words.title)}
        value={section.title}
        onChange={(event) => change({ ...section, title: event.currentTarget.value })}
      />
    </div>
  );
}

/** The form of one section, folded to its title. */
export function SectionForm(props: SectionFormProps): ReactNode {
  const say = useSay();
  const { n, section, figures, change } = props;
  const putTable = (at: number, table: TemplateTable | null): void =>
    change({ ...section, tables: section.tables.flatMap((t, i) => (i !== at ? [t] : table ? [table] : [])) });
  return (
    <details className={css.section} open={section.title === ""}>
      <summary data-level={section.level}>
        <span lang="vi">{`${section.number} ${section.title}`.trim() || say(words.section, { n })}</span>
      </summary>
      <div className={css.body}>
        <Heads section={section} change={change} />
        <Textarea
          label={say(words.prompt)}
          autosize
          value={section.prompt}
          onChange={(event) => change({ ...section, prompt: event.currentTarget.value })}
        />
        <TextInput
          label={say(words.clauses)}
          description={say(words.clausesHelp)}
          defaultValue={section.clausePaths.join(", ")}
          onBlur={(event) =>
            change({
              ...section,
              clausePaths: event.currentTarget.value
                .split(",")
                .map((p) => p.trim())
                .filter(Boolean),
            })
          }
        />
        <div className={css.checks}>
          <Checkbox
            label={say(words.narrative)}
            checked={section.narrative}
            onChange={(event) => change({ ...section, narrative: event.currentTarget.checked })}
          />
          <Checkbox
            label={say(words.required)}
            checked={section.required && section.narrative}
            disabled={!section.narrative}
            onChange={(event) => change({ ...section, required: event.currentTarget.checked })}
          />
        </div>
        {section.tables.map((table, at) => (
          <TableForm key={at} table={table} figures={figures} change={(t) => putTable(at, t)} />
        ))}
        <div className={css.foot}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTablePlus size={15} />}
            onClick={() => change({ ...section, tables: [...section.tables, newTable] })}
          >
            {say(words.addTable)}
          </Button>
          <Tools {...props} />
        </div>
      </div>
    </details>
  );
}
