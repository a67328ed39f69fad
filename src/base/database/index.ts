export { likeText, openDatabase, withCommit } from "./pool.ts";
export type { Database, Settings, Tx } from "./pool.ts";
export { migrate, migrationState, refuseNewer } from "./migrate.ts";
export { MigrationRefused } from "./refused.ts";
export { inTurn } from "./turn.ts";
export { roleUrl } from "./roles.ts";
export type { RoleName } from "./roles.ts";
