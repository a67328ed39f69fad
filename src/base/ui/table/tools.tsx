/** Above a table: search, filters, saved views, columns, Excel, print. */
import { ActionIcon, Button, Menu, Popover, TextInput } from "@mantine/core";
import {
  IconBookmark,
  IconColumns3,
  IconFileSpreadsheet,
  IconPrinter,
  IconSearch,
  IconTrash,
  IconX,
} from "@tabler/icons-react";
import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "../language.ts";
import { useViewer } from "../viewer.ts";
import type { Column } from "./columns.ts";
import {
  exportHref,
  queryOf,
  shownColumns,
  switchedColumns,
  viewsIn,
  withView,
  type Search,
} from "./state.ts";
import css from "./table.module.css";
import { dateShown, dateTyped } from "../typed.ts";
import { words } from "./words.ts";

/** What the tools know of the table. */
export interface ToolsProps {
  readonly print: () => void;
  readonly printing: boolean;
  readonly name: string;
  readonly url: string;
  readonly fixed: Search;
  readonly columns: readonly Column<never>[];
  readonly search: Search;
  readonly change: (values: Readonly<Record<string, string | null>>) => void;
  readonly searches: boolean;
  readonly exports: boolean;
}

/** The pause after a key before the list is asked again, in milliseconds. */
const pauseMs = 250;

function SearchBox({ search, change }: Pick<ToolsProps, "search" | "change">): ReactNode {
  const say = useSay();
  const q = search["q"] ?? "";
  const [text, type] = useState(q);
  const [known, setKnown] = useState(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A saved view or "clear" changed the address from outside: the box follows.
  if (q !== known) {
    setKnown(q);
    type(q);
  }
  const typed = (next: string): void => {
    type(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(next);
      change({ q: next || null });
    }, pauseMs);
  };
  return (
    <TextInput
      className={css.searchBox}
      type="search"
      aria-label={say(words.search)}
      placeholder={say(words.search)}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      value={text}
      onChange={(event) => typed(event.currentTarget.value)}
    />
  );
}

function FilterBox(props: {
  column: Column<never>;
  search: Search;
  change: ToolsProps["change"];
}): ReactNode {
  const say = useSay();
  const id = useId();
  const { key, label, filter } = props.column;
  const value = props.search[key] ?? "";
  if (!filter) return null;
  return (
    <label className={css.filter} data-on={value !== "" || undefined} htmlFor={id}>
      <span>{say(label)}</span>
      {filter.kind === "choice" ? (
        <select
          id={id}
          value={value}
          onChange={(event) => props.change({ [key]: event.currentTarget.value || null })}
        >
          <option value="">{say(words.all)}</option>
          {filter.choices.map((choice) => (
            <option key={choice.code} value={choice.code}>
              {say(choice.label)}
            </option>
          ))}
        </select>
      ) : filter.kind === "date" ? (
        <DayFilter id={id} day={value} onChange={(day) => props.change({ [key]: day })} />
      ) : (
        <input
          id={id}
          type="text"
          value={value}
          onChange={(event) => props.change({ [key]: event.currentTarget.value || null })}
        />
      )}
    </label>
  );
}

/** A day typed as people here write it; a browser's own field would follow the language of the machine. */
function DayFilter(props: { id: string; day: string; onChange: (day: string | null) => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(props.day ? dateShown(props.day) : "");
  const settle = (): void => {
    const day = dateTyped(typed);
    if (day) setTyped(dateShown(day));
    if (day || typed.trim() === "") props.onChange(day);
  };
  return (
    <input
      id={props.id}
      type="text"
      inputMode="numeric"
      size={10}
      placeholder={say(words.dayHint)}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === "Enter" && settle()}
    />
  );
}

function Views({ name, search, change }: Pick<ToolsProps, "name" | "search" | "change">): ReactNode {
  const say = useSay();
  const keptAs = `to-am.views:${useViewer().id}:${name}`;
  const [views, setViews] = useState(() => viewsIn(localStorage.getItem(keptAs)));
  const [title, setTitle] = useState("");
  const keep = (next: typeof views): void => {
    localStorage.setItem(keptAs, JSON.stringify(next));
    setViews(next);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!title.trim()) return;
    keep(withView(views, { title: title.trim(), search: { ...search, open: "" } }));
    setTitle("");
  };
  const gone = Object.fromEntries(Object.keys(search).map((key) => [key, null]));
  return (
    <Popover position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={say(words.views)} title={say(words.views)}>
          <IconBookmark size={18} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {views.length === 0 && <p className={css.quiet}>{say(words.noViews)}</p>}
        {views.map((view) => (
          <div key={view.title} className={css.view}>
            <Button
              variant="subtle"
              justify="start"
              fullWidth
              onClick={() => change({ ...gone, ...view.search })}
            >
              {view.title}
            </Button>
            <ActionIcon
              aria-label={say(words.dropView, { title: view.title })}
              onClick={() => keep(views.filter((v) => v !== view))}
            >
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </div>
        ))}
        <form className={css.saveView} onSubmit={save}>
          <TextInput
            label={say(words.saveView)}
            placeholder={say(words.viewTitle)}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            rightSectionWidth={36}
          />
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnChoice({
  columns,
  search,
  change,
}: Pick<ToolsProps, "columns" | "search" | "change">): ReactNode {
  const say = useSay();
  const shown = new Set(shownColumns(columns, search).map((c) => c.key));
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={say(words.columns)} title={say(words.columns)}>
          <IconColumns3 size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map((column) => (
          <Menu.CheckboxItem
            key={column.key}
            checked={shown.has(column.key)}
            onChange={() => change({ cols: switchedColumns(columns, search, column.key) })}
          >
            {say(column.label)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The whole line of tools. */
export function Tools(props: ToolsProps): ReactNode {
  const say = useSay();
  const { columns, search, change } = props;
  const filters = columns.filter((c) => c.filter);
  const set = ["q", ...filters.map((c) => c.key)].filter((key) => search[key]);
  const shown = shownColumns(columns, search);
  return (
    <div className={`${css.tools} no-print`}>
      {props.searches && <SearchBox search={search} change={change} />}
      <div className={css.filters}>
        {filters.map((column) => (
          <FilterBox key={column.key} column={column} search={search} change={change} />
        ))}
      </div>
      {set.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconX size={14} />}
          onClick={() => change(Object.fromEntries(set.map((key) => [key, null])))}
        >
          {say(words.clear)}
        </Button>
      )}
      <span className={css.toolsEnd}>
        <Views name={props.name} search={search} change={change} />
        <ColumnChoice columns={columns} search={search} change={change} />
        <ActionIcon
          aria-label={say(words.print)}
          title={say(words.print)}
          loading={props.printing}
          onClick={props.print}
        >
          <IconPrinter size={18} stroke={1.75} />
        </ActionIcon>
        {props.exports && (
          <Button
            component="a"
            variant="default"
            size="xs"
            download
            href={exportHref(props.url, queryOf(search, props.fixed), shown)}
            title={say(words.excelHint)}
            leftSection={<IconFileSpreadsheet size={16} stroke={1.75} />}
          >
            {say(words.excel)}
          </Button>
        )}
      </span>
    </div>
  );
}
