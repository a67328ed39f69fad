/** Calling a meeting: when, where, about what, which agencies; a unit without a seat with the fields that are chosen for it. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { Suspense, useState, type FormEvent, type ReactNode } from "react";
import { MomentField } from "#base/ui/form/moment-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { toast } from "#base/ui/toast.tsx";
import { momentTyped } from "#base/ui/typed.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { partsOfKind, type Part } from "../schema/index.ts";
import { meetingWords as words } from "../words/meetings.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import { Fields } from "./send.tsx";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

interface Guest {
  readonly unitId: number | null;
  /** The parts that the chosen unit can take. */
  readonly offered: readonly Part[];
  readonly part: Part;
  readonly fields: ReadonlySet<string>;
  readonly ground: string;
  readonly days: number;
}
interface Called {
  readonly at: string;
  readonly place: string;
  readonly agenda: string;
  readonly why: string;
  readonly units: readonly string[];
}

const noGuest: Guest = {
  unitId: null,
  offered: [],
  part: "organisation",
  fields: new Set(),
  ground: "",
  days: 30,
};

/** The units that take part, each once; the reader's own comes anyway. */
function othersOf(of: Case): { id: number; name: string }[] {
  const units = new Map(of.seats.map((seat) => [seat.unit.id, seat.unit.name]));
  units.delete(of.unit.id);
  return [...units].map(([id, name]) => ({ id, name }));
}

function GuestForm(props: { of: Case; guest: Guest; set: (change: Partial<Guest>) => void }): ReactNode {
  const { of, guest, set } = props;
  const say = useSay();
  const pick = (unitId: number, offered: readonly Part[]): void =>
    set({ unitId, offered, part: offered[0] ?? guest.part, fields: new Set() });
  return (
    <fieldset className={css.fields}>
      <legend>{say(words.guest)}</legend>
      <p className={css.quiet}>{say(words.guestHelp)}</p>
      <Suspense>
        <AgencyPicker
          id="meeting-guest"
          label={say(words.actionUnit)}
          value={guest.unitId}
          onChange={(id) => id === null && set({ unitId: null })}
          onPick={({ id, kind }) => pick(id, partsOfKind(kind))}
        />
      </Suspense>
      {guest.unitId !== null && (
        <>
          <NativeSelect
            label={say(words.guestPart)}
            value={guest.part}
            data={guest.offered.map((part) => ({ value: part, label: say(labelOf("part", part)) }))}
            onChange={(event) => set({ part: event.currentTarget.value as Part, fields: new Set() })}
          />
          <TextInput
            label={say(words.guestGround)}
            value={guest.ground}
            onChange={(event) => set({ ground: event.currentTarget.value })}
          />
          <TextInput
            label={say(words.guestDays)}
            value={guest.days === 0 ? "" : String(guest.days)}
            inputMode="numeric"
            maw={260}
            onChange={(event) => set({ days: Number(event.currentTarget.value.replaceAll(/\D/g, "")) })}
          />
          <Fields of={of} part={guest.part} chosen={guest.fields} choose={(fields) => set({ fields })} />
        </>
      )}
    </fieldset>
  );
}

function bodyOf(called: Called, guest: Guest): object {
  const invited = called.units.map((id) => ({ unitId: Number(id) }));
  const { unitId, part, fields, ground, days } = guest;
  const further =
    unitId === null ? [] : [{ unitId, part, fields: [...fields], ground: ground.trim() || null }];
  return {
    meetsAt: momentTyped(called.at),
    place: called.place,
    agenda: called.agenda.split("\n").filter((line) => line.trim() !== ""),
    why: called.why.trim() || null,
    days,
    invited: [...invited, ...further],
  };
}

function What(props: {
  called: Called;
  set: (change: Partial<Called>) => void;
  proposed: boolean;
  checked: boolean;
}): ReactNode {
  const { called, set, proposed, checked } = props;
  const say = useSay();
  return (
    <>
      <MomentField
        label={say(words.when)}
        value={called.at}
        onChange={(at) => set({ at })}
        checked={checked}
      />
      <TextInput
        label={say(words.place)}
        value={called.place}
        required
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <Textarea
        label={say(words.agenda)}
        description={say(words.agendaHelp)}
        value={called.agenda}
        autosize
        minRows={3}
        onChange={(event) => set({ agenda: event.currentTarget.value })}
      />
      {!proposed && (
        <Textarea
          label={say(words.why)}
          description={say(words.whyHelp)}
          value={called.why}
          autosize
          minRows={2}
          onChange={(event) => set({ why: event.currentTarget.value })}
        />
      )}
    </>
  );
}

export function CallForm(props: { of: Case; proposed: boolean; onDone: () => void }): ReactNode {
  const { of, proposed, onDone } = props;
  const say = useSay();
  const writes = useWrites(of.code);
  const others = othersOf(of);
  const [called, setCalled] = useState<Called>({
    at: "",
    place: "",
    agenda: "",
    why: "",
    units: others.map((unit) => String(unit.id)),
  });
  const [guest, setGuest] = useState(noGuest);
  const [checked, check] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check(true);
    if (momentTyped(called.at) === null) return;
    setError(null);
    void writes.write("/meetings", "POST", bodyOf(called, guest)).then(() => {
      toast(say(words.wasCalled));
      return onDone();
    }, setError);
  };
  const set = (change: Partial<Called>): void => setCalled({ ...called, ...change });
  return (
    <form onSubmit={submit} className={css.form}>
      <What called={called} set={set} proposed={proposed} checked={checked} />
      {others.length > 0 && (
        <Checkbox.Group
          label={say(words.who)}
          description={say(words.whoHelp)}
          value={[...called.units]}
          onChange={(units) => set({ units })}
        >
          <div className={css.choices}>
            {others.map((unit) => (
              <Checkbox key={unit.id} value={String(unit.id)} label={unit.name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {!of.isSealed && (
        <GuestForm of={of} guest={guest} set={(change) => setGuest({ ...guest, ...change })} />
      )}
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button type="submit" disabled={called.at.trim() === ""}>
          {say(words.send)}
        </Button>
      </span>
    </form>
  );
}
