/** The words that give a body its part in a clause. Where several stand together the first decides. */
import { breaks, phraseAt, phraseBefore, phrases, type Phrases, type Token } from "./tokens.ts";
import type { Role } from "./types.ts";

const ROLES: ReadonlyArray<readonly [Role, Phrases]> = [
  ["lead", phrases("chủ trì")],
  ["coordinate", phrases("phối hợp | phối kết hợp")],
  ["advise", phrases("tham mưu")],
  ["guide", phrases("hướng dẫn | chỉ đạo")],
  ["requested", phrases("đề nghị")],
];

const ADVERBS = phrases(
  "có trách nhiệm | chịu trách nhiệm | tiếp tục | chủ động | lãnh đạo | tích cực | là cơ quan | là đơn vị | là đầu mối | là | cơ quan | đơn vị | " +
    "đầu mối | thường xuyên | kịp thời | tăng cường | nghiêm túc | được giao | được phân công | sẽ | cần | phải | trực tiếp | khẩn trương | " +
    "giúp ubnd thành phố | giúp ubnd tỉnh | thường trực | cùng | có nhiệm vụ | nhiệm vụ",
);

/** The role word at `at`, after adverbs; null if there is none. */
export function roleAt(tokens: readonly Token[], at: number): Role | null {
  let from = at;
  for (let guard = 0; guard < 6; guard += 1) {
    const found = ROLES.find(([, table]) => phraseAt(tokens, from, table) > 0);
    if (found) return found[0];
    const length = phraseAt(tokens, from, ADVERBS);
    const next = tokens[from + length];
    if (length === 0 || next === undefined || (breaks(next.sep) && !next.sep.includes(":"))) return null;
    from += length;
  }
  return null;
}

/** Words that a bare verb of a series may have ("Theo dõi, hướng dẫn, kiểm tra …"). */
const BARE_VERB_WORDS = 2;

/** The role at `at`, or the first one in a series of bare verbs that begins there; null if there is none. */
export function roleInSeries(tokens: readonly Token[], at: number): Role | null {
  let from = at;
  for (let verbs = 0; verbs < 4; verbs += 1) {
    const role = roleAt(tokens, from);
    if (role !== null) return role;
    const next = tokens[from + BARE_VERB_WORDS];
    if (next === undefined || breaks(next.sep)) return null;
    if (next.low !== "và" && !next.sep.includes(",")) return null;
    from += BARE_VERB_WORDS + (next.low === "và" ? 1 : 0);
  }
  return null;
}

const SUBORDINATE = new Set([
  "căn",
  "trên",
  "theo",
  "hằng",
  "hàng",
  "định",
  "trước",
  "để",
  "ngoài",
  "trong",
  "nhằm",
]);

/** Commas after which a role may come in a clause that opens with a subordinate phrase. */
const COMMAS_MOST = 3;

/** Words that come after a comma of the first sentence, the first few of them. */
function afterCommas(tokens: readonly Token[]): number[] {
  const ends = tokens.findIndex((token, at) => at > 0 && breaks(token.sep));
  const sentence = ends === -1 ? tokens.length : ends;
  const found = tokens
    .slice(0, Math.min(sentence, 40))
    .flatMap((token, at) => (token.sep.includes(",") ? [at] : []));
  return found.slice(0, COMMAS_MOST);
}

/** The role that a clause under an agency's heading gives it: by its first word, after "Căn cứ …," and the like. */
export function openingRole(tokens: readonly Token[]): Role | null {
  const direct = roleInSeries(tokens, 0);
  if (direct !== null || !SUBORDINATE.has(tokens[0]?.low ?? "")) return direct;
  for (const at of afterCommas(tokens)) {
    const role = roleAt(tokens, at);
    if (role !== null) return role;
  }
  return null;
}

const WITH = phrases(
  "phối hợp với | phối hợp chặt chẽ với | phối hợp cùng | phối hợp cùng với | phối hợp | sự phối hợp của | phối kết hợp với | " +
    "phối hợp đồng bộ với | phối hợp thường xuyên với | phối hợp chặt chẽ cùng | phối hợp chặt chẽ cùng với | phối hợp hiệu quả với",
);
const NOUN_OF_COORDINATION = new Set(["chế", "trình", "tác", "kết", "nghị", "hoạch"]);

/** True if a body at `at` is one with whom somebody works ("phối hợp với …"); "quy chế phối hợp với …" is a thing. */
export function isPartner(tokens: readonly Token[], at: number): boolean {
  if (breaks(tokens[at]?.sep ?? "")) return false;
  const length = phraseBefore(tokens, at, WITH);
  return length > 0 && !NOUN_OF_COORDINATION.has(tokens[at - length - 1]?.low ?? "");
}

const ASKED = phrases("đề nghị | kính đề nghị | trân trọng đề nghị");
const TOLD = phrases(
  "yêu cầu | giao | giao cho | phân công | giao nhiệm vụ cho | phân công nhiệm vụ cho | giao trách nhiệm cho | ủy quyền cho",
);
const GIVES = phrases(
  "yêu cầu | đề nghị | giao | ban hành | phân công | kính đề nghị | trân trọng đề nghị | đã ban hành | nhận được | trân trọng",
);
const DIRECTS = phrases("hướng dẫn | chỉ đạo");
/** "theo chỉ đạo", "sự chỉ đạo", "Ban Chỉ đạo": a thing, not an act. */
const NOUN_OF_DIRECTION = new Set(["theo", "sự", "ban", "bản", "việc"]);
/** Words after a body that do not say what it is to do. */
const NO_DEED = new Set(
  "và về trong theo của tại trên với để là ở nhằm khi thuộc hoặc cùng có được đã liên này nêu".split(" "),
);

/** True if the body of words [at, end) is directed to do something: "Chỉ đạo Công an các cấp thống kê …". */
export function isDirected(tokens: readonly Token[], at: number, end: number): boolean {
  const next = tokens[end];
  const parted = (token: Token | undefined): boolean =>
    token === undefined || breaks(token.sep) || token.sep.includes(",");
  if (parted(tokens[at]) || next === undefined || parted(next) || next.cap || NO_DEED.has(next.low))
    return false;
  const length = phraseBefore(tokens, at, DIRECTS);
  return length > 0 && !NOUN_OF_DIRECTION.has(tokens[at - length - 1]?.low ?? "");
}

/** How a body is bid by the words before it: đề nghị → "requested"; yêu cầu, giao → "told"; else null. */
export function bidBefore(tokens: readonly Token[], at: number): "requested" | "told" | null {
  if (breaks(tokens[at]?.sep ?? "") && !(tokens[at]?.sep ?? "").includes(":")) return null;
  if (phraseBefore(tokens, at, ASKED) > 0) return "requested";
  return phraseBefore(tokens, at, TOLD) > 0 ? "told" : null;
}

/** True if the body that ends at `at` is the one who bids, not one who is bidden. */
export function bids(tokens: readonly Token[], at: number): boolean {
  return phraseAt(tokens, at, GIVES) > 0;
}

const LABELS: ReadonlyArray<readonly [Role, Phrases]> = [
  [
    "lead",
    phrases(
      "chủ trì | chủ trì thực hiện | đầu mối | cơ quan thường trực | chủ trì tham mưu | chủ trì, phối hợp",
    ),
  ],
  ["coordinate", phrases("phối hợp | phối hợp thực hiện | cùng phối hợp")],
  ["advise", phrases("tham mưu")],
  [
    "responsible",
    phrases(
      "cơ quan thực hiện | đơn vị thực hiện | thực hiện | phụ trách | phân công thực hiện | đơn vị phụ trách",
    ),
  ],
];

/** The role of a label before a colon ("Cơ quan chủ trì: …"); null if what stands there is no such label. */
export function labelBefore(tokens: readonly Token[], at: number): Role | null {
  if (!/^\s*:\s*[-–]?\s*$/u.test(tokens[at]?.sep ?? "")) return null;
  return LABELS.find(([, table]) => phraseBefore(tokens, at, table) > 0)?.[0] ?? null;
}
