/**
 * The facts the product carries: Hanoi's units of today and of the recent past, as plain data with numbers of their
 * own (1, 2, 3 …). They are the beginning, not the truth: after the first start the database is, and offices edit it.
 */
import type { Alias, DirectoryData, Succession, Unit } from "../schema.ts";
import { cityBodies, cityBodySuccessions } from "./city-bodies.ts";
import { communeBodies } from "./commune-bodies.ts";
import { departmentSuccessions, departments } from "./departments.ts";
import { groups } from "./groups.ts";
import { demonstrationHamlets } from "./hamlets.ts";
import type { HamletFact } from "./hamlets.ts";
import { listedSince } from "./shape.ts";
import type { SuccessionFact, UnitFact } from "./shape.ts";
import {
  city,
  communesOfToday,
  districtPolice,
  formerCommunes,
  formerDistricts,
  territorySuccessions,
} from "./territory.ts";

export { communeBodies } from "./commune-bodies.ts";
export type { HamletFact } from "./hamlets.ts";

/** Parents before children, so that one pass can number and link them. */
const allFacts = (): UnitFact[] => {
  const [country, ...bodies] = cityBodies;
  return [
    ...(country ? [country] : []),
    city,
    ...departments,
    ...bodies,
    ...communesOfToday,
    ...formerDistricts,
    ...districtPolice,
    ...formerCommunes,
    ...communesOfToday.flatMap((c) => communeBodies(c)),
  ];
};

/** What a fact leaves out. */
const bare = {
  version: 1,
  validTo: null,
  lat: null,
  lon: null,
  population: null,
  areaKm2: null,
  contact: {},
  confidence: "V",
  isDemo: false,
  note: null,
} as const;

function unitOf(fact: UnitFact, id: number, parentId: number | null): Unit {
  const { from = listedSince, to = null, point, aliases: _aliases, parent: _parent, ...told } = fact;
  const [lat, lon] = point ?? [null, null];
  const name = fact.name.normalize("NFC");
  return { ...bare, ...told, id, parentId, name, validFrom: from, validTo: to, lat, lon };
}

/** The rows that bear a code; two former and present communes may share one. */
type ByCode = ReadonlyMap<string, readonly Unit[]>;

const rowOn = (byCode: ByCode, code: string, fits: (unit: Unit) => boolean): Unit => {
  const unit = byCode.get(code)?.find(fits);
  if (!unit) throw new Error(`The facts name ${code}, which no unit bears on that day`);
  return unit;
};

function successionOf(fact: SuccessionFact, byCode: ByCode): Succession {
  const from = rowOn(byCode, fact.from, (u) => u.validTo !== null && u.validTo <= fact.on);
  const to = rowOn(
    byCode,
    fact.to,
    (u) => u.validFrom <= fact.on && (u.validTo === null || u.validTo > fact.on),
  );
  return {
    fromId: from.id,
    toId: to.id,
    onDate: fact.on,
    kind: fact.kind,
    share: fact.share,
    note: fact.note ?? null,
  };
}

/** All units, other names, successions and groups the product knows from its own files. */
export function facts(): DirectoryData {
  const byCode = new Map<string, Unit[]>();
  const units: Unit[] = [];
  const aliases: Alias[] = [];
  for (const [i, fact] of allFacts().entries()) {
    const from = fact.from ?? listedSince;
    const holds = (u: Unit): boolean => u.validFrom <= from && (u.validTo === null || u.validTo > from);
    const parent = fact.parent === null ? null : rowOn(byCode, fact.parent, holds);
    const unit = unitOf(fact, i + 1, parent?.id ?? null);
    units.push(unit);
    byCode.set(unit.code, [...(byCode.get(unit.code) ?? []), unit]);
    for (const text of new Set(fact.aliases ?? []))
      aliases.push({ unitId: unit.id, text: text.normalize("NFC"), validFrom: null, validTo: null });
  }
  const successions = [...departmentSuccessions, ...cityBodySuccessions, ...territorySuccessions].map((s) =>
    successionOf(s, byCode),
  );
  return { units, aliases, successions, groups };
}

/** Invented hamlets and residential groups, four to six a commune, all marked as demonstration. */
export function demonstrationHamletFacts(): HamletFact[] {
  return communesOfToday.flatMap((commune, place) => demonstrationHamlets(commune, place));
}
