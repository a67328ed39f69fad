/** The city's report as it will be printed: an edition, or as of now; whole, or for eyes outside. */
import type { ReactNode } from "react";
import { useAddress, usePath } from "#base/ui/go.tsx";
import { PrintView } from "../print-view.tsx";

const asked = ["edition", "audience", "include"] as const;

/** The screen at /reports/cycles/$id/print. */
export default function CityPrint(): ReactNode {
  const id = Number(usePath()["id"]);
  const [address] = useAddress();
  const query = Object.fromEntries(asked.flatMap((key) => (address[key] ? [[key, address[key]]] : [])));
  return (
    <PrintView
      path={`/api/reports/cycles/${id}/paper`}
      query={query}
      back={`/reports/cycles/${id}/consolidation?view=freeze`}
    />
  );
}
