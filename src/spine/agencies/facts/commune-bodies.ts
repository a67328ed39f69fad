/** The bodies that every commune has since July 2025, made from the commune's own name; and the police of former districts. */
import { twoTiers } from "./shape.ts";
import type { UnitFact } from "./shape.ts";
import type { Confidence, UnitKind } from "../schema.ts";

interface BodyKind {
  readonly suffix: string;
  readonly kind: UnitKind;
  readonly title: string;
  readonly confidence: Confidence;
}

/** Suffix of the code, kind and title of each body (NĐ 150/2025; TT 43/2025/TT-BYT; commune police: E). */
const communeBodyKinds: readonly BodyKind[] = [
  { suffix: "VHXH", kind: "culture-section", title: "Phòng Văn hóa – Xã hội", confidence: "V" },
  { suffix: "VP", kind: "commune-office", title: "Văn phòng HĐND và UBND", confidence: "V" },
  { suffix: "CA", kind: "commune-police", title: "Công an", confidence: "E" },
  { suffix: "TYT", kind: "health-station", title: "Trạm Y tế", confidence: "V" },
  { suffix: "MT", kind: "commune-front", title: "Ủy ban Mặt trận Tổ quốc Việt Nam", confidence: "E" },
];

/** "Phường Ba Đình" inside a longer name is "phường Ba Đình". */
export const inner = (name: string): string => name.charAt(0).toLocaleLowerCase("vi") + name.slice(1);

/** The standard bodies of one commune, beginning on a day. */
export function communeBodies(commune: { code: string; name: string }, from: string = twoTiers): UnitFact[] {
  return communeBodyKinds.map(({ suffix, kind, title, confidence }) => ({
    code: `${commune.code}-${suffix}`,
    kind,
    name: `${title} ${inner(commune.name)}`,
    parent: commune.code,
    from,
    confidence,
  }));
}
