export { likeText, openDatabase } from "./pool.ts";
export type { Database, Settings, Tx } from "./pool.ts";
export { migrate, MigrationRefused, migrationState } from "./migrate.ts";
export { roleUrl, roles } from "./roles.ts";
export type { RoleName } from "./roles.ts";
