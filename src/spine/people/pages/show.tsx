/** One person on a page of their own. */
import type { ReactNode } from "react";
import { usePath } from "#base/ui/go.tsx";
import { PersonView } from "./person-view.tsx";

/** The screen at /people/$id. */
export default function PersonPage(): ReactNode {
  return <PersonView id={usePath()["id"] ?? ""} />;
}
