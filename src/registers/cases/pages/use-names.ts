/** What the people of a case are called where the reader is shown their names. */
import { useSay } from "#base/ui/language.ts";
import { screenWords as words } from "../words/screens.ts";
import type { Case } from "./types.ts";

/** Answers the name of a person by their number; that it is hidden or not known, in words. */
export function useNames(of: Case): (id: number | undefined) => string {
  const say = useSay();
  return (id) => {
    const thing = of.things.find((one) => one.id === id);
    const name = thing?.values["fullName"];
    if (typeof name === "string" && name) return name;
    const isHidden = thing !== undefined && !of.visible.includes(`${thing.prefix}.fullName`);
    return say(isHidden ? words.nameHidden : words.unnamed);
  };
}
