/** One thing of a case as it is read: what was filled in, and what may be done with it. */
import { Button } from "@mantine/core";
import { IconPencil, IconX } from "@tabler/icons-react";
import { useState, type ComponentProps, type ReactNode } from "react";
import { Facts } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { useSay } from "#base/ui/language.ts";
import { Value } from "#base/ui/register/value.tsx";
import { AgencyName } from "./agency-name.tsx";
import { screenWords as words } from "../words/screens.ts";
import { under, useCatalogue } from "./catalogue.tsx";
import css from "./cases.module.css";
import { PairForm } from "./pair-form.tsx";
import { ThingForm } from "./thing-form.tsx";
import type { Case, CaseThing } from "./types.ts";
import { useWrites } from "./use-case.ts";

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** The filled fields of a thing, or of the case itself. */
export function Filled({
  prefix,
  values,
}: {
  prefix: CaseThing["prefix"] | "case";
  values: CaseThing["values"];
}): ReactNode {
  const say = useSay();
  const { read } = useCatalogue();
  const rows = under(read, prefix)
    .filter((field) => isFilled(values[field.name]))
    .map((field) => ({
      key: field.id,
      label: say(field.field.label),
      value: <Value field={field.field} value={values[field.name]} agency={AgencyName} />,
    }));
  return rows.length === 0 ? <p className={css.quiet}>{say(words.empty)}</p> : <Facts rows={rows} />;
}

/** What can be done with a thing that is read. */
function ThingActs(props: { onEdit: () => void; onTakeOut: (() => void) | null }): ReactNode {
  const say = useSay();
  return (
    <span className="no-print">
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPencil size={14} />}
        onClick={props.onEdit}
      >
        {say(words.edit)}
      </Button>
      {props.onTakeOut && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconX size={14} />}
          onClick={props.onTakeOut}
        >
          {say(words.takeOut)}
        </Button>
      )}
    </span>
  );
}

interface ThingProps {
  readonly of: Case;
  /** Null: the case itself. */
  readonly thing: CaseThing | null;
  readonly title: string;
}

/** The form of a thing; a pair asks for the relation first. */
function EditThing({ of, thing, onClose }: ThingProps & { onClose: () => void }): ReactNode {
  const writes = useWrites(of.code);
  const form: ComponentProps<typeof ThingForm> = {
    prefix: thing?.prefix ?? "case",
    visible: new Set(of.visible),
    values: thing?.values ?? of.values,
    onCancel: onClose,
    onSave: async (changes) => {
      await writes.edit(thing?.id ?? null, changes);
      onClose();
    },
  };
  return form.prefix === "behaviour" ? <PairForm of={of} {...form} /> : <ThingForm {...form} />;
}

/** Asks before a thing is taken out of sight. */
function TakeOut({ of, thing, title, onClose }: ThingProps & { onClose: () => void }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  if (!thing) return null;
  return (
    <ConfirmAct
      title={say(words.takeOut)}
      thing={title}
      code={of.code}
      consequence={say(words.takeOutQuestion)}
      submit={say(words.takeOut)}
      run={async () => void (await writes.write(`/things/${thing.id}`, "DELETE", null))}
      onClose={onClose}
    />
  );
}

/** A thing (or the case itself) with its title. */
export function Thing(props: ThingProps): ReactNode {
  const { of, thing } = props;
  const [open, setOpen] = useState<"edit" | "out" | null>(null);
  const close = (): void => setOpen(null);
  const mayEdit = of.can.includes("case.edit") && of.state !== "closed";
  return (
    <article className={css.thing} aria-label={props.title}>
      <header className={css.thingHead}>
        <h3>{props.title}</h3>
        {mayEdit && open === null && (
          <ThingActs onEdit={() => setOpen("edit")} onTakeOut={thing && (() => setOpen("out"))} />
        )}
      </header>
      {open === "edit" ? (
        <EditThing {...props} onClose={close} />
      ) : (
        <Filled {...(thing ?? { prefix: "case", values: of.values })} />
      )}
      {open === "out" && <TakeOut {...props} onClose={close} />}
    </article>
  );
}
