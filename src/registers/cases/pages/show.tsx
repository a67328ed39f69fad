/** The screen at /cases/<code>: the six blocks of Decree 58/2026 as far as the reader's part shows them. */
import { Button, Menu, NativeSelect } from "@mantine/core";
import { IconEraser, IconLock, IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Card, Empty, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote, problemOf, problemTitle } from "#base/ui/problem-note.tsx";
import { labelOf, lookOf } from "./looks.ts";
import { blockLabels } from "../schema/index.ts";
import { words as erasedWords } from "../words/retention.ts";
import { words as caseWords } from "../words/cases.ts";
import { screenWords as words } from "../words/screens.ts";
import { CaseActs } from "./acts.tsx";
import { Aside } from "./aside.tsx";
import { BanAlert, BanPanel } from "./bans.tsx";
import { Thing } from "./block.tsx";
import { CatalogueOf } from "./catalogue.tsx";
import css from "./cases.module.css";
import { Clashes } from "./clashes.tsx";
import { MeetingsPanel } from "./meetings.tsx";
import { RiskPanel } from "./risk.tsx";
import { Measures, Mediations, Sanctions } from "./dealings.tsx";
import { usePrint } from "./print.tsx";
import { SafeContact } from "./safe-contact.tsx";
import type { Case, CaseThing } from "./types.ts";
import { useCase, useSettled, useWrites } from "./use-case.ts";
import { useNames } from "./use-names.ts";

function Things(props: {
  of: Case;
  prefix: CaseThing["prefix"];
  title: (thing: CaseThing) => string;
}): ReactNode {
  return props.of.things
    .filter((thing) => thing.prefix === props.prefix)
    .map((thing) => <Thing key={thing.id} of={props.of} thing={thing} title={props.title(thing)} />);
}

/** Adds an empty entry, which is then filled in. */
function AddThing({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [pairing, pair] = useState(false);
  if (!of.can.includes("case.edit") || of.state === "closed") return null;
  const add = (prefix: string): void => void writes.write("/things", "POST", { prefix, values: {} });
  return (
    <div className="no-print">
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={16} />}>
            {say(words.add)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => add("harmed")}>{say(words.addHarmed)}</Menu.Item>
          <Menu.Item onClick={() => add("doer")}>{say(words.addDoer)}</Menu.Item>
          <Menu.Item onClick={() => add("child")}>{say(words.addChild)}</Menu.Item>
          <Menu.Item onClick={() => pair(true)}>{say(words.addPair)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {pairing && <AddPair of={of} onDone={() => pair(false)} />}
    </div>
  );
}

function AddPair({ of, onDone }: { of: Case; onDone: () => void }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const nameOf = useNames(of);
  const people = (prefix: string) =>
    of.things.filter((t) => t.prefix === prefix).map((t) => ({ value: String(t.id), label: nameOf(t.id) }));
  const [harmed, setHarmed] = useState(people("harmed")[0]?.value ?? "");
  const [doer, setDoer] = useState(people("doer")[0]?.value ?? "");
  const [error, setError] = useState<unknown>(null);
  const add = (): void => {
    const body = { prefix: "behaviour", harmedId: Number(harmed), doerId: Number(doer), values: {} };
    void writes.write("/things", "POST", body).then(onDone, setError);
  };
  return (
    <div className={css.pair}>
      {error !== null && <ProblemNote error={error} />}
      <NativeSelect
        label={say(blockLabels[1])}
        data={people("harmed")}
        value={harmed}
        onChange={(e) => setHarmed(e.currentTarget.value)}
      />
      <NativeSelect
        label={say(blockLabels[2])}
        data={people("doer")}
        value={doer}
        onChange={(e) => setDoer(e.currentTarget.value)}
      />
      <Button onClick={add} disabled={!harmed || !doer}>
        {say(words.addPair)}
      </Button>
      <Button variant="default" onClick={onDone}>
        {say(words.cancel)}
      </Button>
    </div>
  );
}

function Blocks({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const nameOf = useNames(of);
  const did = (thing: CaseThing): string =>
    say(words.did, { doer: nameOf(thing.doerId), harmed: nameOf(thing.harmedId) });
  return (
    <Card className={css.sheet}>
      <section aria-label={say(blockLabels[1])}>
        <h2>1. {say(blockLabels[1])}</h2>
        <Things of={of} prefix="harmed" title={(thing) => nameOf(thing.id)} />
      </section>
      <section aria-label={say(blockLabels[2])}>
        <h2>2. {say(blockLabels[2])}</h2>
        <Things of={of} prefix="doer" title={(thing) => nameOf(thing.id)} />
      </section>
      <section aria-label={say(blockLabels[3])}>
        <h2>3. {say(blockLabels[3])}</h2>
        <Things of={of} prefix="behaviour" title={did} />
      </section>
      <section aria-label={say(blockLabels[4])}>
        <h2>4. {say(blockLabels[4])}</h2>
        <Thing of={of} thing={null} title={say(words.eventAndMore)} />
        <Things of={of} prefix="child" title={(thing) => `${say(words.child)}: ${nameOf(thing.id)}`} />
        <AddThing of={of} />
        <Mediations of={of} />
      </section>
      <section aria-label={say(blockLabels[5])}>
        <h2>5. {say(blockLabels[5])}</h2>
        <BanPanel of={of} nameOf={nameOf} />
        <Measures of={of} />
      </section>
      <section aria-label={say(blockLabels[6])}>
        <h2>6. {say(blockLabels[6])}</h2>
        <Sanctions of={of} />
      </section>
    </Card>
  );
}

function Head({ of, buttons }: { of: Case; buttons: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <PageTitle
      trail={
        <>
          <Go href="/cases">{say(caseWords.menu)}</Go> <span>/ {of.code}</span>
        </>
      }
      title={`${of.code} · ${of.unit.name}`}
      hint={
        <span className={css.state}>
          <StatusBadge look={lookOf("state", of.state)} />
          <StatusBadge look={lookOf("risk-level", of.risk)} />
          {of.isSealed && (
            <span className={css.sealed}>
              <IconLock size={14} /> {say(words.sealedMark)}
            </span>
          )}
          {of.worker && <span className={css.quiet}>{of.worker.name}</span>}
          {of.outcome && <span className={css.quiet}>{say(labelOf("outcome", of.outcome))}</span>}
          {of.reopened > 0 && <span className={css.quiet}>{say(words.reopened, { n: of.reopened })}</span>}
        </span>
      }
      acts={
        <>
          {buttons}
          <CaseActs of={of} />
        </>
      }
    />
  );
}

function Top({ of }: { of: Case }): ReactNode {
  const { buttons, mark } = usePrint(of);
  return (
    <>
      <Head of={of} buttons={buttons} />
      {mark}
    </>
  );
}

function Body({ of }: { of: Case }): ReactNode {
  const settled = useSettled();
  return (
    <>
      {!settled && <Waiting lines={12} />}
      <div className={settled ? undefined : css.unseen}>
        <BanAlert of={of} />
        <Clashes of={of} />
        <div className={css.columns}>
          <div className={css.main}>
            <RiskPanel of={of} />
            <MeetingsPanel of={of} />
            <Blocks of={of} />
          </div>
          <Aside of={of} />
        </div>
      </div>
    </>
  );
}

export default function CasePage(): ReactNode {
  const say = useSay();
  const { code = "" } = usePath();
  const { data, error, refetch } = useCase(code);
  if (error && problemOf(error).kind === "gone")
    return (
      <Empty whole icon={IconEraser} title={say(erasedWords.isErased)} next={problemTitle(error, say)} />
    );
  if (error) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <CatalogueOf openedAt={data.openedAt}>
      <div className={css.page}>
        <Top of={data} />
        <SafeContact of={data} />
        <Body of={data} />
      </div>
    </CatalogueOf>
  );
}
