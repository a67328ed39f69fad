/**
 * Bodies of the city besides its departments, and the few central ones that documents name. Everything not tagged V
 * is to be confirmed by the office that runs the system and stays editable.
 */
import { publicBodies } from "./public-bodies.ts";
import { cityCode, listedSince, under } from "./shape.ts";
import type { SuccessionFact, UnitFact } from "./shape.ts";

const central = under("VN", [
  [
    "VN-BVHTTDL",
    "central",
    "Bộ Văn hóa, Thể thao và Du lịch",
    ["Bộ VHTTDL", "Bộ VH,TT&DL", "Bộ VHTT&DL"],
    "V",
  ],
  ["VN-BYT", "central", "Bộ Y tế", [], "V"],
  ["VN-BCA", "central", "Bộ Công an", [], "V"],
  ["VN-BTP", "central", "Bộ Tư pháp", [], "V"],
  ["VN-BBT", "central", "Ban Bí thư", ["Ban Bí thư Trung ương Đảng"], "V"],
  ["VN-CP", "central", "Chính phủ", ["Thủ tướng Chính phủ"], "V"],
]);

const council = under(cityCode, [
  [
    "HN-HDND",
    "people-council",
    "Hội đồng nhân dân Thành phố",
    ["HĐND Thành phố", "Thường trực HĐND Thành phố"],
    "V",
  ],
]);

const councilBoards = under("HN-HDND", [
  [
    "HN-HDND-VHXH",
    "council-board",
    "Ban Văn hóa - Xã hội HĐND Thành phố",
    ["Ban VHXH HĐND Thành phố", "Ban VH-XH HĐND TP"],
  ],
  ["HN-HDND-PC", "council-board", "Ban Pháp chế HĐND Thành phố", []],
  ["HN-HDND-KTNS", "council-board", "Ban Kinh tế - Ngân sách HĐND Thành phố", ["Ban KTNS HĐND Thành phố"]],
  ["HN-HDND-DT", "council-board", "Ban Đô thị HĐND Thành phố", [], "M"],
]);

const party = under(cityCode, [
  [
    "HN-TU",
    "party",
    "Thành ủy Hà Nội",
    ["Thường trực Thành ủy", "Ban Thường vụ Thành ủy", "Đảng bộ Thành phố"],
    "V",
  ],
]);

const partyBoards = [
  ...under("HN-TU", [
    ["HN-TU-VP", "party-board", "Văn phòng Thành ủy", ["VPTU"]],
    ["HN-TU-TC", "party-board", "Ban Tổ chức Thành ủy", ["Ban TCTU"]],
    ["HN-TU-NC", "party-board", "Ban Nội chính Thành ủy", ["Ban NCTU"]],
    ["HN-TU-KT", "party-board", "Ủy ban Kiểm tra Thành ủy", ["UBKTTU", "UBKT Thành ủy"]],
  ]),
  ...under(
    "HN-TU",
    [
      ["HN-TU-TG", "party-board", "Ban Tuyên giáo Thành ủy", ["Ban TGTU"]],
      ["HN-TU-DV", "party-board", "Ban Dân vận Thành ủy", ["Ban DVTU"]],
    ],
    { to: "2025-02-03" },
  ),
  ...under(
    "HN-TU",
    [
      [
        "HN-TU-TGDV",
        "party-board",
        "Ban Tuyên giáo và Dân vận Thành ủy",
        ["Ban TGDVTU", "Ban TG&DV Thành ủy"],
      ],
    ],
    { from: "2025-02-03" },
  ),
];

const government = under(cityCode, [
  [
    "HN-VPUB",
    "office",
    "Văn phòng UBND Thành phố",
    ["VPUB", "VP UBND Thành phố", "CVP", "PCVP", "Chánh Văn phòng UBND Thành phố"],
    "V",
  ],
  ["HN-TTTP", "inspectorate", "Thanh tra Thành phố", ["Thanh tra TP"]],
  [
    "HN-HDPBGDPL",
    "coordination-council",
    "Hội đồng phối hợp phổ biến, giáo dục pháp luật Thành phố",
    [
      "Hội đồng phối hợp phổ biến giáo dục Thành phố",
      "Hội đồng phối hợp PBGDPL Thành phố",
      "HĐPH PBGDPL Thành phố",
    ],
  ],
  ["HN-CATP", "city-police", "Công an thành phố Hà Nội", ["Công an TP", "Công an Thành phố", "CATP"], "V"],
]);

const sections = under("HN-VPUB", [
  ["HN-VPUB-KGVX", "section", "Phòng Khoa giáo - Văn xã", ["Phòng KGVX", "KGVX", "Phòng KG-VX"]],
  ["HN-VPUB-NC", "section", "Phòng Nội chính", ["Phòng NC", "NC"]],
  ["HN-VPUB-KT", "section", "Phòng Kinh tế", ["Phòng KT", "KT"], "M"],
  ["HN-VPUB-TKBT", "section", "Phòng Thư ký - Biên tập", ["Phòng TKBT", "TKBT", "Phòng TK-BT"]],
  ["HN-VPUB-VT", "section", "Văn thư", ["VT", "Lưu VT"]],
]);

const centres = [
  ...under("HN-STP", [
    [
      "HN-TGPL",
      "centre",
      "Trung tâm Trợ giúp pháp lý nhà nước thành phố Hà Nội",
      ["Trung tâm trợ giúp pháp lý", "Trung tâm TGPL nhà nước", "Trung tâm TGPL", "TT TGPL"],
      "V",
    ],
  ]),
  ...under("HN-SYT", [
    ["HN-CDC", "centre", "Trung tâm Kiểm soát bệnh tật thành phố Hà Nội", ["CDC Hà Nội", "Trung tâm KSBT"]],
    [
      "HN-CTXH",
      "centre",
      "Trung tâm Cung cấp dịch vụ công tác xã hội Hà Nội",
      ["Trung tâm công tác xã hội và Quỹ Bảo trợ trẻ em"],
      "M",
    ],
  ]),
];

export const cityBodies: readonly UnitFact[] = [
  { code: "VN", kind: "country", name: "Việt Nam", parent: null, from: listedSince },
  ...central,
  ...council,
  ...councilBoards,
  ...party,
  ...partyBoards,
  ...government,
  ...sections,
  ...centres,
  ...publicBodies,
];

export const cityBodySuccessions: readonly SuccessionFact[] = ["HN-TU-TG", "HN-TU-DV"].map((from) => ({
  from,
  to: "HN-TU-TGDV",
  on: "2025-02-03",
  kind: "merge",
  share: 1,
  note: "Hợp nhất hai ban (ngày cần xác nhận)",
}));
