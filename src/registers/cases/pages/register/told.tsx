/** What a change says, word by word: what of it is other than what stands is set out. */
import type { ReactNode } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import { words as ui } from "#base/ui/words.ts";
import type { Label } from "#base/words.ts";
import type { Confidence, OwnKind, Viewer } from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { labelOf } from "../looks.ts";
import { BodyTold } from "./body.tsx";
import { viewerLabel } from "./parts.tsx";
import css from "./register.module.css";

type Body = Readonly<Record<string, unknown>>;

/** What is told of a change, in this order. */
const told: readonly (readonly [name: string, label: Label])[] = [
  ["label", words.field],
  ["kind", words.kind],
  ["validFrom", words.from],
  ["validTo", words.to],
  ["hidden", words.hide],
  ["required", words.required],
  ["seenBy", words.seenBy],
  ["basis", words.basis],
  ["ground", words.ground],
  ["sensitive", words.sensitive],
  ["source", words.source],
  ["confidence", words.confidence],
  ["more", words.more],
  ["body", words.facts],
];

const shown: Readonly<Record<string, (value: unknown, say: Say) => ReactNode>> = {
  label: (value, say) => say(value as Label),
  kind: (value, say) => say(words[`kind-${value as OwnKind}`]),
  validFrom: (value) => dateShown(value as string),
  validTo: (value) => dateShown(value as string),
  seenBy: (value, say) => (value as Viewer[]).map((one) => say(viewerLabel(one))).join(", "),
  basis: (value, say) => say(labelOf("legal-basis", value as string)),
  confidence: (value, say) => say(words[`conf${value as Confidence}`]),
};

function Shown({ name, value }: { name: string; value: unknown }): ReactNode {
  const say = useSay();
  const known = shown[name];
  if (known) return known(value, say);
  if (typeof value === "boolean") return say(value ? ui.yes : ui.no);
  return typeof value === "object" ? <BodyTold body={value as Body} /> : (value as string);
}

/** `against`: what stands; what is the same there is told in quiet. */
export function Told({ body, against = null }: { body: object; against?: object | null }): ReactNode {
  const say = useSay();
  const given = body as Body;
  const stands = against as Body | null;
  const rows = told.filter(([name]) => given[name] !== null && given[name] !== undefined);
  const isSame = (name: string): boolean =>
    stands !== null && JSON.stringify(stands[name] ?? null) === JSON.stringify(given[name] ?? null);
  return (
    <dl className={css.told}>
      {rows.map(([name, label]) => (
        <div key={name} className={isSame(name) ? css.quiet : undefined}>
          <dt>{say(label)}:</dt>
          <dd>
            <Shown name={name} value={given[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
