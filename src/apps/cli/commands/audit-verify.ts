import { readConfig } from "#base/config.ts";
import { openDatabase } from "#base/database/index.ts";
import { sealAudit, verifyAudit } from "#spine/access/index.ts";
import { exit, type Input } from "../command.ts";
import { withStandingInstance } from "../start/database.ts";

const WHY = {
  chain: "mắt xích không nối với mắt xích trước / the seal does not follow the one before",
  count: "thiếu hoặc thừa dòng / lines are missing or added",
  lines: "nội dung dòng đã bị sửa / a line was changed",
} as const;

/** `./toam audit verify`: seals what is new, then recomputes every seal. Exit code 1 when the chain is broken. */
export function auditVerify({ out }: Input): Promise<number> {
  return withStandingInstance(readConfig(), async ({ url }) => {
    const owner = openDatabase(url, { max: 1, name: "toam-verify" });
    try {
      await sealAudit(owner);
      const verdict = await verifyAudit(owner);
      out.say(
        `${verdict.seals} niêm / seals, ${verdict.sealedLines} dòng / lines, ${verdict.openLines} chưa niêm / not sealed yet`,
      );
      if (verdict.broken)
        out.say(`HỎNG / BROKEN: niêm / seal ${verdict.broken.seal}: ${WHY[verdict.broken.why]}`);
      else out.say("Nguyên vẹn. / Whole.");
      out.data(verdict);
      return verdict.broken ? exit.failed : exit.ok;
    } finally {
      await owner.close();
    }
  });
}
