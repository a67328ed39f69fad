import { defineConfig } from "vitest/config";

/**
 * Two projects: "unit" is every test beside its code, with a real PostgreSQL (test/database.ts); "journeys" are whole
 * stories in a real browser. `npm test` runs both, `npm run check` only the first.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "test/**/*.test.ts", "tools/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: ["test/journeys/**"],
          globalSetup: ["test/global-setup.ts"],
          pool: "forks",
          // One process reads the modules once and runs file after file: half the time. What a file sets it puts back.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["test/journeys/*.test.ts"],
          globalSetup: ["test/journeys/prepare.ts"],
          pool: "forks",
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
