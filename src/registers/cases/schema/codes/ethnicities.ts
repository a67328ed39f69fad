/** The peoples of Viet Nam as they are numbered in statistics. Pure. */
import { listOf } from "../code.ts";

const names =
  "Kinh,Tày,Thái,Hoa,Khơ-me,Mường,Nùng,Hmông,Dao,Gia-rai,Ngái,Ê-đê,Ba-na,Xơ-đăng,Sán Chay,Cơ-ho,Chăm,Sán Dìu,Hrê,Mnông,Ra-glai," +
  "Xtiêng,Bru-Vân Kiều,Thổ,Giáy,Cơ-tu,Gié-Triêng,Mạ,Khơ-mú,Co,Ta-ôi,Chơ-ro,Kháng,Xinh-mun,Hà Nhì,Chu-ru,Lào,La Chí,La Ha,Phù Lá," +
  "La Hủ,Lự,Lô Lô,Chứt,Mảng,Pà Thẻn,Cơ Lao,Cống,Bố Y,Si La,Pu Péo,Brâu,Ơ-đu,Rơ-măm";

export const ethnicities = listOf<string>(
  {
    name: "ethnicity",
    label: { vi: "Dân tộc", en: "Ethnic group" },
    source: "Danh mục các thành phần dân tộc Việt Nam (QĐ 121-TCTK/PPCĐ, 1979), theo nhớ",
    confidence: "M",
  },
  [
    ...names.split(",").map((name, n) => [String(n + 1).padStart(2, "0"), name, name] as const),
    ["foreign", "Người nước ngoài", "Foreign"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);
