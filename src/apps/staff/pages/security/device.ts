/** A device by what its browser says of itself; rough, enough to recognise one's own. Pure. */

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iPhone, iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux/, "Linux"],
];

const browsers: readonly (readonly [RegExp, string])[] = [
  [/coc_coc/i, "Cốc Cốc"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const first = (list: typeof systems, text: string): string | undefined =>
  list.find(([sign]) => sign.test(text))?.[1];

/** "Chrome · Windows", and whether it is a phone or tablet. */
export function deviceOf(userAgent: string): { readonly name: string; readonly phone: boolean } {
  const name = [first(browsers, userAgent), first(systems, userAgent)].filter(Boolean).join(" · ");
  return { name, phone: /Mobile|Android|iPhone|iPad/.test(userAgent) };
}
