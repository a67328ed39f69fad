/** Vietnamese order of words: a ă â b … d đ e ê …, marks after letters, numbers by value ("Tổ 2" before "Tổ 10"). */
const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });

/** Compares two texts in Vietnamese order; for Array.sort. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a.normalize("NFC"), b.normalize("NFC"));
}
