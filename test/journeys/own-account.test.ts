import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { scan, sees, signIn, useStage } from "./browser.ts";

const stage = useStage();
const NEXT = "Nha-san-2026-mua";

test("a one-time password is changed before anything else, and then the wanted page opens", async () => {
  const admin = await stage.enter("quantri");
  const { rows } = (await (await admin.request.get("/api/people?q=ubnd.00091")).json()) as {
    rows: { id: number }[];
  };
  await admin.goto(`/people/${rows[0]!.id}`);
  await admin.getByRole("button", { name: "Cấp lại mật khẩu" }).click();
  await admin.getByRole("button", { name: "Cấp lại mật khẩu" }).click();
  const once = (await admin.locator("code[translate=no]").textContent()) ?? "";
  expect(once).toMatch(/^\w{4}(-\w{4}){3}$/);

  const page = await stage.door({ viewport: { width: 390, height: 844 } });
  await page.goto("/tasks");
  await page.getByLabel("Tên đăng nhập").fill("ubnd.00091");
  await page.getByRole("textbox", { name: "Mật khẩu" }).fill(once);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Đặt mật khẩu của riêng mình" }).waitFor();
  const [present, next, again] = ["Mật khẩu vừa dùng để đăng nhập", "Mật khẩu mới", "Nhập lại mật khẩu mới"];
  const type = (label: string | undefined, text: string) =>
    page.getByRole("textbox", { name: label!, exact: true }).fill(text);
  await type(present, once);
  await type(next, "ngan");
  await type(again, "ngan");
  await scan(page, "changing the one-time password");
  const change = page.getByRole("button", { name: "Đổi mật khẩu" });
  expect(await change.isDisabled()).toBe(true);
  // What only the server knows is refused at its field.
  await type(next, once);
  await type(again, once);
  await change.click();
  await sees(page, "Mật khẩu này là một trong 10 mật khẩu gần đây.");
  await type(next, NEXT);
  await type(again, NEXT);
  await change.click();
  await page.getByRole("main").waitFor();
  await page.getByRole("heading", { level: 1, name: "Nhiệm vụ" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/tasks");
});

test("an officer on leave lends the role, the stand-in sees until when, and the officer takes it back", async () => {
  const page = await stage.enter("ubnd.00004");
  await page.goto("/security");
  await page.getByRole("button", { name: "Ủy quyền một vai trò" }).click();
  const standIn = page.getByRole("combobox", { name: "Người thay" });
  await standIn.fill("ngo huu nam");
  await page.getByRole("option", { name: /^Ngô Hữu Nam/ }).click();
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10).split("-").reverse().join("/");
  await page.getByLabel("Đến hết ngày").fill(day);
  await page.getByLabel("Lý do vắng").fill("nghỉ phép");
  await page.getByRole("button", { name: "Ủy quyền", exact: true }).click();
  await sees(page, /Ngô Hữu Nam .*làm thay/);
  await scan(page, "one's own account with a role lent");

  const other = await stage.door();
  await signIn(other, "congan.00004", DEMO_PASSWORD);
  await other.goto("/security");
  await sees(other, `Làm thay đến hết ${day}`);

  await page.getByRole("button", { name: /^Lấy lại/ }).click();
  await sees(page, "Đã lấy lại vai trò");
  await other.reload();
  await other.getByRole("heading", { name: "Vai trò của tôi" }).waitFor();
  expect(await other.getByText(/Làm thay đến hết/).count()).toBe(0);
});
