import { readConfig } from "#base/config.ts";
import { openDatabase } from "#base/database/index.ts";
import { roles } from "#spine/access/index.ts";
import { addPersonCommand } from "#spine/people/index.ts";
import { Refused, textOption, type Input } from "../command.ts";
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

/** `./toam people add`: an account with a one-time password, shown this once. */
export async function peopleAdd(input: Input): Promise<void> {
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
}
