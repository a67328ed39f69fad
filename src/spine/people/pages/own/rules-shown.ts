/** The rules of a new password as they are ticked off while typing. The server decides with the same rules. Pure. */
import { fill, type Label } from "#base/words.ts";
import { passwordFaults, SHORTEST, type PasswordOwner } from "../../rules/password.ts";
import { words as rules } from "../../words.ts";
import { words } from "./words.ts";

/** One rule; `met` is null where only the server can tell. */
export interface RuleShown {
  readonly label: Label;
  readonly met: boolean | null;
}

/** What is asked of a password and which of it is met. */
export function rulesShown(password: string, owner: PasswordOwner): RuleShown[] {
  const faults = passwordFaults(password, owner);
  const met = (...broken: readonly Label[]): boolean =>
    password !== "" && !faults.some((fault) => broken.some((label) => label.vi === fault.vi));
  const min = owner.secondStep ? SHORTEST.withSecondStep : SHORTEST.alone;
  const kinds = { label: words.ruleKinds, met: met(rules.fourClasses) };
  return [
    {
      label: fill(owner.secondStep ? words.ruleLengthLong : words.ruleLength, { min }),
      met: met(fill(rules.tooShort, { min }), rules.tooLong),
    },
    ...(owner.secondStep ? [] : [kinds]),
    { label: words.ruleName, met: met(rules.holdsUserName) },
    { label: words.ruleCommon, met: met(rules.common) },
    { label: words.ruleFormer, met: null },
  ];
}
