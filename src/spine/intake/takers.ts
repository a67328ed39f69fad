/** To whom a report can be given: the units under the commune, the bodies that the city set, the commune's own people. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { RoleCode } from "#spine/access/index.ts";
import { keptDirectory, underOf } from "#spine/agencies/index.ts";
import { listHolders } from "#spine/people/index.ts";
import { listBodies, type BodyKind } from "./queries/body.ts";
import type { Part } from "./schema.ts";

/** Roles that can be given a report. */
export const takerRoles: readonly RoleCode[] = [
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "agency-focal",
  "provider",
];

export interface Takers {
  readonly units: readonly { readonly id: number; readonly name: string; readonly part: Part }[];
  readonly people: readonly { readonly id: number; readonly name: string; readonly unitId: number }[];
  readonly bodies: readonly { readonly kind: BodyKind; readonly id: number; readonly name: string }[];
}

const partsOfKinds: Readonly<Record<string, Part>> = {
  "commune-police": "police",
  "health-station": "health",
  "city-police": "investigation",
  hospital: "health",
};

/** The part that a unit of a kind takes, unless told otherwise. */
const partOf = (kind: string): Part => partsOfKinds[kind] ?? "organisation";

/** Everybody to whom the commune of a place can give a report. */
export async function takersOf(tx: Tx, communeId: number): Promise<Takers> {
  const directory = await keptDirectory(tx);
  const under = underOf(directory, communeId, today());
  const ids = new Set(under);
  const holders = await listHolders(tx, takerRoles, today());
  const units = under.flatMap((id) => directory.byId.get(id) ?? []);
  return {
    units: units.map(({ id, name, kind }) => ({
      id,
      name,
      part: id === communeId ? "co-ordinator" : partOf(kind),
    })),
    people: holders
      .filter((one) => ids.has(one.unitId))
      .map(({ personId, name, unitId }) => ({ id: personId, name, unitId })),
    bodies: await listBodies(tx),
  };
}
