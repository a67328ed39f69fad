/** The demonstration city: real units, invented people and figures. Loaded once; what is there stays. */
import { inTurn, openDatabase, type Database } from "#base/database/index.ts";
import { today } from "#base/clock.ts";
import { findUnit, loadDirectory, seedFacts } from "#spine/agencies/index.ts";
import { roles } from "#spine/access/index.ts";
import {
  countDemoPeople,
  DEMO_PASSWORD,
  listOffered,
  offeredUserNames,
  SEED_SETTINGS,
  seedDemoPeople,
} from "#spine/people/index.ts";
import type { SignIn } from "./faces.ts";
import { seedDemoPlan } from "#spine/plan/index.ts";
import { seedDemoReports } from "#spine/reports/index.ts";
import { figureSources, overdueSources } from "#apps/server/index.ts";
import { knowIntake, seedDemoIntake } from "#spine/intake/index.ts";
import { seedDemoNotices } from "#spine/notices/index.ts";
import { seedPolicies } from "#registers/policies/index.ts";
import { seedRegulations } from "#registers/regulations/index.ts";
import { reportListeners } from "../../../registers.ts";

/** The unit that leads the work and keeps the city's own records. */
const LEAD_UNIT = "HN-SVHTT";

async function loadGround(owner: Database): Promise<{ units: number; people: number; policies: number }> {
  return owner.transaction(SEED_SETTINGS, async (tx) => {
    const { units } = await seedFacts(tx);
    const people = await seedDemoPeople(tx);
    const directory = await loadDirectory(tx);
    const lead = findUnit(directory, LEAD_UNIT, today());
    const policies = lead ? await seedPolicies(tx, lead.id, 1) : 0;
    const agencies = [LEAD_UNIT, "HN-CATP", "HN-SYT", "HN-STP"].flatMap(
      (code) => findUnit(directory, code, today())?.id ?? [],
    );
    await seedRegulations(tx, { agencies, personId: 1, today: today() });
    return { units, people, policies };
  });
}

/**
 * Enters the city's real units — codes, names, former structure — where the directory is still empty, without anything
 * invented: a new instance needs them before its first person can be added. Returns how many.
 */
export function loadUnits(ownerUrl: string): Promise<number> {
  const load = (owner: Database): Promise<number> =>
    owner.transaction(SEED_SETTINGS, async (tx) => (await seedFacts(tx, false)).units);
  return inTurn(ownerUrl, () => withOwner(ownerUrl, load));
}

/**
 * Loads the demonstration city into the database at `ownerUrl`; says in a few words what it did. Each part stands or
 * not as a whole, so that a start that was killed in the middle is finished by the next one.
 */
export function loadCity(ownerUrl: string): Promise<string> {
  return inTurn(ownerUrl, () => withOwner(ownerUrl, load));
}

async function load(owner: Database): Promise<string> {
  const there = await owner.transaction(SEED_SETTINGS, (tx) => countDemoPeople(tx));
  const ground = there > 0 ? null : await loadGround(owner);
  const plan = await seedDemoPlan(owner);
  const reports = await seedDemoReports(owner, { sources: figureSources });
  // Whoever waits for reports is told of these as of any other.
  knowIntake(...reportListeners);
  const intake = await seedDemoIntake(owner);
  const notices = await seedDemoNotices(owner, overdueSources);
  const isThere = plan.tasks + reports.units + notices.told + intake.reports === 0;
  if (!ground && isThere) return "đã có / already there";
  const { units, people, policies } = ground ?? { units: 0, people: 0, policies: 0 };
  const parts = [
    `${units} đơn vị / units`,
    `${people} người (mẫu) / people`,
    `${policies} văn bản / documents`,
    `${plan.tasks} nhiệm vụ / tasks`,
    `${reports.units} báo cáo / reports`,
    `${intake.reports} tin báo (mẫu) / reports of violence`,
    `${notices.told} thông báo nhắc / notices`,
  ];
  return parts.join(", ");
}

async function withOwner<T>(ownerUrl: string, run: (owner: Database) => Promise<T>): Promise<T> {
  const owner = openDatabase(ownerUrl, { max: 2, name: "toam-start" });
  try {
    return await run(owner);
  } finally {
    await owner.close();
  }
}

/** How many accounts of the demonstration stand in the database. */
export function countDemonstrationAccounts(ownerUrl: string): Promise<number> {
  return withOwner(ownerUrl, (owner) => owner.transaction(SEED_SETTINGS, (tx) => countDemoPeople(tx)));
}

/** One sign-in per role, for the person who just started a demonstration. */
export function demonstrationSignIns(ownerUrl: string): Promise<readonly SignIn[]> {
  return withOwner(ownerUrl, async (owner) => {
    const offered = await listOffered(owner, offeredUserNames);
    return offered.map(({ role, name, userName }) => ({
      role: roles[role].vi,
      name,
      userName,
      password: DEMO_PASSWORD,
    }));
  });
}
