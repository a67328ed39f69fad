/**
 * Parts a document into its zones: head, title, preamble, body, recipients and signature; and again for what is attached
 * to it (a plan under a decision, an annex). One pass over the lines, one state.
 */
import {
  emptyHead,
  isNation,
  isOrnament,
  isPlainTitle,
  isTitleStart,
  sideBySide,
  takeHead,
  type HeadFacts,
} from "./head.ts";
import type { ReadLine } from "./lines.ts";
import { markerOf, type Marker } from "./markers.ts";
import { beginsTail, takeTail, type Tail } from "./recipients.ts";
import { allCapitals } from "./tokens.ts";
import type { TaskRow } from "./tables.ts";

export type Zone = "title" | "preamble" | "body" | "note" | "gap";

/** A line with the zone it stands in. `attached`: 0 for the document itself, 1… for what is attached to it. */
export interface Block {
  zone: Zone;
  line: number;
  text: string;
  marker: Marker | null;
  row?: TaskRow;
  attached: number;
}

export interface Layout {
  head: HeadFacts;
  blocks: Block[];
  tail: Tail;
}

type Mode = "head" | "title" | "preamble" | "body" | "tail";

interface State {
  mode: Mode;
  head: HeadFacts;
  first: HeadFacts;
  blocks: Block[];
  tail: Tail;
  attached: number;
  titles: number;
  /** A head has been read and the document's kind is to come. */
  started: boolean;
}

const SECTIONS = new Set([
  "part",
  "chapter",
  "annex",
  "article",
  "letter",
  "roman",
  "digit",
  "deep",
  "paren",
  "point",
  "dash",
  "plus",
]);

const isGap = (text: string): boolean => /^[([\s]*(?:\.{3,}|…)[.…\s\])]*$/u.test(text);

function push(state: State, zone: Zone, line: ReadLine): void {
  const text = line.text.trim();
  const marker = zone === "body" && line.row === undefined ? markerOf(text) : null;
  state.blocks.push({
    zone,
    line: line.line,
    text,
    marker,
    attached: state.attached,
    ...(line.row && { row: line.row }),
  });
}

function attach(state: State, mode: Mode): void {
  state.attached += 1;
  state.mode = mode;
  state.titles = 0;
  state.head = emptyHead();
}

function startTitle(state: State, line: ReadLine): void {
  if (state.started) attach(state, "title");
  state.started = true;
  state.mode = "title";
  state.titles = 1;
  state.head.title.push({ line: line.line, text: line.text.trim() });
  push(state, "title", line);
}

const sectionMarker = (text: string): boolean => {
  const marker = markerOf(text);
  return marker !== null && SECTIONS.has(marker.style) && !/^Căn cứ/u.test(marker.rest);
};

const AUTHORITY =
  /^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|GIÁM ĐỐC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|HỘI ĐỒNG NHÂN DÂN|BỘ TRƯỞNG|THỦ TƯỚNG)/u;
const OPENS = /^(?:Căn cứ|Thực hiện|Theo |Xét |Để |Nhằm |Trên cơ sở|Tiếp tục|Ngày )/u;

function inHead(state: State, line: ReadLine): void {
  const text = line.text.trim();
  if (isTitleStart(text) || (!state.started && state.head.issuer.length === 0 && isPlainTitle(text)))
    return startTitle(state, line);
  const left = sideBySide(line.text).filter((cell) => !takeHead(state.head, cell, line.line));
  if (left.length === 0) return;
  const about = state.head.about.at(-1);
  if (about && !/^Kính gửi/u.test(text) && left.length === 1 && !/[.;:]$/u.test(text) && text.length < 160) {
    about.text += ` ${left[0] ?? ""}`;
    return;
  }
  state.mode = "preamble";
  state.started = true;
  for (const { line: number, text: title } of state.head.about) {
    state.blocks.push({ zone: "title", line: number, text: title, marker: null, attached: state.attached });
  }
  read(state, line);
}

function inTitle(state: State, line: ReadLine): void {
  const text = line.text.trim();
  if (isOrnament(text)) return;
  if (/^\(.*\)$/u.test(text)) return push(state, "note", line);
  const capitals = allCapitals(text);
  const over = sectionMarker(text) || line.row !== undefined || state.titles > 6 || /^Kính gửi/u.test(text);
  const opens = OPENS.test(text) && (/[;:.,]$/u.test(text) || text.length > 300);
  if (over || opens || (capitals ? AUTHORITY.test(text) : /[.;:,]$/u.test(text))) {
    state.mode = "preamble";
    if (capitals && AUTHORITY.test(text)) return takeAuthority(state, line);
    return read(state, line);
  }
  state.titles += 1;
  state.head.title.push({ line: line.line, text });
  push(state, "title", line);
}

/** "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" under the title of a decision names who decides. */
function takeAuthority(state: State, line: ReadLine): void {
  if (state.head.issuer.length === 0) state.head.issuer.push(line.text.trim());
  push(state, "note", line);
}

function inPreamble(state: State, line: ReadLine): void {
  const text = line.text.trim();
  if (state.tail.addressing && takeTail(state.tail, line)) return;
  if (line.row !== undefined || sectionMarker(text)) {
    state.mode = "body";
    return read(state, line);
  }
  if (isGap(text)) return push(state, "gap", line);
  if (isOrnament(text)) return;
  if (/^QUYẾT (ĐỊNH|NGHỊ)\s*:/u.test(text) || (allCapitals(text) && AUTHORITY.test(text)))
    return push(state, "note", line);
  push(state, "preamble", line);
}

function inBody(state: State, line: ReadLine): void {
  const text = line.text.trim();
  if (isGap(text)) return push(state, "gap", line);
  if (isOrnament(text)) return;
  if (/^(?:KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN)$/u.test(text))
    return startTitle(state, line);
  push(state, annexTitle(state, line) ?? "body", line);
}

/** Under "Phụ lục I" come its title and what it goes with, before the first clause or table. */
function annexTitle(state: State, line: ReadLine): Zone | null {
  const last = state.blocks.at(-1);
  const text = line.text.trim();
  const under =
    last?.marker?.style === "annex" ||
    (last?.attached === state.attached && (last.zone === "title" || last.zone === "note"));
  if (!under || line.row !== undefined || markerOf(text) !== null) return null;
  if (/^\(.*\)$/u.test(text)) return "note";
  return allCapitals(text) || (text.length < 200 && !/[.;:]$/u.test(text)) ? "title" : null;
}

function inTail(state: State, line: ReadLine): void {
  if (isTitleStart(line.text)) return startTitle(state, line);
  if (line.row !== undefined) {
    state.mode = "body";
    return read(state, line);
  }
  takeTail(state.tail, line);
}

const BY_MODE: Record<Mode, (state: State, line: ReadLine) => void> = {
  head: inHead,
  title: inTitle,
  preamble: inPreamble,
  body: inBody,
  tail: inTail,
};

/** Moves that any mode but the head can make: to the recipients, to an annex, to the head of what is attached. */
function moved(state: State, line: ReadLine): boolean {
  const text = line.text.trim();
  if (line.row !== undefined) return false;
  if (state.mode !== "title" && beginsTail(state.tail, line)) {
    if (!state.tail.addressing) state.mode = "tail";
    return true;
  }
  if (state.mode === "preamble" || state.mode === "title") return false;
  if (text.length < 200 && sideBySide(text).some(isNation)) {
    attach(state, "head");
    return true;
  }
  const marker = markerOf(text);
  if (marker?.style !== "annex" || (marker.rest !== "" && /[.;,]$/u.test(marker.rest))) return false;
  attach(state, "body");
  push(state, "body", line);
  return true;
}

function read(state: State, line: ReadLine): void {
  if (state.mode !== "head" && moved(state, line)) return;
  BY_MODE[state.mode](state, line);
}

/** Parts the lines of a document into zones. */
export function layOut(lines: readonly ReadLine[]): Layout {
  const head = emptyHead();
  const tail: Tail = { recipients: [], signature: [], addressing: false, receiving: false };
  const state: State = {
    mode: "head",
    head,
    first: head,
    blocks: [],
    tail,
    attached: 0,
    titles: 0,
    started: false,
  };
  for (const line of lines) if (line.text.trim() !== "" || line.row !== undefined) read(state, line);
  return { head: state.first, blocks: state.blocks, tail };
}
