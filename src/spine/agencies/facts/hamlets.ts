/** Invented hamlets and residential groups for the demonstration; communes keep the real ones themselves. */
import type { HamletKind, UnitKind } from "../schema.ts";
import { twoTiers } from "./shape.ts";

export interface HamletFact {
  readonly commune: string;
  readonly code: string;
  readonly name: string;
  readonly kind: HamletKind;
  readonly validFrom: string;
}

const hamletNames = ["Thôn Đông", "Thôn Đoài", "Thôn Thượng", "Thôn Hạ", "Thôn Trung", "Thôn Nội"] as const;

/** Four to six for a commune, by its place in the list, the same at each run. */
export function demonstrationHamlets(commune: { code: string; kind: UnitKind }, place: number): HamletFact[] {
  const count = 4 + (place % 3);
  const rural = commune.kind === "commune";
  return hamletNames.slice(0, count).map((name, i) => ({
    commune: commune.code,
    code: `${rural ? "T" : "P"}${String(i + 1).padStart(2, "0")}`,
    name: rural ? name : `Tổ dân phố số ${i + 1}`,
    kind: rural ? "thon" : "tdp",
    validFrom: twoTiers,
  }));
}
