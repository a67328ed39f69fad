/** Who is looking: what the screens below the application may know of the signed-in person. */
import { createContext, useContext } from "react";

/** The person in front of the screen. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  /** The unit that the person acts for, and its code. */
  readonly unit: { readonly id: number; readonly code: string; readonly name: string } | null;
  readonly verbs: ReadonlySet<string>;
  /** The working year of the screens. */
  readonly year: number;
}

/** Given by the application; there is always a viewer below the frame. */
export const ViewerContext = createContext<Viewer | null>(null);

/** The person in front of the screen. Throws outside the signed-in frame. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("no viewer: this screen stands outside the signed-in frame");
  return viewer;
}

/** Whether the person may do this anywhere; whether on one record, the record's own `can` says. */
export function useMay(verb: string | null): boolean {
  const viewer = useContext(ViewerContext);
  return verb === null || (viewer?.verbs.has(verb) ?? false);
}
