/** The signed-in person for the frame itself; screens below use useViewer(). */
import { createContext, useContext } from "react";
import type { Me } from "./me.ts";

export const MeContext = createContext<Me | null>(null);

/** The whole answer of /api/me. Throws outside the signed-in part. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("nobody is signed in here");
  return me;
}
