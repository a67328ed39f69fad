/** Whose paper it is: heading, symbol, place and signer by the kind of unit (Decree 30/2020/NĐ-CP). */
import type { AdministrativeDocument } from "#base/word/index.ts";

/** What a letterhead needs of a unit. */
interface HeadedUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

interface Letterhead {
  readonly parentBody?: string;
  readonly body: string;
  readonly symbol: string;
  readonly place: string;
  readonly signer: AdministrativeDocument["signer"];
}

const CITY = "Hà Nội";
const COMMITTEE = "UBND Thành phố Hà Nội";

const bareName = (name: string): string => name.replace(/^(?:Phường|Xã|Thị trấn)\s+/u, "");
const abbreviation = (code: string): string => code.split("-").slice(1).join("-") || code;

/** Words that stay on one line: the heading breaks before the commune's name, never in it. */
const unbroken = (name: string): string => name.replaceAll(" ", "\u00A0");

/** The kinds of paper that units write here: báo cáo, biên bản, kế hoạch, quyết định, thông báo. */
type Letters = "BB" | "BC" | "KH" | "QĐ" | "TB";

/** A commune's People's Committee stands under none in the heading; a department under the city's. */
export function letterheadOf(unit: HeadedUnit, letters: Letters): Letterhead {
  if (unit.kind === "ward" || unit.kind === "commune")
    return {
      body: `Ủy ban nhân dân ${unbroken(unit.name.toLocaleLowerCase("vi").slice(0, 1) + unit.name.slice(1))}`,
      symbol: `${letters}-UBND`,
      place: bareName(unit.name),
      signer: { authority: "TM. ỦY BAN NHÂN DÂN", position: "Chủ tịch", name: "" },
    };
  const symbol = `${letters}-${abbreviation(unit.code)}`;
  if (unit.kind === "department")
    return {
      parentBody: COMMITTEE,
      body: unit.name,
      symbol,
      place: CITY,
      signer: { position: "Giám đốc", name: "" },
    };
  return { body: unit.name, symbol, place: CITY, signer: { position: "Thủ trưởng đơn vị", name: "" } };
}
