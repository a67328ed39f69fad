/** Who is shown where a stay is, and one more or one less; the address itself stands only before those who are shown it. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { banScreenWords as words } from "../words/ban-screens.ts";
import { relatedWords } from "../words/related.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import type { Case, CaseThing } from "./types.ts";
import { useWrites } from "./use-case.ts";

interface Someone {
  readonly id: number;
  readonly name: string;
  readonly unit: string;
}
interface Sight {
  readonly written: boolean;
  readonly people: readonly Someone[];
}

/** Everybody who could be shown something of the case. */
const useTaking = (of: Case, wanted: boolean) =>
  useQuery({
    queryKey: ["case", of.code, "taking-part"],
    queryFn: ({ signal }) =>
      request<{ rows: readonly Someone[] }>(`/api/cases/${of.code}/people-taking-part`, { signal }),
    enabled: wanted,
    gcTime: 0,
  });

/** Chosen people, and the address where it is not written down or is another. */
function Showing(props: { of: Case; stay: number; sight: Sight; onDone: () => void }): ReactNode {
  const say = useSay();
  const { of, stay, sight, onDone } = props;
  const writes = useWrites(of.code);
  const { data } = useTaking(of, true);
  const [address, setAddress] = useState("");
  const [people, choose] = useState<readonly number[]>([]);
  const [error, setError] = useState<unknown>(null);
  const known = new Set(sight.people.map((one) => one.id));
  const toggle = (id: number): void =>
    choose(people.includes(id) ? people.filter((one) => one !== id) : [...people, id]);
  const send = (): void =>
    void writes
      .write(`/measures/${stay}/shelter`, "POST", { address: address.trim() || null, people })
      .then(onDone, setError);
  return (
    <div className={css.form}>
      <TextInput
        label={say(sight.written ? words.shelterOther : words.shelterAddress)}
        description={say(words.shelterHint)}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <fieldset className={css.shownTo}>
        <legend>{say(words.shownTo)}</legend>
        {data?.rows
          .filter((one) => !known.has(one.id))
          .map((one) => (
            <Checkbox
              key={one.id}
              label={`${one.name} · ${one.unit}`}
              checked={people.includes(one.id)}
              onChange={() => toggle(one.id)}
            />
          ))}
      </fieldset>
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button onClick={send} disabled={people.length === 0}>
          {say(words.showShelter)}
        </Button>
      </span>
    </div>
  );
}

/** For whoever co-ordinates, under a stay. */
export function ShelterSight({ of, stay }: { of: Case; stay: CaseThing }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [showing, show] = useState(false);
  const may = of.can.includes("case.measure") && of.parts.includes("co-ordinator") && of.state !== "closed";
  const { data } = useQuery({
    queryKey: ["case", of.code, "shelter", stay.id, of.version],
    queryFn: ({ signal }) => request<Sight>(`/api/cases/${of.code}/measures/${stay.id}/shelter`, { signal }),
    enabled: may,
    gcTime: 0,
  });
  if (!may || !data) return null;
  return (
    <div className={`${css.sight} no-print`}>
      <span className={css.quiet}>{say(data.written ? words.shelterShownTo : words.shelterUnwritten)}</span>
      <ul className={css.plain}>
        {data.people.map((one) => (
          <li key={one.id} className={css.sightRow}>
            {one.name} · {one.unit}
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`${say(relatedWords.takeBack)}: ${one.name}`}
              onClick={() => void writes.write(`/measures/${stay.id}/shelter/${one.id}`, "DELETE", null)}
            >
              {say(relatedWords.takeBack)}
            </Button>
          </li>
        ))}
      </ul>
      {showing ? (
        <Showing of={of} stay={stay.id} sight={data} onDone={() => show(false)} />
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => show(true)}>
          {say(words.showShelterMore)}
        </Button>
      )}
    </div>
  );
}
