/** Sending a case, or a part of it: to whom, for what, on what ground, and which fields; what they will see stands beside it. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { blockLabels, packOf, partsOfKind, type Block, type Part } from "../schema/index.ts";
import { sendWords as words } from "../words/send.ts";
import { screenWords } from "../words/screens.ts";
import { useCatalogue } from "./catalogue.tsx";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

interface Sent {
  readonly kind: "referral" | "transfer" | "duty";
  readonly part: Part;
  /** The parts that the chosen unit can take. */
  readonly offered: readonly Part[];
  readonly toUnitId: number | null;
  readonly purpose: string;
  readonly basis: string;
  readonly ground: string;
  readonly harmed: boolean;
  readonly guardian: boolean;
  readonly days: number;
}

/** The fields of the pack, to be chosen one by one; filled ones are marked. */
export function Fields(props: {
  of: Case;
  part: Part;
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
}): ReactNode {
  const say = useSay();
  const { of, part, chosen } = props;
  const { read } = useCatalogue();
  const fieldOf = (id: string) => read.find((one) => one.id === id);
  const { data } = useQuery({
    queryKey: ["case", of.code, "pack", part],
    queryFn: ({ signal }) =>
      request<{ fields: { id: string; filled: boolean }[] }>(`/api/cases/${of.code}/pack`, {
        query: { part },
        signal,
      }),
    gcTime: 0,
  });
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    props.choose(next);
  };
  const shown = (data?.fields ?? []).filter((one) => one.filled);
  const blocks = Map.groupBy(shown, ({ id }) => fieldOf(id)?.block ?? 4);
  return (
    <fieldset className={css.fields}>
      <legend>{say(words.fields)}</legend>
      <p className={css.quiet}>{say(words.fieldsHelp)}</p>
      {[...blocks].map(([block, fields]) => (
        <div key={block}>
          <strong>{say(blockLabels[block as Block])}</strong>
          {fields.map(({ id }) => (
            <Checkbox
              key={id}
              checked={chosen.has(id)}
              label={say(fieldOf(id)?.field.label ?? { vi: id, en: id })}
              onChange={() => toggle(id)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

const kinds = ["referral", "duty", "transfer"] as const;
const bases = ["consent", "state-duty", "life-emergency", "other-law"] as const;

function Ground({ sent, set }: { sent: Sent; set: (change: Partial<Sent>) => void }): ReactNode {
  const say = useSay();
  if (sent.basis !== "consent")
    return (
      <TextInput
        label={say(words.ground)}
        value={sent.ground}
        onChange={(e) => set({ ground: e.currentTarget.value })}
      />
    );
  return (
    <div className={css.inline}>
      <Checkbox
        label={say(words.harmedConsents)}
        checked={sent.harmed}
        onChange={(e) => set({ harmed: e.currentTarget.checked })}
      />
      <Checkbox
        label={say(words.guardianConsents)}
        checked={sent.guardian}
        onChange={(e) => set({ guardian: e.currentTarget.checked })}
      />
    </div>
  );
}

const bodyOf = (sent: Sent, chosen: ReadonlySet<string>): object => ({
  kind: sent.kind,
  part: sent.kind === "transfer" ? "co-ordinator" : sent.part,
  toUnitId: sent.toUnitId,
  purpose: sent.purpose,
  basis: sent.basis,
  ground: sent.ground.trim() || null,
  consents: { ...(sent.harmed && { harmed: "yes" }), ...(sent.guardian && { guardian: "yes" }) },
  fields: sent.kind === "referral" ? [...chosen] : null,
  days: sent.kind === "referral" ? sent.days : null,
});

export function SendForm({ of, onDone }: { of: Case; onDone: () => void }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [sent, setSent] = useState<Sent>({
    kind: "referral",
    part: "health",
    offered: [],
    toUnitId: null,
    purpose: "",
    basis: "consent",
    ground: "",
    harmed: false,
    guardian: false,
    days: 30,
  });
  const { read } = useCatalogue();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set(packOf("health", read)));
  const [error, setError] = useState<unknown>(null);
  const set = (change: Partial<Sent>): void => {
    setSent({ ...sent, ...change });
    if (change.part) choose(new Set(packOf(change.part, read)));
  };
  const pick = (toUnitId: number, offered: readonly Part[]): void =>
    set({ toUnitId, offered, part: offered[0] ?? sent.part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    void writes.write("/transitions", "POST", bodyOf(sent, chosen)).then(() => {
      toast(say(words.wasSent));
      return onDone();
    }, setError);
  };
  const isTransfer = sent.kind === "transfer";
  return (
    <form onSubmit={submit} className={css.form}>
      <NativeSelect
        label={say(words.kind)}
        value={sent.kind}
        data={kinds.map((kind) => ({ value: kind, label: say(words[kind]) }))}
        onChange={(e) => set({ kind: e.currentTarget.value as Sent["kind"], toUnitId: null, offered: [] })}
      />
      <Suspense>
        <AgencyPicker
          key={String(isTransfer)}
          id="send-to"
          label={say(words.to)}
          value={sent.toUnitId}
          {...(isTransfer && { kinds: ["ward", "commune"] })}
          onChange={(id) => id === null && set({ toUnitId: null, offered: [] })}
          onPick={({ id, kind }) => pick(id, partsOfKind(kind))}
        />
      </Suspense>
      {!isTransfer && sent.offered.length > 0 && (
        <NativeSelect
          label={say(words.part)}
          value={sent.part}
          data={sent.offered.map((part) => ({ value: part, label: say(labelOf("part", part)) }))}
          onChange={(e) => set({ part: e.currentTarget.value as Part })}
        />
      )}
      <Textarea
        label={say(words.purpose)}
        value={sent.purpose}
        autosize
        minRows={2}
        onChange={(e) => set({ purpose: e.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.basis)}
        value={sent.basis}
        data={bases.map((basis) => ({ value: basis, label: say(labelOf("legal-basis", basis)) }))}
        onChange={(e) => set({ basis: e.currentTarget.value })}
      />
      <Ground sent={sent} set={set} />
      {sent.kind === "referral" && sent.offered.length > 0 && (
        <Fields of={of} part={sent.part} chosen={chosen} choose={choose} />
      )}
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button type="submit" disabled={sent.toUnitId === null}>
          {say(words.send)}
        </Button>
      </span>
    </form>
  );
}
