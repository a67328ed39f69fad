/** The yearly report on the plan as the demonstration has it: headings from the published plan, the statistical form, documents. */
import { templateContent, type TemplateContent } from "../schema.ts";

/** A heading of the published plan: a section ("II") or an item ("II.3"). */
export interface PlanHeading {
  readonly path: string;
  readonly text: string;
}

/** Lines that the simpler form of Circular 07/2017 no longer asks for, or that only some units can know. */
const optional = new Set([
  "family.with-elderly",
  "family.with-children",
  "family.with-child-marriage",
  "violence.victims.women-16-59",
  "violence.handled.women-16-59",
  "prevention.counselling-facilities",
]);

/** Lines that grow until the year ends: asked on 15 November, they are estimated to its end and told for the whole year later. */
const estimated = new Set([
  "violence.cases",
  "prevention.training-courses",
  "prevention.training-people",
  "prevention.budget",
]);

/** Where no plan is published: the fields of work that any such plan has. */
const usual: readonly PlanHeading[] = [
  { path: "II.1", text: "Lãnh đạo, chỉ đạo, phối hợp" },
  { path: "II.2", text: "Chính sách, dịch vụ đối với gia đình" },
  { path: "II.3", text: "Quản lý nhà nước, nguồn nhân lực, cơ sở dữ liệu" },
  { path: "II.4", text: "Truyền thông, giáo dục" },
  { path: "II.5", text: "Kiểm tra, giám sát" },
  { path: "III", text: "Kinh phí" },
];

const shorten = (text: string): string => {
  const line = text.split(/[\n.:;]/u)[0]?.trim() ?? "";
  return line.length <= 120 ? line || text.slice(0, 120) : `${line.slice(0, 117).trimEnd()}…`;
};

/** Headings to report on: items where a section has items, else the section itself; the aims in I have nothing to report. */
function reported(headings: readonly PlanHeading[]): readonly PlanHeading[] {
  const work = headings.filter((h) => h.path !== "I" && !h.path.startsWith("I."));
  const hasItems = (path: string) => work.some((h) => h.path.startsWith(`${path}.`));
  const leaves = work.filter((h) => h.path.includes(".") || !hasItems(h.path));
  return leaves.length > 0 ? leaves.slice(0, 30) : usual;
}

const rowsOf = (codes: readonly string[], block: string) =>
  codes
    .filter((c) => c.startsWith(`${block}.`))
    .map((indicator) => ({
      indicator,
      required: !optional.has(indicator),
      asksEstimate: estimated.has(indicator),
    }));

/** Tables over what the system counts by itself; only those whose figures the catalogue has. */
function computedTables(codes: readonly string[]) {
  const more = codes.includes("policy.documents")
    ? [
        {
          title: "Biểu 4. Văn bản ban hành trong kỳ",
          columns: [
            { title: "Tổng", dims: "" },
            { title: "Kế hoạch", dims: "kind=plan" },
            { title: "Quyết định", dims: "kind=decision" },
            { title: "Công văn", dims: "kind=letter" },
          ],
          rows: [{ indicator: "policy.documents", required: false }],
        },
      ]
    : [];
  const counted = ["tasks.given", "tasks.done", "tasks.done-on-time", "tasks.overdue"].filter((c) =>
    codes.includes(c),
  );
  const rows = counted.map((indicator) => ({ indicator, required: false }));
  const tasks = rows.length > 0 ? [{ title: "Biểu 5. Nhiệm vụ của kế hoạch", rows }] : [];
  return [...more, ...tasks];
}

/** The content of the template, from the plan's headings and the catalogue's codes. */
export function demoContent(headings: readonly PlanHeading[], codes: readonly string[]): TemplateContent {
  const table = (title: string, block: string) => ({ title, rows: rowsOf(codes, block) });
  return templateContent.parse({
    abstract: "Kết quả thực hiện Kế hoạch về công tác gia đình và phòng, chống bạo lực gia đình năm {year}",
    opening: "{unit} báo cáo kết quả thực hiện năm {year} như sau:",
    bases: [
      "Căn cứ Luật Phòng, chống bạo lực gia đình số 13/2022/QH15",
      "Căn cứ Nghị định số 02/2013/NĐ-CP của Chính phủ quy định về công tác gia đình",
    ],
    recipients: ["Sở Văn hóa và Thể thao", "Lãnh đạo đơn vị"],
    officerMaySubmit: false,
    windows: {
      counted: { from: "11-15", to: "11-14" },
      // The year of periodic reports, Decree 09/2019/NĐ-CP, Article 12.
      whole: { from: "12-15", to: "12-14" },
      supplement: { from: "12-01", to: "12-31" },
    },
    sections: [
      { number: "I.", title: "Kết quả thực hiện nhiệm vụ", narrative: false },
      ...reported(headings).map((h, i) => ({
        number: `${i + 1}.`,
        level: 2,
        title: shorten(h.text),
        prompt: "Việc đã làm, kết quả, minh chứng. Phần này được gợi ý từ tiến độ các nhiệm vụ của đơn vị.",
        required: i === 0,
        clausePaths: [h.path],
      })),
      {
        number: "II.",
        title: "Số liệu",
        narrative: false,
        tables: [
          table("Biểu 1. Gia đình", "family"),
          table("Biểu 2. Bạo lực gia đình", "violence"),
          table("Biểu 3. Công tác phòng, chống bạo lực gia đình", "prevention"),
          ...computedTables(codes),
        ],
      },
      {
        number: "III.",
        title: "Khó khăn, vướng mắc",
        prompt: "Nêu nguyên nhân; nếu không có, ghi rõ là không có.",
      },
      { number: "IV.", title: "Kiến nghị, phương hướng", prompt: "Kiến nghị với ai, việc gì." },
    ],
  });
}
