/** One stored value as it is read: dates, numbers, words of a code list, or that nothing is there. */
import type { ComponentType, ReactNode } from "react";
import type { Field } from "../../fields/index.ts";
import bits from "../bits.module.css";
import { useSay, type Say } from "../language.ts";
import { dateShown, numberShown } from "../typed.ts";
import { words as ui } from "../words.ts";
import type { StatusLook } from "../bits.tsx";
import type { Drawn } from "./description.ts";

function choiceShown(field: Field<unknown>, code: unknown, say: Say): string {
  const choice = field.choices?.find((c) => c.code === code);
  return choice ? say(choice.label) : String(code);
}

const shown: Partial<
  Record<Field<unknown>["kind"], (value: unknown, field: Field<unknown>, say: Say) => ReactNode>
> = {
  date: (value) => <span className="figures">{dateShown(String(value))}</span>,
  integer: (value, field, say) => figure(Number(value), field, say),
  decimal: (value, field, say) => figure(Number(value), field, say),
  choice: (value, field, say) => choiceShown(field, value, say),
  choices: (value, field, say) =>
    (value as unknown[]).map((code) => choiceShown(field, code, say)).join(", "),
  "yes-no": (value, _, say) => say(value ? ui.yes : ui.no),
  link: (value) => (
    <a href={String(value)} rel="noreferrer noopener" target="_blank">
      {String(value)}
    </a>
  ),
};

function figure(value: number, field: Field<unknown>, say: Say): ReactNode {
  return (
    <span className={bits.figure}>
      {field.plain ? String(value) : numberShown(value)}
      {field.unit && ` ${say(field.unit)}`}
    </span>
  );
}

/** `spell`: say in words that nothing was filled in, rather than a dash. */
export function Value(props: {
  field: Field<unknown>;
  value: unknown;
  spell?: boolean;
  agency?: ComponentType<{ id: number }> | undefined;
}): ReactNode {
  const say = useSay();
  const { field, value, agency: Agency } = props;
  if (value === null || value === undefined || value === "")
    return (
      <span className={bits.nothing}>
        <span aria-hidden="true">{props.spell ? "" : "—"}</span>
        <span className={props.spell ? undefined : "only-read"}>{say(ui.noText)}</span>
      </span>
    );
  if (field.kind === "agency" && Agency) return <Agency id={Number(value)} />;
  return shown[field.kind]?.(value, field, say) ?? (value as ReactNode);
}

/** How a status of this register looks. */
export function lookOf(of: Drawn, status: string): StatusLook {
  return {
    label: of.shape.statuses[status] ?? { vi: status, en: status },
    tone: of.face.tones[status] ?? "calm",
  };
}
