/**
 * Which verb reads which register, and what its records are called. A card of another register's record is shown only
 * to whoever may read it there: the transaction's own scope is that of the record the link hangs on, and says nothing
 * of the other.
 */
import { may, reachSetting, type Module, type Person, type Reach } from "#spine/access/index.ts";
import type { Label } from "#base/words.ts";

/** What records know of a register without knowing the register. */
export interface Known {
  readonly name: string;
  readonly one: Label;
  /** The verb that reads it, and the one that adds to it. */
  readonly reads: string;
  readonly adds: string;
  /** Where documents are kept that others cite. */
  readonly cited: CitedColumns | null;
}

/** The columns of a register by which a cited document is found in it; names come from code, never from input. */
export interface CitedColumns {
  /** "policies.policy" */
  readonly table: string;
  /** The column of the number and symbol, as written on paper. */
  readonly number: string;
  /** The column of what it is called, for what is cited by its name alone. */
  readonly name: string;
  /** The column of the day of issue. */
  readonly issuedOn: string;
  /** What its form calls what a citation tells. */
  readonly fields: {
    readonly number: string;
    readonly issuedOn: string;
    readonly issuer: string;
    readonly name: string;
  };
}

/** A module with registers in it; `register()` makes one. */
export interface WithRegisters {
  readonly registers: readonly Known[];
}

let known: ReadonlyMap<string, Known> = new Map();

/**
 * Called by whoever composes a server of modules: these are its registers, and no others are. Declaring a register alone
 * makes it known to nobody, so that one module's test cannot meet what another's declared.
 */
export function knowRegisters(modules: readonly (Module & Partial<WithRegisters>)[]): void {
  known = new Map(modules.flatMap((module) => module.registers ?? []).map((one) => [one.name, one]));
}

/** The registers that there are. */
export const knownRegisters = (): readonly Known[] => [...known.values()];

/** Whether the person may read this record under its own register's verb; of a register nobody declared, never. */
export function mayRead(
  person: Person,
  record: { readonly register: string; readonly unitId: number },
): boolean {
  const register = known.get(record.register);
  return register !== undefined && may(person, register.reads, record.unitId);
}

/** A register, and the units whose records of it the person may read. */
export interface Readable {
  readonly register: Known;
  readonly units: Reach;
}

/** The registers of which the person may read something. */
export function readableBy(person: Person): Readable[] {
  return knownRegisters().flatMap((register) => {
    const units = person.reach.get(register.reads);
    return units === undefined ? [] : [{ register, units }];
  });
}

/** Every unit whose records of some register the person may read, as the database's setting; what fits is chosen by {@link mayRead}. */
export function widestReach(person: Person): string {
  const reaches = readableBy(person).map((r) => r.units);
  if (reaches.includes("all")) return "all";
  return reachSetting(new Set(reaches.flatMap((reach) => (reach === "all" ? [] : [...reach]))));
}
