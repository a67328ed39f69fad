/** What a proposed change of the register is called: by the words that it gives, or by those of what it changes. Pure. */
import type { Label } from "#base/words.ts";
import { fieldOf, type Code, type DatedSetting, type FactName, type OwnField } from "./schema/index.ts";
import { registerScreenWords as words } from "./words/register-screens.ts";

/** A change as it is kept. */
export interface Named {
  readonly kind: "code" | "setting" | "field" | "fact";
  readonly subject: string;
  readonly body: {
    readonly codes?: readonly Code[];
    readonly setting?: DatedSetting;
    readonly field?: OwnField;
  };
}

/** Its name in both languages. */
export function changeName({ kind, subject, body }: Named): Label {
  if (kind === "fact") return words[subject as FactName];
  const own = { code: body.codes?.at(-1)?.label, field: body.field?.label, setting: body.setting?.label };
  return own[kind] ?? fieldOf(subject)?.field.label ?? { vi: subject, en: subject };
}
