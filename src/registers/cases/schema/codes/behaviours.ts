/** The sixteen behaviours, whom they hold between, and the four forms of harm. Pure. */
import { listOf } from "../code.ts";

export type Form = "physical" | "mental" | "sexual" | "economic";

/** Art. 2 names four kinds of harm; the statistical form counts a case by its main one. */
export const forms = listOf<Form | "unknown">(
  {
    name: "form",
    label: { vi: "Hình thức bạo lực", en: "Form of violence" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 2 khoản 1; TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.2",
    confidence: "V",
  },
  [
    ["physical", "Thể chất (thân thể)", "Physical"],
    ["mental", "Tinh thần", "Mental"],
    ["sexual", "Tình dục", "Sexual"],
    ["economic", "Kinh tế", "Economic"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

/** Of a behaviour: its letter in Art. 3(1), and the forms it counts for, the first one first. */
export interface BehaviourFacts {
  readonly letter: string;
  readonly forms: readonly Form[];
}

const asInDecree = {
  source: "Luật 13/2022/QH15, Điều 3 khoản 1, theo nhớ và NĐ 282/2025/NĐ-CP; hình thức do hệ thống xếp",
  confidence: "M",
} as const;

/** Art. 3(1) a–q. The law does not say which form a behaviour is: that column is ours, to be corrected. */
export const behaviours = listOf<string, BehaviourFacts>(
  {
    name: "behaviour",
    label: { vi: "Hành vi bạo lực gia đình", en: "Act of domestic violence" },
    source: "Luật 13/2022/QH15, Điều 3 khoản 1; hình thức do hệ thống xếp [I]",
    confidence: "V",
    validFrom: "2023-07-01",
  },
  [
    [
      "BL01",
      "Hành hạ, ngược đãi, đánh đập, đe dọa hoặc hành vi cố ý khác xâm hại sức khỏe, tính mạng",
      "Torment, ill-treatment, beating, threats or another intended act that harms health or life",
      { letter: "a", forms: ["physical"] },
    ],
    [
      "BL02",
      "Lăng mạ, chì chiết hoặc hành vi cố ý khác xúc phạm danh dự, nhân phẩm",
      "Insults, nagging or another intended act against honour and dignity",
      { letter: "b", forms: ["mental"] },
    ],
    [
      "BL03",
      "Cưỡng ép chứng kiến bạo lực đối với người, con vật nhằm gây áp lực thường xuyên về tâm lý",
      "Forcing to witness violence against people or animals, to press on the mind again and again",
      { letter: "c", forms: ["mental"] },
    ],
    [
      "BL04",
      "Bỏ mặc, không quan tâm; không nuôi dưỡng, chăm sóc người yếu thế; không giáo dục trẻ em",
      "Neglect; not keeping or caring for the vulnerable; not educating children",
      { letter: "d", forms: ["mental", "physical"] },
    ],
    [
      "BL05",
      "Kỳ thị, phân biệt đối xử về hình thể, giới, giới tính, năng lực",
      "Discrimination by body, gender, sex or ability",
      { letter: "đ", forms: ["mental"] },
    ],
    [
      "BL06",
      "Ngăn cản gặp gỡ người thân, có quan hệ xã hội lành mạnh hoặc hành vi khác nhằm cô lập, gây áp lực thường xuyên về tâm lý",
      "Keeping from relatives and proper company, or other acts to isolate and press on the mind",
      { letter: "e", forms: ["mental"] },
    ],
    [
      "BL07",
      "Ngăn cản thực hiện quyền, nghĩa vụ trong quan hệ gia đình",
      "Keeping from rights and duties between members of a family",
      { letter: "g", forms: ["mental"] },
    ],
    [
      "BL08",
      "Tiết lộ, phát tán đời sống riêng tư, bí mật cá nhân, bí mật gia đình nhằm xúc phạm danh dự, nhân phẩm",
      "Disclosing private life or secrets to insult",
      { letter: "h", forms: ["mental"] },
    ],
    [
      "BL09",
      "Cưỡng ép quan hệ tình dục trái ý muốn của vợ hoặc chồng",
      "Forcing a spouse into sexual relations",
      { letter: "i", forms: ["sexual"] },
    ],
    [
      "BL10",
      "Cưỡng ép trình diễn khiêu dâm; cưỡng ép nghe, xem, đọc nội dung khiêu dâm, kích thích bạo lực",
      "Forcing to perform obscenely, or to hear, see or read what is obscene or incites violence",
      { letter: "k", forms: ["sexual"] },
    ],
    [
      "BL11",
      "Cưỡng ép tảo hôn, kết hôn, ly hôn; cản trở kết hôn, ly hôn hợp pháp",
      "Forcing into child marriage, marriage or divorce; obstructing lawful marriage or divorce",
      { letter: "l", forms: ["mental"] },
    ],
    [
      "BL12",
      "Cưỡng ép mang thai, phá thai, lựa chọn giới tính thai nhi",
      "Forcing a pregnancy, an abortion or the choice of a child's sex",
      { letter: "m", forms: ["sexual"] },
    ],
    [
      "BL13",
      "Chiếm đoạt, hủy hoại tài sản chung của gia đình hoặc tài sản riêng của thành viên khác",
      "Taking or destroying property of the family or of another member",
      { letter: "n", forms: ["economic"] },
      asInDecree,
    ],
    [
      "BL14",
      "Cưỡng ép học tập, lao động quá sức, đóng góp tài chính quá khả năng; kiểm soát tài sản, thu nhập nhằm tạo tình trạng lệ thuộc",
      "Forcing to study, work or pay beyond one's strength; controlling property or income to make dependent",
      { letter: "o", forms: ["economic"] },
      asInDecree,
    ],
    [
      "BL15",
      "Cô lập, giam cầm",
      "Isolating, confining",
      { letter: "p", forms: ["physical", "mental"] },
      asInDecree,
    ],
    [
      "BL16",
      "Cưỡng ép ra khỏi chỗ ở hợp pháp trái pháp luật",
      "Unlawfully forcing out of a lawful dwelling",
      { letter: "q", forms: ["economic", "mental"] },
      asInDecree,
    ],
  ],
);

export type BehaviourSet = "family" | "divorced" | "cohabiting" | "former-relative" | "former-adoptive";

/** Which behaviours count between whom, and how the narrower ones are worded there. */
export interface BehaviourSetFacts {
  /** Codes; null where every behaviour counts. */
  readonly behaviours: readonly string[] | null;
  /** Where only a part of a behaviour counts: the code and that part. */
  readonly narrowed: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}

const decree = { validFrom: "2023-12-25" } as const;
const familyRights = {
  vi: "Ngăn cản thực hiện quyền, nghĩa vụ giữa ông, bà và cháu; giữa cha, mẹ và con; giữa anh, chị, em",
  en: "Keeping from rights and duties between grandparents and grandchildren, parents and children, siblings",
};

/** Decree 76/2023 Art. 2–5. Where an article was not read the whole list is offered: better a word too many than an act that has none. */
export const behaviourSets = listOf<BehaviourSet, BehaviourSetFacts>(
  {
    name: "behaviour-set",
    label: { vi: "Hành vi theo quan hệ", en: "Acts by relation" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 3 khoản 1",
    confidence: "V",
  },
  [
    ["family", "Thành viên gia đình", "Members of a family", { behaviours: null, narrowed: {} }],
    [
      "divorced",
      "Người đã ly hôn",
      "The divorced",
      {
        behaviours: ["BL01", "BL02", "BL03", "BL06", "BL07", "BL08", "BL10", "BL11", "BL16"],
        narrowed: { BL07: familyRights, BL11: { vi: "Cản trở kết hôn", en: "Obstructing marriage" } },
      },
      { ...decree, source: "Nghị định 76/2023/NĐ-CP, Điều 2", confidence: "V" },
    ],
    [
      "cohabiting",
      "Người chung sống như vợ chồng",
      "People living together as spouses",
      {
        behaviours: null,
        narrowed: {
          BL04: { vi: "Bỏ mặc, không quan tâm", en: "Neglect" },
          BL07: familyRights,
          BL09: { vi: "Cưỡng ép quan hệ tình dục trái ý muốn", en: "Forcing into sexual relations" },
          BL11: { vi: "Cưỡng ép, cản trở kết hôn", en: "Forcing or obstructing marriage" },
        },
      },
      {
        ...decree,
        source: "Nghị định 76/2023/NĐ-CP, Điều 3, theo trích dẫn (phần cuối về tài sản chưa đọc)",
        confidence: "E",
      },
    ],
    [
      "former-relative",
      "Cha, mẹ, con riêng, anh, chị, em của người đã ly hôn, của người chung sống như vợ chồng",
      "Parents, children and siblings of the divorced or of those living together",
      { behaviours: null, narrowed: {} },
      {
        ...decree,
        source: "Nghị định 76/2023/NĐ-CP, Điều 4 (chưa đọc; để mở cả 16 hành vi)",
        confidence: "M",
      },
    ],
    [
      "former-adoptive",
      "Người từng có quan hệ cha mẹ nuôi và con nuôi",
      "Former adoptive parents and children",
      { behaviours: null, narrowed: {} },
      {
        ...decree,
        source: "Nghị định 76/2023/NĐ-CP, Điều 5 (chưa đọc; để mở cả 16 hành vi)",
        confidence: "M",
      },
    ],
  ],
);

/** What one person is to the other decides which behaviours count. */
export interface RelationFacts {
  readonly set: BehaviourSet;
}

const family = { set: "family" } as const;
const former = { set: "former-relative" } as const;
const adoptive = { set: "former-adoptive" } as const;

/** What the person who did it is to the person harmed. */
export const relations = listOf<string, RelationFacts>(
  {
    name: "relation",
    label: { vi: "Người có hành vi là … của người bị bạo lực", en: "The doer is the harmed person's …" },
    source: "Luật 13/2022/QH15, Điều 2, Điều 3 khoản 2; danh sách mã do hệ thống đặt",
    confidence: "I",
  },
  [
    ["husband", "Chồng", "Husband", family],
    ["wife", "Vợ", "Wife", family],
    ["father", "Cha", "Father", family],
    ["mother", "Mẹ", "Mother", family],
    ["child", "Con", "Child", family],
    ["grandparent", "Ông, bà", "Grandparent", family],
    ["grandchild", "Cháu", "Grandchild", family],
    ["sibling", "Anh, chị, em", "Sibling", family],
    ["adoptive-parent", "Cha, mẹ nuôi", "Adoptive parent", family],
    ["adopted-child", "Con nuôi", "Adopted child", family],
    ["step-parent", "Cha dượng, mẹ kế", "Step-parent", family],
    ["stepchild", "Con riêng của vợ hoặc chồng", "Stepchild", family],
    ["parent-in-law", "Cha, mẹ vợ hoặc chồng", "Parent-in-law", family],
    ["child-in-law", "Con dâu, con rể", "Child-in-law", family],
    ["other-family", "Thành viên khác của gia đình", "Another member of the family", family],
    ["divorced", "Vợ, chồng đã ly hôn", "Divorced spouse", { set: "divorced" }],
    [
      "cohabiting",
      "Người chung sống như vợ chồng",
      "Partner living together as spouse",
      { set: "cohabiting" },
    ],
    [
      "relative-of-divorced",
      "Cha, mẹ, con riêng, anh, chị, em của vợ, chồng đã ly hôn",
      "Relative of the divorced spouse",
      former,
    ],
    [
      "relative-of-cohabiting",
      "Cha, mẹ, con riêng, anh, chị, em của người chung sống như vợ chồng",
      "Relative of the partner",
      former,
    ],
    ["former-adoptive-parent", "Người từng là cha, mẹ nuôi", "Former adoptive parent", adoptive],
    ["former-adopted-child", "Người từng là con nuôi", "Former adopted child", adoptive],
    ["unknown", "Chưa rõ", "Not known", family],
  ],
);
