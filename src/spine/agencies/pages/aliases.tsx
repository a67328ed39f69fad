/** The other names of a unit: what documents call it, former names with their days, collective names that mean it. */
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown } from "#base/ui/typed.ts";
import type { OneAnswer } from "../answers.ts";
import css from "./agencies.module.css";
import { Section } from "./parts.tsx";
import { words } from "./words.ts";
import { useAct } from "./write.ts";

function AddAlias({ path }: { path: string }): ReactNode {
  const say = useSay();
  const [text, type] = useState("");
  const act = useAct(() => type(""));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim()) act.mutate({ path, method: "POST", body: { text: text.trim() } });
  };
  return (
    <form className="no-print" onSubmit={submit}>
      <div className={css.row}>
        <TextInput
          label={say(words.aliasAdd)}
          value={text}
          style={{ flex: "0 1 320px" }}
          maxLength={200}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={act.isPending} disabled={text.trim() === ""}>
          {say(words.addButton)}
        </Button>
      </div>
      {act.error && <ProblemNote error={act.error} />}
    </form>
  );
}

/** Other names, with what may be done about them. */
export function Aliases({ unit }: { unit: OneAnswer }): ReactNode {
  const say = useSay();
  const path = `/api/agencies/${unit.id}/aliases`;
  const drop = useAct();
  const mayEdit = unit.can.includes("agency.update");
  if (unit.aliases.length === 0 && unit.groups.length === 0 && !mayEdit) return null;
  return (
    <Section title={say(words.aliases)}>
      {unit.aliases.length > 0 && (
        <ul className={css.chips}>
          {unit.aliases.map(({ text, validFrom, validTo }) => (
            <li key={`${text}${validFrom}`} className={css.chip}>
              {text}
              {validFrom && validTo && (
                <span className={css.code}>
                  {say(words.formerName, { from: dateShown(validFrom), to: dateShown(validTo) })}
                </span>
              )}
              {mayEdit && validFrom === null && (
                <ActionIcon
                  size={28}
                  className="no-print"
                  aria-label={say(words.aliasDrop, { text })}
                  onClick={() => drop.mutate({ path, method: "DELETE", query: { text } })}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {drop.error && <ProblemNote error={drop.error} />}
      {mayEdit && <AddAlias path={path} />}
      {unit.groups.length > 0 && (
        <p className={css.code}>
          {say(words.groups)}: {unit.groups.map((group) => `“${group.names[0] ?? group.code}”`).join(", ")}
        </p>
      )}
    </Section>
  );
}
