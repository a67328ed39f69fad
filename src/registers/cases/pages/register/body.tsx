/** What a fact says, and what a code tells a rule: numbers, answers, words and lists of them, each by its kind; typed or only read. */
import { Button, Checkbox, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import { words as ui } from "#base/ui/words.ts";
import type { Label } from "#base/words.ts";
import { bodyWords, registerScreenWords as words } from "../../words/register-screens.ts";
import css from "./register.module.css";

type Body = Readonly<Record<string, unknown>>;

const called = (key: string): Label => bodyWords[key] ?? { vi: key, en: key };
const isBody = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface InputProps {
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Codes in a row: "physical, mental". */
function Codes({ name, value, onChange }: InputProps): ReactNode {
  const say = useSay();
  return (
    <TextInput
      label={say(called(name))}
      value={(value as unknown[]).join(", ")}
      onChange={(event) =>
        onChange(
          event.currentTarget.value
            .split(",")
            .map((one) => one.trim())
            .filter(Boolean),
        )
      }
    />
  );
}

/** Entries of one shape, such as questions; a new one begins as the last one stands. */
function Entries({ name, value, onChange }: InputProps): ReactNode {
  const say = useSay();
  const entries = value as readonly Body[];
  const last = entries.at(-1);
  const put = (at: number, entry: Body): void => onChange(entries.map((one, n) => (n === at ? entry : one)));
  return (
    <fieldset className={css.body}>
      <legend>{say(called(name))}</legend>
      <ol className={css.entries}>
        {entries.map((entry, at) => (
          // Entries have no name of their own until they are written: their place is their key.
          <li key={at} className={css.entry}>
            <BodyInputs body={entry} onChange={(next) => put(at, next)} />
            <span>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                leftSection={<IconX size={14} />}
                onClick={() => onChange(entries.filter((_, n) => n !== at))}
              >
                {say(words.removeEntry, {
                  what: typeof entry["id"] === "string" && entry["id"] ? entry["id"] : at + 1,
                })}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {last && (
        <span>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => onChange([...entries, { ...last, ...("id" in last && { id: "" }) }])}
          >
            {say(words.addEntry)}
          </Button>
        </span>
      )}
    </fieldset>
  );
}

function Input(props: InputProps): ReactNode {
  const say = useSay();
  const { name, value, onChange } = props;
  const label = say(called(name));
  if (Array.isArray(value)) return value.some(isBody) ? <Entries {...props} /> : <Codes {...props} />;
  if (isBody(value))
    return (
      <fieldset className={css.body}>
        <legend>{label}</legend>
        <BodyInputs body={value} onChange={onChange} />
      </fieldset>
    );
  if (typeof value === "boolean")
    return <Checkbox label={label} checked={value} onChange={(e) => onChange(e.currentTarget.checked)} />;
  if (typeof value === "number")
    return (
      <NumberInput label={label} value={value} hideControls onChange={(next) => onChange(Number(next))} />
    );
  return (
    <TextInput
      label={label}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** The inputs of a body; small ones stand beside each other. */
export function BodyInputs({ body, onChange }: { body: Body; onChange: (body: Body) => void }): ReactNode {
  const entries = Object.entries(body);
  const isSmall = (value: unknown): boolean => !Array.isArray(value) && !isBody(value);
  const input = ([name, value]: readonly [string, unknown]): ReactNode => (
    <Input key={name} name={name} value={value} onChange={(next) => onChange({ ...body, [name]: next })} />
  );
  return (
    <>
      <div className={css.two}>{entries.filter(([, value]) => isSmall(value)).map(input)}</div>
      {entries.filter(([, value]) => !isSmall(value)).map(input)}
    </>
  );
}

function Several({ values }: { values: readonly unknown[] }): ReactNode {
  if (!values.some(isBody)) return values.join(", ");
  return (
    <ol className={css.entries}>
      {values.filter(isBody).map((one, at) => (
        <li key={at} className={css.entry}>
          <BodyTold body={one} />
        </li>
      ))}
    </ol>
  );
}

function Told({ value }: { value: unknown }): ReactNode {
  const say = useSay();
  if (Array.isArray(value)) return <Several values={value} />;
  if (isBody(value))
    return "vi" in value && "en" in value ? say(value as unknown as Label) : <BodyTold body={value} />;
  if (typeof value === "boolean") return say(value ? ui.yes : ui.no);
  return typeof value === "number" ? numberShown(value) : typeof value === "string" && value ? value : "—";
}

/** A body as it is read. */
export function BodyTold({ body }: { body: Body }): ReactNode {
  const say = useSay();
  return (
    <dl className={css.told}>
      {Object.entries(body).map(([name, value]) => (
        <div key={name}>
          <dt>{say(called(name))}:</dt>
          <dd>
            <Told value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
