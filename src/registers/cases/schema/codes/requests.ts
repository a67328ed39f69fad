/** Who asks for a measure, the grounds of a no-contact decision, contact that is permitted, kinds of shelter. Pure. */
import type { Requester } from "./measures.ts";
import { listOf } from "../code.ts";

export const requesters = listOf<Requester>(
  {
    name: "requester",
    label: { vi: "Theo đề nghị của", en: "At the request of" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 25",
    confidence: "V",
    validFrom: "2023-07-01",
  },
  [
    ["harmed", "Người bị bạo lực", "The harmed person"],
    ["representative", "Người giám hộ, người đại diện", "Guardian, representative"],
    ["body", "Cơ quan, tổ chức có thẩm quyền", "A competent body"],
    ["none", "Không có đề nghị", "Nobody: without a request"],
  ],
);

export type BanGround = "a" | "b";

/** Art. 25: (a) on request, (b) without one where life is in danger. */
export const banGrounds = listOf<BanGround>(
  {
    name: "ban-ground",
    label: { vi: "Căn cứ cấm tiếp xúc", en: "Ground of a no-contact decision" },
    closed: true,
    source: "Luật 13/2022/QH15, Điều 25",
    confidence: "V",
    validFrom: "2023-07-01",
  },
  [
    [
      "a",
      "Có đề nghị; hành vi gây tổn hại, đe dọa sức khỏe hoặc đe dọa tính mạng",
      "On request: the act harms or threatens health, or threatens life",
    ],
    ["b", "Không cần đề nghị; hành vi đe dọa tính mạng", "Without a request: the act threatens life"],
  ],
);

/** Where somebody is sheltered; the kinds of Art. 35–40. */
export const shelterKinds = listOf<string, { readonly termRule: string | null }>(
  {
    name: "shelter-kind",
    label: { vi: "Nơi tạm lánh", en: "Kind of shelter" },
    source: "Luật 13/2022/QH15, Điều 28, 35–40 (thứ tự điều chưa đọc)",
    confidence: "M",
  },
  [
    [
      "trusted-address",
      "Địa chỉ tin cậy ở cộng đồng",
      "Trusted address in the community",
      { termRule: null },
    ],
    [
      "public-health-facility",
      "Cơ sở khám bệnh, chữa bệnh công lập",
      "Public health facility",
      { termRule: "shelter.health-facility" },
      { source: "Luật 13/2022/QH15, Điều 37 khoản 2, theo trích dẫn: không quá 01 ngày", confidence: "E" },
    ],
    ["social-facility", "Cơ sở trợ giúp xã hội", "Social assistance facility", { termRule: null }],
    ["support-facility", "Cơ sở cung cấp dịch vụ trợ giúp", "Support service facility", { termRule: null }],
    ["relatives", "Nhà người thân", "A relative's home", { termRule: null }],
    ["other", "Nơi khác", "Elsewhere", { termRule: null }],
    ["unknown", "Chưa rõ", "Not known", { termRule: null }],
  ],
);

/** Occasions on which contact is permitted while it is forbidden. */
export const contactOccasions = listOf<string>(
  {
    name: "contact-occasion",
    label: { vi: "Trường hợp được tiếp xúc", en: "Occasion of permitted contact" },
    source: "Nghị định 76/2023/NĐ-CP, Điều 18",
    confidence: "V",
    validFrom: "2023-12-25",
  },
  [
    ["wedding-or-funeral", "Gia đình có việc cưới, việc tang", "A wedding or funeral in the family"],
    [
      "accident-or-illness",
      "Gia đình có người bị tai nạn, bị bệnh nặng cần chăm sóc",
      "An accident or serious illness in the family",
    ],
    ["disaster", "Khắc phục hậu quả thiên tai, hỏa hoạn, dịch bệnh", "Disaster, fire or epidemic"],
  ],
);
