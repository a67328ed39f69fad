/** Reviews of regulations as My work and the calendar tell of them. */
import { daysAfter } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { reachSetting, type Person } from "#spine/access/index.ts";
import {
  entryState,
  stateOn,
  type CalendarEntry,
  type CalendarSource,
  type WorkItem,
  type WorkSource,
} from "#spine/plan/index.ts";
import { seeingAs } from "#spine/records/index.ts";
import { listReviewsDue, type ReviewDue } from "./queries.ts";
import { isTold } from "./rules.ts";
import { words } from "./words.ts";

/** As far back as a review that nobody did is still told of. */
const BACK_DAYS = 730;
const AHEAD_DAYS = 365;

/** My work is read as one's own unit; a regulation is kept by another and binds this one as well. */
async function asReader<T>(tx: Tx, person: Person, read: () => Promise<T[]>): Promise<T[]> {
  const reach = person.reach.get("regulation.read");
  return reach ? seeingAs(tx, reachSetting(reach), read) : [];
}

const titleOf = (review: ReviewDue, person: Person): string =>
  say(fill(words.dueReview, { symbol: review.symbol }), person.language);

const hrefOf = ({ code }: ReviewDue): string => `/regulations/${code}`;

/** Reviews that come near, for whoever keeps or leads the regulation. */
export const regulationWork: WorkSource = {
  name: "regulations",
  gather: async (tx, person, day) => {
    const span = { from: daysAfter(day, -BACK_DAYS), to: daysAfter(day, AHEAD_DAYS) };
    const due = await asReader(tx, person, () =>
      listReviewsDue(tx, { ...span, unitId: person.unitId, leads: true }),
    );
    const told = due.filter((review) => review.doneOn === null && isTold(review, day));
    return {
      items: told.map((review): WorkItem => ({
        id: `review-${review.id}`,
        title: titleOf(review, person),
        due: review.dueOn,
        kind: "review",
        href: hrefOf(review),
        source: review.name,
        state: stateOn(review.dueOn, day),
      })),
    };
  },
};

/** All reviews of what binds a unit, done or not. */
export const regulationCalendar: CalendarSource = {
  name: "regulations",
  gather: async (tx, person, asked) =>
    (await asReader(tx, person, () => listReviewsDue(tx, asked))).map((review): CalendarEntry => ({
      id: `review-${review.id}`,
      kind: "review",
      title: titleOf(review, person),
      day: review.dueOn,
      href: hrefOf(review),
      source: review.name,
      count: 1,
      state: entryState(review.dueOn, asked.today, review.doneOn === null),
    })),
};
