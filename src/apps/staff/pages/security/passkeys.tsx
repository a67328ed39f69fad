/** Passkeys: listed, added on this device, deleted. */
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconFingerprint, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { addPasskey, deletePasskey, listPasskeys, passkeysWork } from "../../auth.ts";
import { words as staff } from "../../words.ts";
import css from "./security.module.css";
import { words } from "./words.ts";

/** Adds a passkey of this device, under a name. */
export function AddPasskey({ onDone }: { onDone: () => void }): ReactNode {
  const say = useSay();
  const [name, type] = useState("");
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: () => {
      type("");
      onDone();
    },
  });
  if (!passkeysWork()) return <p className={css.quiet}>{say(words.passkeyNot)}</p>;
  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      {add.error instanceof ProblemError && <ProblemNote error={add.error} />}
      {add.error && !(add.error instanceof ProblemError) && (
        <p className={css.wrong} role="alert">
          {say(staff.passkeyFailed)}
        </p>
      )}
      <TextInput
        label={say(words.passkeyName)}
        description={say(words.passkeyNameHint)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={name}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" loading={add.isPending} disabled={!name.trim()}>
          {say(words.passkeyAdd)}
        </Button>
      </div>
    </form>
  );
}

/** The part of the page. */
export function Passkeys(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const again = (): void => void client.invalidateQueries({ queryKey: ["passkeys"] });
  const { data, error } = useQuery({ queryKey: ["passkeys"], queryFn: listPasskeys });
  const drop = useMutation({ mutationFn: deletePasskey, onSuccess: again });
  const refusal = error ?? drop.error;
  return (
    <Card className={css.part}>
      <h2>{say(words.passkeys)}</h2>
      <p className={css.quiet}>{say(words.passkeysWhy)}</p>
      {refusal && <ProblemNote error={refusal} />}
      {data?.length === 0 && <p className={css.quiet}>{say(words.passkeysNone)}</p>}
      <ul className={css.lines}>
        {data?.map((key) => (
          <li key={key.id} className={css.line}>
            <IconFingerprint size={24} stroke={1.5} className={css.mark} />
            <span className={css.what}>
              <strong>{key.name ?? key.id}</strong>
              {key.createdAt && <span className={css.quiet}>{instantShown(key.createdAt)}</span>}
            </span>
            <ActionIcon
              aria-label={say(words.passkeyDrop, { name: key.name ?? "" })}
              onClick={() => drop.mutate(key.id)}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddPasskey onDone={again} />
    </Card>
  );
}
