/** One declared field as an input: label above, help below, error at the field. */
import {
  Group,
  MultiSelect,
  NativeSelect,
  Radio,
  Select,
  Textarea,
  TextInput,
  type OptionsFilter,
} from "@mantine/core";
import type { ComponentType, ReactNode } from "react";
import type { Field, FieldKind } from "../../fields/index.ts";
import { searchKey } from "../../vi/index.ts";
import { useSay } from "../language.ts";
import { DateField } from "./date-field.tsx";
import { words } from "./words.ts";

/** What an input is given; a picker of a module above gets the same. */
export interface FieldInputProps {
  readonly id: string;
  readonly field: Field<unknown>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  /** Label with the word "required" where it is. */
  readonly label: ReactNode;
  readonly description?: string | undefined;
}

/** Inputs that a module above supplies, such as the picker of agencies. */
export type Pickers = Partial<Readonly<Record<FieldKind, ComponentType<FieldInputProps>>>>;

const common = (props: FieldInputProps) => ({
  id: props.id,
  label: props.label,
  ...(props.description && { description: props.description }),
  ...(props.error && { error: props.error }),
  inputWrapperOrder: ["label", "input", "description", "error"] as (
    "label" | "input" | "description" | "error"
  )[],
});

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

function TextOf(props: FieldInputProps): ReactNode {
  return (
    <TextInput
      {...common(props)}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

function LongText(props: FieldInputProps): ReactNode {
  return (
    <Textarea
      {...common(props)}
      autosize
      minRows={3}
      maxRows={16}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

function NumberOf(props: FieldInputProps): ReactNode {
  const say = useSay();
  const { unit } = props.field;
  return (
    <TextInput
      {...common(props)}
      style={{ maxWidth: 240 }}
      inputMode={props.field.kind === "integer" ? "numeric" : "decimal"}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      {...(unit && {
        rightSection: say(unit),
        rightSectionWidth: 64,
        rightSectionPointerEvents: "none" as const,
      })}
    />
  );
}

function DateOf(props: FieldInputProps): ReactNode {
  return <DateField {...common(props)} value={textOf(props.value)} onChange={props.onChange} />;
}

/** Above this many choices a list is searched rather than scrolled. */
const searchedFrom = 10;

function ChoiceOf(props: FieldInputProps): ReactNode {
  const say = useSay();
  const data = (props.field.choices ?? []).map((c) => ({ value: c.code, label: say(c.label) }));
  if (data.length < searchedFrom)
    return (
      <NativeSelect
        {...common(props)}
        style={{ maxWidth: 420 }}
        data={[{ value: "", label: props.field.required ? say(words.choose) : say(words.none) }, ...data]}
        value={textOf(props.value)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    );
  return (
    <Select
      {...common(props)}
      data={data}
      searchable
      clearable={!props.field.required}
      placeholder={say(words.choose)}
      value={textOf(props.value) || null}
      onChange={(value) => props.onChange(value ?? "")}
      filter={forgiving}
    />
  );
}

function ChoicesOf(props: FieldInputProps): ReactNode {
  const say = useSay();
  return (
    <MultiSelect
      {...common(props)}
      searchable
      data={(props.field.choices ?? []).map((c) => ({ value: c.code, label: say(c.label) }))}
      value={Array.isArray(props.value) ? (props.value as string[]) : []}
      onChange={props.onChange}
      filter={forgiving}
    />
  );
}

/** Search without diacritics. */
const forgiving: OptionsFilter = ({ options, search }) => {
  const wanted = searchKey(search);
  return options.filter((o) => "label" in o && searchKey(o.label).includes(wanted));
};

function YesNo(props: FieldInputProps): ReactNode {
  const say = useSay();
  const value = props.value === true ? "yes" : props.value === false ? "no" : "";
  return (
    <Radio.Group
      {...common(props)}
      value={value}
      onChange={(picked) => props.onChange(picked === "" ? null : picked === "yes")}
    >
      <Group gap="lg" py={6}>
        <Radio id={props.id} value="yes" label={say(words.yes)} />
        <Radio value="no" label={say(words.no)} />
        {!props.field.required && <Radio value="" label={say(words.unanswered)} />}
      </Group>
    </Radio.Group>
  );
}

const inputs: Readonly<Record<FieldKind, ComponentType<FieldInputProps>>> = {
  text: TextOf,
  link: TextOf,
  "long-text": LongText,
  integer: NumberOf,
  decimal: NumberOf,
  date: DateOf,
  choice: ChoiceOf,
  choices: ChoicesOf,
  "yes-no": YesNo,
  agency: NumberOf,
};

/** The input of a field, or the picker that a module above gave for its kind. */
export function FieldInput(props: FieldInputProps & { pickers?: Pickers | undefined }): ReactNode {
  const { pickers, ...rest } = props;
  const Input = pickers?.[props.field.kind] ?? inputs[props.field.kind];
  return <Input {...rest} />;
}
