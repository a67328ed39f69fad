/** Asks what a seal, its end, or a bar needs: the form, who may know, whom it shuts out, and always why. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { toast } from "#base/ui/toast.tsx";
import { guardWords as words } from "../words/guard.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { codesNow } from "./looks.ts";
import type { Case, Guard } from "./types.ts";
import { useWrites } from "./use-case.ts";

/** What is asked; letting in names whom. */
export type GuardAct =
  | { readonly name: "seal" | "named" | "propose-unsealing" | "unseal" | "barred" }
  | { readonly name: "let-in"; readonly personId: number | null; readonly unitId: number | null };

const titles = {
  seal: words.seal,
  named: words.rename,
  "propose-unsealing": words.proposeUnsealing,
  unseal: words.unseal,
  barred: words.bar,
  "let-in": words.liftBar,
} as const;

interface Asked {
  readonly form: string;
  readonly reason: string;
  readonly named: readonly string[];
  readonly whom: string;
  readonly userName: string;
  readonly why: string;
  readonly letsFollow: boolean;
}

/** "p7" is a person, "u7" a whole unit, nothing somebody by their sign-in name. */
function whomOf({ whom, userName }: Asked): object {
  if (!whom) return { userName: userName.trim() };
  return { [whom.startsWith("u") ? "unitId" : "personId"]: Number(whom.slice(1)) };
}

function bodyOf(act: GuardAct, asked: Asked, version: number): object {
  const { form, reason, named, why, letsFollow } = asked;
  const said = { version, reason: reason.trim() };
  if (act.name === "seal") return { ...said, form, named: named.map(Number), letsFollow };
  if (act.name === "named") return { ...said, named: named.map(Number), letsFollow };
  if (act.name === "barred") return { ...said, why, ...whomOf(asked) };
  if (act.name === "let-in") return { ...said, personId: act.personId, unitId: act.unitId };
  return said;
}

interface Inputs {
  readonly guard: Guard;
  readonly asked: Asked;
  readonly set: (change: Partial<Asked>) => void;
}

function Names({ guard, asked, set }: Inputs): ReactNode {
  const say = useSay();
  return (
    <Checkbox.Group label={say(words.named)} value={[...asked.named]} onChange={(named) => set({ named })}>
      <div className={css.choices}>
        {guard.nameable.map((one) => (
          <Checkbox key={one.id} value={String(one.id)} label={`${one.name} · ${one.unit}`} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Whom({ guard, asked, set }: Inputs): ReactNode {
  const say = useSay();
  const units = [...new Map(guard.nameable.map((one) => [one.unitId, one.unit])).entries()];
  const data = [
    { value: "", label: say(words.byName) },
    ...guard.nameable.map((one) => ({ value: `p${one.id}`, label: `${one.name} · ${one.unit}` })),
    ...units.map(([id, name]) => ({ value: `u${id}`, label: `${name} (${say(words.wholeUnit)})` })),
  ];
  return (
    <>
      <NativeSelect
        label={say(words.whom)}
        data={data}
        value={asked.whom}
        onChange={(event) => set({ whom: event.currentTarget.value })}
      />
      {!asked.whom && (
        <TextInput
          label={say(words.byName)}
          value={asked.userName}
          autoComplete="off"
          onChange={(event) => set({ userName: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={say(words.why)}
        data={(["doer", "relative", "conflict"] as const).map((why) => ({
          value: why,
          label: say(words[`why-${why}`]),
        }))}
        value={asked.why}
        onChange={(event) => set({ why: event.currentTarget.value })}
      />
    </>
  );
}

function Form(inputs: Inputs): ReactNode {
  const say = useSay();
  const forms = codesNow("seal-form");
  return (
    <NativeSelect
      label={say(words.form)}
      data={forms.map((one) => ({ value: one.code, label: say(one.label) }))}
      value={inputs.asked.form}
      onChange={(event) => inputs.set({ form: event.currentTarget.value })}
    />
  );
}

function Fields({ act, ...inputs }: Inputs & { act: GuardAct }): ReactNode {
  const say = useSay();
  if (act.name === "barred")
    return (
      <>
        <p className={css.quiet}>{say(words.barHint)}</p>
        <Whom {...inputs} />
      </>
    );
  if (act.name !== "seal" && act.name !== "named") return null;
  return (
    <>
      <p className={css.quiet}>{say(words.sealHint)}</p>
      {act.name === "seal" && <Form {...inputs} />}
      <Names {...inputs} />
      <Checkbox
        label={say(words.letsFollow)}
        description={say(words.letsFollowHint)}
        checked={inputs.asked.letsFollow}
        onChange={(event) => inputs.set({ letsFollow: event.currentTarget.checked })}
      />
    </>
  );
}

export function GuardDialog(props: {
  of: Case;
  guard: Guard;
  act: GuardAct;
  onClose: () => void;
}): ReactNode {
  const { of, guard, act, onClose } = props;
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const writes = useWrites(of.code);
  const [asked, setAsked] = useState<Asked>({
    form: codesNow("seal-form")[0]?.code ?? "",
    reason: "",
    named: guard.named.map((one) => String(one.id)),
    whom: "",
    userName: "",
    why: "conflict",
    letsFollow: guard.sealing?.letsFollow ?? false,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const set = (change: Partial<Asked>): void => setAsked((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    void writes
      .write(`/${act.name}`, "POST", bodyOf(act, asked, of.version))
      .then(() => {
        toast(say(titles[act.name]));
        return onClose();
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="guard-title" onClose={onClose}>
      <form className={css.dialogBody} onSubmit={submit}>
        <h2 id="guard-title">{say(titles[act.name])}</h2>
        {error !== null && <ProblemNote error={error} />}
        <Fields act={act} guard={guard} asked={asked} set={set} />
        <Textarea
          label={say(words.reason)}
          required
          value={asked.reason}
          autosize
          minRows={2}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        <div className={css.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {say(screenWords.cancel)}
          </Button>
          <Button type="submit" loading={busy}>
            {say(titles[act.name])}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
