/** What a city relies on for years: two who write at once, a report sent back, a late one let in, a plan that is amended. */
import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { installed } from "#base/config.ts";
import { thisYear, today } from "#base/clock.ts";
import { scan, sees, useStage } from "./browser.ts";
import { freezeAndExport } from "./city.ts";
import * as report from "./reporting.ts";

const stage = useStage();
const year = thisYear();
const CODE = `BEN-LAU-${year}`;
const [BA_DINH, HOAN_KIEM] = ["Phường Ba Đình", "Phường Hoàn Kiếm"];
const MINUTES = 300_000;
let cycle = 0;

const wordsOf = (page: Page) => page.getByRole("textbox", { name: "Nội dung mục I. Kết quả thực hiện" });

/** Types the words of a report and leaves the field, as one does before going on. */
async function writeWords(page: Page, text: string): Promise<void> {
  await wordsOf(page).fill(text);
  await wordsOf(page).blur();
}

const none = { cases: "0", sexual: "0", groups: "k" } as const;

test(
  "two write one report at once: other cells stand beside each other, the same words are shown side by side",
  { timeout: MINUTES },
  async () => {
    const city = await stage.enter("thanhpho");
    cycle = await report.openCycle(city, {
      code: CODE,
      name: "Báo cáo thử một nhiệm kỳ",
      year,
      from: `${year}-01-01`,
      to: `${year}-06-30`,
      dueOn: today(),
      units: ["01.00004", "01.00070"],
      paths: ["IV"],
    });
    const [officer, leader] = [await stage.enter("ubnd.00004"), await stage.enter("lanhdao.00004")];
    for (const page of [officer, leader]) await report.openReport(page, cycle, BA_DINH);
    await report.correctReport(officer, { clubs: "4" });
    await report.correctReport(leader, { hotlines: "2" });
    await writeWords(officer, "Cán bộ: đã mở ba buổi.");
    await sees(officer, "Mọi thay đổi đã lưu");
    await writeWords(leader, "Lãnh đạo: đã mở bốn buổi.");
    const both = leader.getByRole("alert").filter({ hasText: "vừa sửa" });
    await sees(both, "Cán bộ: đã mở ba buổi.");
    await sees(both, "Lãnh đạo: đã mở bốn buổi.");
    await scan(leader, "two versions side by side");
    await both.getByRole("button", { name: "Giữ cả hai, tôi sửa lại" }).click();
    await wordsOf(leader).blur();
    await sees(leader, "Mọi thay đổi đã lưu");
    await officer.reload();
    await expect.poll(() => wordsOf(officer).inputValue()).toContain("Lãnh đạo: đã mở bốn buổi.");
    expect(await wordsOf(officer).inputValue()).toContain("Cán bộ: đã mở ba buổi.");
    for (const [figure, text] of [
      ["clubs", "4"],
      ["hotlines", "2"],
    ] as const)
      // prettier-ignore
      expect(await officer.getByRole("textbox", { name: report.figures[figure] }).inputValue()).toBe(text);
  },
);

test(
  "a report is sent back with remarks, and what comes again shows only what changed",
  { timeout: MINUTES },
  async () => {
    const [city, ward] = [await stage.enter("thanhpho"), await stage.enter("ubnd.00070")];
    await report.openReport(ward, cycle, HOAN_KIEM);
    await writeWords(ward, "Đã mở câu lạc bộ ở các tổ dân phố.");
    await report.correctReport(ward, { ...none, clubs: "12" });
    await report.submitReport(ward);
    await report.openReport(city, cycle, HOAN_KIEM);
    const why = "Năm trước chỉ có 2 câu lạc bộ, đề nghị xem lại.";
    await report.returnReport(city, { words: "Nêu rõ tổ dân phố nào.", figure: "clubs", why });
    await ward.reload();
    for (const remark of ["Nêu rõ tổ dân phố nào.", why]) await ward.getByText(remark).first().waitFor();
    await report.correctReport(ward, { clubs: "2" });
    await report.submitReport(ward, true);
    await city.reload();
    await sees(city, "Thay đổi so với lần gửi 1");
    const changed = city.getByRole("table").filter({ hasText: "Trước" });
    const line = changed.getByRole("row", { name: report.figures.clubs });
    await line.waitFor();
    // One figure of six beneath the head, and no words.
    expect(await changed.getByRole("row").count()).toBe(2);
    expect((await line.innerText()).split(/\s+/).slice(-2)).toEqual(["12", "2"]);
    await scan(city, "only what changed");
    await report.approveReport(city);
  },
);

test(
  "after the city has closed, a late ward is let in by a second person until a day, and everyone can see it",
  { timeout: MINUTES },
  async () => {
    const city = await stage.enter("thanhpho");
    await city.goto(`/reports/cycles/${cycle}/consolidation`);
    expect(await freezeAndExport(city, CODE)).toContain(BA_DINH);
    const leader = await stage.enter("lanhdao.00004");
    await report.openReport(leader, cycle, BA_DINH);
    await sees(leader, /^Thành phố đã chốt kỳ báo cáo này lúc/);
    expect(await wordsOf(leader).count()).toBe(0);
    await leader.getByRole("button", { name: "Đề nghị ngoại lệ…" }).click();
    const sheet = leader.getByRole("dialog");
    await sheet.getByRole("textbox", { name: "Lý do" }).fill("Mất điện ba ngày do bão.");
    await scan(leader, "asking for an exception");
    await sheet.getByRole("button", { name: "Gửi đề nghị" }).click();
    await sees(leader, "Ngoại lệ đang chờ người thứ hai duyệt");
    await city.goto("/");
    await city
      .getByRole("link", { name: new RegExp(`Ngoại lệ chờ người thứ hai duyệt: ${BA_DINH}`) })
      .click();
    await city
      .getByRole("button", { name: /^Duyệt hoặc từ chối…/ })
      .first()
      .click();
    await city.getByRole("dialog").getByRole("button", { name: "Duyệt", exact: true }).click();
    await sees(city, "Đã duyệt ngoại lệ.");
    await leader.reload();
    await sees(leader, /^Được mở lại theo ngoại lệ đến hết ngày/);
    await report.correctReport(leader, none);
    await report.submitReport(leader);
    await report.openReport(city, cycle, BA_DINH);
    await report.approveReport(city);
    await city.goto(`/reports/cycles/${cycle}`);
    const exceptions = city.getByRole("table", { name: "Ngoại lệ sau khi chốt" });
    await sees(exceptions, "đã nộp theo ngoại lệ này");
    await sees(exceptions, "Mất điện ba ngày do bão.");
    await scan(city, "the board with an exception");
  },
);

/** The demonstration's plan as it is amended: the cadres' lessons are gone, the communes' list has a later day, the police have more. */
function amended(): string {
  const text = readFileSync(installed("src/spine/plan/demo/ke-hoach-mau.txt"), "utf8").replaceAll(
    "{year}",
    String(year),
  );
  const lines = text
    .split("\n")
    .filter((line) => !line.startsWith("- Sở Văn hóa và Thể thao chủ trì, phối hợp với Sở Giáo dục"));
  const police = lines.findIndex((line) => line.startsWith("- Đối chiếu số vụ việc"));
  lines.splice(
    police,
    0,
    "- Rà soát người có hành vi bạo lực gia đình nhiều lần, hoàn thành trước ngày 30/11.",
  );
  return lines
    .join("\n")
    .replace("Số: 901/KH-UBND", "Số: 955/KH-UBND")
    .replace(
      `đường dây tiếp nhận tin báo của địa phương, hoàn thành trước ngày 31/3/${year}`,
      `đường dây tiếp nhận tin báo của địa phương, hoàn thành trước ngày 20/12/${year}`,
    );
}

/** Brings the amended plan in and reviews it the short way, over HTTP: how one reviews is told in the main job. */
async function bringIn(page: Page): Promise<number> {
  const send = async (path: string, data: object) => {
    const headers = { "idempotency-key": randomUUID(), origin: stage.url() };
    const answer = await page.request.post(path, { data, headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { id: number };
  };
  const { id } = await send("/api/plan/documents", { text: amended(), name: "ke-hoach-sua-doi" });
  await send(`/api/plan/documents/${id}/accept`, {});
  const review = async () =>
    (await (await page.request.get(`/api/plan/reviews/${id}`)).json()) as {
      clauses: { id: number; version: number; outcome: string }[];
      assignments: { id: number; clauseId: number; version: number; asksPerson: boolean }[];
    };
  for (const { id: vague, version } of (await review()).assignments.filter((a) => a.asksPerson))
    await send(`/api/plan/assignments/${vague}/unassign`, { version });
  const { clauses, assignments } = await review();
  const named = new Set(assignments.map((a) => a.clauseId));
  const open = clauses.filter((c) => c.outcome === "undecided" || (c.outcome === "task" && !named.has(c.id)));
  const decisions = open.map((c) => ({
    id: c.id,
    version: c.version,
    outcome: "no-task",
    reason: "Nội dung chung",
  }));
  if (decisions.length > 0) await send(`/api/plan/documents/${id}/decide`, { decisions });
  return id;
}

test(
  "a plan is amended: the city decides clause by clause, and a ward is told what became of its tasks",
  { timeout: MINUTES },
  async () => {
    const city = await stage.enter("thanhpho");
    const id = await bringIn(city);
    await city.goto(`/plan/documents/${id}/replace`);
    await sees(city, "Đổi lời văn");
    const act = city.getByRole("button", { name: "Phát hành và thay kế hoạch trước…" });
    expect(await act.isDisabled()).toBe(true);
    const proposals = city.getByRole("button", { name: /^Theo đề xuất cho \d+ nội dung chưa quyết$/ });
    await proposals.first().waitFor();
    for (let left = await proposals.count(); left > 0; left = await proposals.count())
      await proposals.first().click();
    await scan(city, "deciding on the tasks of a replaced plan");
    await act.click();
    const dialog = city.getByRole("dialog");
    await sees(dialog, /nhiệm vụ chuyển sang, .* giao mới/);
    await dialog.getByLabel(/^Gõ mã/).fill("901/KH-UBND");
    await dialog.getByRole("button", { name: "Thay kế hoạch", exact: true }).click();
    await sees(city, /^Đã thay kế hoạch: \d[\d.]* chuyển/);
    const ward = await stage.enter("ubnd.00004");
    await ward
      .getByRole("link", { name: /^Kế hoạch 901\/KH-UBND đã được thay/ })
      .first()
      .click();
    await sees(ward, "Chuyển sang kế hoạch mới");
    await scan(ward, "where a ward's tasks went");
    await ward.getByRole("button", { name: "Đã đọc", exact: true }).click();
    await sees(ward, "Đã ghi là đã đọc");
    await ward.goto("/");
    await ward.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
    await expect.poll(() => ward.getByRole("link", { name: /đã được thay/ }).count()).toBe(0);
    await city.goto("/plan/changes");
    const from = city.getByRole("combobox", { name: "Từ" });
    const before = from.getByRole("option", { name: /^Trước khi bị thay/ });
    await from.selectOption((await before.first().getAttribute("value")) ?? "");
    await sees(city, /20\/12/);
    await scan(city, "what changed between two snapshots");
  },
);
