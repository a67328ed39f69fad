/** What is told of people by codes, so that figures need no key. Unknown is always one of them. Pure. */
import { listOf } from "../code.ts";

const ours = {
  source: "Danh sách do hệ thống đặt theo sổ của TT 23/2011/TT-BVHTTDL",
  confidence: "I",
} as const;

export type Sex = "female" | "male" | "other" | "unknown";
export const sexes = listOf<Sex>(
  { name: "sex", label: { vi: "Giới tính", en: "Sex" }, closed: true, ...ours },
  [
    ["female", "Nữ", "Female"],
    ["male", "Nam", "Male"],
    ["other", "Khác", "Other"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export type AgeBand = "under-16" | "16-59" | "from-60" | "unknown";
/** The bands of the statistical form. */
export const ageBands = listOf<AgeBand>(
  {
    name: "age-band",
    label: { vi: "Nhóm tuổi", en: "Age band" },
    closed: true,
    source: "TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.4; Luật Trẻ em 2016, Điều 1",
    confidence: "V",
  },
  [
    ["under-16", "Dưới 16 tuổi", "Under 16"],
    ["16-59", "Từ 16 đến 59 tuổi", "16 to 59"],
    ["from-60", "Từ 60 tuổi", "60 or over"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const maritals = listOf<string>(
  { name: "marital", label: { vi: "Tình trạng hôn nhân", en: "Marital status" }, ...ours },
  [
    ["married", "Đang có vợ, có chồng", "Married"],
    ["cohabiting", "Chung sống như vợ chồng", "Living together as spouses"],
    ["divorced", "Đã ly hôn", "Divorced"],
    ["separated", "Ly thân", "Separated"],
    ["widowed", "Góa", "Widowed"],
    ["single", "Chưa kết hôn", "Single"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const educations = listOf<string>(
  { name: "education", label: { vi: "Trình độ học vấn", en: "Education" }, ...ours },
  [
    ["none", "Chưa đi học", "None"],
    ["primary", "Tiểu học", "Primary"],
    ["lower-secondary", "Trung học cơ sở", "Lower secondary"],
    ["upper-secondary", "Trung học phổ thông", "Upper secondary"],
    ["vocational", "Trung cấp, cao đẳng, nghề", "Vocational, college"],
    ["university", "Đại học trở lên", "University"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const occupations = listOf<string>(
  { name: "occupation", label: { vi: "Nghề nghiệp", en: "Occupation" }, ...ours },
  [
    ["farming", "Nông, lâm nghiệp, thủy sản", "Farming, forestry, fishing"],
    ["worker", "Công nhân, thợ", "Worker, craft"],
    ["trade", "Buôn bán, kinh doanh", "Trade, business"],
    ["service", "Dịch vụ", "Services"],
    ["state", "Cán bộ, công chức, viên chức, lực lượng vũ trang", "State employee, armed forces"],
    ["office", "Nhân viên, chuyên môn", "Office, profession"],
    ["free-labour", "Lao động tự do", "Casual labour"],
    ["home", "Nội trợ", "At home"],
    ["student", "Học sinh, sinh viên", "Pupil, student"],
    ["retired", "Nghỉ hưu", "Retired"],
    ["none", "Không có việc làm", "Out of work"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const disabilities = listOf<string>(
  { name: "disability", label: { vi: "Khuyết tật", en: "Disability" }, ...ours },
  [
    ["none", "Không", "None"],
    ["movement", "Vận động", "Movement"],
    ["hearing-speech", "Nghe, nói", "Hearing, speech"],
    ["sight", "Nhìn", "Sight"],
    ["mental", "Thần kinh, tâm thần", "Mental"],
    ["intellectual", "Trí tuệ", "Intellectual"],
    ["other", "Khác", "Other"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

/** Whoever the law puts first, beside children and the elderly, whom their age tells. */
export const vulnerabilities = listOf<string>(
  {
    name: "vulnerability",
    label: { vi: "Thuộc đối tượng ưu tiên", en: "Whom the law puts first" },
    source: "Luật 13/2022/QH15, Điều 4; NĐ 76/2023/NĐ-CP, Điều 14",
    confidence: "V",
  },
  [
    ["pregnant", "Phụ nữ mang thai", "Pregnant"],
    ["raising-infant", "Phụ nữ nuôi con dưới 36 tháng tuổi", "Raising a child under 36 months"],
    ["disabled", "Người khuyết tật", "Disabled"],
    ["cannot-care-for-self", "Người không có khả năng tự chăm sóc", "Cannot care for themselves"],
    ["in-treatment", "Người đang điều trị bệnh", "In treatment"],
  ],
);

export const injuries = listOf<string>(
  { name: "injury", label: { vi: "Thương tích", en: "Injury" }, ...ours },
  [
    ["none", "Không", "None"],
    ["light", "Nhẹ, không cần điều trị", "Light, no treatment"],
    ["treated", "Phải khám, điều trị", "Treated"],
    ["hospital", "Phải nhập viện", "Admitted to hospital"],
    ["permanent", "Để lại di chứng", "Lasting"],
    ["death", "Tử vong", "Death"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const frequencies = listOf<string>(
  { name: "frequency", label: { vi: "Mức độ lặp lại", en: "How often" }, ...ours },
  [
    ["once", "Một lần", "Once"],
    ["sometimes", "Thỉnh thoảng", "Sometimes"],
    ["monthly", "Hằng tháng", "Monthly"],
    ["weekly", "Hằng tuần", "Weekly"],
    ["daily", "Hằng ngày", "Daily"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const places = listOf<string>(
  { name: "place-kind", label: { vi: "Nơi xảy ra", en: "Kind of place" }, ...ours },
  [
    ["home", "Tại nhà", "At home"],
    ["street", "Nơi công cộng", "In public"],
    ["work", "Nơi làm việc", "At work"],
    ["school", "Trường học", "At school"],
    ["online", "Trên mạng, qua điện thoại", "Online, by telephone"],
    ["other", "Nơi khác", "Elsewhere"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

/** Three answers: a form that only has yes and no is answered with a guess. */
export type Answer = "yes" | "no" | "unknown";
export const answers = listOf<Answer>(
  { name: "answer", label: { vi: "Có, không", en: "Yes, no" }, closed: true, ...ours },
  [
    ["yes", "Có", "Yes"],
    ["no", "Không", "No"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const needs = listOf<string>({ name: "need", label: { vi: "Nhu cầu hỗ trợ", en: "Needs" }, ...ours }, [
  ["safety", "An toàn, chỗ ở", "Safety, a place to stay"],
  ["medical", "Y tế", "Medical care"],
  ["counselling", "Tư vấn tâm lý", "Counselling"],
  ["legal", "Trợ giúp pháp lý", "Legal aid"],
  ["essentials", "Nhu cầu thiết yếu", "Essentials"],
  ["children", "Chăm sóc, học hành của con", "Care and school of children"],
  ["work", "Việc làm, thu nhập", "Work, income"],
  ["interpreter", "Phiên dịch", "An interpreter"],
]);

export const idKinds = listOf<string>(
  { name: "id-kind", label: { vi: "Loại giấy tờ", en: "Kind of document" }, ...ours },
  [
    ["personal-number", "Số định danh cá nhân, căn cước", "Personal identification number"],
    ["old-id", "Chứng minh nhân dân cũ", "Former identity card"],
    ["passport", "Hộ chiếu", "Passport"],
    ["birth-certificate", "Giấy khai sinh", "Birth certificate"],
    ["none", "Không có", "None"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const nationalities = listOf<string>(
  { name: "nationality", label: { vi: "Quốc tịch", en: "Nationality" }, ...ours },
  [
    ["vn", "Việt Nam", "Viet Nam"],
    ["foreign", "Nước ngoài", "Foreign"],
    ["stateless", "Không quốc tịch", "Stateless"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

/** Group 5 and group 6 of the database are told apart by it. */
export const residences = listOf<string>(
  { name: "residence", label: { vi: "Cư trú tại Việt Nam", en: "Residence in Viet Nam" }, ...ours },
  [
    ["resident", "Cư trú tại Việt Nam", "Resident"],
    ["staying", "Tạm trú, lưu trú", "Staying for a time"],
    ["not-resident", "Không cư trú", "Not resident"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const weapons = listOf<string>(
  { name: "weapon", label: { vi: "Công cụ, vũ khí", en: "Tool, weapon" }, ...ours },
  [
    ["none", "Không", "None"],
    ["household", "Đồ dùng trong nhà", "A household thing"],
    ["blade", "Dao, vật sắc nhọn", "Knife, blade"],
    ["blunt", "Gậy, vật cứng", "Stick, blunt thing"],
    ["fire-or-acid", "Xăng, lửa, axit", "Petrol, fire, acid"],
    ["firearm", "Súng, vật nổ", "Firearm, explosive"],
    ["other", "Khác", "Other"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);

export const substances = listOf<string>(
  { name: "substance", label: { vi: "Rượu, ma túy, cờ bạc", en: "Alcohol, drugs, gambling" }, ...ours },
  [
    ["none", "Không", "None"],
    ["alcohol", "Rượu, bia", "Alcohol"],
    ["drugs", "Ma túy", "Drugs"],
    ["gambling", "Cờ bạc", "Gambling"],
    ["unknown", "Chưa rõ", "Not known"],
  ],
);
