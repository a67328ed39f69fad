/** One's own address, and whether one wants to be told by mail that there is something to do. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import css from "./own.module.css";
import { words } from "./words.ts";

interface OwnMail {
  readonly email: string | null;
  readonly wantsMail: boolean;
}

function Form({ own }: { own: OwnMail }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [email, type] = useState(own.email ?? "");
  const [wantsMail, want] = useState(own.wantsMail);
  const save = useMutation({
    mutationFn: () =>
      request<OwnMail>("/api/me/mail", { method: "PUT", body: { email: email.trim() || null, wantsMail } }),
    onSuccess: (saved) => {
      client.setQueryData(["own-mail"], saved);
      toast(say(words.mailSaved));
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const refused = save.error instanceof ProblemError ? save.error.errors[0]?.message : undefined;
  return (
    <form className={css.form} onSubmit={send}>
      <TextInput
        type="email"
        autoComplete="email"
        label={say(words.mailAddress)}
        maxLength={120}
        value={email}
        error={refused}
        description={email.trim() ? undefined : say(words.mailNoAddress)}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Checkbox
        label={say(words.mailWants)}
        checked={wantsMail}
        onChange={(event) => want(event.currentTarget.checked)}
      />
      {save.error && !refused && <ProblemNote error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          {say(words.mailSave)}
        </Button>
      </div>
    </form>
  );
}

/** What is shown of it on the page of one's own account. */
export default function Mail(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["own-mail"],
    queryFn: ({ signal }) => request<OwnMail>("/api/me/mail", { signal }),
  });
  return (
    <>
      <h2>{say(words.mail)}</h2>
      <p className={css.quiet}>{say(words.mailWhy)}</p>
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={3} />}
      {data && <Form own={data} />}
    </>
  );
}
