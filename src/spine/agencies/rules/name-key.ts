/**
 * One key for the many ways an office writes the same name: accents, đ, tone placement and case fold away,
 * abbreviations are written out, "và" and the city's own name at the end fall off.
 */
import { searchKey as fold } from "#base/vi/index.ts";

/** Abbreviations inside names, after folding. Both sides are written out alike, so a wrong guess here does no harm. */
const writtenOut: Readonly<Record<string, string>> = {
  ubnd: "uy ban nhan dan",
  hdnd: "hoi dong nhan dan",
  ub: "uy ban",
  vn: "viet nam",
  tp: "thanh pho",
  tx: "thi xa",
  q: "quan",
  h: "huyen",
  p: "phuong",
  hn: "ha noi",
  mttq: "mat tran to quoc",
  ubmttq: "uy ban mat tran to quoc",
  lhpn: "lien hiep phu nu",
  tncs: "thanh nien cong san",
  tncshcm: "thanh nien cong san ho chi minh",
  hcm: "ho chi minh",
  tgpl: "tro giup phap ly",
  ldld: "lien doan lao dong",
  ccb: "cuu chien binh",
  catp: "cong an thanh pho",
  tand: "toa an nhan dan",
  vksnd: "vien kiem sat nhan dan",
  bv: "benh vien",
  bvdk: "benh vien da khoa",
  tyt: "tram y te",
  vhxh: "van hoa xa hoi",
  vhtt: "van hoa the thao",
  pbgdpl: "pho bien giao duc phap luat",
  ttdt: "thong tin dien tu",
  ptnt: "phat trien nong thon",
};

/** "T.P", "U.B.N.D": single capitals with dots between them are one abbreviation. */
function undotted(name: string): string {
  return name.replaceAll(/(?<![\p{L}.])(?:\p{Lu}\.){1,5}\p{Lu}(?![\p{L}.])/gu, (dotted) =>
    dotted.replaceAll(".", ""),
  );
}

/** "LHPN", and "LHPNVN" alike: the country's name at the end of an abbreviation says nothing more. */
function longFormOf(word: string): string | undefined {
  return writtenOut[word] ?? (word.endsWith("vn") ? writtenOut[word.slice(0, -2)] : undefined);
}

/** Folded words of a name with abbreviations written out; commas and dashes gone. */
export function wordsOf(name: string): string[] {
  const plain = fold(undotted(name.normalize("NFC")))
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
  if (plain === "") return [];
  return plain
    .split(" ")
    .flatMap((word) => (longFormOf(word) ?? word).split(" "))
    .filter((word) => word !== "va");
}

/** The whole key and the key without the city's name at its end. */
export interface NameKey {
  readonly full: string;
  readonly short: string;
  /** True when the name itself said "Thành phố" or "Hà Nội". */
  readonly saysCity: boolean;
}

const ofTheCity = / (?:thanh pho ha noi|thanh pho|ha noi)$/;

/** The key under which a name is filed and looked up. */
export function nameKey(name: string): NameKey {
  const full = wordsOf(name)
    .join(" ")
    .replaceAll(/ viet nam\b/g, "");
  const short = full.replace(ofTheCity, "");
  return { full, short, saysCity: short !== full };
}

/** True when a name, as written, abbreviates: "Sở VHTT", "Đài PT&TH", "UBND". */
export function abbreviates(written: string): boolean {
  return /(?<!\p{L})\p{Lu}[\p{Lu}&.-]*\p{Lu}(?!\p{Ll})/u.test(written.normalize("NFC"));
}
