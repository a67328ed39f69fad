/** How the harmed person can be reached without putting them at risk: stands above everything else of a case. */
import { IconPhoneOff, IconShieldHeart } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { screenWords as words } from "../words/screens.ts";
import css from "./cases.module.css";
import type { Case } from "./types.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Whoever's part does not show the way is told whom to ask before anything else. */
function AskFirst({ of }: { of: Case }): ReactNode {
  const say = useSay();
  return (
    <section className={of.neverCall ? css.safeNever : css.safe} aria-label={say(words.safeContact)}>
      {of.neverCall ? <IconPhoneOff size={22} stroke={1.75} /> : <IconShieldHeart size={22} stroke={1.75} />}
      <div>
        <strong>{say(of.neverCall ? words.safeNever : words.safeContact)}</strong>
        <p>{say(words.safeAsk, { unit: of.unit.name })}</p>
      </div>
    </section>
  );
}

/** Above everything else, whatever the reader's part. */
export function SafeContact({ of }: { of: Case }): ReactNode {
  const say = useSay();
  if (!of.visible.includes("harmed.safeChannel")) return <AskFirst of={of} />;
  const harmed = of.things.filter((thing) => thing.prefix === "harmed");
  const told = harmed.filter((one) => text(one.values["safeChannel"]) || one.values["safeNever"] === true);
  return (
    <section className={of.neverCall ? css.safeNever : css.safe} aria-label={say(words.safeContact)}>
      {of.neverCall ? <IconPhoneOff size={22} stroke={1.75} /> : <IconShieldHeart size={22} stroke={1.75} />}
      <div>
        <strong>{say(of.neverCall ? words.safeNever : words.safeContact)}</strong>
        {told.length === 0 && <p>{say(words.safeUnknown)}</p>}
        {told.map(({ id, values }) => (
          <p key={id} lang="vi">
            {[values["fullName"], values["safeChannel"], values["safeHours"], values["safeNote"]]
              .map(text)
              .filter(Boolean)
              .join(" · ")}
          </p>
        ))}
      </div>
    </section>
  );
}
