/**
 * A form made from declared fields: one column, errors at the field and in a summary that takes the focus,
 * a draft that survives whatever happens to the page.
 */
import "../styles/forms.ts";
import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { Fields } from "../../fields/index.ts";
import type { Label } from "../../words.ts";
import { useDraft } from "../drafts.ts";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import { ProblemError } from "../request.ts";
import { instantShown } from "../typed.ts";
import { FieldInput, type Pickers } from "./field-input.tsx";
import css from "./form.module.css";
import { checked, formOf, type Typed } from "./values.ts";
import { words } from "./words.ts";

/** What a form is told. */
export interface RecordFormProps {
  readonly fields: Fields;
  /** The stored record; {} for a new one. */
  readonly row: Readonly<Record<string, unknown>>;
  /** Names form and record, so that a draft is found again; null for confidential content: keeps nothing. */
  readonly draft: string | null;
  readonly pickers?: Pickers;
  readonly submit?: Label;
  /** Gets parsed values of every field. A ProblemError it throws is shown at its fields. */
  readonly onSubmit: (values: Record<string, unknown>) => Promise<void>;
  readonly onCancel: () => void;
}

/** An error as shown: in the person's language already. */
interface Shown {
  readonly path: string;
  readonly message: string;
}

function Summary(props: {
  errors: readonly Shown[];
  fields: Fields;
  idOf: (path: string) => string;
}): ReactNode {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [props.errors]);
  return (
    <div ref={box} className={css.summary} role="alert" tabIndex={-1}>
      <strong>{say(words.summary, { n: props.errors.length })}</strong>
      <ul>
        {props.errors.map((error) => {
          const field = props.fields[error.path];
          return (
            <li key={error.path}>
              <a
                href={`#${props.idOf(error.path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(props.idOf(error.path))?.focus();
                }}
              >
                {field ? `${say(field.label)}: ${error.message}` : error.message}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function useSubmit(props: RecordFormProps, done: () => void) {
  const say = useSay();
  const [errors, setErrors] = useState<readonly Shown[]>([]);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (typed: Typed): Promise<void> => {
    const { values, errors } = checked(props.fields, typed);
    setErrors(errors.map((e) => ({ path: e.path, message: say(e.message) })));
    setRefusal(null);
    if (errors.length > 0) return;
    setBusy(true);
    try {
      await props.onSubmit(values);
      done();
    } catch (error) {
      const atFields = error instanceof ProblemError && error.errors.length > 0;
      if (atFields) setErrors([...error.errors]);
      else setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { errors, refusal, busy, submit };
}

/** The whole form. */
export function RecordForm(props: RecordFormProps): ReactNode {
  const say = useSay();
  const base = useId();
  const idOf = (path: string): string => `${base}${path}`;
  const stored = formOf(props.fields, props.row);
  const draft = useDraft<Typed>(props.draft, stored);
  const [found, setFound] = useState(draft.foundAt);
  const { errors, refusal, busy, submit } = useSubmit(props, draft.clear);
  const leave = (): void => {
    draft.clear();
    props.onCancel();
  };

  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit(draft.value);
      }}
    >
      {found && (
        <div className={css.found} role="status">
          <IconHistory size={18} stroke={1.75} />
          {say(words.draftFound, { at: instantShown(found) })}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              draft.change(stored);
              draft.clear();
              setFound(null);
            }}
          >
            {say(words.dropDraft)}
          </Button>
        </div>
      )}
      {errors.length > 0 && <Summary errors={errors} fields={props.fields} idOf={idOf} />}
      {refusal !== null && <ProblemNote error={refusal} />}
      {Object.entries(props.fields).map(([path, field]) => (
        <FieldInput
          key={path}
          id={idOf(path)}
          field={field}
          pickers={props.pickers}
          value={draft.value[path]}
          onChange={(value) => draft.change((before) => ({ ...before, [path]: value }))}
          error={errors.find((e) => e.path === path)?.message}
          description={field.help && say(field.help)}
          label={
            <>
              {say(field.label)}
              {field.required && <span className={css.required}> · {say(words.required)}</span>}
            </>
          }
        />
      ))}
      <div className={css.foot}>
        <Button type="submit" loading={busy}>
          {say(props.submit ?? words.save)}
        </Button>
        <Button variant="default" onClick={leave}>
          {say(words.cancel)}
        </Button>
        {props.draft !== null && (
          <span className={css.kept}>{say(draft.kept ? words.draftKept : words.draftNotKept)}</span>
        )}
      </div>
    </form>
  );
}
