/** The list of a register, details at the side. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import type { Field } from "../../fields/index.ts";
import { Empty, PageTitle, StatusBadge } from "../bits.tsx";
import { Go, useAddress } from "../go.tsx";
import { useSay } from "../language.ts";
import { Beside, SidePanel } from "../side-panel.tsx";
import { DataTable, type Column } from "../table/table.tsx";
import { useMay } from "../viewer.ts";
import type { Drawn, RecordRow } from "./description.ts";
import css from "./register.module.css";
import { RecordView } from "./show.tsx";
import { lookOf, Value } from "./value.tsx";
import { words } from "./words.ts";

const widths: Partial<Record<Field<unknown>["kind"], number>> = {
  "long-text": 260,
  date: 104,
  text: 130,
  choice: 112,
};
/** Names up to this length stay on one line: a document's number is not broken at its hyphen. */
const shortName = 32;
const figures = new Set(["integer", "decimal"]);
const sorted = new Set(["text", "date", "integer", "decimal"]);

function columnOf(of: Drawn, key: string, field: Field<unknown>): Column<RecordRow> {
  return {
    key,
    label: field.label,
    ...(field.unit && { unit: field.unit }),
    ...(figures.has(field.kind) && { align: "end" as const }),
    ...(widths[field.kind] && { width: widths[field.kind] }),
    ...(field.kind === "choice" &&
      field.choices && { filter: { kind: "choice" as const, choices: field.choices } }),
    sorts: sorted.has(field.kind),
    spare: !field.listed,
    show: (row) => <Value field={field} value={row[key]} agency={of.supplied.agency} />,
  };
}

function nameOf(value: unknown): ReactNode {
  const text = typeof value === "string" ? value : "";
  return text.length > shortName ? text : <span className={css.name}>{text}</span>;
}

function columnsOf(of: Drawn): readonly Column<RecordRow>[] {
  const { face, shape } = of;
  const nameField = face.nameField ?? "";
  const code: Column<RecordRow> = {
    key: "code",
    label: words.code,
    show: (row) => nameOf(row.code),
    width: 120,
    spare: nameField !== "",
  };
  const status: Column<RecordRow> = {
    key: "status",
    label: words.status,
    width: 140,
    filter: {
      kind: "choice",
      choices: Object.entries(shape.statuses).map(([status, label]) => ({ code: status, label })),
    },
    show: (row) => <StatusBadge look={lookOf(of, row.status)} />,
  };
  const fields = Object.entries(shape.fields).filter(([key]) => key !== nameField);
  const named = shape.fields[nameField];
  const name = named && {
    ...columnOf(of, nameField, named),
    show: (row: RecordRow) => nameOf(row[nameField]),
  };
  const first = name ? [name, code] : [code];
  return [...first, ...fields.map(([key, field]) => columnOf(of, key, field)), status];
}

/** The screen at /<register>. */
export default function RegisterList({ of }: { of: Drawn }): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const mayAdd = useMay(`${of.face.noun}.create`);
  const columns = useMemo(() => columnsOf(of), [of]);
  const one = say(of.shape.one).toLocaleLowerCase();
  const many = say(of.shape.many).toLocaleLowerCase();
  const add = mayAdd && (
    <Button component={Go} href={`${of.path}/new`} leftSection={<IconPlus size={18} stroke={2} />}>
      {say(words.add, { one })}
    </Button>
  );
  const open = search["open"];
  const beside = (code: string): string =>
    `${of.path}?${new URLSearchParams({ ...search, open: code }).toString()}`;

  return (
    <Beside open={Boolean(open)}>
      <PageTitle title={say(of.shape.many)} hint={say(of.face.hint)} acts={add} />
      <DataTable<RecordRow>
        name={of.face.name}
        label={of.shape.many}
        url={of.api}
        columns={columns}
        rowKey={(row) => row.code}
        href={(row) => beside(row.code)}
        open={open}
        empty={
          <Empty
            icon={of.face.menu.icon}
            title={say(words.noneYet, { many })}
            next={say(of.face.emptyNext)}
            acts={add}
          />
        }
      />
      {open && (
        <SidePanel name={open} page={`${of.path}/${open}`} onClose={() => change({ open: null })}>
          <RecordView of={of} code={open} beside />
        </SidePanel>
      )}
    </Beside>
  );
}
