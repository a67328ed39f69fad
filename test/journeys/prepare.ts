/**
 * Before the first journey: the demonstration city is set up once, as `npm start` does it, and stopped. Each file of
 * journeys starts on a copy of its data folder, so that no story finds what another left and none waits for the set-up.
 */
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startInstance } from "../instance.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The data folder of an instance with the demonstration city that has been stopped. */
    city: string;
  }
}

const cache = path.resolve(import.meta.dirname, "../../.cache");

/** Sets the city up; returns what takes it away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(cache, { recursive: true });
  const dataDir = await mkdtemp(path.join(cache, "journey-city-"));
  const instance = await startInstance({ dataDir });
  await instance.stop();
  project.provide("city", dataDir);
  return () => rm(dataDir, { recursive: true, force: true });
}

/** A copy of the city's data folder, for one file of journeys. */
export async function copyCity(city: string): Promise<string> {
  const dataDir = await mkdtemp(path.join(cache, "journey-"));
  await cp(city, dataDir, { recursive: true });
  return dataDir;
}
