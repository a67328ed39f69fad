/** What waits for a second person, as My work shows it: a record to erase, an extract to release. Codes alone. */
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { inScope, reachSetting, type Person } from "#spine/access/index.ts";
import { stateOn, type WorkItem, type WorkSource } from "#spine/plan/index.ts";
import { listProposed } from "./queries/extract.ts";
import { listErasures } from "./queries/retention.ts";
import { words as extractWords } from "./words/extract.ts";
import { words as retentionWords } from "./words/retention.ts";

/** Reads as whoever sees them by this verb, where the person may be the second for them by that one. */
async function asSecond<T>(
  tx: Tx,
  given: { readonly person: Person; readonly sees: string; readonly decides: string },
  run: () => Promise<T[]>,
): Promise<T[]> {
  const { person, sees, decides } = given;
  const reach = person.reach.get(decides) && person.reach.get(sees);
  return reach ? inScope(tx, { verb: sees, sees: reachSetting(reach) }, run) : [];
}

const itemOf = (of: Pick<WorkItem, "id" | "title" | "href" | "source">, day: string): WorkItem => ({
  ...of,
  due: null,
  kind: "second",
  state: stateOn(null, day),
});

/** A source of My work. */
export const secondWork: WorkSource = {
  name: "seconds",
  gather: async (tx, person, day) => {
    const erasing = { person, sees: "erasure.read", decides: "erasure.decide" };
    const erasures = await asSecond(tx, erasing, () => listErasures(tx, "waiting"));
    const releasing = { person, sees: "data-request.read", decides: "data-request.release" };
    const extracts = await asSecond(tx, releasing, () => listProposed(tx));
    return {
      items: [
        ...erasures
          .filter((one) => one.proposedBy !== person.id)
          .map(({ code, ofCode }) => {
            const title = say(fill(retentionWords.work, { code: ofCode }), person.language);
            return itemOf({ id: `erasure-${code}`, title, href: "/retention", source: code }, day);
          }),
        ...extracts
          .filter((one) => one.proposedBy !== person.id)
          .map(({ code, request }) => {
            const title = say(fill(extractWords.work, { code: request }), person.language);
            return itemOf({ id: `extract-${code}`, title, href: "/data-requests", source: code }, day);
          }),
      ],
    };
  },
};
