/** The screens of documents in force. */
import { IconFileText } from "@tabler/icons-react";
import { registerScreens } from "#base/ui/register/face.ts";
import { words } from "./words.ts";

export const policiesWeb = registerScreens({
  name: "policies",
  noun: "policy",
  menu: { label: words.menu, icon: IconFileText, order: 70 },
  hint: words.hint,
  emptyNext: words.emptyNext,
  tones: { draft: "calm", "in-force": "good", "partly-in-force": "soon", expired: "calm" },
  shape: async () => (await import("./schema.ts")).shape,
  nameField: "symbol",
  grave: { expire: words.expireGrave },
});
