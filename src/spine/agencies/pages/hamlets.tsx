/** The hamlets and residential groups of a commune, kept by the commune itself. */
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped, numberShown } from "#base/ui/typed.ts";
import type { HamletAnswer, OneAnswer } from "../answers.ts";
import { hamletWords } from "../words.ts";
import css from "./agencies.module.css";
import { Section } from "./parts.tsx";
import { words } from "./words.ts";
import { useAct } from "./write.ts";

function AddHamlet({ unit, onDone }: { unit: OneAnswer; onDone: () => void }): ReactNode {
  const say = useSay();
  const kind = unit.kind === "ward" ? "tdp" : "thon";
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [from, setFrom] = useState(dateShown(today()));
  const act = useAct(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({
      path: `/api/agencies/${unit.id}/hamlets`,
      method: "POST",
      body: { code: code.trim().toUpperCase(), name, kind, validFrom: dateTyped(from) ?? from },
    });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={say(words.hamletCode)}
        description={say(words.hamletCodeHelp)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        style={{ maxWidth: 200 }}
        value={code}
        required
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        label={say(words.hamletName)}
        value={name}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DateField label={say(words.hamletFrom)} value={from} onChange={setFrom} />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={act.isPending} disabled={!code.trim() || !name.trim()}>
          {say(words.addButton)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

function EditHamlet({ hamlet, onDone }: { hamlet: HamletAnswer; onDone: () => void }): ReactNode {
  const say = useSay();
  const [name, setName] = useState(hamlet.name);
  const [households, setHouseholds] = useState<string | number>(hamlet.households ?? "");
  const act = useAct(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({
      path: `/api/agencies/${hamlet.communeId}/hamlets/${hamlet.id}`,
      method: "PATCH",
      body: {
        version: hamlet.version,
        name,
        households: households === "" ? null : Number(households),
      },
    });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={say(words.hamletName)}
        value={name}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NumberInput
        label={say(words.households)}
        style={{ maxWidth: 200 }}
        min={0}
        allowDecimal={false}
        hideControls
        value={households}
        onChange={setHouseholds}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" size="xs" loading={act.isPending}>
          {say(words.save)}
        </Button>
        <Button variant="default" size="xs" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

function EndHamlet({ hamlet, onDone }: { hamlet: HamletAnswer; onDone: () => void }): ReactNode {
  const say = useSay();
  const act = useAct();
  return (
    <ConfirmAct
      title={say(words.hamletEndTitle)}
      thing={hamlet.name}
      code={hamlet.code}
      consequence={say(words.hamletEndConsequence)}
      submit={say(words.hamletEndTitle)}
      run={async () => {
        await act.mutateAsync({
          path: `/api/agencies/${hamlet.communeId}/hamlets/${hamlet.id}/end`,
          method: "POST",
          body: { version: hamlet.version, onDate: today() },
        });
      }}
      onClose={onDone}
    />
  );
}

function Row({ hamlet }: { hamlet: HamletAnswer }): ReactNode {
  const say = useSay();
  const [doing, set] = useState<"edit" | "end" | null>(null);
  const stop = (): void => set(null);
  const mayEdit = hamlet.can.includes("hamlet.update");
  if (doing === "edit")
    return (
      <tr>
        <td colSpan={4}>
          <EditHamlet hamlet={hamlet} onDone={stop} />
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{hamlet.name}</th>
      <td className={css.code}>{hamlet.code}</td>
      <td data-align="end">{hamlet.households === null ? "—" : numberShown(hamlet.households)}</td>
      <td className="no-print" data-align="end">
        {mayEdit && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${say(words.edit)} ${hamlet.name}`}
            onClick={() => set("edit")}
          >
            {say(words.edit)}
          </Button>
        )}
        {hamlet.can.includes("hamlet.end") && (
          <Button
            variant="subtle"
            size="compact-sm"
            color="gray"
            aria-label={`${say(words.hamletEndTitle)}: ${hamlet.name}`}
            onClick={() => set("end")}
          >
            {say(words.hamletEnd)}
          </Button>
        )}
        {doing === "end" && <EndHamlet hamlet={hamlet} onDone={stop} />}
      </td>
    </tr>
  );
}

/** The table of today's hamlets; ended ones stand below in a line each. */
export function Hamlets({ unit }: { unit: OneAnswer }): ReactNode {
  const say = useSay();
  const [adding, add] = useState(false);
  const open = unit.hamlets.filter((h) => h.validTo === null || h.validTo > today());
  const ended = unit.hamlets.filter((h) => !open.includes(h));
  const kind = say(hamletWords[unit.kind === "ward" ? "tdp" : "thon"]);
  return (
    <Section
      title={`${kind} (${open.length})`}
      acts={
        unit.can.includes("hamlet.create") &&
        !adding && (
          <Button variant="default" size="xs" className="no-print" onClick={() => add(true)}>
            {say(words.hamletAdd)}
          </Button>
        )
      }
    >
      {adding && <AddHamlet unit={unit} onDone={() => add(false)} />}
      {open.length === 0 && <p className={css.quiet}>{say(words.hamletsNone)}</p>}
      {open.length > 0 && (
        <div className={css.scroll}>
          <table className={css.grid} aria-label={say(words.hamlets)}>
            <thead>
              <tr>
                <th scope="col">{say(words.hamletName)}</th>
                <th scope="col">{say(words.hamletCode)}</th>
                <th scope="col" data-align="end">
                  {say(words.households)}
                </th>
                <td className="no-print">
                  <span className="only-read">{say(words.actsHead)}</span>
                </td>
              </tr>
            </thead>
            <tbody>
              {open.map((hamlet) => (
                <Row key={hamlet.id} hamlet={hamlet} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {ended.length > 0 && (
        <details>
          <summary className={css.code}>{say(words.hamletsFormer, { n: ended.length })}</summary>
          <ul className={css.lines}>
            {ended.map((hamlet) => (
              <li key={hamlet.id}>
                {hamlet.name}{" "}
                <span className={css.code}>
                  {say(words.hamletEnded, { date: dateShown(hamlet.validTo ?? "") })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
