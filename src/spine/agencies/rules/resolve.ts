/** From a name as a document writes it to the units it means on a day; says when it is unsure. Pure. */
import { searchKey as fold } from "#base/vi/index.ts";
import type { Day, Resolution, ResolvedUnit, Unit, UnitKind, Via } from "../schema.ts";
import type { NoteCode } from "../words.ts";
import { currentOfAll, holdsOn, isPlace, placeKey } from "./directory.ts";
import type { Directory, Mention } from "./directory.ts";
import { readGroups, unitsOfGroups } from "./groups.ts";
import { byInitials } from "./initials.ts";
import { abbreviates, nameKey } from "./name-key.ts";
import { leadIn, personAtEnd, post, remark, trimmed, within, withinBare } from "./written.ts";

/** Bodies that every place has: the words before the place's name, and the kind of unit below it. "self": the place. */
const bodiesOfPlace: readonly (readonly [words: string, kind: UnitKind | "self"])[] = [
  ["uy ban nhan dan", "self"],
  ["hoi dong nhan dan", "self"],
  ["cong an", "commune-police"],
  ["tram y te", "health-station"],
  ["phong van hoa xa hoi", "culture-section"],
  ["phong van hoa thong tin", "culture-section"],
  // "Phòng VHTT" of a former district, written out like the department.
  ["phong van hoa the thao", "culture-section"],
  ["uy ban mat tran to quoc", "commune-front"],
  ["mat tran to quoc", "commune-front"],
  ["hoi lien hiep phu nu", "commune-front"],
  ["hoi phu nu", "commune-front"],
  ["doan thanh nien", "commune-front"],
  ["hoi nong dan", "commune-front"],
  ["hoi cuu chien binh", "commune-front"],
];

interface Question {
  readonly written: string;
  readonly onDate: Day;
  readonly directory: Directory;
}

type Answer = Omit<Resolution, "written" | "onDate">;

const unresolved: Answer = {
  via: "unresolved",
  units: [],
  groups: [],
  collective: false,
  asksPerson: true,
  note: "unknown",
  confidence: "unsure",
};

const lessSure = (answer: Answer): Answer["confidence"] =>
  answer.confidence === "certain" ? "likely" : answer.confidence;

function one(via: Via, units: readonly ResolvedUnit[], more: Partial<Answer> = {}): Answer {
  return {
    via,
    units,
    groups: [],
    collective: false,
    asksPerson: false,
    note: null,
    confidence: "certain",
    ...more,
  };
}

/** Of units found by one name: those of the day, else those that ended last, else the earliest yet to come. */
function settle(units: readonly Unit[], q: Question, via: Via): Answer {
  const present = units.filter((u) => holdsOn(u, q.onDate));
  if (present.length > 0)
    return severally(
      present.map((unit) => ({ unit, share: 1 })),
      present.length,
      via,
    );
  const ended = units.filter((u) => u.validTo !== null && u.validTo <= q.onDate);
  if (ended.length > 0) {
    const last = ended.reduce((day, u) => (u.validTo && u.validTo > day ? u.validTo : day), "");
    const latest = ended.filter((u) => u.validTo === last);
    const now = currentOfAll(latest, q.onDate, q.directory);
    if (now.length === 0) return unresolved;
    const found = severally(now, latest.length, "successor");
    const former = latest.map((unit) => ({ unit, share: 1 }));
    return { ...found, note: found.note ?? "no-longer", ...askedOfHeirs(former, now) };
  }
  const first = units.reduce((day, u) => (u.validFrom < day ? u.validFrom : day), "9999");
  const earliest = units.filter((u) => u.validFrom === first).map((unit) => ({ unit, share: 1 }));
  return { ...severally(earliest, earliest.length, via), note: "not-yet", confidence: "unsure" };
}

/** One name borne by several units asks a person which is meant. */
function severally(units: readonly ResolvedUnit[], bearers: number, via: Via): Answer {
  if (bearers === 1) return one(via, units);
  return one(via, units, { asksPerson: true, note: "several-same-name", confidence: "unsure" });
}

const distinct = (mentions: readonly Mention[]): Unit[] => [...new Set(mentions.map((m) => m.unit))];

/** By name, other name or abbreviation. */
function byName(q: Question): Answer | null {
  const key = nameKey(q.written);
  const filed = q.directory.byKey.get(key.short) ?? [];
  if (filed.length === 0) return null;
  const sameInFull = filed.filter((m) => m.full === key.full);
  const best = sameInFull.length > 0 ? sameInFull : filed;
  const named = filed.some((m) => m.from === "name");
  const via: Via = abbreviates(q.written) ? "abbreviation" : named ? "exact" : "alias";
  const answer = settle(distinct(best), q, via);
  const cityLeftOut = sameInFull.length === 0 && !key.saysCity && answer.note === null;
  return cityLeftOut ? { ...answer, note: "bare-body", confidence: "likely" } : answer;
}

/** By a name of which a part is shortened; never certain. */
function byShortened(q: Question): Answer | null {
  const found = byInitials(nameKey(q.written), q.directory);
  if (found.length === 0) return null;
  const answer = settle(distinct(found), q, "abbreviation");
  return { ...answer, confidence: lessSure(answer) };
}

/** A collective name, taken apart. */
function byGroup(q: Question): Answer | null {
  const reading = readGroups(q.written, q.directory);
  if (!reading) return null;
  const units = unitsOfGroups(reading.groups, q.onDate, q.directory);
  const open = reading.groups.some((g) => g.open);
  return {
    via: "group",
    units,
    groups: reading.groups.map((g) => g.code),
    collective: true,
    asksPerson: open || reading.related || units.length === 0,
    note: reading.related ? "choose-related" : open ? "group-open" : null,
    confidence: open || reading.related ? "unsure" : "certain",
  };
}

/** A former commune told apart from its namesake by its district. */
function byDistrict(q: Question): Answer | null {
  const said = within.exec(q.written);
  const parts = said ?? withinBare.exec(q.written);
  if (!parts?.[1] || !parts[2]) return null;
  const district = placeKey(parts[2]);
  const named = distinct(q.directory.byKey.get(nameKey(parts[1]).short) ?? []).filter((unit) => {
    const parent = unit.parentId === null ? undefined : q.directory.byId.get(unit.parentId);
    return parent !== undefined && placeKey(parent.name) === district;
  });
  if (named.length > 0) return settle(named, q, "exact");
  if (!said) return null;
  return bodyOfPlace(q) ?? byNameOfPart(parts[1], q);
}

/** A district that did not contain the place says nothing: the name before it is read alone, and marked unsure. */
function byNameOfPart(part: string, q: Question): Answer | null {
  const answer = byName({ ...q, written: part });
  return answer && { ...answer, confidence: lessSure(answer) };
}

function bodyIn(place: ResolvedUnit, kind: UnitKind | "self", q: Question): ResolvedUnit {
  if (kind === "self") return place;
  const body = (q.directory.childrenOf.get(place.unit.id) ?? []).find(
    (unit) => unit.kind === kind && holdsOn(unit, q.onDate),
  );
  return body ? { unit: body, share: place.share } : place;
}

/** "Công an phường Trúc Bạch": the body of the place, or of the places that inherited it. */
function bodyOfPlace(q: Question): Answer | null {
  const folded = nameKey(q.written).full;
  const body = bodiesOfPlace.find(([words]) => folded.startsWith(`${words} `));
  if (!body) return null;
  const [words, kind] = body;
  const place = placeBehind(q.written, words.split(" ").length, q);
  if (!place || !place.units.every((u) => isPlace(u.unit))) return null;
  const units = place.units.map((unit) => bodyIn(unit, kind, q));
  const note: NoteCode | null = place.note ?? (kind === "self" ? null : "body-of-place");
  const via: Via = place.via === "exact" ? "alias" : place.via;
  return {
    ...place,
    via,
    units,
    note,
    confidence: kind === "self" ? place.confidence : lessSure(place),
  };
}

/** The place named behind a body's words, tried at each word: abbreviations make the body's own words fewer. */
function placeBehind(written: string, bodyWords: number, q: Question): Answer | null {
  const words = written.split(/\s+/);
  for (let skip = 1; skip <= Math.min(bodyWords + 2, words.length - 1); skip += 1) {
    const rest = words.slice(skip).join(" ");
    if (!/^(?:quan|huyen|thi xa|thi tran|phuong|xa|q\.|h\.|p\.|tx|tp|thanh pho)(?![a-z])/.test(fold(rest)))
      continue;
    const place = byName({ ...q, written: rest }) ?? byDistrict({ ...q, written: rest });
    if (place) return place;
  }
  return null;
}

/** "Ba Đình" alone: the place of that name, preferring the day's. */
function byBarePlace(q: Question): Answer | null {
  const units = q.directory.byPlace.get(placeKey(q.written));
  if (!units) return null;
  const answer = settle(units, q, "alias");
  return {
    ...answer,
    note: answer.note ?? "bare-place",
    confidence: answer.asksPerson ? "unsure" : "likely",
  };
}

/** The same question without a remark, a person's name, a post or a lead-in. */
function byLess(q: Question, depth: number): Answer | null {
  if (depth > 4) return null;
  const without = (what: RegExp): Question | null => {
    const written = q.written.replace(what, "");
    return written === q.written || written === "" ? null : { ...q, written };
  };
  const plain = without(remark) ?? without(personAtEnd);
  if (plain) return ask(plain, depth + 1);
  const body = without(post);
  if (body) {
    const answer = ask(body, depth + 1);
    return answer && { ...answer, note: answer.note ?? "by-post", confidence: lessSure(answer) };
  }
  const led = without(leadIn);
  return led && ask(led, depth + 1);
}

function ask(q: Question, depth: number): Answer | null {
  return (
    byName(q) ??
    byGroup(q) ??
    byDistrict(q) ??
    bodyOfPlace(q) ??
    byShortened(q) ??
    byLess(q, depth) ??
    byBarePlace(q)
  );
}

/**
 * What a name means on a day. Never throws: an unknown name is `unresolved` and asks a person. A unit that has ended
 * resolves to its successors on that day; on a past day the units of that day are answered.
 */
export function resolveName(written: string, onDate: Day, directory: Directory): Resolution {
  const answer = ask({ written: trimmed(written), onDate, directory }, 0) ?? unresolved;
  return { written, onDate, ...answer };
}

/**
 * A name in a document of one day, for work done on another: read in the structure of `writtenOn`, carried by
 * succession to `onDate`. A plan of 2022 that says "Sở TT&TT" is worked on by who answers for it today.
 */
export function resolveWritten(
  name: { written: string; writtenOn: Day; onDate: Day },
  directory: Directory,
): Resolution {
  const then = resolveName(name.written, name.writtenOn, directory);
  if (then.via === "group") return resolveName(name.written, name.onDate, directory);
  if (then.via === "unresolved") return resolveName(name.written, name.onDate, directory);
  const units = currentOfAll(
    then.units.map((u) => u.unit),
    name.onDate,
    directory,
  );
  if (units.length === 0) return resolveName(name.written, name.onDate, directory);
  const same = units.every((u) => then.units.some((t) => t.unit.id === u.unit.id));
  if (same) return { ...then, onDate: name.onDate, note: then.note === "not-yet" ? null : then.note };
  return {
    ...then,
    onDate: name.onDate,
    via: "successor",
    units,
    note: then.asksPerson ? then.note : "no-longer",
    ...askedOfHeirs(then.units, units),
  };
}

/**
 * An office whose duties went to several does not say which of them a task belongs to: a person must. A territory's
 * heirs all have their part of it, and nobody needs to choose.
 */
function askedOfHeirs(
  former: readonly ResolvedUnit[],
  heirs: readonly ResolvedUnit[],
): Pick<Answer, "asksPerson" | "confidence"> | null {
  const offices = former.every(({ unit }) => !isPlace(unit));
  return offices && heirs.length > 1 ? { asksPerson: true, confidence: "unsure" } : null;
}
