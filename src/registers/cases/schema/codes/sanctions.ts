/** Administrative sanctions by article of Decree 282/2025, and other ways in which a violation is dealt with. Pure. */
import { listOf } from "../code.ts";

/** A fine for an individual in đồng (doubled for an organisation); null where the amount was not read. */
export interface SanctionFacts {
  readonly article: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Behaviours for which it is proposed; empty where it is about something else than Art. 3. */
  readonly behaviours: readonly string[];
}

const MILLION = 1_000_000;
const fine = (from: number, to: number) => ({ from: from * MILLION, to: to * MILLION });
const unread = { from: null, to: null };
const heading = { source: "NĐ 282/2025/NĐ-CP, theo tên điều; mức phạt chưa đọc", confidence: "E" } as const;
const press = { source: "NĐ 282/2025/NĐ-CP, theo báo chí trích điều (11–12/2025)", confidence: "E" } as const;

export const sanctionArticles = listOf<string, SanctionFacts>(
  {
    name: "sanction-article",
    label: { vi: "Điều khoản xử phạt", en: "Article of sanction" },
    source: "Nghị định 282/2025/NĐ-CP, Điều 37–53",
    confidence: "V",
    validFrom: "2025-12-15",
  },
  [
    [
      "37.1",
      "Đe dọa xâm hại sức khỏe, tính mạng",
      "Threatening health or life",
      { article: "37 khoản 1", ...fine(2, 5), behaviours: ["BL01"] },
    ],
    ["37.2", "Đánh đập", "Beating", { article: "37 khoản 2", ...fine(5, 10), behaviours: ["BL01"] }],
    [
      "37.3",
      "Hành hạ; dùng công cụ gây thương tích; không đưa đi cấp cứu",
      "Torment; wounding with a tool; not bringing to emergency care",
      { article: "37 khoản 3", ...fine(10, 20), behaviours: ["BL01"] },
    ],
    [
      "38",
      "Bỏ mặc; không giáo dục trẻ em",
      "Neglect; not educating children",
      { article: "38", ...fine(10, 20), behaviours: ["BL04"] },
    ],
    [
      "39.1",
      "Lăng mạ, chì chiết, xúc phạm danh dự, nhân phẩm",
      "Insults against honour and dignity",
      { article: "39 khoản 1", ...fine(5, 10), behaviours: ["BL02"] },
      press,
    ],
    [
      "39.2",
      "Tiết lộ, phát tán đời sống riêng tư, bí mật nhằm xúc phạm",
      "Disclosing private life or secrets to insult",
      { article: "39 khoản 2", ...fine(10, 20), behaviours: ["BL08"] },
      press,
    ],
    [
      "40.1",
      "Ngăn cản gặp gỡ, cô lập, gây áp lực; kỳ thị; ngăn cản quyền, nghĩa vụ; cưỡng ép học tập quá sức",
      "Keeping from company, isolating; discrimination; keeping from rights; forcing to study",
      { article: "40 khoản 1", ...fine(5, 10), behaviours: ["BL05", "BL06", "BL07", "BL14"] },
      press,
    ],
    [
      "40.2",
      "Cưỡng ép chứng kiến bạo lực; nghe, xem, đọc nội dung kích động bạo lực",
      "Forcing to witness violence, or to hear, see or read what incites it",
      { article: "40 khoản 2", ...fine(10, 20), behaviours: ["BL03", "BL10"] },
      press,
    ],
    [
      "40.3",
      "Cô lập, giam cầm",
      "Isolating, confining",
      { article: "40 khoản 3", ...fine(20, 30), behaviours: ["BL15"] },
      press,
    ],
    [
      "41.1",
      "Cưỡng ép nghe, xem, đọc nội dung khiêu dâm",
      "Forcing to hear, see or read what is obscene",
      { article: "41 khoản 1", ...fine(10, 20), behaviours: ["BL10"] },
    ],
    [
      "41.2",
      "Cưỡng ép trình diễn khiêu dâm; cưỡng ép quan hệ tình dục trái ý muốn của vợ hoặc chồng",
      "Forcing to perform obscenely; forcing a spouse into sexual relations",
      { article: "41 khoản 2", ...fine(20, 30), behaviours: ["BL09", "BL10"] },
    ],
    [
      "42",
      "Ngăn cản thăm nom",
      "Keeping from visits",
      { article: "42", ...unread, behaviours: ["BL07"] },
      heading,
    ],
    [
      "43",
      "Từ chối, trốn tránh nghĩa vụ cấp dưỡng, nuôi dưỡng",
      "Evading maintenance",
      { article: "43", ...fine(5, 10), behaviours: ["BL04"] },
      press,
    ],
    [
      "44",
      "Bạo lực về kinh tế",
      "Economic violence",
      { article: "44", ...fine(20, 30), behaviours: ["BL13", "BL14"] },
    ],
    [
      "45",
      "Ép ra khỏi chỗ ở hợp pháp",
      "Forcing out of a lawful dwelling",
      { article: "45", ...unread, behaviours: ["BL16"] },
      heading,
    ],
    [
      "46",
      "Bạo lực, trả thù người báo tin, giúp đỡ",
      "Violence against, or revenge on, who told or helped",
      { article: "46", ...unread, behaviours: [] },
      heading,
    ],
    ["47", "Xúi giục, giúp sức", "Inciting, aiding", { article: "47", ...unread, behaviours: [] }, heading],
    [
      "48",
      "Biết mà không ngăn chặn, không báo tin; dung túng, bao che; không trực tổng đài",
      "Knowing and neither stopping nor telling; covering up; no watch at the hotline",
      { article: "48 khoản 1", ...fine(1, 4), behaviours: [] },
      press,
    ],
    [
      "48.2",
      "Cản trở báo tin, ngăn chặn; sai quy trình tiếp nhận và hành vi khác của khoản 2",
      "Obstructing a report; receiving wrongly; other conduct of clause 2",
      { article: "48 khoản 2", ...unread, behaviours: [] },
      heading,
    ],
    [
      "49",
      "Truyền bá thông tin kích động",
      "Spreading what incites",
      { article: "49", ...unread, behaviours: [] },
      heading,
    ],
    [
      "50",
      "Tiết lộ thông tin người bị bạo lực, người báo tin",
      "Disclosing who was harmed or who told",
      { article: "50", ...unread, behaviours: [] },
      heading,
    ],
    [
      "51",
      "Lợi dụng hoạt động phòng, chống bạo lực gia đình",
      "Abusing the work against violence",
      { article: "51", ...unread, behaviours: [] },
      heading,
    ],
    [
      "52",
      "Vi phạm đăng ký cơ sở trợ giúp",
      "Breaching registration of a support facility",
      { article: "52", ...unread, behaviours: [] },
      heading,
    ],
    [
      "53",
      "Vi phạm quyết định cấm tiếp xúc",
      "Breaching a no-contact decision",
      { article: "53", ...unread, behaviours: [] },
      heading,
    ],
  ],
);

export type SanctionKind = "administrative" | "criminal" | "none" | "unknown";

/** How the violation was dealt with. */
export const sanctionKinds = listOf<SanctionKind>(
  {
    name: "sanction-kind",
    label: { vi: "Hình thức xử lý vi phạm", en: "How the violation was dealt with" },
    closed: true,
    source: "NĐ 58/2026/NĐ-CP, Danh mục 3, khối 6; TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3",
    confidence: "E",
  },
  [
    ["administrative", "Tạm giữ, xử phạt vi phạm hành chính", "Detention, administrative sanction"],
    ["criminal", "Xử lý hình sự", "Criminal proceedings"],
    ["none", "Không xử phạt, có lý do", "None, with a reason"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

/** What is ordered beside a fine. */
export const remedies = listOf<string>(
  {
    name: "remedy",
    label: { vi: "Biện pháp khắc phục hậu quả", en: "Remedy" },
    source: "NĐ 282/2025/NĐ-CP, theo trích dẫn",
    confidence: "E",
    validFrom: "2025-12-15",
  },
  [
    [
      "apology",
      "Xin lỗi công khai khi người bị bạo lực yêu cầu",
      "Public apology where the harmed person asks",
    ],
    ["treatment-cost", "Chi trả chi phí khám bệnh, chữa bệnh", "Paying the cost of treatment"],
    ["restore", "Khôi phục tình trạng ban đầu", "Restoring what was"],
    [
      "give-back",
      "Trả lại tài sản, nộp lại số tiền bằng trị giá tài sản",
      "Giving property back, or its worth",
    ],
    ["withdraw", "Thu hồi tư liệu, bài viết, hình ảnh", "Withdrawing writings and pictures"],
  ],
);
