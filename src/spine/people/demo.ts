/** The demonstration's people: invented, marked "(mẫu)", one sign-in a role, all with one password known to everyone. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { RoleCode } from "#spine/access/index.ts";
import { addDemoPeople, listDemoUnits, type DemoRow, type DemoUnit } from "./queries/demo.ts";
import { hashPassword } from "./sign-in/hash.ts";

/** Everyone's in the demonstration; the production setting refuses to start while such accounts exist. */
export const DEMO_PASSWORD = "Thu-nghiem-2026";

const families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý"];
const middles = ["Thu", "Minh", "Thị Hồng", "Văn", "Ngọc", "Quang", "Thanh", "Đức", "Thị Kim", "Hữu", "Mai"];
const givens = [
  "Hà",
  "An",
  "Bình",
  "Chi",
  "Dung",
  "Giang",
  "Hạnh",
  "Khánh",
  "Lan",
  "Nam",
  "Phương",
  "Sơn",
  "Tú",
];

/** The n-th invented name; the lists' lengths have no common factor, so that names come back late. */
function nameOf(n: number): string {
  const pick = (list: readonly string[]): string => list[n % list.length] ?? "";
  return `${pick(families)} ${pick(middles)} ${pick(givens)} (mẫu)`;
}

type Given = readonly [userName: string, unitCode: string, role: RoleCode];

/** One sign-in a role, at the units of the tests' stories; offered on the sign-in page in this order. */
const offered: readonly Given[] = [
  ["thanhpho", "HN-SVHTT", "city-lead"],
  ["syt", "HN-SYT", "agency-focal"],
  ["stp", "HN-STP", "agency-focal"],
  ["mttq", "HN-MTTQ", "agency-focal"],
  ["catp", "HN-CATP", "agency-focal"],
  ["bao-hnm", "HN-BAO-HNM", "press"],
  ["ubnd.00004", "01.00004", "commune-officer"],
  ["ubnd.00376", "01.00376", "commune-officer"],
  ["lanhdao.00004", "01.00004", "commune-leader"],
  ["congan.00004", "01.00004-CA", "commune-police"],
  ["yte.00004", "01.00004-TYT", "health-worker"],
  ["totruong.00004", "01.00004", "collaborator"],
  ["hoagiai.00004", "01.00004", "mediator"],
  ["binhminh", "HN-CSTG-01", "provider"],
  ["lanhdao", "01", "leadership"],
  ["kiemtra", "HN-TTTP", "auditor"],
  ["dulieu", "HN-SVHTT", "data-protection"],
  ["quantri", "HN-SVHTT", "system-admin"],
];

/** User names offered on the sign-in page. */
export const offeredUserNames: readonly string[] = offered.map(([userName]) => userName);

const roleOfKind: Readonly<Record<string, RoleCode>> = {
  department: "agency-focal",
  board: "agency-focal",
  office: "agency-focal",
  inspectorate: "agency-focal",
  "city-police": "agency-focal",
  "people-council": "agency-focal",
  front: "agency-focal",
  union: "agency-focal",
  association: "agency-focal",
  court: "agency-focal",
  procuracy: "agency-focal",
  centre: "agency-focal",
  hospital: "health-worker",
  press: "press",
  ward: "commune-officer",
  commune: "commune-officer",
};

function userNameOf({ code, kind }: DemoUnit): string {
  if (kind === "ward" || kind === "commune") return `ubnd.${code.slice(code.indexOf(".") + 1)}`;
  return code.replace(/^HN-/, "").toLowerCase();
}

/** Everyone: first those offered, then a person for each further unit. */
function everyone(units: readonly DemoUnit[]): DemoRow[] {
  const more = units.map((unit): Given => [
    userNameOf(unit),
    unit.code,
    roleOfKind[unit.kind] ?? "agency-focal",
  ]);
  const taken = new Set(offeredUserNames);
  return [...offered, ...more.filter(([userName]) => !taken.has(userName))].map(
    ([userName, unitCode, role], n) => ({ userName, name: nameOf(n), unitCode, role }),
  );
}

/** Settings under which people may be entered by a command rather than by a person. */
export const SEED_SETTINGS = {
  "toam.verb": "person.create",
  "toam.sees": "all",
  "toam.writes": "all",
} as const;

/** Enters the demonstration's people at the units there are; those already there stay. Returns how many were added. */
export async function seedDemoPeople(tx: Tx): Promise<number> {
  const units = await listDemoUnits(tx, Object.keys(roleOfKind), today());
  const hash = await hashPassword(DEMO_PASSWORD);
  return addDemoPeople(tx, everyone(units), { hash, day: today(), at: now() });
}
