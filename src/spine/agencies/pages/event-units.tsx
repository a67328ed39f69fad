/** Which units a change of structure takes from, begins, and gives to, with the shares that pass. */
import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Label } from "#base/words.ts";
import type { Brief } from "../answers.ts";
import type { ChangeKind, UnitKind } from "../schema.ts";
import { fieldWords, kindWords } from "../words.ts";
import css from "./agencies.module.css";
import { isTerritory } from "./parts.tsx";
import AgencyPicker from "./picker.tsx";
import { words } from "./words.ts";

/** The change as it is typed. */
export interface EventDraft {
  readonly kind: ChangeKind;
  readonly onDate: string;
  readonly decision: string;
  readonly note: string;
  readonly from: readonly Brief[];
  readonly begin: readonly { readonly code: string; readonly kind: UnitKind; readonly name: string }[];
  readonly into: readonly Brief[];
  /** Percent as typed, by from and receiver. */
  readonly shares: Readonly<Record<string, string>>;
  /** Receiver by hamlet. */
  readonly hamlets: Readonly<Record<string, string>>;
}

interface Part {
  readonly draft: EventDraft;
  readonly change: (part: Partial<EventDraft>) => void;
}

/** Names one share of the draft. */
export const shareKey = (fromId: number, to: string): string => `${fromId}>${to}`;

function Chosen(props: {
  label: string;
  units: readonly Brief[];
  most?: number;
  onChange: (units: readonly Brief[]) => void;
}): ReactNode {
  const say = useSay();
  const { units, onChange } = props;
  const more = units.length < (props.most ?? 200);
  return (
    <div className={css.stack} style={{ gap: 8 }}>
      {!more && <span style={{ fontWeight: 500 }}>{props.label}</span>}
      {more && (
        <AgencyPicker
          label={props.label}
          value={null}
          once
          onChange={() => undefined}
          onPick={(unit) => !units.some((u) => u.id === unit.id) && onChange([...units, unit])}
        />
      )}
      {units.length > 0 && (
        <ul className={css.chips} aria-label={props.label}>
          {units.map((unit) => (
            <li key={unit.id} className={css.chip}>
              {unit.name} <span className={css.code}>{unit.code}</span>
              <ActionIcon
                size={28}
                aria-label={say(words.drop, { name: unit.name })}
                onClick={() => onChange(units.filter((u) => u.id !== unit.id))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type NewUnitDraft = EventDraft["begin"][number];

/** Code, kind and name of a unit that begins. */
function NewUnit(props: {
  unit: NewUnitDraft;
  nameLabel: Label;
  onChange: (next: NewUnitDraft) => void;
  children?: ReactNode;
}): ReactNode {
  const say = useSay();
  const { unit, onChange } = props;
  return (
    <div className={css.begin}>
      <TextInput
        label={say(fieldWords.code)}
        value={unit.code}
        onChange={(event) => onChange({ ...unit, code: event.currentTarget.value.toUpperCase() })}
      />
      <NativeSelect
        label={say(fieldWords.kind)}
        data={Object.entries(kindWords).map(([value, label]) => ({ value, label: say(label) }))}
        value={unit.kind}
        onChange={(event) => onChange({ ...unit, kind: event.currentTarget.value as UnitKind })}
      />
      <TextInput
        label={say(props.nameLabel)}
        value={unit.name}
        onChange={(event) => onChange({ ...unit, name: event.currentTarget.value })}
      />
      {props.children}
    </div>
  );
}

function Begin({ draft, change }: Part): ReactNode {
  const say = useSay();
  const put = (at: number, next: NewUnitDraft): void =>
    change({ begin: draft.begin.map((b, i) => (i === at ? next : b)) });
  const [first] = draft.from;
  const fresh = { code: "", kind: first?.kind ?? ("ward" as const), name: "" };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} className={css.stack}>
      <legend style={{ fontWeight: 500, padding: 0, marginBottom: 8 }}>{say(words.begin)}</legend>
      {draft.begin.map((unit, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other name until their code is typed
        <NewUnit key={at} unit={unit} nameLabel={fieldWords.name} onChange={(next) => put(at, next)}>
          <ActionIcon
            aria-label={say(words.drop, { name: unit.name || unit.code })}
            onClick={() => change({ begin: draft.begin.filter((_, i) => i !== at) })}
          >
            <IconX size={18} />
          </ActionIcon>
        </NewUnit>
      ))}
      <Button
        variant="default"
        size="xs"
        style={{ justifySelf: "start" }}
        leftSection={<IconPlus size={16} />}
        onClick={() => change({ begin: [...draft.begin, fresh] })}
      >
        {say(words.beginAdd)}
      </Button>
    </fieldset>
  );
}

function Shares({ draft, change }: Part): ReactNode {
  const say = useSay();
  const receivers = [
    ...draft.into.map((u) => ({ key: String(u.id), name: u.name })),
    // A share belongs to a code: until one is typed there is nothing to name it by.
    ...draft.begin.flatMap(({ code, name }) => (code ? [{ key: code, name: name || code }] : [])),
  ];
  const people = draft.from.some(isTerritory);
  if (!people || receivers.length < 2) return null;
  return (
    <div className={css.stack} style={{ gap: 8 }}>
      <h3>{say(words.shares)}</h3>
      <p className={css.quiet}>{say(words.sharesHelp)}</p>
      {draft.from.flatMap((from) =>
        receivers.map((to) => {
          const key = shareKey(from.id, to.key);
          return (
            <TextInput
              key={key}
              label={`${from.name} → ${to.name}`}
              inputMode="decimal"
              style={{ maxWidth: 320 }}
              value={draft.shares[key] ?? ""}
              onChange={(event) => change({ shares: { ...draft.shares, [key]: event.currentTarget.value } })}
            />
          );
        }),
      )}
    </div>
  );
}

/** A rename under the same code and kind keeps the unit; with another of either, a new unit succeeds the old one. */
function NewName({ draft, change }: Part): ReactNode {
  const say = useSay();
  const [from] = draft.from;
  if (!from) return null;
  const unit = draft.begin[0] ?? { code: from.code, kind: from.kind, name: "" };
  const kept = unit.code === from.code && unit.kind === from.kind;
  return (
    <div className={css.stack} style={{ gap: 8 }}>
      <NewUnit unit={unit} nameLabel={words.newName} onChange={(next) => change({ begin: [next] })} />
      <p className={css.quiet}>{say(kept ? words.renameKeeps : words.renameEnds)}</p>
    </div>
  );
}

const fromLabels = {
  split: words.from,
  merge: words.from,
  rename: words.from,
  transfer: words.fromTransfer,
  abolish: words.fromAbolish,
} as const;

/** The second step. */
export function EventUnits({ draft, change }: Part): ReactNode {
  const say = useSay();
  const { kind } = draft;
  const one = kind === "rename" || kind === "split";
  return (
    <>
      <h2>{say(words.stepWho)}</h2>
      <Chosen
        label={say(fromLabels[kind])}
        units={draft.from}
        {...(one && { most: 1 })}
        onChange={(from) => change({ from, ...(kind === "rename" && { begin: [] }) })}
      />
      {kind === "rename" && <NewName draft={draft} change={change} />}
      {(kind === "split" || kind === "merge") && <Begin draft={draft} change={change} />}
      {kind !== "rename" && (
        <Chosen label={say(words.into)} units={draft.into} onChange={(into) => change({ into })} />
      )}
      <Shares draft={draft} change={change} />
    </>
  );
}
