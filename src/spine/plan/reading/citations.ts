/** Documents that a text cites: by kind, number, date and issuer; laws also by name and date. */
import { composed, searchKey } from "#base/vi/index.ts";
import { dayOf, daysIn } from "./dates.ts";
import { nameListAt, nameOf } from "./name-lists.ts";
import { allCapitals, tokenize } from "./tokens.ts";
import type { Citation } from "./types.ts";

const KINDS =
  "Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Kế hoạch|Chương trình|Công văn|Công điện|Thông báo|Hướng dẫn|Kết luận|Quy định|Quy chế|Tờ trình|Báo cáo|Đề án|Văn bản|Chiến lược|Lệnh";

const SYMBOL = String.raw`(\d{1,5}[a-z]?(?:\s?[-/]\s?[\p{Lu}\d][\p{L}\d&.]*)+)`;
const NUMBERED = new RegExp(
  String.raw`(?<!\p{L})(${KINDS})(?:\s+liên tịch)?\s+(?:số\s*:?\s*)?${SYMBOL}`,
  "giu",
);
/** "Luật Phòng, chống bạo lực gia đình số 13/2022/QH15": the number after the name. */
const NAMED_AND_NUMBERED = new RegExp(
  String.raw`(?<!\p{L})(Bộ luật|Luật|Pháp lệnh)\s+\p{Lu}[^;.()“”"\n\d]{2,140}?\s+số\s*:?\s*${SYMBOL}`,
  "gu",
);
/** "các Quyết định: số 96/QĐ-TTg …, số 1234/QĐ-TTg": further numbers of the kind named before them. */
const FURTHER = new RegExp(String.raw`(?<=[:,;]\s|\svà\s)số\s+${SYMBOL}`, "gu");
const KIND = new RegExp(String.raw`(?<!\p{L})(?:${KINDS})(?!\p{L})`, "gu");
/** Letters between a kind and the last number of its list. */
const LIST_MOST = 300;
const NAMED_LAW =
  /(?<!\p{L})(Bộ luật|Luật|Pháp lệnh)\s+(\p{Lu}[^;.()“”"\n]{2,140}?)(?=\s+(?:ngày|năm|số|sửa|được|và các|có hiệu|trên|cho)(?!\p{L})|[;.()“”"\n]|,\s*(?:Luật|Bộ luật|Pháp lệnh)|\s+và\s+(?:Luật|Bộ luật|Pháp lệnh)|$)/gu;

const WITHIN = 60;

const kindOf = (written: string): string => {
  const low = composed(written).toLowerCase();
  return low.slice(0, 1).toUpperCase() + low.slice(1);
};

/** The date that stands right after a number: "ngày 30/12/2021", ", ngày 24 tháng 6 năm 2021". */
function dateAfter(text: string, at: number): { date: string | null; end: number } {
  const rest = text.slice(at, at + WITHIN);
  const lead = /^[\s,]*(?:,\s*)?ngày\s+/iu.exec(rest);
  const day = lead ? daysIn(rest)[0] : undefined;
  if (!lead || !day || day.start > lead[0].length) return { date: null, end: at };
  return { date: dayOf(day), end: at + day.end };
}

/** The issuer after "của": a body's name as written. */
function issuerAfter(text: string, at: number): string | null {
  const lead = /^[\s,]*(?:của|do)\s+/iu.exec(text.slice(at, at + WITHIN));
  if (!lead) return null;
  const rest = text.slice(at + lead[0].length, at + lead[0].length + 160);
  const capitals = allCapitals(rest.slice(0, 40));
  if (capitals) return capitalsName(rest);
  const tokens = tokenize(rest);
  const body = nameListAt(tokens, 0)?.bodies[0];
  return body ? nameOf(rest, tokens, { ...body, nameStart: body.start }) : null;
}

/** In a title in capitals the name ends before "VỀ", "TRÊN", "ĐỐI VỚI". */
function capitalsName(text: string): string | null {
  const found = /^(.{2,100}?)(?=\s+(?:VỀ|TRÊN|ĐỐI VỚI|TRONG|GIAI ĐOẠN|NĂM)(?!\p{L})|[,.;:()]|$)/u.exec(text);
  return found?.[1]?.trim() ?? null;
}

/** A document whose number ends at `end`, with the date and the issuer after it. */
function cited(text: string, at: { kind: string; symbol: string; end: number; line: number }): Citation {
  const number = at.symbol.replace(/\s+/gu, "").replace(/[.,;]+$/u, "");
  const { date, end: after } = dateAfter(text, at.end);
  return { kind: kindOf(at.kind), number, date, issuer: issuerAfter(text, after), line: at.line };
}

function numbered(text: string, line: number): Citation[] {
  const whole = [...text.matchAll(NUMBERED), ...text.matchAll(NAMED_AND_NUMBERED)];
  const out = whole.map(({ 0: all, 1: kind = "", 2: symbol = "", index }) =>
    cited(text, { kind, symbol, end: index + all.length, line }),
  );
  for (const { 0: all, 1: symbol = "", index } of text.matchAll(FURTHER)) {
    const kind = text
      .slice(Math.max(0, index - LIST_MOST), index)
      .match(KIND)
      ?.at(-1);
    if (kind !== undefined) out.push(cited(text, { kind, symbol, end: index + all.length, line }));
  }
  return out;
}

interface NamedLaw {
  name: string;
  line: number;
  date: string | null;
}

function namedLaws(text: string, line: number): NamedLaw[] {
  return Array.from(text.matchAll(NAMED_LAW), (match) => {
    const name = match[0].replace(/[\s,]+$/u, "");
    const rest = text.slice(match.index + name.length);
    if (/\d{2,}\/\d/u.test(name) || /^\s+số\s*:?\s*\d/u.test(rest)) return [];
    return { name, line, date: dateAfter(text, match.index + name.length).date };
  }).flat();
}

/** A fuller record of the same document wins over a barer one. */
function merge(known: Citation, next: Citation): void {
  known.date ??= next.date;
  if (
    next.issuer !== null &&
    (known.issuer === null || (allCapitals(known.issuer) && !allCapitals(next.issuer)))
  ) {
    known.issuer = next.issuer;
  }
}

/** All citations of a document, each once; those with neither number nor date apart. */
export class Citations {
  readonly cites: Citation[] = [];
  readonly named: Array<{ name: string; line: number }> = [];
  readonly #byKey = new Map<string, Citation>();
  readonly #names = new Set<string>();
  readonly #own: string;

  /** `own`: the document's own number, which is no citation. */
  constructor(own: string | null) {
    this.#own = searchKey(own ?? "");
  }

  /** Reads one line. `basis`: a legal basis, where a document named without number or date counts as cited. */
  take(text: string, line: number, basis: boolean): void {
    for (const cite of numbered(text, line)) this.#add(searchKey(cite.number ?? ""), cite);
    for (const { name, line: at, date } of namedLaws(text, line)) {
      if (date !== null || basis) this.#add(searchKey(name), this.#law(name, date, at));
      else this.#name(name, at);
    }
  }

  #law(name: string, date: string | null, line: number): Citation {
    const kind = /^(?:Bộ luật|Pháp lệnh)/u.exec(name)?.[0] ?? "Luật";
    return { kind, number: null, date, issuer: null, line, name };
  }

  #add(key: string, cite: Citation): void {
    if (key === this.#own) return;
    const known = this.#byKey.get(key);
    if (known) return merge(known, cite);
    this.#byKey.set(key, cite);
    this.cites.push(cite);
  }

  #name(name: string, line: number): void {
    const key = searchKey(name);
    if (this.#names.has(key) || this.#byKey.has(key)) return;
    this.#names.add(key);
    this.named.push({ name, line });
  }
}
