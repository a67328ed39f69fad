/** Wards and communes of today, the thirty former districts and the 526 former communes, with who inherits what. */
import communeRows from "./communes.json" with { type: "json" };
import formerCommuneRows from "./former-communes.json" with { type: "json" };
import formerDistrictRows from "./former-districts.json" with { type: "json" };
import type { UnitKind } from "../schema.ts";
import { kindWords } from "../words.ts";
import { inner } from "./commune-bodies.ts";
import { cityCode, departmentsRegrouped, formerCommunesSince, listedSince, twoTiers } from "./shape.ts";
import type { SuccessionFact, UnitFact } from "./shape.ts";

/** whole: everything passes; part: an unknown share of the people; people: all people but not all land; area: land only. */
type Transfer = "whole" | "part" | "people" | "area";
type CommuneRow = [
  code: string,
  kind: UnitKind,
  name: string,
  lat: number,
  lon: number,
  population: number,
  km2: number,
];
type DistrictRow = [code: string, kind: UnitKind, name: string];
type FormerRow = [code: string, kind: UnitKind, name: string, district: string, transfers: string];

const shares: Record<Transfer, number | null> = { whole: 1, people: 1, part: null, area: 0 };
const transferNotes: Record<Transfer, string | undefined> = {
  whole: undefined,
  people: "Toàn bộ dân số, một phần diện tích",
  part: "Một phần diện tích và dân số; tỷ lệ chưa rõ",
  area: "Chỉ một phần diện tích, không có dân",
};

const official = (code: string): string => `${cityCode}.${code}`;
const named = (kind: UnitKind, name: string): string => `${kindWords[kind].vi} ${name}`;

const communes = communeRows as unknown as CommuneRow[];
const districts = formerDistrictRows as unknown as DistrictRow[];
const formers = formerCommuneRows as unknown as FormerRow[];

export const city: UnitFact = {
  code: cityCode,
  kind: "city",
  name: "Thành phố Hà Nội",
  parent: "VN",
  from: listedSince,
  point: [21.0285, 105.8542],
  aliases: [
    "UBND Thành phố",
    "UBND thành phố Hà Nội",
    "Ủy ban nhân dân thành phố Hà Nội",
    "Chủ tịch UBND Thành phố",
  ],
};

/** Population has one source and is for demonstration; code, kind and name agree in several copies of the official list. */
export const communesOfToday: readonly UnitFact[] = communes.map(
  ([code, kind, name, lat, lon, population, areaKm2]) => ({
    code: official(code),
    kind,
    name: named(kind, name),
    parent: cityCode,
    from: twoTiers,
    point: [lat, lon] as const,
    population,
    areaKm2,
  }),
);

export const formerDistricts: readonly UnitFact[] = districts.map(([code, kind, name]) => ({
  code: official(code),
  kind,
  name: named(kind, name),
  parent: cityCode,
  from: listedSince,
  to: twoTiers,
}));

/** District police ended in March 2025, four months before the districts (E). */
export const districtPolice: readonly UnitFact[] = formerDistricts.map((d) => ({
  code: `${d.code}-CA`,
  kind: "district-police",
  name: `Công an ${inner(d.name)}`,
  parent: d.code,
  from: listedSince,
  to: departmentsRegrouped,
  confidence: "E",
}));

export const formerCommunes: readonly UnitFact[] = formers.map(([code, kind, name, district]) => ({
  code: official(code),
  kind,
  name: named(kind, name),
  parent: official(district),
  from: formerCommunesSince,
  to: twoTiers,
}));

function transfersOf(row: FormerRow): [to: string, transfer: Transfer][] {
  return row[4].split(" ").map((pair) => pair.split("=") as [string, Transfer]);
}

function communeSuccession(row: FormerRow): SuccessionFact[] {
  const transfers = transfersOf(row);
  const kind = transfers.length === 1 ? "merge" : "split";
  return transfers.map(([to, transfer]) => {
    const note = transferNotes[transfer];
    return {
      from: official(row[0]),
      to: official(to),
      on: twoTiers,
      kind,
      share: shares[transfer],
      ...(note && { note }),
    };
  });
}

/** A district passes to every commune that took people from one of its communes. */
function receiversOfDistrict(district: string): string[] {
  const of = formers.filter((row) => row[3] === district).flatMap(transfersOf);
  return [...new Set(of.filter(([, transfer]) => transfer !== "area").map(([to]) => to))].sort();
}

const districtSuccessions = districts.flatMap(([code]) =>
  receiversOfDistrict(code).flatMap((to): SuccessionFact[] => [
    { from: official(code), to: official(to), on: twoTiers, kind: "split", share: null },
    { from: `${official(code)}-CA`, to: `${official(to)}-CA`, on: twoTiers, kind: "transfer", share: null },
  ]),
);

export const territorySuccessions: readonly SuccessionFact[] = [
  ...formers.flatMap(communeSuccession),
  ...districtSuccessions,
  ...districtPolice.map((p): SuccessionFact => ({
    from: p.code,
    to: "HN-CATP",
    on: departmentsRegrouped,
    kind: "merge",
    share: null,
  })),
];
