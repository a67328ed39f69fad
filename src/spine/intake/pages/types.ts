/** Reports as they come from the server: moments are text. */
import type { Label } from "#base/words.ts";
import type {
  AddressLetter,
  Channel,
  Part,
  ReportContent,
  ReportKind,
  ReportState,
  YesNoUnknown,
} from "../schema.ts";

interface Unit {
  readonly id: number;
  readonly name: string;
}

export interface Brief {
  readonly code: string;
  readonly kind: ReportKind;
  readonly channel: Channel;
  readonly addressLetter: AddressLetter | null;
  readonly receivedAt: string;
  readonly enteredAt: string;
  readonly receivedByName: string | null;
  readonly receiver: Unit;
  readonly place: Unit;
  readonly danger: YesNoUnknown;
  readonly lifeDanger: YesNoUnknown;
  readonly childHarmed: YesNoUnknown;
  readonly vulnerable: YesNoUnknown;
  readonly crimeSuspected: YesNoUnknown;
  readonly nameless: boolean;
  readonly state: ReportState;
  readonly version: number;
  readonly givenTo: readonly string[];
  readonly due: {
    readonly at: string | null;
    readonly label: Label;
    readonly source: Label;
    readonly legal: boolean;
  } | null;
}

export interface Assignment {
  readonly number: number;
  readonly act: "assign" | "hand-over";
  readonly part: Part;
  readonly toUnit: Unit;
  readonly toPersonName: string | null;
  readonly at: string;
  readonly byName: string | null;
  readonly note: string | null;
  readonly answer: "accepted" | "declined" | null;
  readonly answeredAt: string | null;
  readonly answeredByName: string | null;
  readonly answerReason: string | null;
  readonly canAnswer: boolean;
}

export interface Report extends Brief {
  readonly content: ReportContent | null;
  readonly events: readonly {
    readonly act: string;
    readonly at: string;
    readonly byName: string | null;
    readonly toUnit: string | null;
    readonly note: string | null;
  }[];
  readonly assignments: readonly Assignment[];
  readonly caseCode: string | null;
  readonly can: readonly string[];
}

/** From where a report is looked at, and the address of that side. */
export const sides = {
  place: "/api/intake/reports",
  given: "/api/intake/given",
  entered: "/api/intake/entered",
} as const;
export type Side = keyof typeof sides;

export const sideOf = (text: string | undefined): Side | null =>
  text !== undefined && text in sides ? (text as Side) : null;
