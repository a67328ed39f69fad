/** What stands before the text of a line: "Phần I", "II.", "3.", "1.2.", "a)", "-", "Điều 4." */

export type MarkerStyle =
  | "part"
  | "chapter"
  | "annex"
  | "article"
  | "letter"
  | "roman"
  | "digit"
  | "deep"
  | "paren"
  | "bracket"
  | "point"
  | "subpoint"
  | "dash"
  | "plus";

/** A recognised marker. `label` is its place in the path, `order` its rank among its kind (null where it has none). */
export interface Marker {
  style: MarkerStyle;
  label: string;
  order: number | null;
  raw: string;
  rest: string;
}

const POINTS = "abcdđeghiklmnopqrstuvxy";
const ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Value of a Roman number up to 89; null where it is not one written the usual way. */
export function romanValue(text: string): number | null {
  if (!/^(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})$/u.test(text) || text === "") return null;
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) {
    const value = ROMAN[text[i] ?? ""] ?? 0;
    sum += value < (ROMAN[text[i + 1] ?? ""] ?? 0) ? -value : value;
  }
  return sum;
}

const TENS = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
const ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/** 4 → "IV"; for 1–89. */
export function romanOf(value: number): string {
  return (TENS[Math.floor(value / 10)] ?? "") + (ONES[value % 10] ?? "");
}

type Reader = (text: string) => Marker | null;

/** "thứ nhất", "II" or "2" as a number; null where it is none. */
function orderOf(ordinal: string | undefined, number: string): number | null {
  const order =
    ordinal === undefined
      ? (romanValue(number) ?? Number(number))
      : ORDINALS.indexOf(ordinal.toLowerCase()) + 1;
  return order >= 1 ? order : null;
}

const WORD = /^(phần|chương)\s+(?:thứ\s+(\p{L}+)|([IVXL]{1,7}|\d{1,2})(?![\p{L}\d]))\s*[.:–-]?\s*(.*)$/isu;

const word: Reader = (text) => {
  const found = WORD.exec(text);
  if (!found) return null;
  const [, kind, ordinal, number = "", rest = ""] = found;
  const order = orderOf(ordinal, number.toUpperCase());
  if (order === null) return null;
  const style = kind?.toLowerCase() === "phần" ? "part" : "chapter";
  return { style, label: romanOf(order), order, raw: text.slice(0, text.length - rest.length).trim(), rest };
};

const annex: Reader = (text) => {
  const found =
    /^(?:phụ lục|PHỤ LỤC)(?:\s+(?:số\s+)?([IVX]{1,6}|\d{1,2})(?![\p{L}\d]))?\s*[.:–-]?\s*(.*)$/su.exec(
      text.replace(/^Phụ lục/u, "phụ lục"),
    );
  if (!found) return null;
  const [, number, rest = ""] = found;
  if (number === undefined && rest !== "" && !/^[\p{Lu}(]/u.test(rest)) return null;
  const order = number === undefined ? null : (romanValue(number) ?? Number(number));
  return {
    style: "annex",
    label: `PL${order ?? ""}`,
    order,
    raw: text.slice(0, text.length - rest.length).trim(),
    rest,
  };
};

const article: Reader = (text) => {
  const found = /^(Điều|ĐIỀU)\s+(\d{1,3})\s*[.:]\s*(.*)$/su.exec(text);
  if (!found) return null;
  return {
    style: "article",
    label: `Đ${found[2]}`,
    order: Number(found[2]),
    raw: `${found[1]} ${found[2]}.`,
    rest: found[3] ?? "",
  };
};

const roman: Reader = (text) => {
  const found = /^(?:Mục\s+)?([IVXL]{1,7})\s*(?:[.):/]|[-–]\s)\s*(?=[\p{L}“"(])(.*)$/su.exec(text);
  const order = found ? romanValue(found[1] ?? "") : null;
  if (!found || order === null) return null;
  return { style: "roman", label: found[1] ?? "", order, raw: `${found[1]}.`, rest: found[2] ?? "" };
};

const letter: Reader = (text) => {
  const found = /^([A-HK])\s*[.)/]\s+(.*)$/su.exec(text);
  if (!found) return null;
  const order = "ABCDEGHK".indexOf(found[1] ?? "") + 1;
  return { style: "letter", label: found[1] ?? "", order, raw: `${found[1]}.`, rest: found[2] ?? "" };
};

const deep: Reader = (text) => {
  const found =
    /^(?:([IVXL]{1,6})\.)?(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]\s*|\s*[-–/]\s+|\s+)(?=[\p{L}“"(])(.*)$/su.exec(
      text,
    );
  if (!found) return null;
  const [, section, number = "", rest = ""] = found;
  if (section === undefined && !number.includes(".")) return null;
  if (/(?:^|\.)0/u.test(number)) return null;
  const label = section === undefined ? number : `${section}.${number}`;
  return { style: "deep", label, order: Number(number.split(".").at(-1)), raw: label, rest };
};

const digit: Reader = (text) => {
  const found = /^(?:Mục\s+)?(\d{1,3})\s*(\.|\)|[/–-](?=\s))\s*(?=[\p{L}“"([])(.*)$/su.exec(text);
  if (!found) return null;
  const [, number = "", mark = ".", rest = ""] = found;
  const style = mark === ")" ? "paren" : "digit";
  return { style, label: String(Number(number)), order: Number(number), raw: `${number}${mark}`, rest };
};

const bracket: Reader = (text) => {
  const found = /^\((\d{1,2})\)\s*(.*)$/su.exec(text);
  if (!found) return null;
  return {
    style: "bracket",
    label: found[1] ?? "",
    order: Number(found[1]),
    raw: `(${found[1]})`,
    rest: found[2] ?? "",
  };
};

const point: Reader = (text) => {
  const found = /^([a-zđ])(?:[.]?(\d{1,2}))?\s*[.)/]\s*(?=[\p{L}“"(\d])(.*)$/su.exec(text);
  if (!found) return null;
  const [, mark = "", number, rest = ""] = found;
  if (number !== undefined)
    return {
      style: "subpoint",
      label: `${mark}.${number}`,
      order: Number(number),
      raw: `${mark}.${number})`,
      rest,
    };
  const order = POINTS.indexOf(mark) + 1;
  return { style: "point", label: mark, order: order > 0 ? order : null, raw: `${mark})`, rest };
};

/** Marks that need a blank before a figure or another mark: "-5%" and "*)" are no bullets. */
const tooClose = (mark: string, space: string, rest: string): boolean =>
  space === "" && (mark === "o" || /^[\d.,+*o-]/u.test(rest));

const bullet: Reader = (text) => {
  const found = /^([-–—−•●▪■◦*+✓➢·o\ue000-\uf8ff])(\s*)(.*)$/su.exec(text);
  if (!found) return null;
  const [, mark = "-", space = "", rest = ""] = found;
  if (rest === "" || tooClose(mark, space, rest)) return null;
  return { style: /[+◦o▪·]/u.test(mark) ? "plus" : "dash", label: "", order: null, raw: mark, rest };
};

const READERS: readonly Reader[] = [article, word, annex, roman, deep, letter, digit, bracket, point, bullet];

/** The marker of a line, or null for a plain paragraph. */
export function markerOf(text: string): Marker | null {
  for (const read of READERS) {
    const found = read(text);
    if (found) return { ...found, rest: found.rest.trim() };
  }
  return null;
}

/** What would come between two marks of a style: "3–4"; "" where nothing is missing. */
export function missingBetween(style: MarkerStyle, last: number, next: number): string {
  if (next <= last + 1) return "";
  if (style === "point" && isUsualLeap(last, next)) return "";
  const show = (n: number): string =>
    style === "roman" || style === "part"
      ? romanOf(n)
      : style === "point"
        ? (POINTS[n - 1] ?? "?")
        : String(n);
  return next === last + 2 ? show(last + 1) : `${show(last + 1)}–${show(next - 1)}`;
}

/** Offices that do not use "đ" go from d to e. */
const isUsualLeap = (last: number, next: number): boolean => POINTS[last] === "đ" && next === last + 2;
