import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

interface Entry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly integrity?: string;
}

const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

/** Where Node would find `name` from the package at `from`, looking upwards; null when the lock file has none. */
function foundFrom(from: string, name: string): string | null {
  for (
    let at = from;
    ;
    at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : ""
  ) {
    const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (place in lock.packages) return place;
    if (at === "") return null;
  }
}

test("the lock file is whole, so that npm ci takes it: each package of each platform, with its hash", () => {
  const entries = Object.entries(lock.packages);
  const missing = entries.flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => foundFrom(from, name) === null)
      .map((name) => `${from || "package.json"} asks for ${name}`),
  );
  expect(missing).toEqual([]);
  expect(entries.filter(([at, { integrity }]) => at !== "" && !integrity).map(([at]) => at)).toEqual([]);
});

test("the lock file names no registry: each office installs from its own", () => {
  expect(JSON.stringify(lock)).not.toContain('"resolved"');
});
