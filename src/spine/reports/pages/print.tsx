/** A unit's report as it will be printed. */
import type { ReactNode } from "react";
import { usePath } from "#base/ui/go.tsx";
import { PrintView } from "./print-view.tsx";

/** The screen at /reports/submissions/$id/print. */
export default function UnitPrint(): ReactNode {
  const id = Number(usePath()["id"]);
  return <PrintView path={`/api/reports/submissions/${id}/paper`} back={`/reports/submissions/${id}`} />;
}
