/** Beside a case, for its co-ordinator: whether it is sealed and to whom, and who is shut out. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { guardWords as words } from "../words/guard.ts";
import css from "./cases.module.css";
import { GuardDialog, type GuardAct } from "./guard-dialog.tsx";
import { labelOf } from "./looks.ts";
import type { Case, Guard } from "./types.ts";

const reasons = { doer: words["why-doer"], relative: words["why-relative"], conflict: words["why-conflict"] };

function Sealing({ guard }: { guard: Guard }): ReactNode {
  const say = useSay();
  const { sealing } = guard;
  if (!sealing) return null;
  return (
    <>
      <p>
        {say(labelOf("seal-form", sealing.form))}
        <span className={css.quiet}>
          {" "}
          {say(words.sealedBy, { by: sealing.by, at: instantShown(sealing.at) })}
        </span>
      </p>
      <ul className={css.plain}>
        {guard.named.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span className={css.quiet}>{one.unit}</span>
          </li>
        ))}
      </ul>
      {sealing.letsFollow && <p className={css.quiet}>{say(words.followed)}</p>}
      {sealing.proposedBy && <p>{say(words.proposedBy, { by: sealing.proposedBy })}</p>}
    </>
  );
}

function Barred(props: { of: Case; guard: Guard; onAct: (act: GuardAct) => void }): ReactNode {
  const { of, guard, onAct } = props;
  const say = useSay();
  if (guard.barred.length === 0) return null;
  return (
    <>
      <h3>{say(words.barredNow)}</h3>
      <ul className={css.plain}>
        {guard.barred.map(({ personId, unitId, name, why }) => (
          <li key={`${personId}.${unitId}`}>
            <strong>{name}</strong>
            <span className={css.quiet}>{say(reasons[why])}</span>
            {of.can.includes("case.bar") && (
              <div className="no-print">
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => onAct({ name: "let-in", personId, unitId })}
                >
                  {say(words.liftBar)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{say(words.left, { names: guard.left.map((one) => one.name).join(", ") })}</p>
      {!guard.hasLeader && <p role="alert">{say(words.noLeader)}</p>}
    </>
  );
}

/** The acts that are offered now. */
function actsOf(of: Case, guard: Guard): { act: GuardAct; label: (typeof words)[keyof typeof words] }[] {
  const may = (verb: string): boolean => of.can.includes(verb);
  const { sealing } = guard;
  const all = [
    { is: may("case.seal") && !sealing, act: { name: "seal" as const }, label: words.seal },
    { is: may("case.seal") && !!sealing, act: { name: "named" as const }, label: words.rename },
    {
      is: may("case.unseal") && !!sealing && !sealing.proposedBy,
      act: { name: "propose-unsealing" as const },
      label: words.proposeUnsealing,
    },
    {
      is: may("case.unseal") && !!sealing?.proposedBy && !sealing.isOwnProposal,
      act: { name: "unseal" as const },
      label: words.unseal,
    },
    { is: may("case.bar"), act: { name: "barred" as const }, label: words.bar },
  ];
  return all.filter((one) => one.is);
}

/** Nothing for whoever does not co-ordinate. */
export function GuardOf({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [act, setAct] = useState<GuardAct | null>(null);
  const coordinates = of.parts.includes("co-ordinator");
  const { data } = useQuery({
    queryKey: ["case", of.code, "guard", of.version],
    queryFn: ({ signal }) => request<Guard>(`/api/cases/${of.code}/guard`, { signal }),
    enabled: coordinates,
    gcTime: 0,
  });
  if (!coordinates || !data) return null;
  return (
    <section className={css.beside} aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <Sealing guard={data} />
      <Barred of={of} guard={data} onAct={setAct} />
      <div className={`no-print ${css.choices}`}>
        {actsOf(of, data).map(({ act: offered, label }) => (
          <Button key={offered.name} variant="default" size="compact-sm" onClick={() => setAct(offered)}>
            {say(label)}…
          </Button>
        ))}
      </div>
      {act && <GuardDialog of={of} guard={data} act={act} onClose={() => setAct(null)} />}
    </section>
  );
}
