/** Reading a plan: the real one where it is present, and one of 300 pages made here. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  openSource,
  readPlan,
  textSource,
  type PlanReading,
  type SourceText,
} from "#spine/plan/reading/index.ts";
import type { BenchRow } from "./rows.ts";

const REAL = fileURLToPath(new URL("../../shared/plans/ke-hoach-cong-tac-gia-dinh.txt", import.meta.url));
const OWN = fileURLToPath(new URL("../test/plans/01-plain.txt", import.meta.url));
const RUNS = 15;
/** A page of Decree 30/2020 in size 14 holds about this many letters. */
const LETTERS_A_PAGE = 2600;

const SENTENCES = [
  "Chủ trì, phối hợp với Sở Y tế, Công an tỉnh và các đơn vị liên quan tổ chức truyền thông tới từng khu dân cư, giữ kín tên tuổi của người được giúp đỡ.",
  "Tham mưu Ủy ban nhân dân tỉnh kiểm tra việc thực hiện; báo cáo hằng năm trước ngày 25/11 gửi Sở Văn hóa, Thể thao và Du lịch.",
  "Hưởng ứng Ngày Gia đình Việt Nam (28/6), Tháng hành động vì trẻ em; thực hiện Nghị định số 76/2023/NĐ-CP ngày 01/11/2023 của Chính phủ.",
];
const BODIES = [
  "Sở Văn hóa, Thể thao và Du lịch",
  "Công an tỉnh",
  "Sở Giáo dục và Đào tạo",
  "Ủy ban nhân dân các xã, phường",
];

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** A plan of so many pages, each with headings, bullets, names, days and citations. */
export function longPlan(pages: number): string {
  const lines = ["KẾ HOẠCH", "Dài ba trăm trang", ""];
  let letters = 0;
  for (let section = 0; letters < pages * LETTERS_A_PAGE; section += 1) {
    lines.push(`${ROMAN[section % ROMAN.length]}. NHIỆM VỤ`);
    for (let item = 1; item <= 40; item += 1) {
      const part = [`${item}. ${BODIES[item % BODIES.length]}`, ...SENTENCES.map((text) => `- ${text}`)];
      lines.push(...part);
      letters += part.join("\n").length;
    }
  }
  return lines.join("\n");
}

/** The middle of several runs, in ms. */
function median(run: () => PlanReading, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

function row(name: string, value: number, limit: number): BenchRow {
  const rounded = Math.round(value * 100) / 100;
  return {
    area: "plan",
    name,
    value: rounded,
    unit: "ms",
    baseline: null,
    ratio: null,
    goal: `< ${limit} ms`,
    met: value < limit,
  };
}

async function cold(source: SourceText): Promise<number> {
  const start = performance.now();
  readPlan(source);
  return performance.now() - start;
}

/** Measures reading. Without the real plan, one of the corpus stands for it and the row says so. */
export async function plan(): Promise<BenchRow[]> {
  const real = existsSync(REAL);
  const source = await openSource(await readFile(real ? REAL : OWN), "plan.txt");
  const name = real ? "read the real plan" : "read a plan of the corpus (the real one is absent)";
  const first = await cold(source);
  const long = textSource(longPlan(300));
  return [
    // The first reading in a process also compiles the reader itself; it has a goal of its own.
    row(`${name}, first in a process`, first, 200),
    row(
      name,
      median(() => readPlan(source), RUNS),
      50,
    ),
    row(
      "read a document of 300 pages",
      median(() => readPlan(long), 3),
      2000,
    ),
  ];
}
