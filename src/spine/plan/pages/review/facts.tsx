/** The document's own facts: number, date, issuer, the years it covers; and what stands in the way of publishing. */
import { Button, NativeSelect, Popover, TextInput, UnstyledButton } from "@mantine/core";
import {
  IconAlertCircle,
  IconChevronDown,
  IconCircleCheck,
  IconInfoCircle,
  IconPencil,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { aroundWords } from "../around/words.ts";
import type { Check, PlanDocument, PlanListed, Readiness, Review } from "../types.ts";
import { RowForm } from "./forms.tsx";
import css from "./review.module.css";
import { reviewKey, type Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

/** Which years a document says it covers. */
export function yearsShown(document: PlanDocument, say: Say): string {
  const { yearFrom: from, yearTo: to } = document;
  if (from === null) return say(words.noYears);
  if (from === to) return say(words.yearOnly, { year: from });
  return to === null ? say(words.yearsFrom, { from }) : say(words.years, { from, to });
}

/** Number, date, issuer and years in one line. */
export function FactsLine({ document }: { document: PlanDocument }): ReactNode {
  const say = useSay();
  const missing = say(words.missing);
  const number = `${say(words.number)}: ${document.number ?? missing}`;
  const date = `${say(words.issuedOn)}: ${document.issuedOn ? dateShown(document.issuedOn) : missing}`;
  const issuer = document.issuer ?? `${say(words.issuer)}: ${missing}`;
  return <>{[number, date, issuer, yearsShown(document, say)].join(" · ")}</>;
}

interface Typed {
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly yearFrom: string;
  readonly yearTo: string;
  readonly parent: string;
}

const typedOf = (document: PlanDocument): Typed => ({
  title: document.title,
  number: document.number ?? "",
  issuedOn: document.issuedOn ? dateShown(document.issuedOn) : "",
  issuer: document.issuer ?? "",
  yearFrom: String(document.yearFrom ?? ""),
  yearTo: String(document.yearTo ?? ""),
  parent: String(document.parentId ?? ""),
});

/** The document that this one carries out, of those that have been brought in. */
function ParentField(props: { review: Review; value: string; onChange: (value: string) => void }): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["plan-reviews"],
    queryFn: async ({ signal }) =>
      (await request<{ rows: readonly PlanListed[] }>("/api/plan/reviews", { query: { limit: 100 }, signal }))
        .rows,
  });
  const others = (data ?? []).filter((p) => p.id !== props.review.id);
  return (
    <NativeSelect
      label={say(aroundWords.parent)}
      value={props.value}
      data={[
        { value: "", label: say(words.noParent) },
        ...others.map((p) => ({
          value: String(p.id),
          label: [p.number, p.title].filter(Boolean).join(" · "),
        })),
      ]}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

const yearTyped = (text: string): number | null =>
  /^(?:19|20|21)\d\d$/.test(text.trim()) ? Number(text) : null;
const isWrong = (text: string, value: unknown): boolean => text.trim() !== "" && value === null;

/** Corrects the facts that the reader found, or did not find. */
export function FactsForm(props: { review: Review; editing: Editing; onDone: () => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { review, editing } = props;
  const [typed, type] = useState<Typed>(() => typedOf(review));
  const put = (change: Partial<Typed>): void => type((before) => ({ ...before, ...change }));
  const [issuedOn, yearFrom, yearTo] = [
    dateTyped(typed.issuedOn),
    yearTyped(typed.yearFrom),
    yearTyped(typed.yearTo),
  ];
  const wrong = {
    day: isWrong(typed.issuedOn, issuedOn) && say(words.wrongDay),
    from: isWrong(typed.yearFrom, yearFrom) && say(words.wrongYear),
    to: isWrong(typed.yearTo, yearTo) && say(words.wrongYear),
  };
  const ready = typed.title.trim() !== "" && !wrong.day && !wrong.from && !wrong.to;
  const save = async (): Promise<void> => {
    const facts = {
      title: typed.title,
      number: typed.number.trim() || null,
      issuer: typed.issuer.trim() || null,
    };
    const parentId = typed.parent === "" ? null : Number(typed.parent);
    const body = { version: review.version, ...facts, issuedOn, yearFrom, yearTo, parentId };
    const done = await editing.run({ path: `/api/plan/documents/${review.id}`, method: "PATCH", body });
    if (!done) return;
    await client.invalidateQueries({ queryKey: reviewKey(String(review.id)) });
    toast(say(words.saved));
    props.onDone();
  };
  return (
    <RowForm
      label={say(words.factsEdit)}
      submit={say(words.save)}
      busy={editing.busy}
      ready={ready}
      onSubmit={() => void save()}
      onCancel={props.onDone}
    >
      <TextInput
        label={say(words.docTitle)}
        value={typed.title}
        onChange={(e) => put({ title: e.currentTarget.value })}
      />
      <div className={css.fields}>
        <TextInput
          label={say(words.number)}
          value={typed.number}
          data-first=""
          onChange={(e) => put({ number: e.currentTarget.value })}
        />
        <DateField
          label={say(words.issuedOn)}
          value={typed.issuedOn}
          error={wrong.day}
          onChange={(text) => put({ issuedOn: text })}
        />
        <TextInput
          label={say(words.issuer)}
          value={typed.issuer}
          onChange={(e) => put({ issuer: e.currentTarget.value })}
        />
        <TextInput
          label={say(words.yearFrom)}
          inputMode="numeric"
          value={typed.yearFrom}
          error={wrong.from}
          onChange={(e) => put({ yearFrom: e.currentTarget.value })}
        />
        <TextInput
          label={say(words.yearTo)}
          description={say(words.yearToHelp)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          inputMode="numeric"
          value={typed.yearTo}
          error={wrong.to}
          onChange={(e) => put({ yearTo: e.currentTarget.value })}
        />
        <ParentField review={review} value={typed.parent} onChange={(parent) => put({ parent })} />
      </div>
    </RowForm>
  );
}

const ofFacts = new Set(["years", "number", "date", "issuer"]);

function CheckLine(props: { check: Check; onGo: (check: Check) => void }): ReactNode {
  const say = useSay();
  const { check, onGo } = props;
  const Mark = check.blocking ? IconAlertCircle : IconInfoCircle;
  const leads = check.refs.length > 0 || ofFacts.has(check.code);
  return (
    <li className={css.checkLine} data-blocking={check.blocking || undefined}>
      <Mark size={17} stroke={1.75} />
      {leads ? (
        <UnstyledButton className={css.checkLink} onClick={() => onGo(check)}>
          {say(check.label)}
        </UnstyledButton>
      ) : (
        <span>{say(check.label)}</span>
      )}
    </li>
  );
}

/** What stands in the way, each line leading to the first such place. */
export function Checklist(props: { readiness: Readiness; onGo: (check: Check) => void }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { readiness } = props;
  const blocking = readiness.checks.filter((c) => c.blocking).length;
  const go = (check: Check): void => {
    setOpen(false);
    props.onGo(check);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus={false}>
      <Popover.Target>
        <Button
          variant="default"
          onClick={() => setOpen(!open)}
          leftSection={
            readiness.ready ? (
              <IconCircleCheck size={17} color="var(--good)" />
            ) : (
              <IconAlertCircle size={17} color="var(--soon)" />
            )
          }
          rightSection={<IconChevronDown size={16} />}
        >
          {readiness.ready ? say(words.ready) : `${say(words.checklist)} · ${blocking}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={css.checks}>
          {readiness.checks.map((check) => (
            <CheckLine key={check.code} check={check} onGo={go} />
          ))}
          {readiness.checks.length === 0 && <li className={css.checkLine}>{say(words.ready)}</li>}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Opens the form of the facts. */
export function FactsButton({ onPress }: { onPress: () => void }): ReactNode {
  const say = useSay();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPencil size={15} stroke={1.75} />}
      onClick={onPress}
    >
      {say(words.factsEdit)}
    </Button>
  );
}
