/** While contact is forbidden: contacts that were announced, and breaches with what follows from them. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { banScreenWords as words } from "../words/ban-screens.ts";
import { actWords } from "../words/bans.ts";
import type { BanContact, BanLine } from "./ban-types.ts";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

/** The next step of a contact: countersigned before it is, ended after. */
function stepOf(contact: BanContact): "sign-contact" | "end-contact" | null {
  if (!contact.countersignedAt) return "sign-contact";
  return contact.endedAt ? null : "end-contact";
}

function Contact(props: { of: Case; ban: BanLine; contact: BanContact; may: boolean }): ReactNode {
  const say = useSay();
  const { of, ban, contact, may } = props;
  const writes = useWrites(of.code);
  const [error, setError] = useState<unknown>(null);
  const step = may ? stepOf(contact) : null;
  const act = (): void => {
    const body = { version: ban.version, contact: contact.id };
    void writes.write(`/bans/${ban.id}/${step}`, "POST", body).then(() => setError(null), setError);
  };
  return (
    <li>
      <span>
        {say(labelOf("contact-occasion", contact.occasion))}: {instantShown(contact.from)} –{" "}
        {instantShown(contact.to)}
      </span>
      <span className={css.quiet}>
        {contact.countersignedAt
          ? say(words.signed, { at: instantShown(contact.countersignedAt) })
          : say(words.unsigned)}
        {contact.endedAt && ` · ${say(words.ended, { at: instantShown(contact.endedAt) })}`}
      </span>
      {error !== null && <ProblemNote error={error} />}
      {step && (
        <span className="no-print">
          <Button variant="default" size="compact-sm" onClick={act}>
            {say(actWords[step])}
          </Button>
        </span>
      )}
    </li>
  );
}

export function Contacts({ of, ban, may }: { of: Case; ban: BanLine; may: boolean }): ReactNode {
  const say = useSay();
  if (ban.contacts.length === 0) return null;
  return (
    <section aria-label={say(words.contacts)}>
      <h5>{say(words.contacts)}</h5>
      <ul className={css.plain}>
        {ban.contacts.map((contact) => (
          <Contact key={contact.id} of={of} ban={ban} contact={contact} may={may} />
        ))}
      </ul>
    </section>
  );
}

export function Breaches({ ban }: { ban: BanLine }): ReactNode {
  const say = useSay();
  if (ban.breaches.length === 0) return null;
  return (
    <section aria-label={say(words.breaches)}>
      <h5>{say(words.breaches)}</h5>
      <ul className={css.plain}>
        {ban.breaches.map((breach) => (
          <li key={breach.at}>
            <strong>{instantShown(breach.at)}</strong>
            {breach.said && <span lang="vi">{breach.said}</span>}
            <span className={css.quiet}>{say(words.breachSaid)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
