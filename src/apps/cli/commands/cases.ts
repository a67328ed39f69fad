/** `./toam cases …`: what follows from other values of cases, made anew. */
import { readConfig } from "#base/config.ts";
import { openVault } from "#base/crypto/vault.ts";
import { openDatabase } from "#base/database/index.ts";
import { rederive, type Rederived } from "#registers/cases/index.ts";
import type { Input, Output } from "../command.ts";
import { embeddedFolders, withStandingInstance } from "../start/database.ts";

function sayCounts(out: Output, { cases, changed, erased, counts }: Rederived): void {
  out.say(
    `${cases} vụ việc / cases; ${changed.length} thay đổi / change; ${erased} đã hủy khóa / whose key was destroyed`,
  );
  for (const { field, value, before, after } of counts)
    out.say(`${before === after ? " " : "*"} ${field} ${value}: ${before} → ${after}`);
}

/** `./toam cases derive [--write]`: shows old and new counts of ages, forms and main forms; writes only when told to. */
export async function casesDerive({ options, out }: Input): Promise<void> {
  const config = readConfig();
  await withStandingInstance(config, async ({ url }) => {
    openVault({ keysDir: embeddedFolders(config).keysDir });
    const owner = openDatabase(url, { max: 1, name: "toam-cases" });
    try {
      const seen = await rederive(owner, false);
      sayCounts(out, seen);
      const writes = options["write"] === true && seen.changed.length > 0;
      const written = writes ? await rederive(owner, true) : null;
      out.say(
        written
          ? `Đã ghi ${written.changed.length} vụ việc. / ${written.changed.length} cases were written.`
          : "Chưa ghi gì; thêm --write để ghi. / Nothing was written; --write writes.",
      );
      out.data({ ...seen, written: written?.changed.length ?? 0 });
    } finally {
      await owner.close();
    }
  });
}
