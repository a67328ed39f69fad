/** The roles a person holds and held, with their days; giving one, ending one, delegating one while on leave. */
import { Button } from "@mantine/core";
import { Suspense, useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { StatusBadge, Waiting, type StatusLook } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { useSay } from "#base/ui/language.ts";
import type { PersonAnswer, RoleAnswer } from "./answers.ts";
import { Delegate } from "./delegate.tsx";
import { GiveRole } from "./give-role.tsx";
import { Section, spanShown, useAct } from "./parts.tsx";
import css from "./people.module.css";
import { words } from "./words.ts";

const looks = {
  now: { label: words.roleNow, tone: "good" },
  later: { label: words.roleLater, tone: "soon" },
  past: { label: words.rolePast, tone: "calm" },
} as const satisfies Record<string, StatusLook>;

function lookOf(role: RoleAnswer): StatusLook {
  if (role.active) return looks.now;
  return role.validFrom > today() ? looks.later : looks.past;
}

function Role({ person, role }: { person: PersonAnswer; role: RoleAnswer }): ReactNode {
  const say = useSay();
  const [ending, end] = useState(false);
  const act = useAct();
  const facts = [
    say(words.heldAt, { unit: role.unit.name }),
    spanShown(role, say),
    role.delegatedFrom && say(words.delegatedFrom, { name: role.delegatedFrom.name }),
    role.givenBy && say(words.givenBy, { name: role.givenBy }),
    role.reason,
  ].filter(Boolean);
  return (
    <li>
      <span>
        <span className={css.state}>
          <strong>{say(role.label)}</strong>
          <StatusBadge look={lookOf(role)} />
        </span>
        <span className={css.quiet} style={{ display: "block" }}>
          {facts.join(" · ")}
        </span>
      </span>
      {role.can.includes("person.end-role") && (
        <Button
          variant="subtle"
          size="xs"
          color="gray"
          className="no-print"
          aria-label={`${say(words.endRole)}: ${say(role.label)}`}
          onClick={() => end(true)}
        >
          {say(words.endRole)}
        </Button>
      )}
      {ending && (
        <ConfirmAct
          title={say(words.endRole)}
          thing={`${say(role.label)}, ${role.unit.name}: ${person.name}`}
          code={person.userName}
          consequence={say(words.endRoleConsequence)}
          submit={say(words.endRole)}
          run={async () => {
            await act.mutateAsync({
              path: `/api/people/${person.id}/roles/${role.id}/end`,
              method: "POST",
              body: {},
            });
          }}
          onClose={() => end(false)}
        />
      )}
    </li>
  );
}

/** The roles and what may be done about them. */
export function RolesHeld({ person }: { person: PersonAnswer }): ReactNode {
  const say = useSay();
  const [doing, set] = useState<"give" | "delegate" | null>(null);
  const open = person.roles.filter((role) => role.active && role.delegatedFrom === null);
  const mayDelegate = person.can.includes("person.delegate") && open.length > 0;
  const acts = doing === null && (
    <span className={`${css.acts} no-print`}>
      {mayDelegate && (
        <Button variant="default" size="xs" onClick={() => set("delegate")}>
          {say(words.delegate)}
        </Button>
      )}
      {person.can.includes("person.give-role") && (
        <Button variant="default" size="xs" onClick={() => set("give")}>
          {say(words.giveRole)}
        </Button>
      )}
    </span>
  );
  return (
    <Section title={say(words.held)} acts={acts}>
      <Suspense fallback={<Waiting />}>
        {doing === "give" && <GiveRole person={person} onDone={() => set(null)} />}
        {doing === "delegate" && <Delegate person={person} roles={open} onDone={() => set(null)} />}
      </Suspense>
      {person.roles.length === 0 && <p className={css.quiet}>{say(words.heldNone)}</p>}
      <ul className={css.roles}>
        {person.roles.map((role) => (
          <Role key={role.id} person={person} role={role} />
        ))}
      </ul>
    </Section>
  );
}
