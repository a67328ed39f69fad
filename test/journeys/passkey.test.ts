import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { scan, sees, useStage } from "./browser.ts";

const stage = useStage();

test("a department's officer adds a passkey and signs in with it; another turns on the second step", async () => {
  const page = await stage.enter("syt");
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/security");
  await page.getByLabel("Tên khóa").fill("Máy tính cơ quan");
  await page.getByRole("button", { name: "Thêm khóa của máy này" }).click();
  await page.getByRole("button", { name: "Xóa khóa Máy tính cơ quan" }).waitFor();
  await scan(page, "sessions and security");
  await page.getByTitle(/^Tài khoản của/).click();
  await page.getByRole("menuitem", { name: "Đăng xuất" }).click();
  await page.getByRole("heading", { level: 1, name: "Đăng nhập", exact: true }).waitFor();
  await scan(page, "sign-in");
  await page.getByRole("button", { name: "Dùng khóa bảo mật (passkey)" }).click();
  await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
  const me = await page.request.get("/api/me");
  expect(await me.json()).toMatchObject({ person: { userName: "syt" } });

  const other = await stage.enter("stp");
  await other.goto("/security");
  const second = other.locator("section,div", {
    has: other.getByRole("heading", { name: "Bước xác thực thứ hai" }),
  });
  await second.getByRole("textbox", { name: "Mật khẩu hiện tại" }).last().fill(DEMO_PASSWORD);
  await other.getByRole("button", { name: "Bật bước thứ hai" }).click();
  await other.getByRole("img", { name: "Hình quét cho ứng dụng xác thực" }).waitFor();
  await scan(other, "turning on the second step");
  const spelled = await other.getByText("Nhập khóa này vào ứng dụng").locator("+ code").textContent();
  const app = new TOTP({ secret: spelled!.replaceAll(" ", "") });
  await other.getByLabel("Mã 6 chữ số").fill(app.generate());
  await other.getByRole("button", { name: "Xác nhận" }).click();
  await sees(other, "Đã bật bước thứ hai");

  // New codes for paper: for the password, shown once, and one of them opens the door without the phone.
  await other.getByRole("button", { name: "Lấy mã dự phòng mới" }).click();
  await second.getByRole("textbox", { name: "Mật khẩu hiện tại" }).last().fill(DEMO_PASSWORD);
  await other.getByRole("button", { name: "Lấy mã dự phòng mới" }).click();
  const onPaper = await second.locator("li code").first().textContent();
  await scan(other, "new backup codes");
  await other.getByRole("button", { name: "Tôi đã chép các mã" }).click();

  // The password alone no longer opens the door: a wrong code is refused in words, the right one lets in.
  const door = await stage.door();
  await door.getByLabel("Tên đăng nhập").fill("stp");
  await door.getByRole("textbox", { name: "Mật khẩu" }).fill(DEMO_PASSWORD);
  await door.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  const code = door.getByLabel("Mã 6 chữ số");
  await code.fill("000000");
  await door.getByRole("button", { name: "Xác nhận" }).click();
  await sees(door, /Mã (chưa|không) đúng hoặc đã hết hạn/);
  await scan(door, "second step at the door");
  await code.fill(app.generate());
  await door.getByRole("button", { name: "Xác nhận" }).click();
  await door.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();

  const noPhone = await stage.door();
  await noPhone.getByLabel("Tên đăng nhập").fill("stp");
  await noPhone.getByRole("textbox", { name: "Mật khẩu" }).fill(DEMO_PASSWORD);
  await noPhone.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await noPhone.getByRole("button", { name: "Không có điện thoại bên cạnh?" }).click();
  await noPhone.getByLabel("Mã dự phòng").fill(onPaper ?? "");
  await noPhone.getByRole("button", { name: "Xác nhận" }).click();
  await noPhone.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
});
