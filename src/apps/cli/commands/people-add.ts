import { notWired } from "./not-wired.ts";

/** `./toam people add` */
export const peopleAdd = notWired({
  name: "people add",
  summary: {
    vi: "Thêm một tài khoản và in mật khẩu dùng một lần",
    en: "Add an account and print its one-time password",
  },
  usage: "USER-NAME",
  words: { least: 1, most: 1 },
});
