/** Command-line face of plan: what needs neither the server nor a database, so that it starts at once. */
export { planReadCommand } from "./reading/command.ts";
