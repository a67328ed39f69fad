/** Setting the second step up: the password once more, the picture to scan, the codes for paper, the first six digits. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { create } from "qrcode";
import { useMemo, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { beginSecondStep, verifyCode } from "../../auth.ts";
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

/** Codes for paper: shown this once. */
export function BackupCodes({ codes }: { codes: readonly string[] }): ReactNode {
  const say = useSay();
  const copy = (): void => {
    void navigator.clipboard.writeText(codes.join("\n")).then(() => toast(say(words.codesCopied)));
  };
  return (
    <div className={css.byHand}>
      <span className={css.quiet}>{say(words.secondCodes)}</span>
      <ul className={css.codes}>
        {codes.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="default" size="xs" onClick={copy}>
          {say(words.codesCopy)}
        </Button>
      </div>
    </div>
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
    onSuccess: () => {
      toast(say(words.secondDone));
      props.onDone();
    },
  });
  const key = new URL(props.begun.totpURI).searchParams.get("secret") ?? "";
  const wrong = verify.error instanceof ProblemError && verify.error.status < 423;
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
        </div>
      </div>
      <BackupCodes codes={props.begun.backupCodes} />
      {verify.error && !wrong && <ProblemNote error={verify.error} />}
      <TextInput
        label={say(words.code)}
        value={code}
        onChange={(event) => type(event.currentTarget.value)}
        error={wrong && say(staff.wrongCode)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        className={css.code}
      />
      <div>
        <Button type="submit" loading={verify.isPending} disabled={code.trim().length < 6}>
          {say(words.confirm)}
        </Button>
      </div>
    </form>
  );
}

/** A field for the present password with the server's refusal at it; other refusals stand above. */
export function AskPassword(props: {
  value: string;
  onChange: (text: string) => void;
  error: unknown;
}): ReactNode {
  const say = useSay();
  const { error } = props;
  const wrong = error instanceof ProblemError && error.errors.find((one) => one.path === "password");
  return (
    <>
      {Boolean(error) && !wrong && <ProblemNote error={error} />}
      <PasswordInput
        label={say(words.passwordNow)}
        autoComplete="current-password"
        value={props.value}
        error={wrong ? wrong.message : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={{
          "aria-label": say(staff.showPassword),
          tabIndex: 0,
          "aria-hidden": false,
        }}
      />
    </>
  );
}

/** The whole way; `password` is one typed a moment ago. */
export function BeginSecondStep(props: { password?: string; onDone: () => void }): ReactNode {
  const say = useSay();
  const [password, type] = useState(props.password ?? "");
  const begin = useMutation({ mutationFn: () => beginSecondStep(password) });
  if (begin.data) return <Confirm begun={begin.data} onDone={props.onDone} />;
  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <AskPassword value={password} onChange={type} error={begin.error} />
      <div>
        <Button type="submit" loading={begin.isPending} disabled={!password}>
          {say(words.secondStart)}
        </Button>
      </div>
    </form>
  );
}
