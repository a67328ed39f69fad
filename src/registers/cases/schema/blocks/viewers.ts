/** Groups of viewers that several fields share. Every one of them may be changed by the city, but for narrow fields. Pure. */
import { everyPart, type Viewer } from "../field.ts";

/** Codes that do not tell who it is. */
export const everybody: readonly Viewer[] = [...everyPart, "representative"];
/** Who must know whom they help. */
export const helpers: readonly Viewer[] = [
  "co-ordinator",
  "police",
  "health",
  "child-protection",
  "justice",
  "school",
  "shelter",
  "counsel",
  "investigation",
  "representative",
];
/** Who reaches the person at their address or telephone. */
export const reachers: readonly Viewer[] = ["co-ordinator", "police", "child-protection", "investigation"];
/** Who deals with whoever did it. */
export const dealers: readonly Viewer[] = [
  "co-ordinator",
  "police",
  "justice",
  "child-protection",
  "investigation",
];
/** Who must know by name whom to keep away, or to speak to in the community. */
export const watchers: readonly Viewer[] = [...dealers, "shelter", "organisation", "representative"];
export const carers: readonly Viewer[] = ["co-ordinator", "health", "child-protection", "shelter", "counsel"];
export const legal: readonly Viewer[] = ["co-ordinator", "police", "justice", "investigation"];
/** Who must know how dangerous it is to do their part safely. */
export const minders: readonly Viewer[] = [...dealers, "health", "shelter", "counsel"];
