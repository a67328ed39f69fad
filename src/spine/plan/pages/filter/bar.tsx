/** Above every view of the plan: the filter that they share, saved views, and the file of what is shown. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, Menu, NativeSelect } from "@mantine/core";
import { IconDownload, IconFilter, IconPrinter, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useLanguage, useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { filterWords as words } from "../../filter-words.ts";
import { filterKeys, type FilterKey, type PlanView } from "../../rules/filter.ts";
import { taskStatuses } from "../../schema.ts";
import { exportOf, type Chosen } from "./address.ts";
import css from "./filter.module.css";
import { foldedNow } from "./folded.ts";
import { SavedViews } from "./saved.tsx";

interface Named {
  readonly value: string;
  readonly label: Label;
}

/** What may be chosen: groups of tasks of the plan, and the units that have tasks in it. */
interface Choices {
  readonly branches: readonly { readonly id: number; readonly path: string; readonly title: string }[];
  readonly units: readonly { readonly id: number; readonly name: string }[];
  readonly kinds: readonly { readonly code: string; readonly label: Label }[];
  readonly groups: readonly { readonly code: string; readonly name: string }[];
}

function useChoices(chosen: Chosen, wanted: boolean): Choices {
  const { data } = useQuery({
    queryKey: ["plan-filter", chosen.plan.id, chosen.year],
    enabled: wanted,
    queryFn: ({ signal }) =>
      request<Choices>(`/api/plan/documents/${chosen.plan.id}/filter`, {
        query: { year: chosen.year },
        signal,
      }),
  });
  return data ?? { branches: [], units: [], kinds: [], groups: [] };
}

const same = (text: string): Label => ({ vi: text, en: text });

/** Each list of the filter with what it offers. */
function listsOf(choices: Choices): readonly (readonly [FilterKey, Label, readonly Named[]])[] {
  const states = [["open", words.open] as const, ...Object.entries(taskStatuses)];
  return [
    [
      "branch",
      words.branch,
      choices.branches.map((b) => ({ value: String(b.id), label: same(`${b.path} ${b.title}`.trim()) })),
    ],
    ["state", words.state, states.map(([value, label]) => ({ value, label }))],
    ["kind", words.kind, choices.kinds.map((k) => ({ value: k.code, label: k.label }))],
    ["group", words.group, choices.groups.map((g) => ({ value: g.code, label: same(g.name) }))],
    ["unit", words.unit, choices.units.map((u) => ({ value: String(u.id), label: same(u.name) }))],
    [
      "answerable",
      words.answerable,
      [
        { value: "named", label: words.named },
        { value: "nobody", label: words.nobody },
      ],
    ],
  ];
}

/** A day of the due window; what is no day yet changes nothing. */
function DueDay({ name, label }: { name: "dueFrom" | "dueTo"; label: Label }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const set = address[name] ?? "";
  const [typed, type] = useState(set && dateShown(set));
  const [known, setKnown] = useState(set);
  // "Clear" or a saved view changed the address from outside: the field follows.
  if (set !== known) {
    setKnown(set);
    type(set && dateShown(set));
  }
  const take = (text: string): void => {
    type(text);
    const day = text.trim() === "" ? "" : dateTyped(text);
    if (day === null || day === set) return;
    setKnown(day);
    change({ [name]: day });
  };
  return <DateField label={say(label)} size="xs" value={typed} onChange={take} />;
}

const days: Readonly<Partial<Record<FilterKey, Label>>> = { dueFrom: words.dueFrom, dueTo: words.dueTo };

/** What is set, in words: beside the closed filter, and on paper. */
function Told({ chosen, choices }: { chosen: Chosen; choices: Choices }): ReactNode {
  const say = useSay();
  const lists = new Map(listsOf(choices).map(([key, label, options]) => [key, { label, options }]));
  const told = filterKeys.flatMap((key) => {
    const value = chosen.filter[key];
    if (value === undefined) return [];
    const day = days[key];
    if (day) return [`${say(day)} ${dateShown(value)}`];
    const list = lists.get(key);
    if (!list) return [say(words.late)];
    const option = list.options.find((o) => o.value === value);
    return [`${say(list.label)}: ${option ? say(option.label) : "…"}`];
  });
  return <p className={css.told}>{told.join(" · ")}</p>;
}

function Fields({ choices }: { choices: Choices }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const [address, change] = useAddress();
  return (
    <div className={`${css.fields} no-print`}>
      {listsOf(choices).map(([key, label, options]) => (
        <NativeSelect
          key={key}
          size="xs"
          label={say(label)}
          value={address[key] ?? ""}
          data={[
            { value: "", label: say(words.any) },
            ...options.map((o) => ({ value: o.value, label: o.label[language] })),
          ]}
          onChange={(event) => change({ [key]: event.currentTarget.value })}
        />
      ))}
      <DueDay name="dueFrom" label={words.dueFrom} />
      <DueDay name="dueTo" label={words.dueTo} />
      <Checkbox
        className={css.late ?? ""}
        label={say(words.late)}
        checked={address["late"] === "true"}
        onChange={(event) => change({ late: event.currentTarget.checked ? "true" : null })}
      />
    </div>
  );
}

/** The files; what is folded in the tree is read when the menu opens. */
function Files({ view, chosen }: { view: PlanView; chosen: Chosen }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const folded = view === "tree" ? foldedNow() : [];
  const files = [
    ["xlsx", words.excel],
    ["docx", words.word],
    ["csv", words.csv],
  ] as const;
  return files.map(([format, label]) => (
    <Menu.Item key={format} component="a" href={exportOf(chosen, { view, format, address, folded })} download>
      {say(label)}
    </Menu.Item>
  ));
}

function Export({ view, chosen }: { view: PlanView; chosen: Chosen }): ReactNode {
  const say = useSay();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          title={say(words.exportHint)}
          leftSection={<IconDownload size={16} stroke={1.75} />}
        >
          {say(words.export)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Files view={view} chosen={chosen} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The whole bar. */
export function FilterBar({ view, chosen }: { view: PlanView; chosen: Chosen }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const set = Object.keys(chosen.filter).length;
  // On a phone the fields would stand before everything else.
  const [opened, open] = useState(() => set > 0 && matchMedia("(min-width: 761px)").matches);
  const choices = useChoices(chosen, opened || set > 0);
  return (
    <div className={css.bar}>
      <div className={`${css.acts} no-print`}>
        <Button
          size="xs"
          variant="default"
          aria-expanded={opened}
          leftSection={<IconFilter size={16} stroke={1.75} />}
          onClick={() => open(!opened)}
        >
          {set > 0 ? say(words.filterN, { n: set }) : say(words.filter)}
        </Button>
        {set > 0 && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconX size={14} />}
            onClick={() => change(Object.fromEntries(filterKeys.map((key) => [key, null])))}
          >
            {say(words.clear)}
          </Button>
        )}
        <span className={css.end}>
          <SavedViews view={view} />
          <Export view={view} chosen={chosen} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={16} stroke={1.75} />}
            onClick={() => window.print()}
          >
            {say(words.print)}
          </Button>
        </span>
      </div>
      {opened && <Fields choices={choices} />}
      {set > 0 && (
        <div className={opened ? "only-print" : undefined}>
          <Told chosen={chosen} choices={choices} />
        </div>
      )}
    </div>
  );
}
