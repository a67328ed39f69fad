/**
 * A reading as `toam plan read --json` prints it: other programs rely on these fields and on no others being there.
 * What else was understood (doubts, due days, products) is printed by `--full`.
 */
import type {
  Assignment,
  Citation,
  Clause,
  Gap,
  Observance,
  PlanReading,
  Recipient,
  Reporting,
} from "./types.ts";

/** The contract with other programs. */
export interface PlanContract {
  title: string;
  issuer: string | null;
  number: string | null;
  date: string | null;
  cites: Array<Pick<Citation, "kind" | "number" | "date" | "issuer">>;
  clauses: Array<Pick<Clause, "path" | "line" | "kind" | "text" | "actionable">>;
  assignments: Array<Pick<Assignment, "line" | "agency" | "role" | "group">>;
  reporting: Array<Pick<Reporting, "every" | "dueBefore" | "to" | "line">>;
  observances: Array<Pick<Observance, "name" | "on" | "month" | "line">>;
  recipients: Array<Pick<Recipient, "line" | "text">>;
  gaps: Gap[];
}

/** The fields of the contract, in its order. */
export function contractOf(reading: PlanReading): PlanContract {
  const { title, issuer, number, date } = reading;
  return {
    title,
    issuer,
    number,
    date,
    cites: reading.cites.map((one) => ({
      kind: one.kind,
      number: one.number,
      date: one.date,
      issuer: one.issuer,
    })),
    clauses: reading.clauses.map(({ path, line, kind, text, actionable }) => ({
      path,
      line,
      kind,
      text,
      actionable,
    })),
    assignments: reading.assignments.map(({ line, agency, role, group }) => ({ line, agency, role, group })),
    reporting: reading.reporting.map(({ every, dueBefore, to, line }) => ({ every, dueBefore, to, line })),
    observances: reading.observances.map(({ name, on, month, line }) => ({ name, on, month, line })),
    recipients: reading.recipients.map(({ line, text }) => ({ line, text })),
    gaps: reading.gaps.map(({ line, note }) => ({ line, note })),
  };
}
