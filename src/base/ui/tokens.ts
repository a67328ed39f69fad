/**
 * The colours and measures of the whole system, once. The staff application reads them as CSS variables
 * (through the build) and as the Mantine theme; the public site prints the same values with tokenCss().
 * Pure: no browser needed. tokens.test.ts keeps every pair of text and ground at 4.5:1 or more.
 */

/** One scheme's colours. */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  /** One step deeper than the ground: heads of tables, wells, hovered rows. */
  readonly sunken: string;
  readonly line: string;
  /** The edge of something that can be pressed or typed in: 3:1 against the surface (WCAG 1.4.11). */
  readonly edge: string;
  readonly ink: string;
  readonly muted: string;
  readonly nest: string;
  readonly nestDeep: string;
  readonly onNest: string;
  readonly warm: string;
  readonly danger: string;
  readonly onDanger: string;
  readonly soon: string;
  readonly good: string;
  readonly tintNest: string;
  readonly tintWarm: string;
  readonly tintDanger: string;
  readonly tintSoon: string;
  readonly tintGood: string;
}

/** By day. */
export const light: Palette = {
  ground: "#FBF9F6",
  surface: "#FFFFFF",
  sunken: "#F5F1EB",
  line: "#E4DED5",
  edge: "#8E8A82",
  ink: "#1E2528",
  muted: "#5D676B",
  nest: "#0E6470",
  nestDeep: "#0A4F59",
  onNest: "#FFFFFF",
  warm: "#B04F24",
  danger: "#B3261E",
  onDanger: "#FFFFFF",
  soon: "#805300",
  good: "#2B6E4A",
  tintNest: "#E6F0F1",
  tintWarm: "#FBEDE5",
  tintDanger: "#FBEAE8",
  tintSoon: "#FAF1DE",
  tintGood: "#E6F2EA",
};

/** By night. */
export const dark: Palette = {
  ground: "#14181A",
  surface: "#1C2225",
  sunken: "#191E21",
  line: "#2E373B",
  edge: "#6F7B80",
  ink: "#ECE9E4",
  muted: "#9AA5A9",
  nest: "#4FB3C1",
  nestDeep: "#7CCBD6",
  onNest: "#0B1416",
  warm: "#E28A5E",
  danger: "#F2867F",
  onDanger: "#1A0B0A",
  soon: "#E3B04B",
  good: "#74C69D",
  tintNest: "#1B3338",
  tintWarm: "#36271F",
  tintDanger: "#3A2422",
  tintSoon: "#332B1A",
  tintGood: "#1F3328",
};

/** Measures, in pixels. */
export const measures = {
  radius: 6,
  rowDense: 36,
  rowTouch: 44,
  contentMax: 1280,
  railWide: 216,
  railNarrow: 56,
  sidePanel: 480,
} as const;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

function block(selector: string, values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `--${kebab(name)}:${value}`);
  return `${selector}{${lines.join(";")}}`;
}

/**
 * The tokens as CSS text. `by: "attribute"` for the staff application (a person's choice stands on the root
 * element), `by: "system"` for pages without script.
 */
export function tokenCss(by: "attribute" | "system"): string {
  const sizes = Object.fromEntries(Object.entries(measures).map(([k, v]) => [k, `${v}px`]));
  const day = block(":root", { ...light, ...sizes });
  if (by === "system") return `${day}@media (prefers-color-scheme:dark){${block(":root", { ...dark })}}`;
  return `${day}${block(':root[data-mantine-color-scheme="dark"]', { ...dark })}`;
}

/** Contrast of two #RRGGBB colours by WCAG 2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}
