import type { Label, Words } from "#base/words.ts";
import type { ClockState, DayKind, RuleUnit } from "./schema.ts";

export const words = {
  readClocks: { vi: "Xem thời hạn đang tính", en: "Read clocks" },
  explain: { vi: "Giải trình việc quá hạn", en: "Explain a lapsed deadline" },
  pause: { vi: "Tạm dừng tính thời hạn", en: "Pause a clock" },
  resume: { vi: "Tính tiếp thời hạn", en: "Resume a clock" },
  readRules: { vi: "Xem quy tắc thời hạn và lịch nghỉ", en: "Read deadline rules and the calendar" },
  changeRule: { vi: "Sửa quy tắc thời hạn", en: "Change a deadline rule" },
  changeCalendar: { vi: "Sửa lịch nghỉ", en: "Change the calendar of days off" },
  cursor: { vi: "Không đọc được trang tiếp theo.", en: "The next page cannot be read." },
  listName: { vi: "Thời hạn của các đơn vị", en: "Deadlines of the units" },
  subject: { vi: "Việc", en: "For" },
  rule: { vi: "Hạn", en: "Deadline" },
  unit: { vi: "Đơn vị", en: "Unit" },
  due: { vi: "Đến hạn", en: "Due" },
  state: { vi: "Trạng thái", en: "State" },
  started: { vi: "Bắt đầu", en: "Started" },
  stopped: { vi: "Xong", en: "Done" },
  explained: { vi: "Giải trình", en: "Explanation" },
  calendar: { vi: "Lịch nghỉ", en: "Calendar" },
  pauseRefused: {
    vi: "Thời hạn này “{state}” nên không tạm dừng được. Việc đã quá hạn thì chỉ giải trình.",
    en: "The clock is “{state}” and cannot be paused. What has lapsed can only be explained.",
  },
  resumeRefused: {
    vi: "Thời hạn này “{state}”, không phải đang tạm dừng.",
    en: "The clock is “{state}”, not paused.",
  },
  explainRefused: {
    vi: "Thời hạn này “{state}”, chưa có việc quá hạn để giải trình.",
    en: "The clock is “{state}”: nothing has lapsed that needs explaining.",
  },
  atOnce: {
    vi: "{article}: “ngay” (mốc nội bộ {length})",
    en: "{article}: “at once” (internal target {length})",
  },
  internal: { vi: "nội bộ", en: "internal" },
  forgotten: { vi: "(đã xóa)", en: "(erased)" },
  stale: {
    vi: "Có người vừa sửa quy tắc này. Xem bản mới rồi sửa lại.",
    en: "Someone has just changed this rule. Look at theirs and try again.",
  },
  fromPast: {
    vi: "Phiên bản mới áp dụng từ hôm nay trở đi và không sớm hơn phiên bản trước nó.",
    en: "A new version holds from today or later, and no earlier than the one before it.",
  },
  makeUpOnRest: {
    vi: "{day} vốn là ngày làm việc nên không thể là ngày làm bù.",
    en: "{day} is a working day anyway, so it cannot make up for another.",
  },
  offOnWeekday: {
    vi: "{day} là thứ Bảy hoặc Chủ nhật; ngày nghỉ bù, nghỉ hoán đổi phải là ngày làm việc.",
    en: "{day} is a Saturday or Sunday; a day off in lieu or a swapped one must be a weekday.",
  },
  calendarStale: {
    vi: "Có người vừa sửa lịch năm này. Xem bản mới rồi sửa lại.",
    en: "Someone has just changed this year. Look at theirs and try again.",
  },
  recounted: { vi: "Lịch nghỉ năm {year} thay đổi", en: "The calendar of {year} changed" },
  sheetName: { vi: "Lịch nghỉ {year}", en: "Calendar {year}" },
  twice: { vi: "Ngày này có hai dòng.", en: "This day stands twice." },
  otherYear: { vi: "Ngày này không thuộc năm {year}.", en: "This day is not in {year}." },
  needFile: { vi: "Cần một tệp .csv hoặc .xlsx.", en: "A .csv or .xlsx file is needed." },
  day: { vi: "Ngày", en: "Day" },
  kind: { vi: "Loại", en: "Kind" },
  name: { vi: "Tên", en: "Name" },
  standing: { vi: "Công bố", en: "Announced" },
  source: { vi: "Căn cứ", en: "Source" },
  confidence: { vi: "Độ tin cậy", en: "Confidence" },
} as const satisfies Words;

/** What each state is called. */
export const stateLabels: Readonly<Record<ClockState, Label>> = {
  running: { vi: "Đang tính", en: "Running" },
  paused: { vi: "Đang tạm dừng", en: "Paused" },
  lapsed: { vi: "Quá hạn", en: "Lapsed" },
  met: { vi: "Xong đúng hạn", en: "Met" },
  late: { vi: "Xong quá hạn", en: "Met late" },
  void: { vi: "Không còn áp dụng", en: "No longer applies" },
};

/** What each kind of day is called. */
export const kindLabels: Readonly<Record<DayKind, Label>> = {
  holiday: { vi: "Nghỉ lễ", en: "Holiday" },
  "in-lieu": { vi: "Nghỉ bù", en: "Off in lieu" },
  swapped: { vi: "Nghỉ hoán đổi", en: "Swapped off" },
  "make-up": { vi: "Làm bù", en: "Make-up work" },
};

/** Whether a day was announced. */
export const standingLabels = {
  announced: { vi: "Đã công bố", en: "Announced" },
  reckoned: { vi: "Tạm tính", en: "Reckoned" },
} as const satisfies Words;

/** How a rule's length is said, by its unit. */
export const lengthLabels: Readonly<Record<RuleUnit, Label>> = {
  hour: { vi: "{n} giờ", en: "{n} h" },
  "calendar-day": { vi: "{n} ngày", en: "{n} days" },
  "working-day": { vi: "{n} ngày làm việc", en: "{n} working days" },
  month: { vi: "{n} tháng", en: "{n} months" },
};

/** How sure a fact is. */
export const confidenceLabels = {
  V: { vi: "đã đối chiếu nguyên văn", en: "read in its own words" },
  E: { vi: "từ trích dẫn", en: "from an excerpt" },
  M: { vi: "hiểu biết chung, chưa đối chiếu", en: "general knowledge, unchecked" },
  I: { vi: "suy ra", en: "inferred" },
} as const satisfies Words;
