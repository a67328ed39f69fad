/** All that a change touches, or why it may not be; and, where several receive, which of them takes each hamlet. */
import { NativeSelect } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { Brief, PreviewAnswer } from "../answers.ts";
import { kindWords, refusalWords } from "../words.ts";
import css from "./agencies.module.css";
import type { EventDraft } from "./event-units.tsx";
import { UnitLink } from "./parts.tsx";
import { words } from "./words.ts";

function Refusals({ refusals }: { refusals: PreviewAnswer["refusals"] }): ReactNode {
  const say = useSay();
  return (
    <div className={css.notice} role="alert">
      <p>
        <IconAlertCircle size={16} style={{ verticalAlign: "-3px" }} /> {say(words.mayNot)}
      </p>
      <ul style={{ margin: 0, paddingLeft: 22 }}>
        {refusals.map(({ path, code }) => (
          <li key={`${path} ${code}`}>
            {say(refusalWords[code as keyof typeof refusalWords] ?? { vi: code, en: code })}
          </li>
        ))}
      </ul>
    </div>
  );
}

const shownMost = 12;

function Units({ units }: { units: readonly Brief[] }): ReactNode {
  const say = useSay();
  return (
    <ul className={css.chips}>
      {units.slice(0, shownMost).map((unit) => (
        <li key={unit.id} className={css.chip}>
          <UnitLink unit={unit} />
        </li>
      ))}
      {units.length > shownMost && (
        <li className={css.code}>{say(words.more, { n: units.length - shownMost })}</li>
      )}
    </ul>
  );
}

interface Row {
  readonly key: string;
  readonly label: Label;
  readonly shown: ReactNode;
}

function useRows(preview: PreviewAnswer): readonly Row[] {
  const say = useSay();
  const count = (n: number): string => (n === 0 ? say(words.touchesNothing) : numberShown(n));
  const units = (key: string, label: Label, list: readonly Brief[]): Row[] =>
    list.length === 0 ? [] : [{ key, label, shown: <Units units={list} /> }];
  return [
    ...units("ending", words.ending, preview.ending),
    ...units("receiving", words.receiving, preview.receiving),
    ...preview.renamed.map(({ unit, to }) => ({
      key: `renamed ${unit.id}`,
      label: words.renamed,
      shown: say(words.renamedTo, { from: unit.name, to }),
    })),
    ...(preview.beginning.length === 0
      ? []
      : [
          {
            key: "beginning",
            label: words.beginning,
            shown: preview.beginning
              .map((b) => `${b.name} (${say(kindWords[b.kind]).toLocaleLowerCase("vi")}, ${b.code})`)
              .join("; "),
          },
        ]),
    ...units("below", words.touchedBelow, preview.below),
    { key: "aliases", label: words.touchedAliases, shown: count(preview.aliases.length) },
    { key: "hamlets", label: words.touchedHamlets, shown: count(preview.hamlets.length) },
    ...preview.records.map((r) => ({ key: r.name, label: r.label, shown: numberShown(r.count) })),
  ];
}

/** What was found when the change was looked at. */
export function Touched({ preview }: { preview: PreviewAnswer }): ReactNode {
  const say = useSay();
  const rows = useRows(preview);
  return (
    <div className={css.stack} style={{ gap: 12 }} aria-live="polite">
      {preview.refusals.length > 0 && <Refusals refusals={preview.refusals} />}
      <dl className={css.touch}>
        {rows.map(({ key, label, shown }) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>{say(label)}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Each hamlet of what ends goes to one of several receivers: a person says which. */
export function GiveHamlets(props: {
  draft: EventDraft;
  change: (part: Partial<EventDraft>) => void;
  preview: PreviewAnswer;
}): ReactNode {
  const say = useSay();
  const { draft, change, preview } = props;
  const receivers = [
    { value: "", label: say(words.giveAll) },
    ...draft.into.map((u) => ({ value: String(u.id), label: u.name })),
    ...draft.begin.map((b) => ({ value: b.code, label: b.name || b.code })),
  ];
  return (
    <div className={css.stack} style={{ gap: 8 }}>
      <h3>{say(words.giveHamlets)}</h3>
      {preview.hamlets.map((hamlet) => (
        <NativeSelect
          key={hamlet.id}
          label={`${hamlet.name} (${hamlet.code})`}
          style={{ maxWidth: 420 }}
          data={receivers}
          value={draft.hamlets[String(hamlet.id)] ?? ""}
          onChange={(event) =>
            change({ hamlets: { ...draft.hamlets, [String(hamlet.id)]: event.currentTarget.value } })
          }
        />
      ))}
    </div>
  );
}
