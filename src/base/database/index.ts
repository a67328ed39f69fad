export { likeText, openDatabase, withCommit } from "./pool.ts";
export type { Database, Settings, Tx } from "./pool.ts";
export { migrate, MigrationRefused } from "./migrate.ts";
export { roleUrl } from "./roles.ts";
export type { RoleName } from "./roles.ts";
