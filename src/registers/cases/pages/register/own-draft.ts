/** A field of the city's own as it is typed: everything a text or a choice, until it is sent. */
import { today } from "#base/clock.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import {
  isSealedKind,
  newCode,
  type Code,
  type OwnField,
  type OwnKind,
  type OwnPlace,
} from "../../schema/index.ts";

/** A list of its own, written with the field. */
export const NEW_LIST = "";

export interface Draft extends Omit<OwnField, "field" | "label" | "help" | "list" | "validFrom" | "validTo"> {
  readonly place: OwnPlace;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly helpVi: string;
  readonly helpEn: string;
  readonly list: string;
  readonly choices: string;
  readonly from: string;
  readonly until: string;
}

const fresh = (): Draft => ({
  place: "harmed",
  kind: "text",
  labelVi: "",
  labelEn: "",
  helpVi: "",
  helpEn: "",
  list: NEW_LIST,
  choices: "",
  seenBy: ["co-ordinator"],
  basis: "state-duty",
  ground: "",
  sensitive: false,
  required: false,
  from: dateShown(today()),
  until: "",
});

/** Begins as the field stands; a new one with nothing but who co-ordinates seeing it. */
export function begun(stands: OwnField | null): Draft {
  if (!stands) return fresh();
  const { label, help, field, list, validFrom, validTo, ...same } = stands;
  return {
    ...same,
    place: field.split(".")[0] as OwnPlace,
    labelVi: label.vi,
    labelEn: label.en,
    helpVi: help?.vi ?? "",
    helpEn: help?.en ?? "",
    list: list ?? NEW_LIST,
    choices: "",
    from: dateShown(validFrom),
    until: validTo ? dateShown(validTo) : "",
  };
}

export const isChoice = (kind: OwnKind): boolean => kind === "choice" || kind === "choices";

/** "Có | Yes" a line. */
export const choicesIn = (text: string): Label[] =>
  text
    .split("\n")
    .map((line) => line.split("|").map((one) => one.trim()))
    .filter(([vi]) => vi)
    .map(([vi = "", en = ""]) => ({ vi, en: en || vi }));

const dayIn = (typed: string): string => dateTyped(typed) ?? (typed.trim() || today());

/** The field that is typed. */
export function fieldIn(draft: Draft): Omit<OwnField, "field"> {
  const { kind, seenBy, basis, ground, sensitive, required } = draft;
  return {
    kind,
    label: { vi: draft.labelVi.trim(), en: draft.labelEn.trim() },
    help: draft.helpVi.trim() ? { vi: draft.helpVi.trim(), en: draft.helpEn.trim() } : null,
    list: isChoice(kind) && draft.list !== NEW_LIST ? draft.list : null,
    seenBy: seenBy.filter((one) => one !== "representative" || !isSealedKind(kind)),
    basis,
    ground: ground.trim(),
    sensitive,
    required,
    validFrom: dayIn(draft.from),
    validTo: draft.until.trim() ? dayIn(draft.until) : null,
  };
}

/** The choices that the field brings along, as codes of a list that is not there yet. */
export function codesIn(draft: Draft): Code[] {
  const taken = new Set<string>();
  return choicesIn(draft.choices).map((label) => {
    const code = newCode(label, taken);
    taken.add(code);
    const of = { source: draft.ground, confidence: "I", more: null } as const;
    return { code, label, validFrom: dateTyped(draft.from) ?? today(), validTo: null, ...of };
  });
}
