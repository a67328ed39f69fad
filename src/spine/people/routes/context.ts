/** What the endpoints of people need from the process. */
import type { Verbs } from "#spine/access/index.ts";

export interface Context {
  readonly secret: string;
  /** The address people type, without a slash at its end. */
  readonly publicUrl: string;
  readonly verbs: Verbs;
  readonly demo: boolean;
  readonly production: boolean;
  readonly setting: string;
  /** The unit and all under it on a day. */
  readonly underOf: (unitId: number, day: string) => Promise<readonly number[]>;
  dropPerson(personId: number): void;
  dropSession(sessionId: number): void;
}
