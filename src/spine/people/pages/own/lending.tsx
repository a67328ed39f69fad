/** One's own roles, those held for someone else with their end, and lending one while on leave. */
import "#base/ui/styles/forms.ts";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { fill } from "#base/words.ts";
import { NOT_DELEGABLE } from "../../rules/role.ts";
import type { LentRole, OwnRole } from "../answers.ts";
import { lastDayOf } from "../parts.tsx";
import { LendForm } from "./lend-form.tsx";
import css from "./own.module.css";
import { words } from "./words.ts";

interface LendingProps {
  readonly personId: number | string;
  readonly roles: readonly OwnRole[];
  readonly lent: readonly LentRole[];
}

function Held({ role }: { role: OwnRole }): ReactNode {
  const say = useSay();
  const day = role.validTo === null ? null : dateShown(lastDayOf(role.validTo));
  return (
    <li className={css.line}>
      <span className={css.what}>
        <strong>{say(role.label)}</strong>
        <span className={css.quiet}>
          {role.unit.name}
          {day && !role.delegated && ` · ${say(words.until, { day })}`}
        </span>
      </span>
      {role.delegated && day && (
        <StatusBadge look={{ label: fill(words.standingIn, { day }), tone: "soon" }} />
      )}
    </li>
  );
}

function Lent({ personId, lent }: { personId: number | string; lent: LentRole }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: () =>
      request(`/api/people/${personId}/delegations/${lent.id}/end`, { method: "POST", body: {} }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["me"] });
      toast(say(words.tookBack));
    },
  });
  const span = { from: dateShown(lent.validFrom), to: dateShown(lastDayOf(lent.validTo)) };
  return (
    <li className={css.line}>
      <span className={css.what}>
        <strong>{say(lent.label)}</strong>
        <span className={css.quiet}>
          {[say(words.lentTo, { name: lent.to.name }), say(words.lentSpan, span), lent.reason]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {back.error && <ProblemNote error={back.error} />}
      </span>
      <Button
        variant="default"
        size="xs"
        loading={back.isPending}
        aria-label={say(words.takeBackOf, { role: say(lent.label), name: lent.to.name })}
        onClick={() => back.mutate()}
      >
        {say(words.takeBack)}
      </Button>
    </li>
  );
}

/** The part of the page of one's own account. */
export default function Lending({ personId, roles, lent }: LendingProps): ReactNode {
  const say = useSay();
  const [lending, lend] = useState(false);
  const lendable = roles.filter(
    (role) => !role.delegated && !NOT_DELEGABLE.some((code) => code === role.code),
  );
  return (
    <div className={css.part}>
      <h2>{say(words.roles)}</h2>
      {roles.length === 0 && <p className={css.quiet}>{say(words.rolesNone)}</p>}
      <ul className={css.lines}>
        {roles.map((role) => (
          <Held key={role.id} role={role} />
        ))}
      </ul>
      <h3>{say(words.lend)}</h3>
      <p className={css.quiet}>{say(lendable.length > 0 ? words.lendWhy : words.lendNot)}</p>
      {lent.length > 0 && (
        <ul className={css.lines} aria-label={say(words.lent)}>
          {lent.map((one) => (
            <Lent key={one.id} personId={personId} lent={one} />
          ))}
        </ul>
      )}
      {lending ? (
        <LendForm personId={personId} roles={lendable} onDone={() => lend(false)} />
      ) : (
        lendable.length > 0 && (
          <div>
            <Button variant="default" onClick={() => lend(true)}>
              {say(words.lendOne)}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
