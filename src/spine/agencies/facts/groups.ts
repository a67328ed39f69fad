/** Collective names that documents use, and what each means: kinds of unit, named units, or a person's choice. */
import type { Group, UnitKind } from "../schema.ts";

type More = Partial<Pick<Group, "codes" | "open">>;
type Row = readonly [code: string, names: readonly string[], kinds: readonly UnitKind[], more?: More];

const department: readonly UnitKind[] = ["department", "board", "inspectorate"];
const departmentAndMore = { codes: ["HN-VPUB"] };
const communeKinds: readonly UnitKind[] = ["ward", "commune"];
const districtKinds: readonly UnitKind[] = ["urban-district", "rural-district", "town"];

const rows: readonly Row[] = [
  [
    "departments",
    [
      "cơ quan chuyên môn thuộc UBND Thành phố",
      "cơ quan, ban, ngành",
      "Sở, ban, ngành",
      "Sở, ngành",
      "Sở",
      "ban, ngành",
      "Sở, ban",
      "các ngành",
    ],
    department,
    departmentAndMore,
  ],
  [
    "districts",
    [
      "UBND các quận, huyện, thị xã",
      "UBND quận, huyện, thị xã",
      "quận, huyện, thị xã",
      "UBND cấp huyện",
      "cấp huyện",
      "UBND các quận, huyện",
      "quận, huyện",
      "UBND quận, huyện và thị xã Sơn Tây",
    ],
    districtKinds,
  ],
  ["urban-districts", ["UBND các quận", "các quận"], ["urban-district"]],
  ["rural-districts", ["UBND các huyện", "các huyện"], ["rural-district"]],
  [
    "communes",
    [
      "UBND xã",
      "UBND phường",
      "Ủy ban nhân dân cấp cơ sở",
      "UBND các xã, phường",
      "UBND xã, phường",
      "xã, phường",
      "UBND phường, xã",
      "phường, xã",
      "UBND cấp xã",
      "cấp xã",
      "UBND các xã, phường, thị trấn",
      "UBND xã, phường, thị trấn",
      "xã, phường, thị trấn",
      "UBND phường, xã, thị trấn",
    ],
    [...communeKinds, "township"],
  ],
  ["wards-only", ["UBND các phường", "các phường"], ["ward"]],
  ["communes-only", ["UBND các xã", "các xã"], ["commune"]],
  ["all-committees", ["UBND các cấp"], ["city", ...districtKinds, ...communeKinds, "township"]],
  [
    "all-police",
    ["Công an các cấp", "lực lượng Công an", "Công an các đơn vị, địa phương"],
    ["city-police", "district-police", "commune-police"],
  ],
  [
    "commune-police",
    [
      "Công an xã",
      "Công an phường",
      "CA các xã, phường",
      "Công an các xã, phường",
      "Công an xã, phường",
      "Công an cấp xã",
    ],
    ["commune-police"],
  ],
  [
    "district-police",
    ["Công an các quận, huyện, thị xã", "Công an quận, huyện, thị xã", "Công an cấp huyện"],
    ["district-police"],
  ],
  [
    "health-stations",
    [
      "Trạm Y tế",
      "Trạm Y tế xã",
      "Trạm Y tế các xã, phường",
      "Trạm Y tế xã, phường",
      "Trạm Y tế cấp xã",
      "các Trạm Y tế",
    ],
    ["health-station"],
  ],
  [
    "press",
    [
      "cơ quan báo, đài",
      "cơ quan báo chí",
      "báo, đài",
      "cơ quan thông tấn, báo chí",
      "cơ quan truyền thông",
      "cơ quan thông tấn, báo chí, phát thanh, truyền hình, cổng thông tin điện tử",
      "cơ quan báo chí, truyền thông",
      "cơ quan thông tin đại chúng",
    ],
    ["press"],
  ],
  [
    "unions",
    [
      "Mặt trận Tổ quốc",
      "đoàn thể",
      "tổ chức chính trị - xã hội",
      "hội, đoàn thể",
      "tổ chức đoàn thể",
      "Mặt trận Tổ quốc và các đoàn thể",
      "MTTQ và các đoàn thể",
      "MTTQ và các tổ chức chính trị - xã hội",
      "đoàn thể chính trị - xã hội",
    ],
    ["front", "union"],
  ],
  [
    "fronts-of-all-levels",
    ["MTTQ các cấp", "Mặt trận Tổ quốc các cấp", "Ủy ban MTTQ các cấp"],
    ["front", "commune-front"],
  ],
  [
    "commune-fronts",
    ["MTTQ các xã, phường", "Ủy ban MTTQ các xã, phường", "Ủy ban MTTQ cấp xã"],
    ["commune-front"],
  ],
  [
    "courts",
    ["Tòa án nhân dân các cấp", "Tòa án nhân dân hai cấp", "TAND hai cấp"],
    ["court", "regional-court"],
  ],
  ["city-hospitals", ["bệnh viện trực thuộc", "bệnh viện công lập", "các bệnh viện"], ["hospital"]],
  [
    "health-facilities",
    [
      "cơ sở khám bệnh, chữa bệnh",
      "cơ sở khám chữa bệnh",
      "cơ sở y tế",
      "cơ sở khám chữa bệnh của Nhà nước, tư nhân",
    ],
    ["hospital", "health-station"],
    { open: true },
  ],
  [
    "grassroots-information",
    ["hệ thống thông tin cơ sở", "thông tin cơ sở"],
    ["culture-section"],
    {
      open: true,
    },
  ],
  [
    "office-posts",
    ["CVP", "PCVP", "Chánh Văn phòng", "Phó Chánh Văn phòng"],
    [],
    {
      codes: ["HN-VPUB"],
    },
  ],
  [
    "units-concerned",
    [
      "đơn vị",
      "đơn vị liên quan",
      "cơ quan, đơn vị",
      "cơ quan",
      "tổ chức",
      "cơ quan, đơn vị, địa phương",
      "cấp, ngành",
      "cấp",
      "đơn vị thành viên",
      "đơn vị trực thuộc",
      "đơn vị được giao thực hiện nhiệm vụ",
      "cơ quan có thẩm quyền",
      "địa phương",
      "cơ quan, tổ chức",
      "cá nhân",
      "hội",
      "doanh nghiệp",
      "cơ quan chức năng",
      "cơ quan Trung ương",
      "cộng đồng dân cư",
      "xã đặc biệt khó khăn",
    ],
    [],
    { open: true },
  ],
  [
    "culture-sections",
    ["Phòng Văn hóa - Xã hội các xã, phường", "Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Thông tin"],
    ["culture-section"],
  ],
  [
    "commune-offices",
    ["Văn phòng HĐND và UBND các xã, phường", "Văn phòng HĐND và UBND cấp xã"],
    ["commune-office"],
  ],
  [
    "women-of-all-levels",
    ["Hội LHPN các cấp", "Hội Phụ nữ các cấp", "Hội LHPN các xã, phường"],
    ["commune-front"],
    { codes: ["HN-HLHPN"] },
  ],
];

export const groups: readonly Group[] = rows.map(([code, names, kinds, more]) => ({
  code,
  names,
  kinds,
  codes: [],
  open: false,
  ...more,
}));
