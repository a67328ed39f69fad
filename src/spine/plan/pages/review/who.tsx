/** Who is named in a clause: chips with their part; what each name means; adding one and answering one. */
import { Button, NativeSelect } from "@mantine/core";
import { IconHelpCircle, IconUsers, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay, type Say } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { AgencyPicker } from "../agency-picker.tsx";
import { partLabels } from "../codes.ts";
import type { Assignment, UnitNamed } from "../types.ts";
import { RowForm } from "./forms.tsx";
import { noteLabels } from "./notes.ts";
import css from "./review.module.css";
import { asks } from "./state.ts";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

const vias: Readonly<Record<string, Label>> = {
  exact: words.viaExact,
  alias: words.viaAlias,
  abbreviation: words.viaAbbreviation,
  successor: words.viaSuccessor,
  group: words.viaGroup,
  unresolved: words.viaUnresolved,
  person: words.viaPerson,
};

/** One agency as a chip; a name that needs an answer says so with a sign and in words. */
export function Chip({
  of,
  open,
  onPress,
}: {
  of: Assignment;
  open?: boolean;
  onPress?: () => void;
}): ReactNode {
  const say = useSay();
  const role = say(partLabels[of.role]);
  const doubt = asks(of);
  const Mark = doubt ? IconHelpCircle : IconUsers;
  const inside = (
    <>
      {(doubt || of.units > 1) && <Mark size={14} stroke={1.75} />}
      <span className={css.chipName}>{of.agency}</span>
      <span className={css.chipRole}>
        {role}
        {of.units > 1 && ` · ${of.units}`}
        {doubt && ` · ${say(words.asksYou)}`}
      </span>
    </>
  );
  const state = { className: css.chip, "data-part": of.role, "data-asks": doubt || undefined };
  if (!onPress) return <span {...state}>{inside}</span>;
  return (
    <button
      type="button"
      {...state}
      aria-expanded={open ?? false}
      title={say(words.detailsOf, { agency: of.agency, role })}
      onClick={onPress}
    >
      {inside}
    </button>
  );
}

function AllUnits({ of }: { of: Assignment }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ["assignment-units", of.id, of.version],
    enabled: open,
    queryFn: ({ signal }) =>
      request<{ rows: readonly UnitNamed[] }>(`/api/plan/reviews/assignments/${of.id}/units`, { signal }),
  });
  const shown = data?.rows ?? of.first;
  const more = of.units - shown.length;
  return (
    <span>
      {shown.map((u) => u.name).join("; ")}
      {more > 0 && (
        <>
          {` ${say(words.andMore, { n: more })} `}
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)} loading={open && !data}>
            {say(words.allUnits, { n: of.units })}
          </Button>
        </>
      )}
    </span>
  );
}

/** Chooses the units that a name means, one after another. */
function ChooseUnits(props: { of: Assignment; editing: Editing; onDone: () => void }): ReactNode {
  const say = useSay();
  const { of, editing } = props;
  const [text, type] = useState("");
  const [chosen, choose] = useState<readonly UnitNamed[]>(of.units <= 5 ? of.first : []);
  const save = async (): Promise<void> => {
    const body = { version: of.version, unitIds: chosen.map((u) => u.id) };
    if (await editing.run({ path: `/api/plan/assignments/${of.id}`, method: "PATCH", body })) props.onDone();
  };
  return (
    <RowForm
      label={say(words.chooseUnits)}
      submit={say(words.takeChosen, { n: chosen.length })}
      busy={editing.busy}
      ready={chosen.length > 0}
      onSubmit={() => void save()}
      onCancel={props.onDone}
    >
      <AgencyPicker
        label={say(words.chooseUnits)}
        text={text}
        onText={type}
        onUnit={(unit) => {
          choose((all) => [...all.filter((u) => u.id !== unit.id), unit]);
          type("");
        }}
      />
      <div className={css.usual}>
        {chosen.map((unit) => (
          <Button
            key={unit.id}
            variant="default"
            size="compact-sm"
            rightSection={<IconX size={14} />}
            aria-label={say(words.unassign, { agency: unit.name })}
            onClick={() => choose((all) => all.filter((u) => u.id !== unit.id))}
          >
            {unit.name}
          </Button>
        ))}
      </div>
    </RowForm>
  );
}

/** The answers that a person can give to a name. */
function Answers(props: {
  of: Assignment;
  editing: Editing;
  onDone: () => void;
  onChoose: () => void;
}): ReactNode {
  const say = useSay();
  const { of, editing } = props;
  const path = `/api/plan/assignments/${of.id}`;
  const change = (body: object): Promise<unknown> =>
    editing.run({ path, method: "PATCH", body: { version: of.version, ...body } });
  const drop = async (): Promise<void> => {
    if (!(await editing.run({ path: `${path}/unassign`, body: { version: of.version } }))) return;
    toast(say(words.removed, { agency: of.agency }));
    props.onDone();
  };
  return (
    <div className={css.whoActs}>
      {asks(of) && of.units > 0 && (
        <Button size="xs" loading={editing.busy} onClick={() => void change({ confirm: true })}>
          {say(words.confirmUnits, { n: of.units })}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={props.onChoose}>
        {say(words.chooseUnits)}
      </Button>
      <NativeSelect
        size="xs"
        aria-label={say(words.role)}
        value={of.role}
        data={Object.entries(partLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
        onChange={(event) => void change({ role: event.currentTarget.value })}
      />
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={14} />}
        onClick={() => void drop()}
      >
        {say(words.drop)}
      </Button>
    </div>
  );
}

/** What a name means, and the answers a person can give. */
export function WhoDetails(props: { of: Assignment; editing: Editing; onDone: () => void }): ReactNode {
  const say = useSay();
  const { of, editing } = props;
  const [choosing, choose] = useState(false);
  const remarks = [say(vias[of.via] ?? words.viaUnresolved), of.note && sayNote(of.note, say), of.unsure];
  return (
    <div className={css.whoDetails}>
      <p>
        <strong lang="vi">{of.agency}</strong> · {say(words.how)} {remarks.filter(Boolean).join(" · ")}
      </p>
      <p className={css.quiet}>{of.units === 0 ? say(words.meansNobody) : <AllUnits of={of} />}</p>
      {editing.may && !choosing && <Answers {...props} onChoose={() => choose(true)} />}
      {choosing && <ChooseUnits of={of} editing={editing} onDone={() => choose(false)} />}
    </div>
  );
}

function sayNote(code: string, say: Say): string {
  const label = noteLabels[code];
  return label ? say(label) : "";
}
