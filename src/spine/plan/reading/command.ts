/** `toam plan read FILE [--json] [--full]`: reads one document and prints what was understood. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readApart } from "./apart.ts";
import { contractOf } from "./contract.ts";
import { sourceMost, SourceRefused } from "./source.ts";
import type { PlanReading } from "./types.ts";
import { refusals } from "./words.ts";

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** What is asked: the file, and how to print it. `full`: with `json`, also what is not part of the contract. */
export interface ReadingAsked {
  readonly file: string;
  readonly json: boolean;
  readonly full: boolean;
}

const clip = (text: string, most = 84): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function clauseLines(reading: PlanReading): string[] {
  return reading.clauses.map((clause) => {
    const named = reading.assignments.filter((one) => one.line === clause.line);
    const who = named.map((one) => `${one.agency} (${one.role}${one.group ? ", group" : ""})`).join("; ");
    const mark = clause.actionable ? "*" : " ";
    const marks = [
      who && `→ ${who}`,
      clause.due && `[${clause.due.text}]`,
      clause.unsure && `? ${clause.unsure}`,
    ];
    const notes = marks.filter((note) => note !== "" && note !== undefined);
    const head = `${String(clause.line).padStart(4)} ${mark} ${clause.path.padEnd(10)} ${clip(clause.text)}`;
    return [head, ...notes.map((note) => `       ${" ".repeat(11)}${note}`)].join("\n");
  });
}

/** A reading as text for a person. */
function summary(reading: PlanReading): string {
  const facts = [
    reading.title,
    `Cơ quan ban hành: ${reading.issuer ?? "—"} · Số: ${reading.number ?? "—"} · Ngày: ${reading.date ?? "—"}`,
    `Căn cứ, viện dẫn: ${reading.cites.map((cite) => `${cite.kind} ${cite.number ?? cite.name ?? ""}`.trim()).join("; ") || "—"}`,
  ];
  const work = reading.clauses.filter((clause) => clause.actionable).length;
  const reports = reading.reporting.map(
    (one) => `${String(one.line).padStart(4)}   ${one.every}, ${one.dueBefore ?? "—"} → ${one.to ?? "—"}`,
  );
  const days = reading.observances.map(
    (one) =>
      `${String(one.line).padStart(4)}   ${one.name}: ${one.on ?? (one.month ? `tháng ${one.month}` : "—")}`,
  );
  const gaps = [...reading.gaps, ...reading.unsure].map(
    (gap) => `${String(gap.line).padStart(4)}   ${gap.note}`,
  );
  return [
    ...facts,
    "",
    `Điều khoản: ${reading.clauses.length}, có việc phải làm (*): ${work}`,
    ...clauseLines(reading),
    "",
    "Chế độ báo cáo",
    ...reports,
    "",
    "Ngày, tháng kỷ niệm",
    ...days,
    "",
    `Nơi nhận: ${reading.recipients.map((one) => one.text).join("; ") || "—"}`,
    "",
    "Chỗ mất chữ, chỗ chưa chắc",
    ...gaps,
  ].join("\n");
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) return null;
  if (facts.size > sourceMost) throw new SourceRefused("too-large");
  return readFile(file);
}

function printedAs(reading: PlanReading, { json, full }: ReadingAsked): string {
  return json ? JSON.stringify(full ? reading : contractOf(reading), null, 2) : summary(reading);
}

async function readFrom(asked: ReadingAsked): Promise<number> {
  const bytes = await bytesOf(asked.file);
  if (bytes === null) {
    complain(`Không tìm thấy tệp: ${asked.file} / No such file: ${asked.file}`);
    return 2;
  }
  const { reading } = await readApart(bytes, basename(asked.file));
  out(printedAs(reading, asked));
  return 0;
}

/** Reads one document and prints what was understood. Resolves to the exit code: 0 read, 2 refused. */
export async function planReadCommand(asked: ReadingAsked): Promise<number> {
  try {
    return await readFrom(asked);
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const { vi, en } = refusals[error.reason];
    complain(asked.json ? JSON.stringify({ refused: error.reason, vi, en }) : `${vi}\n${en}`);
    return 2;
  }
}
