/** One agency on a page of its own. */
import type { ReactNode } from "react";
import { usePath } from "#base/ui/go.tsx";
import { UnitView } from "./unit-view.tsx";

/** The screen at /agencies/$id. */
export default function AgencyPage(): ReactNode {
  return <UnitView id={usePath()["id"] ?? ""} />;
}
