/** What one case is to another, and what people of one case are to each other beside what was done between them. Pure. */
import { listOf } from "../code.ts";

/** Both ways alike, but for those in which one follows from the other. */
export const caseRelationCodes = ["same-home", "same-doer", "repeat", "counter-report", "child-of"] as const;
export type CaseRelation = (typeof caseRelationCodes)[number];

const ours = {
  closed: true,
  source: "Luật 13/2022/QH15, Điều 20; tên do hệ thống đặt",
  confidence: "I" as const,
};

export const caseRelations = listOf<CaseRelation>(
  {
    name: "case-relation",
    label: { vi: "Quan hệ giữa các vụ việc", en: "What cases are to each other" },
    ...ours,
  },
  [
    ["same-home", "Cùng một hộ gia đình", "Same household"],
    ["same-doer", "Cùng người bạo lực", "Same person did it"],
    ["repeat", "Tái diễn của vụ việc kia", "Repeats the other"],
    ["counter-report", "Người bị báo tin báo ngược lại", "Counter-report of whom the other accuses"],
    ["child-of", "Về trẻ em của vụ việc kia", "About a child of the other"],
  ],
);

export const tieCodes = [
  "child-of",
  "guardian-of",
  "carer-of",
  "sibling-of",
  "grandchild-of",
  "lives-with",
] as const;
export type Tie = (typeof tieCodes)[number];

export const ties = listOf<Tie>(
  {
    name: "tie",
    label: { vi: "Quan hệ giữa những người trong vụ việc", en: "What people of a case are to each other" },
    ...ours,
  },
  [
    ["child-of", "Con của", "Child of"],
    ["guardian-of", "Người giám hộ của", "Guardian of"],
    ["carer-of", "Người đang chăm sóc", "Takes care of"],
    ["sibling-of", "Anh, chị, em của", "Sibling of"],
    ["grandchild-of", "Cháu của", "Grandchild of"],
    ["lives-with", "Sống chung với", "Lives with"],
  ],
);
