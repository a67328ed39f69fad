/** How the person harmed can be reached, always before any call: the number is behind the note, and behind a question. */
import { Button } from "@mantine/core";
import { IconPhone, IconPhoneOff, IconShieldLock } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { SafeContact } from "../schema.ts";
import { contactLabels } from "../words.ts";
import css from "./intake.module.css";
import { screenWords as words } from "./words.ts";

function Note({ of }: { of: SafeContact }): ReactNode {
  const say = useSay();
  return (
    <dl className={css.safeFacts}>
      <div>
        <dt>{say(words.contactChannel)}</dt>
        <dd>{say(contactLabels[of.channel])}</dd>
      </div>
      {of.hours && (
        <div>
          <dt>{say(words.contactHours)}</dt>
          <dd lang="vi">{of.hours}</dd>
        </div>
      )}
      {of.note && (
        <div>
          <dt>{say(words.contactNote)}</dt>
          <dd lang="vi">{of.note}</dd>
        </div>
      )}
    </dl>
  );
}

function CallAsked({ of }: { of: SafeContact & { phone: string } }): ReactNode {
  const say = useSay();
  const [asked, ask] = useState(false);
  if (!asked)
    return (
      <Button variant="default" leftSection={<IconPhone size={18} />} onClick={() => ask(true)}>
        {say(words.askCall)}
      </Button>
    );
  return (
    <div className={css.askCall} role="group" aria-label={say(words.readFirst)}>
      <strong>{say(words.readFirst)}</strong>
      <Note of={of} />
      <div className={css.actsRow}>
        <a className={css.callNow} href={`tel:${of.phone.replaceAll(/[^\d+]/g, "")}`}>
          <IconPhone size={18} /> {say(words.callNow, { number: of.phone })}
        </a>
        <Button variant="default" onClick={() => ask(false)}>
          {say(words.cancel)}
        </Button>
      </div>
    </div>
  );
}

/** The strip that stands above everything else of a report. */
export function SafeStrip({ of }: { of: SafeContact }): ReactNode {
  const say = useSay();
  return (
    <section className={css.safe} data-never={of.never || undefined} aria-label={say(words.safeContact)}>
      <h2>
        <IconShieldLock size={18} /> {say(words.safeContact)}
      </h2>
      {of.never && (
        <p className={css.never}>
          <IconPhoneOff size={20} /> {say(words.neverCall)}
        </p>
      )}
      <Note of={of} />
      {!of.never && of.phone !== null && <CallAsked of={{ ...of, phone: of.phone }} />}
      {!of.never && of.phone === null && <p className={css.quiet}>{say(words.noNumber)}</p>}
    </section>
  );
}
