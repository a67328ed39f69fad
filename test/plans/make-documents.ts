/**
 * Writes the Word documents of the corpus anew: `node test/plans/make-documents.ts`. They are committed, so that a test
 * reads what a person looked at; the .pdf was exported once from the last of them.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
  WidthType,
} from "docx";

type Cell = string | { text: string; span?: number; merge?: "start" | "more" };

const here = fileURLToPath(new URL(".", import.meta.url));
const p = (text: string): Paragraph => new Paragraph({ text });
const numbered = (text: string, reference: string, level = 0): Paragraph =>
  new Paragraph({ text, numbering: { reference, level } });

function cell(value: Cell): TableCell {
  const { text, span, merge } =
    typeof value === "string" ? { text: value, span: undefined, merge: undefined } : value;
  const vertical = merge === "start" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
  return new TableCell({
    children: text.split("\n").map(p),
    ...(span !== undefined && { columnSpan: span }),
    ...(merge !== undefined && { verticalMerge: vertical }),
  });
}

const table = (rows: Cell[][]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => new TableRow({ children: row.map(cell) })),
  });

const head = (issuer: string, number: string, date: string): Table =>
  table([
    [issuer, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    [number, date],
  ]);

const tail = (): Table =>
  table([["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐỗ Minh Châu"]]);

const levels = [
  { level: 0, format: LevelFormat.UPPER_ROMAN, text: "%1." },
  { level: 1, format: LevelFormat.DECIMAL, text: "%2." },
  { level: 2, format: LevelFormat.LOWER_LETTER, text: "%3)" },
];
/** Every mark is Word's own: the text has none. */
const nested = [
  { level: 0, format: LevelFormat.UPPER_ROMAN, text: "%1." },
  { level: 1, format: LevelFormat.DECIMAL, text: "%2." },
  { level: 2, format: LevelFormat.DECIMAL, text: "%2.%3." },
  { level: 3, format: LevelFormat.LOWER_LETTER, text: "%4)" },
  { level: 4, format: LevelFormat.BULLET, text: "\uf02d" },
];
const numbering = {
  config: [
    { reference: "nested", levels: nested },
    { reference: "outline", levels },
    { reference: "dash", levels: [{ level: 0, format: LevelFormat.BULLET, text: "-" }] },
  ],
};

async function save(name: string, children: Array<Paragraph | Table>): Promise<void> {
  const document = new Document({ numbering, sections: [{ children }] });
  writeFileSync(here + name, await Packer.toBuffer(document));
}

const taskTable = [
  head("ỦY BAN NHÂN DÂN\nPHƯỜNG AN HẢI", "Số: 33/KH-UBND", "An Hải, ngày 16 tháng 3 năm 2026"),
  p(""),
  p("KẾ HOẠCH"),
  p("Thực hiện công tác gia đình quý II năm 2026"),
  p("Căn cứ Kế hoạch số 48/KH-UBND ngày 09/02/2026 của UBND tỉnh Sông Thu;"),
  p("I. MỤC TIÊU"),
  p("Mỗi khu dân cư có ít nhất một câu lạc bộ gia đình."),
  p("II. NHIỆM VỤ CỤ THỂ"),
  table([
    ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"],
    ["I", { text: "Truyền thông", span: 5 }],
    [
      "1",
      "Nói chuyện chuyên đề tại khu dân cư",
      "Phòng Văn hóa - Xã hội",
      "Hội Liên hiệp Phụ nữ phường;\nĐoàn TNCS Hồ Chí Minh phường",
      { text: "Quý II/2026", merge: "start" },
      "08 buổi",
    ],
    [
      "2",
      "Phát tờ gấp đến từng hộ",
      "Trạm Y tế phường",
      "Tổ dân phố",
      { text: "", merge: "more" },
      "5.000 tờ",
    ],
    ["II", { text: "Bảo vệ, hỗ trợ", span: 5 }],
    ["1", "Kiện toàn địa chỉ tin cậy", "Công an phường", "Các tổ dân phố", "Trước 30/6/2026", "Danh sách"],
  ]),
  p("III. TỔ CHỨC THỰC HIỆN"),
  p("Các cơ quan, đơn vị báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 25/6/2026."),
  tail(),
];

const annexed = [
  head("UBND TỈNH SÔNG THU\nSỞ Y TẾ", "Số: 1204/KH-SYT", "Sông Thu, ngày 04 tháng 12 năm 2026"),
  p("KẾ HOẠCH"),
  p("Nâng cao năng lực tiếp nhận người bị bạo lực tại cơ sở y tế"),
  p("Sở Y tế ban hành Kế hoạch với các nội dung chính sau:"),
  numbered("MỤC ĐÍCH", "outline"),
  p("Người bệnh được tiếp nhận kín đáo, được ghi nhận đầy đủ."),
  numbered("NHIỆM VỤ", "outline"),
  numbered("Tại tuyến tỉnh", "outline", 1),
  numbered("Bệnh viện Đa khoa tỉnh bố trí phòng khám riêng;", "outline", 2),
  numbered("Trung tâm Kiểm soát bệnh tật tỉnh thống kê số lượt khám.", "outline", 2),
  numbered("Tại tuyến xã", "outline", 1),
  numbered("Sàng lọc tại trạm y tế.", "dash"),
  numbered("Chuyển tuyến an toàn.", "dash"),
  tail(),
  p("Phụ lục I"),
  p("DANH MỤC NHIỆM VỤ"),
  p("(Kèm theo Kế hoạch số 1204/KH-SYT ngày 04/12/2026 của Sở Y tế)"),
  table([
    ["TT", "Hoạt động", "Đơn vị thực hiện", "Thời gian hoàn thành"],
    ["1", "Biên soạn tài liệu hướng dẫn", "Phòng Nghiệp vụ Y", "Tháng 01/2027"],
    ["2", "Mở lớp tập huấn cho trạm y tế", "Trung tâm Y tế các xã, phường", "Quý I/2027"],
    ["4", "Kiểm tra, giám sát", "Thanh tra tỉnh", "Hằng năm"],
  ]),
];

const plain = [
  head("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "Số: 25/KH-UBND", "Hà Nội, ngày 15 tháng 01 năm 2026"),
  p("KẾ HOẠCH"),
  p("Tuyên truyền xây dựng gia đình hạnh phúc năm 2026"),
  p("Thực hiện nhiệm vụ năm 2026, UBND Thành phố ban hành Kế hoạch như sau:"),
  p("I. NỘI DUNG"),
  p(
    "1. Nhân Ngày Quốc tế Hạnh phúc 20/3, các phường và các xã tổ chức bữa cơm chung cho các hộ sống một mình, có sự tham gia của lực lượng tình nguyện và của các nhà hảo tâm trên địa bàn, bảo đảm an toàn thực phẩm và tiết kiệm.",
  ),
  p(
    "2. Mở chuyên mục thường kỳ trên sóng phát thanh, dành thời lượng cho câu chuyện của người trong cuộc, giữ kín tên tuổi và nơi ở của họ theo đúng quy định.",
  ),
  p("II. TỔ CHỨC THỰC HIỆN"),
  p("1. Sở Văn hóa và Thể thao"),
  p(
    "- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Liên đoàn Lao động Thành phố theo dõi, đôn đốc, kịp thời tháo gỡ khó khăn trong quá trình thực hiện Kế hoạch này ở các địa phương, đơn vị.",
  ),
  p("- Tổng hợp, báo cáo UBND Thành phố trước ngày 05/12 hằng năm."),
  p("2. Đài Phát thanh và Truyền hình Hà Nội"),
  p("Dành ít nhất hai chuyên mục mỗi tháng cho đề tài gia đình."),
  tail(),
];

const autoNumbered = [
  head("UBND PHƯỜNG TÂN HÒA\nTRẠM Y TẾ", "Số: 19/KH-TYT", "Tân Hòa, ngày 07 tháng 01 năm 2026"),
  p("KẾ HOẠCH"),
  p("Chăm sóc sức khỏe tinh thần của người mẹ sau sinh năm 2026"),
  p("Trạm Y tế phường xây dựng Kế hoạch như sau:"),
  numbered("NỘI DUNG", "nested"),
  numbered("Khám và tư vấn", "nested", 1),
  numbered("Tại trạm", "nested", 2),
  numbered("Khám sàng lọc cho mọi bà mẹ trong tháng đầu sau sinh;", "nested", 3),
  numbered("Ghi kết quả vào sổ, giữ kín thông tin;", "nested", 3),
  numbered("Tại nhà", "nested", 2),
  numbered("Người có dấu hiệu buồn bã kéo dài được thăm mỗi tuần:", "nested", 3),
  numbered("Tuần đầu do nữ hộ sinh thực hiện.", "nested", 4),
  numbered("Các tuần sau do Tổ dân phố và Hội Phụ nữ phường thực hiện.", "nested", 4),
  numbered("Truyền thông nhân Ngày Sức khỏe tâm thần Thế giới (10/10) và trong tháng 10", "nested", 1),
  p("Treo áp phích tại mười điểm đông người."),
  numbered("TỔ CHỨC THỰC HIỆN", "nested"),
  numbered("Trạm Y tế phường là đầu mối, tham mưu UBND phường bố trí kinh phí.", "nested", 1),
  numbered("Đề nghị Hội Phụ nữ phường", "nested", 1),
  numbered("Giới thiệu hội viên có kinh nghiệm chăm con.", "nested", 4),
  numbered("Phối hợp với các tổ dân phố báo tin cho Trạm Y tế phường.", "nested", 4),
  numbered(
    "Báo cáo: Tổ dân phố gửi báo cáo quý về Trạm Y tế phường; Trạm báo cáo UBND phường trước ngày 05/12 hằng năm.",
    "nested",
    1,
  ),
  tail(),
];

const decided = [
  head("ỦY BAN NHÂN DÂN\nXÃ VÂN TRUNG", "Số: 65/QĐ-UBND", "Vân Trung, ngày 11 tháng 3 năm 2026"),
  p("QUYẾT ĐỊNH"),
  p("Phê duyệt Chương trình bếp ấm cho gia đình neo đơn"),
  p("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
  p("Căn cứ Nghị quyết số 9/NQ-HĐND ngày 28/12/2025 của Hội đồng nhân dân xã Vân Trung;"),
  p("Xét đề nghị của Trưởng phòng Văn hóa - Xã hội,"),
  p("QUYẾT ĐỊNH:"),
  p("Điều 1. Phê duyệt Chương trình bếp ấm với nội dung tại Phụ lục kèm theo."),
  p("Điều 2. Tổ chức thực hiện"),
  p("1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các đơn vị liên quan triển khai; sơ kết 6 tháng, tổng kết năm."),
  p("2. Trưởng các thôn lập danh sách hộ neo đơn, gửi Phòng Văn hóa - Xã hội trước ngày 31/3/2026."),
  p("Điều 3. Quyết định này có hiệu lực từ ngày ký."),
  p("Điều 4. Chánh Văn phòng HĐND và UBND xã, Trưởng phòng Văn hóa - Xã hội chịu trách nhiệm thi hành Quyết định này./."),
  tail(),
  p("PHỤ LỤC"),
  p("PHÂN CÔNG NHIỆM VỤ CHƯƠNG TRÌNH BẾP ẤM"),
  p("(Kèm theo Quyết định số 65/QĐ-UBND ngày 11 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân xã)"),
  table([
    [
      { text: "STT", merge: "start" },
      { text: "Nội dung", merge: "start" },
      { text: "Cơ quan", span: 2 },
      { text: "Thời gian", merge: "start" },
      { text: "Sản phẩm", merge: "start" },
    ],
    [
      { text: "", merge: "more" },
      { text: "", merge: "more" },
      "Chủ trì",
      "Phối hợp",
      { text: "", merge: "more" },
      { text: "", merge: "more" },
    ],
    ["A", { text: "CHUẨN BỊ", span: 5 }],
    ["1", "Sửa bếp nhà văn hóa thôn", "Phòng Kinh tế", "Trưởng các thôn", "Trước 15/4/2026", "04 bếp"],
    ["2", "Tập huấn an toàn thực phẩm", "Trạm Y tế xã", "Hội Liên hiệp Phụ nữ xã", "Tháng 4/2026", "01 lớp"],
    ["B", { text: "VẬN HÀNH", span: 5 }],
    ["1", "Nấu bữa trưa thứ Bảy", "Hội Liên hiệp Phụ nữ xã", "Đoàn TNCS Hồ Chí Minh xã", "Thường xuyên", "Bữa ăn"],
    ["2", "Thăm hộ không đến được", "Các thôn", "Hội Chữ thập đỏ xã", "Hằng tuần", "Sổ thăm"],
  ]),
];

await save("13-auto-numbered.docx", autoNumbered);
await save("14-decided.docx", decided);
await save("02-task-table.docx", taskTable);
await save("04-annex.docx", annexed);
if (process.argv.includes("--all")) await save("08-exported.docx", plain);
