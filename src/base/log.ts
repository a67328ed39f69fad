/** The one place that writes to the console. Logs carry no personal data: codes and counts only. */
const ranks = { silent: 0, error: 1, warn: 2, info: 3, debug: 4 } as const;
export type LogLevel = keyof typeof ranks;

let level: LogLevel = "warn";

/** Sets how much is written. */
export function setLogLevel(next: LogLevel): void {
  level = next;
}

function write(
  at: Exclude<LogLevel, "silent">,
  event: string,
  facts: Readonly<Record<string, unknown>>,
): void {
  if (ranks[at] > ranks[level]) return;
  const line = JSON.stringify({ at: new Date().toISOString(), level: at, event, ...facts });
  (at === "error" || at === "warn" ? console.error : console.log)(line);
}

/** Structured log lines: an event's name and facts without personal data. */
export const log = {
  error: (event: string, facts: Readonly<Record<string, unknown>> = {}) => write("error", event, facts),
  warn: (event: string, facts: Readonly<Record<string, unknown>> = {}) => write("warn", event, facts),
  info: (event: string, facts: Readonly<Record<string, unknown>> = {}) => write("info", event, facts),
  debug: (event: string, facts: Readonly<Record<string, unknown>> = {}) => write("debug", event, facts),
};
