/** Blocks 5 and 6: measures, mediation, sanctions; each is entered and changed by its own act, and what the law refuses says why. */
import { Button, Menu } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import type { Label } from "#base/words.ts";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import { measureCodes } from "../schema/index.ts";
import { banScreenWords as words } from "../words/ban-screens.ts";
import { dealingWords } from "../words/dealings.ts";
import { screenWords } from "../words/screens.ts";
import { Filled } from "./block.tsx";
import css from "./cases.module.css";
import { LegalAid } from "./legal-aid.tsx";
import { labelOf } from "./looks.ts";
import { Proposals } from "./proposals.tsx";
import { ShelterSight } from "./shelter-sight.tsx";
import { NewShelter } from "./shelter.tsx";
import { ThingForm, type Changes } from "./thing-form.tsx";
import type { Case, CaseThing } from "./types.ts";
import { useWrites } from "./use-case.ts";

type Kind = "measure" | "sanction" | "mediation";
type Values = Readonly<Record<string, unknown>>;

const verbs: Readonly<Record<Kind, string>> = {
  measure: "case.measure",
  sanction: "case.sanction",
  mediation: "case.mediate",
};
/** Of no contact only its papers and what became of it are written here. */
const ofBan = ["measure.resultNote", "measure.document", "measure.supporter"];
const ofShelter = ["measure.shelterKind"];
const ofAid = ["measure.aidAcceptedOn", "measure.aidAssignedOn"];
const never = ["measure.kind", "measure.ground", "measure.dossier", "measure.shelterAddress"];

/** The fields of a form: what the reader's part shows, less what belongs to other kinds of measure. */
function fieldsOf(of: Case, kind: Kind, measure: unknown): ReadonlySet<string> {
  if (kind !== "measure") return new Set(of.visible);
  if (measure === "no-contact") return new Set(of.visible.filter((id) => ofBan.includes(id)));
  const without = [
    ...never,
    ...(measure === "shelter" ? [] : ofShelter),
    ...(measure === "aid-and-counsel" ? [] : ofAid),
  ];
  return new Set(of.visible.filter((id) => !without.includes(id)));
}

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

const mayWrite = (of: Case, kind: Kind): boolean => of.can.includes(verbs[kind]) && of.state !== "closed";

/** A form for a new one: only what was filled in is sent. */
function NewForm(props: { of: Case; kind: Kind; values: Values; onClose: () => void }): ReactNode {
  const { of, kind, values, onClose } = props;
  const say = useSay();
  const writes = useWrites(of.code);
  const save = async (changes: Changes): Promise<void> => {
    const typed = Object.entries(changes).map(([name, { to }]) => [name, to] as const);
    const given = Object.fromEntries(typed.filter(([, value]) => isFilled(value)));
    await writes.write(`/${kind}s`, "POST", { values: { ...values, ...given } });
    toast(say(screenWords.saved));
    onClose();
  };
  return (
    <ThingForm
      prefix={kind}
      visible={fieldsOf(of, kind, values["kind"])}
      values={values}
      onSave={save}
      onCancel={onClose}
    />
  );
}

function titleOf(thing: CaseThing): Label {
  const told = thing.values["kind"];
  const kind = typeof told === "string" ? told : "unknown";
  if (kind === "no-contact") return words.banResult;
  if (thing.prefix === "measure") return labelOf("measure", kind);
  if (thing.prefix === "mediation") return words.mediation;
  return kind === "unknown" ? words.sanctionOpen : labelOf("sanction-kind", kind);
}

/** What the panel of no contact tells already is not told twice: only its result and its papers stand here. */
const beside = ["result", "resultNote", "document", "supporter"];
function shownOf(of: Case, thing: CaseThing): Values {
  const told = thing.values["kind"] === "no-contact" && of.visible.includes("measure.supervisor");
  return told
    ? Object.fromEntries(Object.entries(thing.values).filter(([name]) => beside.includes(name)))
    : thing.values;
}

/** One of them, read or changed. */
function Dealing({ of, thing }: { of: Case; thing: CaseThing }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [editing, edit] = useState(false);
  const kind = thing.prefix as Kind;
  const save = async (fields: Changes): Promise<void> => {
    if (Object.keys(fields).length > 0) await writes.write(`/${kind}s/${thing.id}`, "PATCH", { fields });
    toast(say(screenWords.saved));
    edit(false);
  };
  const title = say(titleOf(thing));
  return (
    <article className={css.thing} aria-label={title}>
      <header className={css.thingHead}>
        <h3>{title}</h3>
        {mayWrite(of, kind) && !editing && (
          <Button
            className="no-print"
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPencil size={14} />}
            onClick={() => edit(true)}
          >
            {say(screenWords.edit)}
          </Button>
        )}
      </header>
      {editing ? (
        <ThingForm
          prefix={kind}
          visible={fieldsOf(of, kind, thing.values["kind"])}
          values={thing.values}
          onSave={save}
          onCancel={() => edit(false)}
        />
      ) : (
        <Filled prefix={kind} values={shownOf(of, thing)} />
      )}
      {thing.values["kind"] === "shelter" && <ShelterSight of={of} stay={thing} />}
    </article>
  );
}

const Dealings = ({ of, kind }: { of: Case; kind: Kind }): ReactNode =>
  of.things.filter((one) => one.prefix === kind).map((one) => <Dealing key={one.id} of={of} thing={one} />);

/** The measures; a new one is chosen by its point of Article 22, and asks what that point asks for. */
export function Measures({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [adding, add] = useState<string | null>(null);
  const close = (): void => add(null);
  return (
    <>
      <Dealings of={of} kind="measure" />
      {adding === "shelter" && (
        <NewShelter of={of} visible={fieldsOf(of, "measure", "shelter")} onClose={close} />
      )}
      {adding && adding !== "shelter" && (
        <div className={css.thing}>
          <h3>{say(labelOf("measure", adding))}</h3>
          <NewForm of={of} kind="measure" values={{ kind: adding }} onClose={close} />
        </div>
      )}
      {mayWrite(of, "measure") && of.parts.includes("co-ordinator") && (
        <div className={`no-print ${css.banActs}`}>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" leftSection={<IconPlus size={16} />}>
                {say(words.addMeasure)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {measureCodes
                .filter((code) => code !== "no-contact")
                .map((code) => (
                  <Menu.Item key={code} onClick={() => add(code)}>
                    {say(labelOf("measure", code))}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
          <LegalAid of={of} />
        </div>
      )}
    </>
  );
}

/** One kind with a button to enter another. */
function Adding(props: {
  of: Case;
  kind: Kind;
  label: Label;
  values: Values | null;
  onAdd: (v: Values | null) => void;
}) {
  const say = useSay();
  const { of, kind, values, onAdd } = props;
  if (!mayWrite(of, kind)) return null;
  return values ? (
    <NewForm key={JSON.stringify(values)} of={of} kind={kind} values={values} onClose={() => onAdd(null)} />
  ) : (
    <Button
      className="no-print"
      variant="default"
      leftSection={<IconPlus size={16} />}
      onClick={() => onAdd({})}
    >
      {say(props.label)}
    </Button>
  );
}

export function Sanctions({ of }: { of: Case }): ReactNode {
  const [values, add] = useState<Values | null>(null);
  return (
    <>
      <Dealings of={of} kind="sanction" />
      {mayWrite(of, "sanction") && (
        <Proposals of={of} onUse={(article) => add({ kind: "administrative", article })} />
      )}
      <Adding of={of} kind="sanction" label={dealingWords["enter-sanction"]} values={values} onAdd={add} />
    </>
  );
}

/** Mediation stands below the event; the question of ground for a sanction comes before everything else of it. */
export function Mediations({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [values, add] = useState<Values | null>(null);
  const shown = of.things.some((one) => one.prefix === "mediation") || mayWrite(of, "mediation");
  if (!shown) return null;
  return (
    <div className={css.mediation}>
      <h3>{say(words.mediation)}</h3>
      <p className={css.quiet}>{say(words.mediationGate)}</p>
      <Dealings of={of} kind="mediation" />
      <Adding of={of} kind="mediation" label={dealingWords["enter-mediation"]} values={values} onAdd={add} />
    </div>
  );
}
