import { readConfig } from "#base/config.ts";
import { openDatabase } from "#base/database/index.ts";
import { roles } from "#spine/access/index.ts";
import { addPersonCommand } from "#spine/people/index.ts";
import { Refused, textOption, type Command, type Input } from "../command.ts";
import { withStandingInstance } from "../start/database.ts";

function needed(input: Input, name: string): string {
  const value = textOption(input, name);
  if (value) return value;
  throw new Refused({ vi: `Thiếu --${name}.`, en: `--${name} is missing.` });
}

function refuseUnknownRole(role: string | undefined): void {
  if (role === undefined || Object.hasOwn(roles, role)) return;
  const list = Object.keys(roles).join(", ");
  throw new Refused({
    vi: `Không có vai trò "${role}". Có: ${list}.`,
    en: `There is no role "${role}". There are: ${list}.`,
  });
}

const text = (value: string, vi: string, en: string) => ({
  type: "string" as const,
  value,
  about: { vi, en },
});

/** `./toam people add`: an account with a one-time password, shown this once. */
export const peopleAdd: Command = {
  name: "people add",
  summary: {
    vi: "Thêm một tài khoản và in mật khẩu dùng một lần",
    en: "Add an account and print its one-time password",
  },
  usage: "USER-NAME --name NAME --unit CODE [--role ROLE] [--email E] [--phone P]",
  options: {
    name: text("NAME", "họ và tên", "full name"),
    unit: text(
      "CODE",
      "mã đơn vị, ví dụ HN-SVHTT hay 01.00004",
      "the unit's code, e.g. HN-SVHTT or 01.00004",
    ),
    role: text("ROLE", "vai trò, ví dụ system-admin", "the role, e.g. system-admin"),
    email: text("EMAIL", "thư điện tử", "e-mail"),
    phone: text("PHONE", "điện thoại", "telephone"),
  },
  words: { least: 1, most: 1 },
  async run(input) {
    const args = {
      userName: input.words[0] ?? "",
      name: needed(input, "name"),
      unit: needed(input, "unit"),
      role: textOption(input, "role"),
      email: textOption(input, "email"),
      phone: textOption(input, "phone"),
    };
    refuseUnknownRole(args.role);
    await withStandingInstance(readConfig(), async ({ url }) => {
      const owner = openDatabase(url, { max: 1, name: "toam-people" });
      try {
        const added = await addPersonCommand(owner, args);
        input.out.say(
          `${added.userName}   mật khẩu dùng một lần / one-time password: ${added.oneTimePassword}`,
        );
        input.out.data(added);
      } finally {
        await owner.close();
      }
    });
  },
};
