/** Who issues a document whose head is lost: the body that says "ban hành" or "xây dựng" in the preamble. */
import type { Block } from "./layout.ts";
import { nameListAt, nameOf } from "./name-lists.ts";
import { phraseAt, phrases, tokenize } from "./tokens.ts";

const ISSUES = phrases(
  "ban hành | xây dựng | yêu cầu | đề nghị | giao | triển khai | tổ chức thực hiện | báo cáo | thông báo | hướng dẫn | quyết định",
);

function issuerIn(text: string): string | null {
  const tokens = tokenize(text);
  for (let at = 0; at < tokens.length;) {
    const list = nameListAt(tokens, at);
    const body = list?.bodies[0];
    if (list && body && list.bodies.length === 1 && !body.group && phraseAt(tokens, list.end, ISSUES) > 0)
      return nameOf(text, tokens, body);
    at = list ? Math.max(list.end, at + 1) : at + 1;
  }
  return null;
}

/** The issuer named in the preamble or the closing words; null if none is. */
export function issuerInText(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.zone !== "preamble" || block.attached > 0) continue;
    const issuer = issuerIn(block.text);
    if (issuer !== null) return issuer;
  }
  return null;
}
