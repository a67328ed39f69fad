/** `toam plan read FILE [--json]`: reads one document and prints what was understood. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readApart } from "./apart.ts";
import { sourceMost, SourceRefused } from "./source.ts";
import type { PlanReading } from "./types.ts";
import { refusals } from "./words.ts";

const USAGE = `toam plan read FILE [--json]

  FILE     .docx, .pdf with text, or .txt (Unicode)
  --json   print title, issuer, number, date, cites, clauses, assignments, reporting,
           observances, recipients and gaps as JSON

Exit codes: 0 read · 2 refused, or wrong use
`;

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

interface Asked {
  file: string | null;
  json: boolean;
  help: boolean;
  wrong: string | null;
}

function parse(args: readonly string[]): Asked {
  const asked: Asked = { file: null, json: false, help: false, wrong: null };
  for (const arg of args) {
    if (arg === "--json") asked.json = true;
    else if (arg === "--help" || arg === "-h") asked.help = true;
    else if (arg.startsWith("-") || asked.file !== null) asked.wrong = arg;
    else asked.file = arg;
  }
  return asked;
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

async function readFrom(file: string, json: boolean): Promise<number> {
  const bytes = await bytesOf(file);
  if (bytes === null) {
    complain(`Không tìm thấy tệp: ${file} / No such file: ${file}`);
    return 2;
  }
  const { reading } = await readApart(bytes, basename(file));
  out(json ? JSON.stringify(reading, null, 2) : summary(reading));
  return 0;
}

/** Runs the command with the words after `plan read`. Resolves to the exit code: 0 read, 2 refused or wrong use. */
export async function planReadCommand(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (asked.help) {
    out(USAGE);
    return 0;
  }
  if (asked.file === null || asked.wrong !== null) {
    complain(asked.wrong === null ? USAGE : `${asked.wrong}?\n\n${USAGE}`);
    return 2;
  }
  try {
    return await readFrom(asked.file, asked.json);
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const { vi, en } = refusals[error.reason];
    complain(asked.json ? JSON.stringify({ refused: error.reason, vi, en }) : `${vi}\n${en}`);
    return 2;
  }
}
