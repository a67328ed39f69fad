/** What the list and its parts are told. */
import type { ListState } from "./acts.ts";
import type { Row, Shown } from "./state.ts";
import type { Editing } from "./use-review.ts";

/** What the list is told. */
export interface ListProps {
  readonly documentId: number;
  readonly rows: readonly Row[];
  /** The rows in view, in the order in which they stand. */
  readonly inView: readonly Row[];
  readonly shown: Shown;
  readonly byDoubt: boolean;
  readonly state: ListState;
  readonly editing: Editing;
  readonly help: boolean;
  readonly onShow: (shown: Shown) => void;
  readonly onOrder: (byDoubt: boolean) => void;
  readonly onHelp: (open: boolean) => void;
}
