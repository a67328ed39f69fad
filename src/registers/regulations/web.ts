/** The screens of co-ordination regulations. */
import { IconUsersGroup } from "@tabler/icons-react";
import { registerScreens } from "#base/ui/register/face.ts";
import { words } from "./words.ts";

export const regulationsWeb = registerScreens({
  name: "regulations",
  noun: "regulation",
  menu: { label: words.menu, icon: IconUsersGroup, order: 72 },
  hint: words.hint,
  emptyNext: words.emptyNext,
  tones: { draft: "calm", "in-force": "good", replaced: "calm", ended: "calm" },
  shape: async () => (await import("./schema.ts")).shape,
  nameField: "symbol",
  grave: { end: words.endGrave },
  more: async () => (await import("./pages/parts.tsx")).Parts,
});
