import type { AnyEndpoint, Module, Verb, Verbs } from "#spine/access/index.ts";
import type { Tx } from "#base/database/index.ts";
import type { Problem } from "#base/problem.ts";
import type { Row } from "./queries/record.ts";
import type { CitedColumns } from "./readers.ts";
import type { RegisterShape } from "./schema.ts";

/** Everything a register tells the server of itself. */
export interface RegisterSpec {
  readonly shape: RegisterShape;
  /** Where its own columns are: "policies.policy". */
  readonly table: string;
  /** Who reads, adds and changes; acts take the right of change unless told. */
  readonly access: {
    readonly read: Verb["roles"];
    readonly create: Verb["roles"];
    readonly update: Verb["roles"];
    readonly acts?: Readonly<Record<string, Verb["roles"]>>;
  };
  /** The register's own rules, from its rules.ts; a Problem refuses. */
  readonly rules?: {
    readonly save?: (values: Readonly<Record<string, unknown>>, before: Row | null) => Problem | null;
    readonly act?: (name: string, row: Row, today: string) => Problem | null;
  };
  /** What an act does besides, once the record has its new status, in the same transaction; it may still refuse by a Problem. */
  readonly acted?: (
    tx: Tx,
    done: { readonly name: string; readonly row: Row; readonly personId: number },
  ) => Promise<void>;
  /** Told by a register that keeps documents which others cite: by which columns one is found. */
  readonly cited?: Omit<CitedColumns, "table">;
  readonly verbs?: Verbs;
  readonly endpoints?: readonly AnyEndpoint[];
  readonly constraints?: Module["constraints"];
}
