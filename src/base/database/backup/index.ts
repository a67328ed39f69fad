/** Backup and restore of a whole instance, on the embedded server and on any outside one; needs no pg_dump. */
export { backUp } from "./backup.ts";
export type { BackupOptions, BackupReport } from "./backup.ts";
export { restore } from "./restore.ts";
export type { RestoreOptions, RestoreReport } from "./restore.ts";
export { copyApart, loadApart } from "./apart.ts";
export type { ApartReport } from "./apart.ts";
export { BackupRefused } from "./refused.ts";
