/** The screen at /case-register/fields: every field by its block, how it is kept, who sees it, on what ground; the city's own among them. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import {
  blockLabels,
  fieldsOn,
  partCodes,
  type Block,
  type CaseField,
  type OwnField,
} from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { labelOf } from "../looks.ts";
import { Head } from "./frame.tsx";
import { OwnForm } from "./own-form.tsx";
import { viewerLabel } from "./parts.tsx";
import css from "./register.module.css";
import { SettingForm } from "./setting-form.tsx";
import { useFields, type Standing } from "./use-fields.ts";

function Viewers({ field }: { field: CaseField }): ReactNode {
  const say = useSay();
  const { seenBy, narrow } = field;
  const isEveryone = partCodes.every((part) => seenBy.includes(part));
  const told = isEveryone
    ? say(words.everyone)
    : seenBy.length === 0
      ? say(words.nobody)
      : seenBy.map((viewer) => say(viewerLabel(viewer))).join(", ");
  return (
    <>
      {told}
      {narrow && <span className={css.under}>{say(words.narrow)}</span>}
    </>
  );
}

function About({ field, own }: { field: CaseField; own: OwnField | undefined }): ReactNode {
  const say = useSay();
  return (
    <>
      {say(field.field.label)}
      {field.field.required && <span className={css.under}>{say(words.required)}</span>}
      {own && (
        <span className={css.under}>
          {say(words.own)} · {dateShown(own.validFrom)}
          {own.validTo && ` – ${dateShown(own.validTo)}`}
        </span>
      )}
    </>
  );
}

function Row({ standing, field }: { standing: Standing; field: CaseField }): ReactNode {
  const say = useSay();
  const may = useMay("case-register.propose");
  const [editing, edit] = useState(false);
  const own = standing.own.find((one) => one.field === field.id);
  const close = (): void => edit(false);
  return (
    <>
      <tr>
        <th scope="row">
          <About field={field} own={own} />
        </th>
        <td data-label={say(words.kind)} className={css.kind}>
          {say(words[`kind-${field.field.kind}`])}
          <span className={css.under}>{say(field.kept === "sealed" ? words.sealed : words.typed)}</span>
        </td>
        <td data-label={say(words.seenBy)}>
          <Viewers field={field} />
        </td>
        <td data-label={say(words.basis)}>
          {say(labelOf("legal-basis", field.basis))}
          {own && (
            <span className={css.under} lang="vi">
              {own.ground}
            </span>
          )}
        </td>
        {may && (
          <td className="no-print" data-align="end">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${say(words.edit)}: ${say(field.field.label)}`}
              onClick={() => edit(true)}
            >
              {say(words.edit)}
            </Button>
          </td>
        )}
      </tr>
      {editing && (
        <tr data-open>
          <td colSpan={5}>
            {own ? (
              <OwnForm standing={standing} stands={own} onClose={close} />
            ) : (
              <SettingForm standing={standing} field={field} onClose={close} />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function BlockOf(props: { standing: Standing; block: Block; fields: readonly CaseField[] }): ReactNode {
  const say = useSay();
  const { standing, block, fields } = props;
  const may = useMay("case-register.propose");
  const title = `${block}. ${say(blockLabels[block])}`;
  return (
    <Card className={css.block}>
      <h2>{title}</h2>
      <PlainTable label={title}>
        <thead>
          <tr>
            <th scope="col">{say(words.field)}</th>
            <th scope="col">{say(words.kind)}</th>
            <th scope="col">{say(words.seenBy)}</th>
            <th scope="col">{say(words.basis)}</th>
            {may && <th className="no-print" aria-label={say(words.edit)} />}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row key={field.id} standing={standing} field={field} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

function Blocks({ standing }: { standing: Standing }): ReactNode {
  const day = today();
  const blocks = Map.groupBy(fieldsOn(standing, { today: day, written: day }), (one) => one.block);
  return [...blocks]
    .toSorted(([a], [b]) => a - b)
    .map(([block, fields]) => <BlockOf key={block} standing={standing} block={block} fields={fields} />);
}

export default function FieldsPage(): ReactNode {
  const say = useSay();
  const may = useMay("case-register.propose");
  const [adding, add] = useState(false);
  const { data, error, refetch } = useFields();
  const acts = may && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => add(true)}>
      {say(words.addField)}
    </Button>
  );
  return (
    <>
      <Head view="fields" acts={acts} />
      {error && <ProblemNote whole error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {data && adding && (
        <Card className={css.block}>
          <OwnForm standing={data} stands={null} onClose={() => add(false)} />
        </Card>
      )}
      {data && <Blocks standing={data} />}
    </>
  );
}
