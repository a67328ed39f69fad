/** Invented figures for the demonstration: plausible, keeping every rule but one here and there, the same at every seeding. Pure. */
import type { Figure } from "#spine/indicators/web.ts";

const figure = (value: number): Figure =>
  value === 0 ? { state: "zero", value: null } : { state: "value", value };

/** A small number that depends on the unit and the matter only. */
function pick(seed: number, matter: number, most: number): number {
  return Math.abs(Math.imul(seed * 2_654_435 + matter * 40_503 + 7, 2_246_822_519) >> 9) % (most + 1);
}

function families(seed: number): Record<string, number> {
  const parts = {
    "two-generations": 5200 + pick(seed, 1, 5200),
    "mother-child": 300 + pick(seed, 2, 500),
    "father-child": 90 + pick(seed, 3, 160),
    "three-generations": 1500 + pick(seed, 4, 2400),
    couple: 900 + pick(seed, 5, 1300),
    single: 400 + pick(seed, 6, 900),
    other: 20 + pick(seed, 7, 120),
  };
  const total = Object.values(parts).reduce((sum, n) => sum + n, 0);
  return {
    "family.households": total,
    ...Object.fromEntries(Object.entries(parts).map(([k, n]) => [`family.households.${k}`, n])),
  };
}

/** Most wards record no case; the city as a whole a few dozen, as in recent years. */
function violence(seed: number): Record<string, number> {
  const [mental, physical] = [pick(seed, 11, 9) === 0 ? 1 : 0, pick(seed, 12, 6) === 0 ? 1 : 0];
  const cases = mental + physical;
  const handled = {
    "violence.handled.under-16": 0,
    "violence.handled.women-16-59": cases,
    "violence.handled.from-60": 0,
  };
  const victims = {
    "violence.victims.male": 0,
    "violence.victims.female": cases,
    "violence.victims.under-16": 0,
    "violence.victims.women-16-59": cases,
    "violence.victims.from-60": 0,
  };
  const measures = {
    criticism: mental,
    "no-contact": physical,
    education: cases,
    sanction: physical,
    criminal: 0,
  };
  const supported = { "": cases, ".counselling": cases, ".medical": physical, ".shelter": 0 };
  return {
    // A few units follow a household of the year before: more households than cases, which they explain.
    "family.with-violence": cases + (pick(seed, 13, 19) === 0 ? 1 : 0),
    "violence.cases": cases,
    "violence.cases.mental": mental,
    "violence.cases.physical": physical,
    "violence.cases.sexual": 0,
    "violence.cases.economic": 0,
    "violence.perpetrators.male": cases,
    "violence.perpetrators.female": 0,
    ...Object.fromEntries(Object.entries(measures).map(([k, n]) => [`violence.measures.${k}`, n])),
    ...victims,
    ...handled,
    ...Object.fromEntries(Object.entries(supported).map(([k, n]) => [`violence.supported${k}`, n])),
  };
}

function prevention(seed: number): Record<string, number> {
  return {
    "prevention.clubs": 2 + pick(seed, 21, 6),
    "prevention.groups": 2 + pick(seed, 22, 7),
    "prevention.trusted-addresses": 8 + pick(seed, 23, 18),
    "prevention.hotlines": 2 + pick(seed, 24, 4),
    "prevention.training-courses": pick(seed, 25, 3),
    "prevention.training-people": pick(seed, 25, 3) * 45,
    "prevention.budget": 20 + pick(seed, 26, 600) / 10,
  };
}

/** What a commune says; a department, the press or the Front answers "not applicable" where it keeps no families. */
export function demoFigures(seed: number, isCommune: boolean): Map<string, Figure> {
  const own = { ...families(seed), ...violence(seed), ...prevention(seed) };
  // Of what is counted from records, these units confirm that there was none; where records are, they are counted.
  const confirmed: [string, Figure] = ["policy.documents", figure(0)];
  return new Map([
    confirmed,
    ...Object.entries(own).map(([code, value]): [string, Figure] => {
      const concerns = isCommune || code.startsWith("prevention.training") || code === "prevention.budget";
      return [code, concerns ? figure(value) : { state: "not-applicable", value: null }];
    }),
  ]);
}
