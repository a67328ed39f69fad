/** Hospitals, the Front and unions, press, courts and procuracies, and invented support facilities. */
import { cityCode, twoTiers, under } from "./shape.ts";
import type { Row, UnitFact } from "./shape.ts";

/** "Bệnh viện Đa khoa Đức Giang" is "Bệnh viện Đức Giang" in most documents. */
const inShort = ([code, kind, name, aliases, confidence]: Row): Row => {
  const short = name.replace(" Đa khoa", "");
  return [code, kind, name, short === name ? aliases : [...aliases, short], confidence ?? "E"];
};

const hospitalRows: readonly Row[] = [
  ["HN-BV-XANHPON", "hospital", "Bệnh viện Đa khoa Xanh Pôn", ["BVĐK Xanh Pôn", "Bệnh viện Saint Paul"]],
  ["HN-BV-THANHNHAN", "hospital", "Bệnh viện Thanh Nhàn", []],
  ["HN-BV-DUCGIANG", "hospital", "Bệnh viện Đa khoa Đức Giang", ["BVĐK Đức Giang"]],
  ["HN-BV-HADONG", "hospital", "Bệnh viện Đa khoa Hà Đông", ["BVĐK Hà Đông"]],
  ["HN-BV-SONTAY", "hospital", "Bệnh viện Đa khoa Sơn Tây", ["BVĐK Sơn Tây"]],
  ["HN-BV-PHUSAN", "hospital", "Bệnh viện Phụ sản Hà Nội", ["BV Phụ sản Hà Nội"]],
  ["HN-BV-DONGDA", "hospital", "Bệnh viện Đa khoa Đống Đa", ["BVĐK Đống Đa"]],
  ["HN-BV-DONGANH", "hospital", "Bệnh viện Đa khoa Đông Anh", ["BVĐK Đông Anh"]],
  ["HN-BV-TAMTHAN", "hospital", "Bệnh viện Tâm thần Hà Nội", []],
  ["HN-BV-NHI", "hospital", "Bệnh viện Nhi Hà Nội", [], "M"],
];
const hospitals = under("HN-SYT", hospitalRows.map(inShort));

const front = under(cityCode, [
  [
    "HN-MTTQ",
    "front",
    "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội",
    [
      "UBMTTQVN Thành phố Hà Nội",
      "UBMTTQ Thành phố",
      "Ủy ban MTTQ Việt Nam Thành phố",
      "UB MTTQ Thành phố",
      "Ủy ban MTTQ Thành phố",
      "Mặt trận Tổ quốc Việt Nam Thành phố",
      "MTTQ Thành phố",
      "MTTQ Việt Nam Thành phố",
    ],
    "V",
  ],
]);

/** Since mid-2025 the unions work within the Front; the parent is therefore the Front, and stays editable. */
const unions = under("HN-MTTQ", [
  [
    "HN-HLHPN",
    "union",
    "Hội Liên hiệp Phụ nữ thành phố Hà Nội",
    [
      "Hội LHPN Thành phố",
      "Hội LHPN",
      "Hội Phụ nữ Thành phố",
      "Hội Liên hiệp Phụ nữ Việt Nam thành phố Hà Nội",
    ],
  ],
  [
    "HN-DTN",
    "union",
    "Thành đoàn Hà Nội",
    [
      "Đoàn Thanh niên cộng sản Hồ Chí Minh",
      "Đoàn TNCS Hồ Chí Minh Thành phố",
      "Đoàn TNCS HCM",
      "Đoàn Thanh niên Thành phố",
      "Đoàn TN",
      "Đoàn Thanh niên cộng sản Hồ Chí Minh thành phố Hà Nội",
    ],
  ],
  ["HN-LDLD", "union", "Liên đoàn Lao động thành phố Hà Nội", ["LĐLĐ Thành phố", "LĐLĐ"]],
  ["HN-HND", "union", "Hội Nông dân thành phố Hà Nội", ["HND Thành phố"]],
  ["HN-HCCB", "union", "Hội Cựu chiến binh thành phố Hà Nội", ["Hội CCB Thành phố", "Hội CCB"]],
]);

/** Associations that documents on families name beside the unions (M). */
const associations = under(cityCode, [
  ["HN-HNCT", "association", "Hội Người cao tuổi thành phố Hà Nội", ["Hội NCT Thành phố"], "M"],
  ["HN-HLG", "association", "Hội Luật gia thành phố Hà Nội", [], "M"],
  [
    "HN-HVHNT",
    "association",
    "Hội Liên hiệp Văn học nghệ thuật Hà Nội",
    ["Hội VHNT", "Hội VHNT Hà Nội"],
    "M",
  ],
  ["HN-HKH", "association", "Hội Khuyến học thành phố Hà Nội", [], "M"],
]);

/** Press reorganisation is under way (M): names and number of outlets to be confirmed. */
const press = under(cityCode, [
  ["HN-BAO-HNM", "press", "Báo Hànộimới", ["Báo Hà Nội mới", "Báo HNM", "Hànộimới"], "M"],
  ["HN-BAO-KTDT", "press", "Báo Kinh tế và Đô thị", ["Báo Kinh tế & Đô thị", "Báo KT&ĐT", "Báo KTĐT"], "M"],
  ["HN-BAO-PNTD", "press", "Báo Phụ nữ Thủ đô", ["Báo PNTĐ", "Báo PN Thủ đô"], "M"],
  ["HN-BAO-ANTD", "press", "Báo An ninh Thủ đô", ["Báo ANTĐ"], "M"],
  ["HN-BAO-TTTD", "press", "Báo Tuổi trẻ Thủ đô", ["Báo TTTĐ"], "M"],
  ["HN-BAO-LDTD", "press", "Báo Lao động Thủ đô", ["Báo LĐTĐ"], "M"],
  [
    "HN-PTTH",
    "press",
    "Đài Phát thanh và Truyền hình Hà Nội",
    ["Đài PT&TH Hà Nội", "Đài PTTH Hà Nội", "Đài PT-TH Hà Nội", "Đài Hà Nội"],
    "M",
  ],
  [
    "HN-CGTDT",
    "press",
    "Cổng Thông tin điện tử Thành phố",
    ["Cổng TTĐT Thành phố", "Cổng Giao tiếp điện tử Hà Nội", "Cổng thông tin điện tử Thủ đô"],
    "M",
  ],
]);

const justice = under(cityCode, [
  ["HN-TAND", "court", "Tòa án nhân dân thành phố Hà Nội", ["TAND Thành phố", "TAND TP Hà Nội"], "V"],
  [
    "HN-VKSND",
    "procuracy",
    "Viện kiểm sát nhân dân thành phố Hà Nội",
    ["VKSND Thành phố", "Viện Kiểm sát Thành phố"],
    "V",
  ],
]);

/** Twelve regional courts (NQ 81/2025/UBTVQH15) and the procuracies beside them; which commune is under which is editable. */
const regions = Array.from({ length: 12 }, (_, i) => i + 1);
const regionalJustice = [
  ...under(
    "HN-TAND",
    regions.map((n): Row => [
      `HN-TAKV-${n}`,
      "regional-court",
      `Tòa án nhân dân khu vực ${n} - Hà Nội`,
      [`Tòa án khu vực ${n}`, `TAND khu vực ${n}`, `TAND khu vực ${n} - Hà Nội`],
    ]),
    { from: twoTiers },
  ),
  ...under(
    "HN-VKSND",
    regions.map((n): Row => [
      `HN-VKSKV-${n}`,
      "regional-procuracy",
      `Viện kiểm sát nhân dân khu vực ${n} - Hà Nội`,
      [`VKSND khu vực ${n}`],
      "M",
    ]),
    { from: twoTiers },
  ),
];

/** Invented places that show how a support facility looks; real ones are entered by the office. */
const facilities: UnitFact[] = under(
  cityCode,
  [
    ["HN-CSTG-01", "support-facility", "Nhà tạm lánh Bình Minh (minh họa)", [], "I"],
    ["HN-CSTG-02", "support-facility", "Cơ sở tư vấn gia đình Hoa Sen (minh họa)", [], "I"],
    ["HN-CSTG-03", "support-facility", "Cơ sở trợ giúp xã hội Mái Ấm (minh họa)", [], "I"],
  ],
  { from: twoTiers },
).map((f) => ({ ...f, isDemo: true, note: "Đơn vị minh họa, không có thật" }));

export const publicBodies: readonly UnitFact[] = [
  ...hospitals,
  ...front,
  ...unions,
  ...associations,
  ...press,
  ...justice,
  ...regionalJustice,
  ...facilities,
];
