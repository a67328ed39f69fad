/** The door: user name and password, the second step, a passkey; in the demonstration one press a role. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconBuildingBank, IconFingerprint } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import type { Label } from "#base/words.ts";
import {
  passkeysWork,
  signIn,
  signInByCity,
  signInOffers,
  signInWithPasskey,
  takeRefusal,
  verifyBackupCode,
  verifyCode,
} from "../auth.ts";
import { words } from "../words.ts";
import { Door } from "./door.tsx";
import css from "./sign-in.module.css";

interface DemoPeople {
  readonly password: string;
  readonly people: readonly { userName: string; name: string; role: Label; unit: string }[];
}

/** A refusal of the door in words that help; other refusals as they come. */
function Refusal({ error, wrong }: { error: unknown; wrong: Label }): ReactNode {
  const say = useSay();
  if (!error) return null;
  const plain = error instanceof ProblemError && [400, 401, 422].includes(error.status);
  if (!plain) return <ProblemNote error={error} />;
  return (
    <p className={css.wrong} role="alert">
      {error.detail && error.kind === "rule" ? error.detail : say(wrong)}
    </p>
  );
}

/** Runs an act of signing in once at a time and keeps its refusal. */
function useAct(): {
  busy: boolean;
  error: unknown;
  run: (act: () => Promise<void>) => void;
  forget: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = (act: () => Promise<void>): void => {
    setBusy(true);
    setError(null);
    void act()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { busy, error, run, forget: () => setError(null) };
}

const byApp = { title: words.codeTitle, hint: words.codeHint, label: words.code, wrong: words.wrongCode };
const onPaper = {
  title: words.backupTitle,
  hint: words.backupHint,
  label: words.backup,
  wrong: words.wrongBackup,
};

function SecondStep(props: { onDone: () => Promise<void>; onBack: () => void }): ReactNode {
  const say = useSay();
  const [paper, setPaper] = useState(false);
  const [code, type] = useState("");
  const { busy, error, run, forget } = useAct();
  const asked = paper ? onPaper : byApp;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      const plain = code.replaceAll(/\s/g, "");
      await (paper ? verifyBackupCode(plain) : verifyCode(plain));
      await props.onDone();
    });
  };
  const change = (): void => {
    setPaper(!paper);
    type("");
    forget();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <h1>{say(asked.title)}</h1>
      <p className={css.hint}>{say(asked.hint)}</p>
      <Refusal error={error} wrong={asked.wrong} />
      <TextInput
        key={asked.label.vi}
        label={say(asked.label)}
        value={code}
        onChange={(event) => type(event.currentTarget.value)}
        inputMode={paper ? "text" : "numeric"}
        autoComplete={paper ? "off" : "one-time-code"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={paper ? 20 : 7}
        size="md"
        autoFocus
      />
      <Button type="submit" size="md" loading={busy} disabled={code.trim() === ""}>
        {say(words.confirm)}
      </Button>
      <div className={css.others}>
        <Button variant="subtle" size="xs" onClick={change}>
          {say(paper ? words.withPhone : words.withoutPhone)}
        </Button>
        <Button variant="subtle" size="xs" onClick={props.onBack}>
          {say(words.back)}
        </Button>
      </div>
    </form>
  );
}

/** The city's own sign-on, where there is one, under the name it gives itself. */
function City({ run, busy }: { run: (act: () => Promise<void>) => void; busy: boolean }): ReactNode {
  const { data } = useQuery({
    queryKey: ["sign-in"],
    queryFn: () => signInOffers().catch(() => null),
    staleTime: Infinity,
  });
  if (!data?.ownSignOn) return null;
  return (
    <Button
      variant="default"
      size="md"
      leftSection={<IconBuildingBank size={20} stroke={1.5} />}
      disabled={busy}
      onClick={() => run(signInByCity)}
    >
      {data.ownSignOn}
    </Button>
  );
}

function Password(props: {
  onDone: () => Promise<void>;
  onSecondStep: () => void;
  ended: boolean;
}): ReactNode {
  const say = useSay();
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const [empty, setEmpty] = useState(false);
  const [sentBack] = useState(takeRefusal);
  const { busy, error, run } = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setEmpty(!user.trim() || !password);
    if (!user.trim() || !password) return;
    run(async () => {
      if (await signIn(user.trim(), password)) props.onSecondStep();
      else await props.onDone();
    });
  };
  const passkey = async (): Promise<void> => {
    await signInWithPasskey().catch((cause: unknown) => {
      throw cause instanceof ProblemError && cause.status > 401
        ? cause
        : new ProblemError("rule", 401, { title: " ", detail: say(words.passkeyFailed) });
    });
    await props.onDone();
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <h1>{say(words.signIn)}</h1>
      <p className={css.hint}>{say(props.ended ? words.sessionEnded : words.signInHint)}</p>
      {sentBack && !error && (
        <p className={css.wrong} role="alert">
          {say(words.cityRefused)}
        </p>
      )}
      {empty && (
        <p className={css.wrong} role="alert">
          {say(words.needBoth)}
        </p>
      )}
      <Refusal error={error} wrong={words.wrongPassword} />
      <TextInput
        label={say(words.userName)}
        value={user}
        onChange={(event) => setUser(event.currentTarget.value)}
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        autoFocus
      />
      <PasswordInput
        label={say(words.password)}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{
          "aria-label": say(words.showPassword),
          tabIndex: 0,
          "aria-hidden": false,
        }}
        size="md"
      />
      <Button type="submit" size="md" loading={busy}>
        {say(words.signIn)}
      </Button>
      {passkeysWork() && (
        <Button
          variant="default"
          size="md"
          leftSection={<IconFingerprint size={20} stroke={1.5} />}
          onClick={() => run(passkey)}
        >
          {say(words.withPasskey)}
        </Button>
      )}
      <City run={run} busy={busy} />
    </form>
  );
}

function Demonstration({ onDone }: { onDone: () => Promise<void> }): ReactNode {
  const say = useSay();
  const { busy, error, run } = useAct();
  const { data } = useQuery({
    queryKey: ["demo"],
    queryFn: () => request<DemoPeople>("/api/demo/people").catch(() => null),
    staleTime: Infinity,
  });
  if (!data || data.people.length === 0) return null;
  const enter = (userName: string): void =>
    run(async () => {
      await signIn(userName, data.password);
      await onDone();
    });
  return (
    <section className={css.demo} aria-labelledby="demo-people">
      <p className={css.demoMark}>{say(words.demo)}</p>
      <h2 id="demo-people">{say(words.demoPeople)}</h2>
      <p className={css.hint}>{say(words.demoPeopleHint)}</p>
      <Refusal error={error} wrong={words.wrongPassword} />
      <ul className={css.people}>
        {data.people.map((person) => (
          <li key={person.userName}>
            <button type="button" className={css.role} disabled={busy} onClick={() => enter(person.userName)}>
              <strong>{say(person.role)}</strong>
              <span>{`${person.name} · ${person.unit}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sign-in page; after it the person is where they wanted to be. */
export function SignIn(props: { ended: boolean; onSignedIn: () => Promise<void> }): ReactNode {
  const say = useSay();
  const [second, setSecond] = useState(false);
  return (
    <Door title={say(words.signIn)}>
      <div className={css.door}>
        {second ? (
          <SecondStep onDone={props.onSignedIn} onBack={() => setSecond(false)} />
        ) : (
          <Password ended={props.ended} onDone={props.onSignedIn} onSecondStep={() => setSecond(true)} />
        )}
      </div>
      {!second && <Demonstration onDone={props.onSignedIn} />}
    </Door>
  );
}
