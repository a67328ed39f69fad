/** What the server tells of the parts of a regulation. */
import type { Role } from "../schema.ts";

export interface Party {
  readonly agencyId: number;
  readonly name: string;
  readonly role: Role;
}

export interface Duty {
  readonly agencyId: number;
  readonly agency: string;
  readonly text: string;
  readonly clause: { readonly id: number; readonly documentId: number; readonly label: string } | null;
}

export interface Review {
  readonly id: number;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly result: string | null;
}

export interface PartsRead {
  readonly version: number;
  readonly parties: readonly Party[];
  readonly duties: readonly Duty[];
  readonly reviews: readonly Review[];
  readonly keeps: boolean;
  readonly offered: readonly { readonly id: number; readonly label: string }[];
}
