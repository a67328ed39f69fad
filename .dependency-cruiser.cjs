/** The one-way rule: base ← spine ← registers ← flows ← apps. Each rule is proven by a planted breach in test/shape.test.ts. */
const allowed = require("./src/registers/allowed.cjs");
const up = (name, from, to) => ({ name, severity: "error", from: { path: from }, to: { path: to } });
module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    up("base-knows-nothing-above", "^src/base/", "^src/(spine|registers|flows|apps|registers\\.ts|screens\\.ts)"),
    up("spine-below-registers", "^src/spine/", "^src/(registers|flows|apps|registers\\.ts|screens\\.ts)"),
    up("registers-below-flows", "^src/registers/", "^src/(flows|apps|registers\\.ts|screens\\.ts)"),
    up("flows-below-apps", "^src/flows/", "^src/(apps|registers\\.ts|screens\\.ts)"),
    {
      name: "only-through-the-face",
      comment: "from outside, a module is only index.ts or web.ts (pure schema.ts and rules.ts stay inside too)",
      severity: "error",
      from: { path: "^src/(spine|registers|flows)/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(spine|registers|flows)/([^/]+)/", pathNot: ["^src/$1/$2/", "^src/(spine|registers|flows)/[^/]+/(index|web)\\.ts$"] },
    },
    {
      name: "apps-only-through-the-face",
      comment: "the command line has a third face, cli.ts: what a module can do without the server",
      severity: "error",
      from: { path: "^(src/apps/|src/registers\\.ts|src/screens\\.ts)", pathNot: ["\\.test\\.ts$", "^src/apps/cli/"] },
      to: { path: "^src/(spine|registers|flows)/[^/]+/", pathNot: "^src/(spine|registers|flows)/[^/]+/(index|web)\\.ts$" },
    },
    {
      name: "command-line-only-through-the-face",
      severity: "error",
      from: { path: "^src/apps/cli/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(spine|registers|flows)/[^/]+/", pathNot: "^src/(spine|registers|flows)/[^/]+/(index|web|cli)\\.ts$" },
    },
    {
      name: "commands-load-late",
      comment: "help must not wait for the server: what a command needs is imported when it runs",
      severity: "error",
      from: { path: "^src/apps/cli/[^/]+\\.ts$", pathNot: ["\\.test\\.ts$", "/sentence\\.ts$"] },
      to: { path: "^src/(spine|registers|base/database|apps/cli/(commands|start)/|apps/cli/sentence\\.ts)", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "registers-are-islands",
      severity: "error",
      from: { path: "^src/registers/([^/]+)/" },
      to: { path: "^src/registers/([^/]+)/", pathNot: ["^src/registers/$1/", ...allowed.map((e) => e.to)] },
    },
    {
      name: "schema-and-rules-are-pure",
      severity: "error",
      from: { path: "^src/(spine|registers|flows)/[^/]+/(schema|rules)(\\.ts|/)", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["/(schema|rules|words|index|web)(\\.ts|/)", "-words\\.ts$", "^src/base/((vi|fields)/|(clock|problem|words)\\.ts)", "^node_modules/zod/"] },
    },
    {
      name: "pages-never-reach-the-server",
      severity: "error",
      // A test may hold both sides against each other; it is never in the browser.
      // A schema that is a folder is pure as a file is: its index is no server face.
      from: { path: "(/pages/|/web\\.ts$|/web/|^src/apps/staff/|^src/base/ui/|^src/screens\\.ts)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "(/queries(\\.ts|/)|/routes(\\.ts|/)|^src/base/(database|http|config|crypto|files|jobs)|/index\\.ts$)", pathNot: "^src/base/(ui|vi|fields)/|/schema/index\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "portal-cannot-reach-a-register",
      severity: "error",
      from: { path: "^src/apps/portal/" },
      to: { path: "^src/(registers|flows)/", reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css"] },
    exclude: { path: "(^node_modules/.*/node_modules|^dist/)" },
  },
};
