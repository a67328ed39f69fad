/** The form of parties and duties: who, in which role, and what each has to do. */
import { ActionIcon, Button, NativeSelect, Textarea } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { roleLabels, type Role } from "../schema.ts";
import { words } from "../words.ts";
import css from "./parts.module.css";
import type { PartsRead } from "./types.ts";
import { useWriteParts } from "./use-parts.ts";

interface Party {
  readonly key: number;
  readonly agencyId: number | null;
  readonly name: string;
  readonly role: Role;
}

interface Duty {
  readonly key: number;
  readonly agencyId: number | null;
  readonly text: string;
  readonly clauseId: number | null;
}

interface Typed {
  readonly parties: readonly Party[];
  readonly duties: readonly Duty[];
  /** The next row's own number on the screen. */
  readonly next: number;
}

const typedOf = ({ parties, duties }: PartsRead): Typed => ({
  parties: parties.map((p, key) => ({ ...p, key })),
  duties: duties.map((d, n) => ({ ...d, key: parties.length + n, clauseId: d.clause?.id ?? null })),
  next: parties.length + duties.length,
});

interface Editing {
  readonly typed: Typed;
  readonly set: (typed: Typed) => void;
}

function PartyRow({ party, typed, set }: Editing & { party: Party }): ReactNode {
  const say = useSay();
  const put = (change: Partial<Party>): void =>
    set({ ...typed, parties: typed.parties.map((p) => (p.key === party.key ? { ...p, ...change } : p)) });
  return (
    <div className={css.row}>
      <AgencyPicker
        label={say(words.agency)}
        value={party.agencyId}
        onChange={(id) => put({ agencyId: (id as number | null) ?? null })}
        onPick={(unit) => put({ agencyId: unit.id, name: unit.name })}
      />
      <NativeSelect
        label={say(words.role)}
        value={party.role}
        data={Object.entries(roleLabels).map(([value, label]) => ({ value, label: say(label) }))}
        onChange={(e) => put({ role: e.currentTarget.value as Role })}
      />
      <ActionIcon
        size={36}
        variant="subtle"
        aria-label={say(words.remove, { what: party.name })}
        onClick={() => set({ ...typed, parties: typed.parties.filter((p) => p.key !== party.key) })}
      >
        <IconTrash size={17} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function DutyRow(props: Editing & { duty: Duty; offered: PartsRead["offered"] }): ReactNode {
  const say = useSay();
  const { duty, offered, typed, set } = props;
  const put = (change: Partial<Duty>): void =>
    set({ ...typed, duties: typed.duties.map((d) => (d.key === duty.key ? { ...d, ...change } : d)) });
  return (
    <div className={css.duty}>
      <Textarea
        label={say(words.duty)}
        value={duty.text}
        autosize
        minRows={2}
        maxLength={5000}
        required
        onChange={(e) => put({ text: e.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.agency)}
        value={duty.agencyId === null ? "" : String(duty.agencyId)}
        required
        data={[
          { value: "", label: "" },
          ...typed.parties.flatMap((p) =>
            p.agencyId === null ? [] : [{ value: String(p.agencyId), label: p.name }],
          ),
        ]}
        onChange={(e) => put({ agencyId: Number(e.currentTarget.value) || null })}
      />
      <NativeSelect
        label={say(words.ofClause)}
        value={duty.clauseId === null ? "" : String(duty.clauseId)}
        data={[
          { value: "", label: say(words.noClause) },
          ...offered.map((c) => ({ value: String(c.id), label: c.label })),
        ]}
        onChange={(e) => put({ clauseId: Number(e.currentTarget.value) || null })}
      />
      <ActionIcon
        size={36}
        variant="subtle"
        aria-label={say(words.remove, { what: duty.text.slice(0, 40) })}
        onClick={() => set({ ...typed, duties: typed.duties.filter((d) => d.key !== duty.key) })}
      >
        <IconTrash size={17} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function Adding({ typed, set }: Editing): ReactNode {
  const say = useSay();
  const { next } = typed;
  const party: Party = {
    key: next,
    agencyId: null,
    name: "",
    role: typed.parties.length === 0 ? "lead" : "party",
  };
  const duty: Duty = { key: next, agencyId: null, text: "", clauseId: null };
  return (
    <div className={css.acts}>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={15} />}
        onClick={() => set({ ...typed, parties: [...typed.parties, party], next: next + 1 })}
      >
        {say(words.addParty)}
      </Button>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={15} />}
        onClick={() => set({ ...typed, duties: [...typed.duties, duty], next: next + 1 })}
      >
        {say(words.addDuty)}
      </Button>
    </div>
  );
}

/** The form; what lacks its agency or its words is not sent. */
export function EditParts(props: { code: string; parts: PartsRead; onDone: () => void }): ReactNode {
  const say = useSay();
  const { code, parts, onDone } = props;
  const [typed, set] = useState<Typed>(() => typedOf(parts));
  const save = useWriteParts(code, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const parties = typed.parties.flatMap(({ agencyId, role }) =>
      agencyId === null ? [] : [{ agencyId, role }],
    );
    const duties = typed.duties.flatMap(({ agencyId, text, clauseId }) =>
      agencyId === null || text.trim() === "" ? [] : [{ agencyId, text, clauseId }],
    );
    save.mutate({ path: "parts", body: { version: parts.version, parties, duties } });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {save.error && <ProblemNote error={save.error} />}
      {typed.parties.map((party) => (
        <PartyRow key={party.key} party={party} typed={typed} set={set} />
      ))}
      {typed.duties.map((duty) => (
        <DutyRow key={duty.key} duty={duty} typed={typed} set={set} offered={parts.offered} />
      ))}
      <Adding typed={typed} set={set} />
      <div className={css.acts}>
        <Button type="submit" loading={save.isPending}>
          {say(words.save)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
