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
import type { ReadLine } from "./types.ts";
import { markerOf, type Marker } from "./markers.ts";
import { beginsTail, takeTail, type Tail } from "./recipients.ts";
import { allCapitals } from "./tokens.ts";
import type { TaskRow } from "./types.ts";

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
  return marker !== null && SECTIONS.has(marker.style) && !marker.rest.startsWith("Căn cứ");
};

const AUTHORITY =
  /^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|GIÁM ĐỐC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|HỘI ĐỒNG NHÂN DÂN|BỘ TRƯỞNG|THỦ TƯỚNG)/u;
const OPENS = /^(?:Căn cứ|Thực hiện|Theo |Xét |Để |Nhằm |Trên cơ sở|Tiếp tục|Ngày )/u;

/** True if a line goes on with the "V/v" of a letter. */
function continuesAbout(state: State, left: readonly string[]): boolean {
  const text = left[0] ?? "";
  if (left.length !== 1 || state.head.about.length === 0 || text.startsWith("Kính gửi")) return false;
  return text.length < 160 && !/[.;:]$/u.test(text);
}

function beginsTitle(state: State, text: string): boolean {
  return isTitleStart(text) || (!state.started && state.head.issuer.length === 0 && isPlainTitle(text));
}

function inHead(state: State, line: ReadLine): void {
  if (beginsTitle(state, line.text.trim())) return startTitle(state, line);
  const left = sideBySide(line.text).filter((cell) => !takeHead(state.head, cell, line.line));
  if (left.length === 0) return;
  const about = state.head.about.at(-1);
  if (about && continuesAbout(state, left)) {
    about.text += ` ${left[0] ?? ""}`;
    return;
  }
  state.mode = "preamble";
  state.started = true;
  for (const { line: number, text } of state.head.about) {
    state.blocks.push({ zone: "title", line: number, text, marker: null, attached: state.attached });
  }
  read(state, line);
}

/** True if a line under the title begins something else. */
function endsTitle(state: State, line: ReadLine, text: string): boolean {
  if (line.row !== undefined || state.titles > TITLE_LINES_MOST || text.startsWith("Kính gửi")) return true;
  if (sectionMarker(text) || (OPENS.test(text) && (/[;:.,]$/u.test(text) || text.length > 300))) return true;
  return allCapitals(text) ? AUTHORITY.test(text) : /[.;:,]$/u.test(text);
}

const TITLE_LINES_MOST = 6;

function inTitle(state: State, line: ReadLine): void {
  const text = line.text.trim();
  if (isOrnament(text)) return;
  if (/^\(.*\)$/u.test(text)) return push(state, "note", line);
  if (endsTitle(state, line, text)) {
    state.mode = "preamble";
    return allCapitals(text) && AUTHORITY.test(text) ? takeAuthority(state, line) : read(state, line);
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

/** True right after the heading of an annex, or its title. */
function underAnnex(state: State): boolean {
  const last = state.blocks.at(-1);
  if (!last || last.attached !== state.attached) return false;
  return last.marker?.style === "annex" || last.zone === "title" || last.zone === "note";
}

/** Under "Phụ lục I" come its title and what it goes with, before the first clause or table. */
function annexTitle(state: State, line: ReadLine): Zone | null {
  const text = line.text.trim();
  if (!underAnnex(state) || line.row !== undefined || markerOf(text) !== null) return null;
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

/** Moves from the body or the tail to what is attached: another head, or an annex. */
function movedToAttached(state: State, line: ReadLine): boolean {
  const text = line.text.trim();
  if (text.length < 200 && sideBySide(text).some(isNation)) {
    attach(state, "head");
    return true;
  }
  const marker = markerOf(text);
  if (marker?.style !== "annex" || /[.;,]$/u.test(marker.rest)) return false;
  attach(state, "body");
  push(state, "body", line);
  return true;
}

/** Moves that any mode but the head can make: to the recipients, to what is attached. */
function moved(state: State, line: ReadLine): boolean {
  if (line.row !== undefined || state.mode === "title") return false;
  if (beginsTail(state.tail, line)) {
    if (!state.tail.addressing) state.mode = "tail";
    return true;
  }
  return state.mode !== "preamble" && movedToAttached(state, line);
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
