/**
 * Folding Vietnamese text for comparison: composed form, one place for the tone mark, no diacritics.
 * Documents write the same word in two ways ("Hòa" and "Hoà", "Ủy" and "Uỷ", composed or decomposed); a search or a
 * comparison that does not fold them misses half of what it looks for.
 */

const SAME_TONE: ReadonlyArray<readonly [string, string]> = [
  ["oà", "òa"],
  ["oá", "óa"],
  ["oả", "ỏa"],
  ["oã", "õa"],
  ["oạ", "ọa"],
  ["oè", "òe"],
  ["oé", "óe"],
  ["oẻ", "ỏe"],
  ["oẽ", "õe"],
  ["oẹ", "ọe"],
  ["uỳ", "ùy"],
  ["uý", "úy"],
  ["uỷ", "ủy"],
  ["uỹ", "ũy"],
  ["uỵ", "ụy"],
];

const TONES = new Map<string, string>();
for (const [late, early] of SAME_TONE) {
  TONES.set(late, early);
  TONES.set(late.toUpperCase(), early.toUpperCase());
  TONES.set(
    (late[0] ?? "").toUpperCase() + (late[1] ?? ""),
    (early[0] ?? "").toUpperCase() + (early[1] ?? ""),
  );
}

const LATE_TONE = /[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?!\p{L})|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ](?!\p{L})/gu;

/** Composed form (NFC): one character a letter, whatever keyboard wrote it. */
export function composed(text: string): string {
  return text.normalize("NFC");
}

/**
 * One place for the tone mark: the older one, on the first vowel ("hoà" → "hòa", "uỷ" → "ủy"); "quý" stays, since its
 * u belongs to the consonant. Composes first; the length of composed text does not change.
 */
export function sameTonePlace(text: string): string {
  return composed(text).replace(LATE_TONE, (pair) => TONES.get(pair) ?? pair);
}

/** Lower case of the same length: a letter whose lower case is longer (İ) is left, so that offsets stay true. */
export function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let out = "";
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] ?? "";
    const small = letter.toLowerCase();
    out += small.length === 1 ? small : letter;
  }
  return out;
}

/** Without diacritics, đ as d; case is kept. "Tổ Ấm" → "To Am". */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .normalize("NFC");
}

/** The key under which two spellings are the same name: no marks, lower case, single spaces. "Hoà  Bình" → "hoa binh". */
export function searchKey(text: string): string {
  return withoutMarks(text).toLowerCase().replace(/\s+/gu, " ").trim();
}
