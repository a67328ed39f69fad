/** Who a person is to the system, which roles there are, and how far each reaches. Pure data. */
import type { Label } from "#base/words.ts";

/** The roles of the city's work; each is given to a person at a unit. */
export const roles = {
  "system-admin": { vi: "Quản trị hệ thống (không xem nội dung)", en: "System administrator (no content)" },
  "city-lead": { vi: "Đầu mối Thành phố", en: "City lead" },
  "agency-focal": { vi: "Đầu mối sở, ngành, đoàn thể", en: "Agency focal point" },
  "commune-officer": { vi: "Công chức văn hóa – xã hội", en: "Commune officer" },
  "commune-leader": { vi: "Lãnh đạo UBND xã, phường", en: "Commune leader" },
  "commune-police": { vi: "Công an xã, phường", en: "Commune police" },
  "health-worker": { vi: "Cán bộ y tế", en: "Health worker" },
  collaborator: { vi: "Trưởng thôn, tổ trưởng, cộng tác viên", en: "Hamlet head, collaborator" },
  mediator: { vi: "Hòa giải viên", en: "Mediator" },
  provider: { vi: "Cơ sở trợ giúp", en: "Service provider" },
  press: { vi: "Cơ quan báo chí", en: "Press" },
  leadership: { vi: "Lãnh đạo (chỉ xem số liệu)", en: "Leadership (figures only)" },
  auditor: { vi: "Kiểm tra, thanh tra nhật ký", en: "Auditor" },
  "data-protection": { vi: "Phụ trách bảo vệ dữ liệu cá nhân", en: "Data-protection officer" },
} as const satisfies Record<string, Label>;

export type RoleCode = keyof typeof roles;
export const roleCodes = Object.keys(roles) as RoleCode[];

/** How far a verb reaches: every unit, or only these (by number). */
export type Reach = "all" | ReadonlySet<number>;

/** How a role holds a verb: everywhere, at its unit and those under it, or at its own unit without those under it. */
export const grants = ["all", "unit", "own"] as const;
export type Grant = (typeof grants)[number];

/** One act of the system: its name in words and who holds it. */
export interface Verb {
  readonly label: Label;
  readonly roles: Readonly<Partial<Record<RoleCode, Grant>>>;
  /** For an act of change: the verb under which the thing is seen ("policy.read"). Itself where absent. */
  readonly sees?: string;
}

/** A module's verbs by name, "noun.act". */
export type Verbs = Readonly<Record<string, Verb>>;

/** A role as a person holds it; `units` is the unit and all under it on the day of sign-in. */
export interface RoleHeld {
  readonly role: RoleCode;
  readonly unitId: number;
  readonly units: readonly number[];
}

/** Whoever acts. `reach` is computed once per session from the roles held. */
export interface Person {
  readonly id: number;
  readonly userName: string;
  readonly name: string;
  readonly unitId: number;
  readonly language: "vi" | "en";
  readonly roles: readonly RoleHeld[];
  readonly reach: ReadonlyMap<string, Reach>;
  readonly sessionId: string;
}

/** Grants the same reach to several roles. */
export function to<const R extends RoleCode, const G extends Grant>(grant: G, ...codes: R[]): Record<R, G> {
  return Object.fromEntries(codes.map((code) => [code, grant])) as Record<R, G>;
}

/** Every role that sees content (not the system administrator, whose work needs none). */
export const contentRoles: readonly RoleCode[] = roleCodes.filter((r) => r !== "system-admin");
