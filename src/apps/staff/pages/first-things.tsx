/** Before the work: a one-time password is changed, a second step is set up where the role needs one. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { Toasts } from "#base/ui/toast.tsx";
import { ownParts } from "#spine/people/web.ts";
import { passkeysWork, signOut } from "../auth.ts";
import { meQuery, type Me } from "../me.ts";
import { Door } from "./door.tsx";
import { BeginSecondStep } from "./security/begin-second-step.tsx";
import { AddPasskey } from "./security/passkeys.tsx";
import { words as security } from "./security/words.ts";
import css from "./sign-in.module.css";
import { words } from "../words.ts";

const PasswordForm = lazy(ownParts.passwordForm);

/** One thing after the other; when none is left the application opens at the address that was wanted. */
export default function FirstThings({ me }: { me: Me }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [atFirst] = useState(me.needs);
  // Kept for the next step only, so that it need not be typed a third time.
  const [password, keep] = useState("");
  const again = (): void => void client.invalidateQueries({ queryKey: meQuery.queryKey });
  const [need] = me.needs;
  const step = atFirst.length - me.needs.length + 1;
  const title = say(need === "change-password" ? words.firstPassword : words.firstSecond);
  const leave = async (): Promise<void> => {
    await signOut().catch(() => null);
    client.clear();
    location.reload();
  };
  return (
    <Door title={title}>
      <div className={`${css.door} ${css.wide}`}>
        <div className={css.form}>
          <div className={css.heading}>
            {atFirst.length > 1 && (
              <p className={css.hint}>{say(words.firstStep, { n: step, of: atFirst.length })}</p>
            )}
            <h1>{title}</h1>
          </div>
          <p className={css.hint}>
            {say(need === "change-password" ? words.firstPasswordWhy : words.firstSecondWhy, {
              name: me.person.name,
            })}
          </p>
          <Suspense fallback={<Waiting lines={5} />}>
            {need === "change-password" ? (
              <PasswordForm
                userName={me.person.userName}
                secondStep={me.secondStep}
                justUsed
                onDone={(next) => {
                  keep(next);
                  again();
                }}
              />
            ) : (
              <>
                <p className={css.hint}>{say(security.secondApps)}</p>
                <BeginSecondStep password={password} onDone={again} />
                {passkeysWork() && (
                  <section className={css.or} aria-labelledby="or-passkey">
                    <h2 id="or-passkey">{say(security.orPasskey)}</h2>
                    <p className={css.hint}>{say(security.orPasskeyWhy)}</p>
                    <AddPasskey onDone={again} />
                  </section>
                )}
              </>
            )}
          </Suspense>
          <div className={css.leave}>
            <span className={css.hint}>{me.person.userName}</span>
            <Button variant="subtle" size="xs" onClick={() => void leave()}>
              {say(words.signOut)}
            </Button>
          </div>
        </div>
      </div>
      <Toasts />
    </Door>
  );
}
