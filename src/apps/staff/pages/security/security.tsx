/** Where I am signed in, my password, my second step, my passkeys. */
import { Button } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, type ReactNode } from "react";
import { Card, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { ownParts } from "#spine/people/web.ts";
import { listSessions, revokeOthers, revokeSession, type Session } from "../../auth.ts";
import { useMe } from "../../signed-in.ts";
import { deviceOf } from "./device.ts";
import { Passkeys } from "./passkeys.tsx";
import { SecondStep } from "./second-step.tsx";
import css from "./security.module.css";
import { words } from "./words.ts";

const PasswordForm = lazy(ownParts.passwordForm);
const Lending = lazy(ownParts.lending);
const Calendar = lazy(ownParts.calendar);
const Mail = lazy(ownParts.mail);

function SessionLine(props: { session: Session; end: () => void; busy: boolean }): ReactNode {
  const say = useSay();
  const { session } = props;
  const device = deviceOf(session.userAgent ?? "");
  const Mark = device.phone ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <li className={css.line}>
      <Mark size={24} stroke={1.5} className={css.mark} />
      <span className={css.what}>
        <strong>{device.name || say(words.unknownDevice)}</strong>
        <span className={css.quiet}>
          {[session.ipAddress, say(words.lastSeen, { at: instantShown(session.lastSeenAt) })]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {session.current ? (
        <StatusBadge look={{ label: words.thisOne, tone: "good" }} />
      ) : (
        <Button variant="default" size="xs" onClick={props.end} disabled={props.busy}>
          {say(words.endOne)}
        </Button>
      )}
    </li>
  );
}

function Sessions(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: ["sessions"], queryFn: listSessions });
  const end = useMutation({
    mutationFn: (id: number | null) => (id === null ? revokeOthers() : revokeSession(id)),
    onSuccess: () => {
      toast(say(words.ended));
      void client.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  return (
    <Card className={css.part}>
      <h2>{say(words.sessions)}</h2>
      <p className={css.quiet}>{say(words.sessionsWhy)}</p>
      {(error ?? end.error) && <ProblemNote error={error ?? end.error} />}
      {!data && !error && <Waiting lines={3} />}
      <ul className={css.lines}>
        {data?.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            busy={end.isPending}
            end={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      {data && data.length > 1 && (
        <div>
          <Button variant="default" onClick={() => end.mutate(null)} loading={end.isPending}>
            {say(words.endOthers)}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Password(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { person, secondStep } = useMe();
  const done = (): void => {
    toast(say(words.passwordChanged));
    void client.invalidateQueries({ queryKey: ["sessions"] });
  };
  return (
    <Card className={css.part}>
      <h2>{say(words.password)}</h2>
      <Suspense fallback={<Waiting lines={5} />}>
        <PasswordForm userName={person.userName} secondStep={secondStep} onDone={done} />
      </Suspense>
    </Card>
  );
}

/** The screen at /security. */
export default function Security(): ReactNode {
  const say = useSay();
  const me = useMe();
  return (
    <div className={css.page}>
      <PageTitle title={say(words.title)} hint={say(words.hint)} />
      <Card className={css.part}>
        <Suspense fallback={<Waiting lines={4} />}>
          <Lending personId={me.person.id} roles={me.roles} lent={me.lent} />
        </Suspense>
      </Card>
      <Card className={css.part}>
        <Suspense fallback={<Waiting lines={3} />}>
          <Calendar />
        </Suspense>
      </Card>
      <Card className={css.part}>
        <Suspense fallback={<Waiting lines={3} />}>
          <Mail />
        </Suspense>
      </Card>
      <Sessions />
      <Password />
      <SecondStep on={me.secondStep} />
      <Passkeys />
    </div>
  );
}
