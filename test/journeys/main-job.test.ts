import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { test } from "vitest";
import { thisYear } from "#base/clock.ts";
import { useStage } from "./browser.ts";
import { acknowledgeNew, enterDocument, tellProgress, type Told } from "./doing.ts";
import { importPaper, publishPaper, reviewPaper, type Paper } from "./paper.ts";

const stage = useStage();
const year = thisYear();

/** Who acts for the plan beside the city, and what each tells of which task. */
interface Play {
  readonly paper: Paper;
  readonly health: Told;
  readonly press: Told;
  readonly front: Told;
  readonly communes: Told;
}

/**
 * Our own plan. By hand: Sở Y tế and the police 1 each, the paper 1, the lost item gives Sở Tư pháp 1, the Front 1, each of
 * the 126 communes 2: 257 tasks to 131 units.
 */
const own: Play = {
  paper: {
    name: "ke-hoach-mai-am.txt",
    text: readFileSync(path.join(import.meta.dirname, "ke-hoach.txt"), "utf8").replaceAll(
      "{year}",
      String(year),
    ),
    years: null,
    lost: { path: "II.3", text: "Tập huấn hòa giải viên nhận biết bạo lực.", who: "Sở Tư pháp" },
    gives: { tasks: "257", units: "131" },
  },
  health: {
    task: "lập quy trình chăm sóc",
    state: "Hoàn thành",
    note: "Đã ban hành quy trình, áp dụng ở 42 bệnh viện.",
  },
  press: { task: "Đăng loạt bài về", state: "Đang làm", note: "Đã đăng sáu bài." },
  front: { task: "Vận động mỗi khu dân cư", state: "Đang làm", note: "Đã có địa chỉ ở nửa số khu dân cư." },
  communes: { task: "Mở ít nhất một câu lạc bộ", state: "Hoàn thành", note: "Đã mở câu lạc bộ đầu tiên." },
};

async function actOnTasks(play: Play): Promise<Record<string, Page>> {
  const told: readonly (readonly [string, Told])[] = [
    ["syt", { ...play.health, file: "quy-trinh.txt" }],
    ["bao-hnm", play.press],
    ["mttq", play.front],
    ["ubnd.00004", { ...play.communes, file: "bien-ban.txt" }],
    ["ubnd.00376", play.communes],
    ["ubnd.00070", play.communes],
  ];
  const pages: Record<string, Page> = {};
  for (const [userName, tells] of told) {
    const page = (pages[userName] = await stage.enter(userName));
    await acknowledgeNew(page);
    const record =
      userName === "syt" ? { record: await enterDocument(page, "88/QĐ-SYT", "Ban hành quy trình") } : {};
    await tellProgress(page, { ...tells, ...record });
  }
  return pages;
}

async function tell(play: Play): Promise<void> {
  const city = await stage.enter("thanhpho");
  await importPaper(city, play.paper);
  await reviewPaper(city, play.paper);
  await publishPaper(city, play.paper, year);
  await actOnTasks(play);
}

test("a plan of our own: from the paper to the city's report", () => tell(own));
