/** Turning the second step (TOTP) on and off. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { create } from "qrcode";
import { useMemo, useState, type FormEvent, type ReactNode } from "react";
import { Card, StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { beginSecondStep, endSecondStep, hasSecondStep, verifyCode } from "../../auth.ts";
import { words as staff } from "../../words.ts";
import css from "./security.module.css";
import { words } from "./words.ts";

/** The picture as one path: no address of data, no inline style. */
function Picture({ text }: { text: string }): ReactNode {
  const say = useSay();
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: "M" });
    const dark = [...modules.data.entries()].filter(([, bit]) => bit);
    const at = (index: number): string =>
      `M${index % modules.size} ${Math.floor(index / modules.size)}h1v1h-1z`;
    return { size: modules.size, path: dark.map(([index]) => at(index)).join("") };
  }, [text]);
  return (
    <svg className={css.qr} viewBox={`-3 -3 ${size + 6} ${size + 6}`} role="img" aria-label={say(words.qr)}>
      <rect x={-3} y={-3} width={size + 6} height={size + 6} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function Refused({ error }: { error: unknown }): ReactNode {
  const say = useSay();
  if (!error) return null;
  const plain = error instanceof ProblemError && [400, 401].includes(error.status) && !error.title;
  if (!plain) return <ProblemNote error={error} />;
  return (
    <p className={css.wrong} role="alert">
      {say(words.passwordWrong)}
    </p>
  );
}

function Confirm(props: {
  begun: { totpURI: string; backupCodes: readonly string[] };
  onDone: () => void;
}): ReactNode {
  const say = useSay();
  const [code, type] = useState("");
  const verify = useMutation({
    mutationFn: () => verifyCode(code.replaceAll(/\s/g, "")),
    onSuccess: props.onDone,
  });
  const key = new URL(props.begun.totpURI).searchParams.get("secret") ?? "";
  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        verify.mutate();
      }}
    >
      <p>{say(words.secondScan)}</p>
      <div className={css.scan}>
        <Picture text={props.begun.totpURI} />
        <div className={css.byHand}>
          <span className={css.quiet}>{say(words.secondByHand)}</span>
          <code>{key.replaceAll(/(.{4})/g, "$1 ").trim()}</code>
          <span className={css.quiet}>{say(words.secondCodes)}</span>
          <ul className={css.codes}>
            {props.begun.backupCodes.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {verify.error && (
        <p className={css.wrong} role="alert">
          {say(staff.wrongCode)}
        </p>
      )}
      <TextInput
        label={say(words.code)}
        value={code}
        onChange={(event) => type(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        style={{ maxWidth: 160 }}
      />
      <div>
        <Button type="submit" loading={verify.isPending} disabled={code.trim().length < 6}>
          {say(words.confirm)}
        </Button>
      </div>
    </form>
  );
}

/** The part of the page. */
export function SecondStep(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data: on } = useQuery({ queryKey: ["second-step"], queryFn: hasSecondStep });
  const [password, type] = useState("");
  const done = (text: string): void => {
    type("");
    begin.reset();
    toast(text);
    void client.invalidateQueries({ queryKey: ["second-step"] });
  };
  const begin = useMutation({ mutationFn: () => beginSecondStep(password) });
  const end = useMutation({
    mutationFn: () => endSecondStep(password),
    onSuccess: () => done(say(words.secondEnded)),
  });
  return (
    <Card className={css.part}>
      <h2 className={css.headWith}>
        {say(words.second)}
        {on !== undefined && (
          <StatusBadge look={{ label: on ? words.secondOn : words.secondOff, tone: on ? "good" : "calm" }} />
        )}
      </h2>
      <p className={css.quiet}>{say(words.secondWhy)}</p>
      {begin.data ? (
        <Confirm begun={begin.data} onDone={() => done(say(words.secondDone))} />
      ) : (
        <form
          className={css.form}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (on) end.mutate();
            else begin.mutate();
          }}
        >
          <Refused error={begin.error ?? end.error} />
          <PasswordInput
            label={say(words.passwordNow)}
            autoComplete="current-password"
            value={password}
            onChange={(event) => type(event.currentTarget.value)}
            visibilityToggleButtonProps={{
              "aria-label": say(staff.showPassword),
              tabIndex: 0,
              "aria-hidden": false,
            }}
          />
          <div>
            <Button
              type="submit"
              variant={on ? "default" : "filled"}
              loading={begin.isPending || end.isPending}
              disabled={!password}
            >
              {say(on ? words.secondStop : words.secondStart)}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
