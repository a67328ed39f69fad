/** Changes of the register that wait for somebody's decision, in My work of whoever may decide. */
import { fill, say } from "#base/words.ts";
import { holds, inScope } from "#spine/access/index.ts";
import type { WorkItem, WorkSource } from "#spine/plan/index.ts";
import { changeName, type Named } from "./change-name.ts";
import { listProposals } from "./queries/register.ts";
import { mayDecide } from "./rules/editing.ts";
import { registerWords as words } from "./words/register.ts";

/** A source of My work. */
export const registerWork: WorkSource = {
  name: "case-register",
  gather: async (tx, person) => {
    if (!holds(person, "case-register.decide")) return { items: [] };
    const isOfficer = person.roles.some((role) => role.role === "data-protection");
    const rows = await inScope(tx, { verb: "case-register.read" }, () => listProposals(tx));
    const mine = rows.filter(
      (row) =>
        row.state === "waits" &&
        mayDecide({ second: row.second, proposer: row.byPerson, decider: person.id, isOfficer }),
    );
    return {
      items: mine.map((row): WorkItem => ({
        id: `case-register-${row.id}`,
        title: say(
          fill(words.work, { subject: say(changeName(row as Named), person.language) }),
          person.language,
        ),
        due: null,
        kind: "case-register",
        href: "/case-register/changes",
        source: say(words.workSource, person.language),
        state: "open",
      })),
    };
  },
};
