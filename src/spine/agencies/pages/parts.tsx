/** Parts that several screens of agencies share: tabs, a unit as a link, its span of life, its share. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { today } from "#base/clock.ts";
import { PageTitle, StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { Go, showCurrent, useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { address } from "#base/ui/request.ts";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import type { Brief } from "../answers.ts";
import { kindWords } from "../words.ts";
import css from "./agencies.module.css";
import { words } from "./words.ts";

type Tab = "list" | "tree" | "map" | "names" | "events";

const tabs: readonly { readonly tab: Tab; readonly path: string; readonly label: Label }[] = [
  { tab: "list", path: "/agencies", label: words.tabList },
  { tab: "tree", path: "/agencies/tree", label: words.tabTree },
  { tab: "map", path: "/agencies/map", label: words.tabMap },
  { tab: "names", path: "/agencies/names", label: words.tabNames },
  { tab: "events", path: "/agencies/events", label: words.tabEvents },
];

/** The list's address is the beginning of all the others: only the whole address makes a tab the present one. */
const exact: object = { activeOptions: { exact: true } };

/** The head of each way to look at agencies. */
export function Head({ tab, hint, acts }: { tab: Tab; hint: Label; acts?: ReactNode }): ReactNode {
  const say = useSay();
  const mayAdd = useMay("agency.create");
  const mayImport = useMay("agency.import");
  const [search] = useAddress();
  const own = tab === "list" && (
    <>
      <Button variant="subtle" component="a" href={address("/api/agencies/export.csv", search)} download>
        {say(words.exportCsv)}
      </Button>
      {mayImport && (
        <Button variant="default" component={Go} href="/agencies/import">
          {say(words.import)}
        </Button>
      )}
      {mayAdd && (
        <Button component={Go} href="/agencies/new">
          {say(words.add)}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageTitle title={say(words.title)} hint={say(hint)} acts={acts ?? own} />
      <nav ref={showCurrent} className={`${css.tabs} no-print`} aria-label={say(words.views)}>
        {tabs.map(({ tab: name, path, label }) => (
          <Go key={name} href={path} {...exact} aria-current={name === tab ? "page" : undefined}>
            {say(label)}
          </Go>
        ))}
      </nav>
    </>
  );
}

/** A titled part of the page. */
export function Section(props: { title: string; acts?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className={css.section}>
      <div className={css.sectionHead}>
        <h2>{props.title}</h2>
        {props.acts}
      </div>
      {props.children}
    </section>
  );
}

/** A unit by its name, as a link to its page. */
export function UnitLink({ unit }: { unit: Pick<Brief, "id" | "name"> }): ReactNode {
  return <Go href={`/agencies/${unit.id}`}>{unit.name}</Go>;
}

/** "Phường · 01.00004" */
export function KindAndCode({ unit }: { unit: Pick<Brief, "kind" | "code"> }): ReactNode {
  const say = useSay();
  return (
    <span className={css.code}>
      {say(kindWords[unit.kind])} · {unit.code}
    </span>
  );
}

interface Span {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A span of life in words; `validTo` is the first day outside it. */
export function spanShown({ validFrom, validTo }: Span, say: Say): string {
  const from = dateShown(validFrom);
  return validTo ? say(words.span, { from, to: dateShown(validTo) }) : say(words.since, { from });
}

const looks = {
  ended: { label: words.ended, tone: "calm" },
  future: { label: words.future, tone: "soon" },
  current: { label: words.current, tone: "good" },
} as const satisfies Record<string, StatusLook>;

/** Whether a unit is, was, or will be. */
export function SpanBadge({ validFrom, validTo }: Span): ReactNode {
  const day = today();
  const state = validTo !== null && validTo <= day ? "ended" : validFrom > day ? "future" : "current";
  return <StatusBadge look={looks[state]} />;
}

const territories = new Set([
  "city",
  "urban-district",
  "rural-district",
  "town",
  "ward",
  "commune",
  "township",
]);

/** Whether people live in it: between offices no share of people passes. */
export const isTerritory = (unit: Pick<Brief, "kind">): boolean => territories.has(unit.kind);

/** What part of the people passed, in words; nothing between offices. */
export function shareShown(heir: { share: number | null; kind: Brief["kind"] }, say: Say): string | null {
  if (!isTerritory(heir)) return null;
  if (heir.share === null) return say(words.shareUnknown);
  if (heir.share === 1) return say(words.shareWhole);
  if (heir.share === 0) return say(words.shareLand);
  return say(words.sharePart, { share: numberShown(Math.round(heir.share * 1000) / 10) });
}
