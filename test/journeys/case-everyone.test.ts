/** The same case as each of the cast is shown it, field by field. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { signInOver } from "#test/instance.ts";
import { scan, sees, useStage } from "./browser.ts";
import * as work from "./case-work.ts";

const stage = useStage();
const MINUTES = 600_000;

/** The parts in which some of the cast take part in the case below. */
type Hand = "co-ordinator" | "police" | "health" | "shelter";
const hands: Readonly<Record<string, Hand>> = {
  "ubnd.00004": "co-ordinator",
  "lanhdao.00004": "co-ordinator",
  "congan.00004": "police",
  "yte.00004": "health",
  binhminh: "shelter",
};
/** The rest of the cast: departments, another ward, the hamlet, mediators, leadership, auditors, the officer of data, the administrator. */
const others =
  "thanhpho syt stp catp mttq bao-hnm ubnd.00376 totruong.00004 hoagiai.00004 lanhdao kiemtra dulieu quantri".split(
    " ",
  );

const all: readonly Hand[] = ["co-ordinator", "police", "health", "shelter"];
const call: readonly Hand[] = ["co-ordinator", "police", "shelter"];
const reach: readonly Hand[] = ["co-ordinator", "police"];
const care: readonly Hand[] = ["co-ordinator", "health", "shelter"];
const lead: readonly Hand[] = ["co-ordinator"];

/** What stands in the case: where, by which label, the text, and the parts that are shown it, told by hand from the law's own division. */
const written: readonly (readonly [string, string, string, readonly Hand[]])[] = [
  ["harmed", "Họ và tên", "Hoàng Thị Mẫu Dung", all],
  ["harmed", "Số định danh, giấy tờ", "001190000456", reach],
  ["harmed", "Điện thoại", "0912 000 456", reach],
  ["harmed", "Nơi ở hiện tại", "Số 8 ngõ Mẫu", reach],
  ["harmed", "Tình trạng sức khỏe", "Gãy xương đòn.", care],
  ["harmed", "Cách liên hệ an toàn", "Qua chị gái", call],
  ["harmed", "Giờ được liên hệ", "Sau 20 giờ", call],
  ["harmed", "Ghi chú xã hội", "Đang nợ tiền hàng xóm.", lead],
  ["harmed", "Kế hoạch an toàn", "Túi đồ gửi nhà bà ngoại.", ["co-ordinator", "shelter"]],
  ["doer", "Họ và tên", "Ngô Văn Mẫu Hải", call],
  ["doer", "Điện thoại", "0912 000 789", reach],
  ["case", "Tóm tắt vụ việc", "Đánh vợ trước mặt con.", reach],
  ["case", "Người báo tin", "Bà Mẫu Tư", lead],
  ["case", "Đe dọa tính mạng", "Không", all],
  ["behaviour", "Hành vi", "Lăng mạ, chì chiết hoặc hành vi cố ý khác xúc phạm danh dự, nhân phẩm", all],
  ["behaviour", "Diễn biến", "Chửi bới suốt đêm.", reach],
  ["measure", "Địa chỉ nơi tạm lánh", "Số 2 phố Mẫu", ["shelter"]],
];

interface Read {
  readonly values: Readonly<Record<string, unknown>>;
  readonly things: readonly {
    readonly id: number;
    readonly prefix: string;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
}

/** Writes the case over HTTP, as its co-ordinator: how it is written by hand is told above. */
async function writeCase(page: Page, code: string): Promise<void> {
  const send = async (method: "post" | "patch", path: string, data: object) => {
    const headers = { "idempotency-key": randomUUID(), origin: stage.url() };
    const answer = await page.request[method](`/api/cases/${code}${path}`, { data, headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  };
  const read = async () => (await (await page.request.get(`/api/cases/${code}`)).json()) as Read;
  const { things, values } = await read();
  const of = (prefix: string) => things.find((thing) => thing.prefix === prefix);
  const pair = { harmedId: of("harmed")?.id, doerId: of("doer")?.id };
  await send("post", "/things", {
    prefix: "behaviour",
    ...pair,
    values: { relation: "husband", behaviours: ["BL02"], description: "Chửi bới suốt đêm." },
  });
  const change = (prefix: string, to: Readonly<Record<string, unknown>>) => {
    const thing = of(prefix);
    const before = thing?.values ?? values;
    const fields = Object.entries(to).map(([name, value]) => [
      name,
      { from: before[name] ?? null, to: value },
    ]);
    return { thing: thing?.id ?? null, fields: Object.fromEntries(fields) as object };
  };
  await send("patch", "/values", {
    changes: [
      change("harmed", {
        idNumber: "001190000456",
        phone: "0912 000 456",
        presentAddress: "Số 8 ngõ Mẫu",
        healthNotes: "Gãy xương đòn.",
        safeChannel: "Qua chị gái",
        safeHours: "Sau 20 giờ",
        socialNotes: "Đang nợ tiền hàng xóm.",
        safetyPlan: "Túi đồ gửi nhà bà ngoại.",
      }),
      change("doer", { phone: "0912 000 789" }),
      change("case", { summary: "Đánh vợ trước mặt con.", reporterName: "Bà Mẫu Tư", lifeDanger: "no" }),
    ],
  });
}

/** Police, health station and shelter take part; where the shelter is was told to one person. */
async function bringIn(officer: Page): Promise<void> {
  for (const [to, part] of [
    ["Công an phường Ba Đình", "Công an"],
    ["Trạm Y tế phường Ba Đình", "Y tế"],
    ["Nhà tạm lánh Bình Minh", "Nơi tạm lánh"],
  ] as const)
    await work.send(officer, { kind: work.DUTY, to, part, purpose: "Cùng xử lý vụ việc." });
  await work.fromMenu(officer, "Ghi biện pháp", /^Bố trí nơi tạm lánh/);
  await officer.getByLabel("Địa chỉ tạm lánh").fill("Số 2 phố Mẫu");
  await officer.getByRole("checkbox", { name: /^Trần Thị Hồng Hà/ }).check();
  const measures = officer.getByRole("region", { name: /^Biện pháp ngăn chặn/ });
  await measures.getByRole("button", { name: "Lưu", exact: true }).click();
  await officer.getByRole("article", { name: /^Bố trí nơi tạm lánh/ }).waitFor();
}

const articles: Readonly<Record<string, RegExp>> = {
  harmed: /^Hoàng Thị Mẫu Dung$/,
  doer: /^(Ngô Văn Mẫu Hải|tên không thuộc phần của bạn)$/,
  case: /^Vụ việc$/,
  behaviour: / với /,
  measure: /^Bố trí nơi tạm lánh/,
};

/** What was written that is not this part's stands neither at its label, nor anywhere on the page, nor in what was sent to it. */
async function isShown(page: Page, code: string, hand: Hand): Promise<void> {
  await page.goto(`/cases/${code}`);
  await page.getByRole("article", { name: /^Bố trí nơi tạm lánh/ }).waitFor();
  const sent = await (await page.request.get(`/api/cases/${code}`)).text();
  for (const [where, label, text, shownTo] of written) {
    const name = articles[where] ?? where;
    const facts = await work.factsOf(page.getByRole("article", { name }));
    const told = `${hand}: ${where}, ${label}`;
    if (shownTo.includes(hand)) expect(facts[label], told).toBe(text);
    else {
      expect(facts[label], told).toBeUndefined();
      expect(sent.includes(text), `sent to ${told}`).toBe(false);
      expect(await page.getByText(text).count(), `on the page of ${told}`).toBe(0);
    }
  }
}

/** The answer is that of a case that never was. */
async function isNothing(userName: string, code: string): Promise<void> {
  const cookie = await signInOver({ url: stage.url() }, userName, DEMO_PASSWORD);
  const ask = async (of: string) => {
    const answer = await fetch(`${stage.url()}/api/cases/${of}`, { headers: { cookie } });
    return { status: answer.status, told: (await answer.text()).replaceAll(/VV-[0-9A-Z-]+/g, "") };
  };
  const answer = await ask(code);
  expect([403, 404], userName).toContain(answer.status);
  expect(answer, userName).toEqual(await ask("VV-0000-0000"));
}

test(
  "the same case opened by everyone in the cast: each is shown their fields and no other, the rest find nothing",
  { timeout: MINUTES },
  async () => {
    const report = await work.reportOpenly(stage.url(), {
      what: "Đánh vợ.",
      where: "Ngõ 8",
      people: [
        { part: "harmed", name: "Hoàng Thị Mẫu Dung", sex: "female", birthYear: 1990 },
        { part: "doer", name: "Ngô Văn Mẫu Hải", sex: "male", birthYear: 1988 },
      ],
    });
    const officer = await stage.enter("ubnd.00004");
    const code = await work.openCase(officer, report);
    await writeCase(officer, code);
    await officer.reload();
    await bringIn(officer);
    for (const [userName, hand] of Object.entries(hands)) {
      const page = await stage.enter(userName);
      await isShown(page, code, hand);
      await scan(page, `the case as ${userName} sees it`);
      await page.context().close();
    }
    for (const userName of others) await isNothing(userName, code);
    // One of each kind also on the screen: who works on cases elsewhere, and whose role has no such screen.
    for (const [userName, told] of [
      ["ubnd.00376", "Không tìm thấy"],
      ["thanhpho", "Màn hình này không thuộc vai trò của anh/chị"],
    ] as const) {
      const page = await stage.enter(userName);
      await page.goto(`/cases/${code}`);
      await sees(page, told);
    }
  },
);
