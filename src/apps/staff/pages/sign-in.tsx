/** The door: user name and password, the second step, a passkey; in the demonstration one press a role. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { setLanguage, useLanguage, useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import type { Label } from "#base/words.ts";
import { passkeysWork, signIn, signInWithPasskey, verifyCode } from "../auth.ts";
import { Mark } from "../frame/mark.tsx";
import { words } from "../words.ts";
import css from "./sign-in.module.css";

interface DemoPeople {
  readonly password: string;
  readonly people: readonly { userName: string; name: string; role: Label; unit: string }[];
}

/** A refusal of the door in words that help; other refusals as they come. */
function Refusal({ error, wrong }: { error: unknown; wrong: Label }): ReactNode {
  const say = useSay();
  if (!error) return null;
  const plain = error instanceof ProblemError && [400, 401].includes(error.status);
  if (!plain) return <ProblemNote error={error} />;
  return (
    <p className={css.wrong} role="alert">
      {error.detail && error.kind === "rule" ? error.detail : say(wrong)}
    </p>
  );
}

/** Runs an act of signing in once at a time and keeps its refusal. */
function useAct(): { busy: boolean; error: unknown; run: (act: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = (act: () => Promise<void>): void => {
    setBusy(true);
    setError(null);
    void act()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { busy, error, run };
}

function SecondStep(props: { onDone: () => Promise<void>; onBack: () => void }): ReactNode {
  const say = useSay();
  const [code, type] = useState("");
  const { busy, error, run } = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await verifyCode(code.replaceAll(/\s/g, ""));
      await props.onDone();
    });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <h1>{say(words.codeTitle)}</h1>
      <p className={css.hint}>{say(words.codeHint)}</p>
      <Refusal error={error} wrong={words.wrongCode} />
      <TextInput
        label={say(words.code)}
        value={code}
        onChange={(event) => type(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        size="md"
        autoFocus
      />
      <Button type="submit" size="md" loading={busy}>
        {say(words.confirm)}
      </Button>
      <Button variant="subtle" onClick={props.onBack}>
        {say(words.back)}
      </Button>
    </form>
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

function Language({ say }: { say: Say }): ReactNode {
  const language = useLanguage();
  const other = language === "vi" ? "en" : "vi";
  return (
    <button type="button" className={css.language} lang={other} onClick={() => setLanguage(other)}>
      {say(words.toEnglish)}
    </button>
  );
}

/** The sign-in page; after it the person is where they wanted to be. */
export function SignIn(props: { ended: boolean; onSignedIn: () => Promise<void> }): ReactNode {
  const say = useSay();
  const [second, setSecond] = useState(false);
  return (
    <div className={css.page}>
      <title>{`${say(words.signIn)} · Tổ Ấm`}</title>
      <header className={css.brand}>
        <Mark size={44} />
        <div>
          <p className={css.name}>{say(words.product)}</p>
          <p className={css.hint}>{say(words.about)}</p>
        </div>
        <Language say={say} />
      </header>
      <main className={css.main}>
        <div className={css.door}>
          {second ? (
            <SecondStep onDone={props.onSignedIn} onBack={() => setSecond(false)} />
          ) : (
            <Password ended={props.ended} onDone={props.onSignedIn} onSecondStep={() => setSecond(true)} />
          )}
        </div>
        {!second && <Demonstration onDone={props.onSignedIn} />}
      </main>
      <footer className={css.foot}>{say(words.promise)}</footer>
    </div>
  );
}
