/** The screen at /people/hand-over?unit=…: the accounts that a unit left when it ended. */
import { Suspense, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import type { Label } from "#base/words.ts";
import { HandOver, type LeftItem } from "#spine/agencies/web.ts";
import { words } from "./words.ts";

interface LeftPerson {
  readonly id: number;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly Label[];
  readonly may: boolean;
}

const itemOf =
  (say: Say) =>
  ({ id, name, userName, roles, may }: LeftPerson): LeftItem => ({
    key: id,
    name: `${name} (${userName})`,
    more: [...roles.map((role) => say(role)), ...(may ? [] : [say(words.notYours)])].join(" · "),
    may,
  });

export default function HandOverPeople(): ReactNode {
  const say = useSay();
  return (
    <Suspense fallback={<Waiting />}>
      <HandOver
        title={words.handOver}
        hint={words.handOverHint}
        api="/api/people"
        keysAs="ids"
        itemOf={itemOf(say) as (row: unknown) => LeftItem}
      />
    </Suspense>
  );
}
