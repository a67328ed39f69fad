/** Server face of breaches: suspicions of leaked or lost data, worked by the data-protection officer against the clocks of the law. */
import type { Module } from "#spine/access/index.ts";
import { handleEndpoints } from "./routes/handle.ts";
import { notificationEndpoints } from "./routes/notification.ts";
import { reportEndpoints } from "./routes/report.ts";
import { verbs } from "./verbs.ts";

export { breachWork } from "./work.ts";

/** The module as the server composes it. */
export const breaches: Module = {
  name: "breaches",
  verbs,
  endpoints: [...reportEndpoints(), ...handleEndpoints(), ...notificationEndpoints()],
};
