/** The fields of cases as the city has them, for whoever edits them. */
import { useQuery } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";
import type { Codes, DatedSetting, Edited, OwnField } from "../../schema/index.ts";

/** What the city set and added, with its lists. */
export interface Standing extends Edited {
  readonly codes: Codes;
}

export const useFields = () =>
  useQuery({
    queryKey: ["case-register", "fields"],
    queryFn: ({ signal }) => request<Standing>("/api/case-register/fields", { signal }),
  });

/** The same with one more setting, or with a field of the city's own added or in the place of what it was. */
export function changed(
  standing: Standing,
  change: { readonly setting?: DatedSetting; readonly own?: OwnField; readonly codes?: Codes },
): Standing {
  const { setting, own, codes } = change;
  return {
    settings: setting ? [...standing.settings, setting] : standing.settings,
    own: own ? [...standing.own.filter((one) => one.field !== own.field), own] : standing.own,
    codes: { ...standing.codes, ...codes },
  };
}
