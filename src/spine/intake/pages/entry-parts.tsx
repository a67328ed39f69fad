/** The questions of a report, in the order in which they matter: how to reach safely, danger, what, who, who told it. */
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { Suspense, useState, type ReactNode } from "react";
import { MomentField } from "#base/ui/form/moment-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { instantShown, momentTyped } from "#base/ui/typed.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { letterOf } from "../rules/channel.ts";
import {
  addressLetters,
  contactChannels,
  dangerFacts,
  reportKinds,
  staffChannels,
  type Channel,
} from "../schema.ts";
import { addressLabels, channelLabels, contactLabels, factLabels, kindLabels } from "../words.ts";
import { Ask, Choice } from "./choice.tsx";
import { PeopleTyped } from "./entry-people.tsx";
import type { Entry } from "./entry-state.ts";
import css from "./intake.module.css";
import { emptyScreening } from "./screening.tsx";
import { screenWords as words } from "./words.ts";

/** What each part is told: the form, how to change it, what is missing. */
export interface PartProps {
  readonly entry: Entry;
  readonly put: (change: Partial<Entry>) => void;
  readonly missing: ReadonlySet<string>;
}

function Part(props: {
  title: keyof typeof words;
  hint?: keyof typeof words;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  return (
    <section className={css.part}>
      <h2>{say(words[props.title])}</h2>
      {props.hint && <p className={css.quiet}>{say(words[props.hint])}</p>}
      {props.children}
    </section>
  );
}

type TextKey = {
  [K in keyof Entry]: Entry[K] extends string ? K : never;
}[keyof Entry];

function Line(
  props: PartProps & { of: TextKey; label: keyof typeof words; hint?: keyof typeof words; tel?: boolean },
): ReactNode {
  const say = useSay();
  return (
    <TextInput
      label={say(words[props.label])}
      {...(props.hint && { description: say(words[props.hint]) })}
      inputWrapperOrder={["label", "input", "description", "error"]}
      inputMode={props.tel ? "tel" : "text"}
      autoComplete="off"
      value={props.entry[props.of]}
      onChange={(event) => props.put({ [props.of]: event.currentTarget.value })}
    />
  );
}

export function SafeFirst(props: PartProps): ReactNode {
  const say = useSay();
  const { entry, put } = props;
  return (
    <Part title="step1" hint="step1Hint">
      <Choice
        label={words.contactChannel}
        value={entry.contactChannel}
        choices={contactChannels}
        labels={contactLabels}
        onChange={(contactChannel) => put({ contactChannel })}
      />
      <Checkbox
        size="md"
        label={say(words.contactNever)}
        checked={entry.contactNever}
        onChange={(event) => put({ contactNever: event.currentTarget.checked })}
      />
      {!entry.contactNever && <Line {...props} of="contactPhone" label="contactPhone" tel />}
      <Line {...props} of="contactHours" label="contactHours" hint="contactHoursHint" />
      <Line {...props} of="contactNote" label="contactNote" />
    </Part>
  );
}

export function DangerAsked({ entry, put }: PartProps): ReactNode {
  return (
    <Part title="step2">
      {dangerFacts.map((fact) => (
        <Ask
          key={fact}
          label={factLabels[fact]}
          value={entry[fact]}
          onChange={(value) => put({ [fact]: value })}
        />
      ))}
    </Part>
  );
}

export function WhatHappened(props: PartProps): ReactNode {
  const say = useSay();
  const { entry, put, missing } = props;
  return (
    <Part title="step3">
      <Textarea
        id="intake-what"
        label={say(words.what)}
        description={say(words.whatHint)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={8000}
        required
        value={entry.what}
        error={missing.has("what") ? say(words.mustSay) : undefined}
        onChange={(event) => put({ what: event.currentTarget.value })}
      />
      <Suspense>
        <AgencyPicker
          id="intake-unitId"
          label={say(words.placeUnit)}
          kinds={["ward", "commune"]}
          value={entry.unitId}
          error={missing.has("unitId") ? say(words.mustPlace) : undefined}
          onChange={(id) => put({ unitId: id as number | null })}
        />
      </Suspense>
      <Line {...props} of="where" label="placeText" />
      <Line {...props} of="when" label="when" />
    </Part>
  );
}

export function WhoIsInIt({ entry, put }: PartProps): ReactNode {
  return (
    <Part title="step4" hint="step4Hint">
      <PeopleTyped people={entry.people} onChange={(people) => put({ people })} />
    </Part>
  );
}

/** When it was told: what is typed is a moment only once it is whole. */
function ReceivedAt({ entry, put }: PartProps): ReactNode {
  const say = useSay();
  const [typed, type] = useState<string | null>(null);
  const change = (text: string): void => {
    type(text);
    const instant = momentTyped(text);
    if (instant) put({ receivedAt: new Date(instant).toISOString() });
  };
  return (
    <MomentField
      label={say(words.receivedAt)}
      value={typed ?? instantShown(entry.receivedAt)}
      onChange={change}
    />
  );
}

export function WhoTold(props: PartProps): ReactNode {
  const say = useSay();
  const { entry, put } = props;
  const toChannel = (channel: Channel): void =>
    put({
      channel,
      addressLetter: letterOf(channel) ?? "",
      screening: channel === "health-screening" ? (entry.screening ?? emptyScreening) : null,
    });
  return (
    <Part title="step5">
      <Line {...props} of="reporterName" label="reporterName" />
      <Line {...props} of="reporterPhone" label="phone" tel />
      <Line {...props} of="reporterRelation" label="reporterRelation" />
      <NativeSelect
        label={say(words.kind)}
        value={entry.kind}
        data={reportKinds.map((value) => ({ value, label: say(kindLabels[value]) }))}
        onChange={(event) => put({ kind: event.currentTarget.value as Entry["kind"] })}
      />
      <NativeSelect
        label={say(words.channel)}
        value={entry.channel}
        data={staffChannels.map((value) => ({ value, label: say(channelLabels[value]) }))}
        onChange={(event) => toChannel(event.currentTarget.value as Channel)}
      />
      <NativeSelect
        label={say(words.addressLetter)}
        value={entry.addressLetter}
        data={[
          { value: "", label: say(words.noLetter) },
          ...addressLetters.map((value) => ({ value, label: say(addressLabels[value]) })),
        ]}
        onChange={(event) => put({ addressLetter: event.currentTarget.value as Entry["addressLetter"] })}
      />
      <ReceivedAt {...props} />
    </Part>
  );
}
