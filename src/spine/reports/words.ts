import type { Words } from "#base/words.ts";

export const words = {
  read: { vi: "Xem báo cáo", en: "Read reports" },
  write: { vi: "Soạn báo cáo", en: "Write a report" },
  submit: { vi: "Gửi báo cáo", en: "Submit a report" },
  return: { vi: "Trả lại báo cáo", en: "Return a report" },
  judge: { vi: "{n} báo cáo chờ duyệt: {name}", en: "{n} waiting for approval: {name}" },
  approve: { vi: "Duyệt báo cáo", en: "Approve a report" },
  consolidate: { vi: "Tổng hợp báo cáo", en: "Consolidate reports" },
  remind: { vi: "Nhắc đơn vị chưa gửi báo cáo", en: "Remind units whose report has not come" },
  freeze: { vi: "Chốt báo cáo tổng hợp", en: "Freeze the consolidated report" },
  approvedRound: { vi: "Bản đã duyệt và thay đổi từ đó", en: "What was approved, and what changed since" },
  countReturns: { vi: "Số lần báo cáo bị trả lại", en: "Times that reports were returned" },
  countUnit: { vi: "lần", en: "times" },
  countDefinition: {
    vi: "Số lần nơi nhận trả lại báo cáo của đơn vị để sửa, trong các kỳ báo cáo của năm (theo năm của kỳ, không theo ngày trả lại).",
    en: "How often the receiver returned the unit's reports for correction, over the cycles of the year (by the year of the cycle, not the day of the return).",
  },
  countSource: { vi: "Lịch sử các báo cáo trong hệ thống", en: "The history of reports in the system" },
  leaveOut: {
    vi: "Quyết định tổng hợp không có báo cáo của đơn vị",
    en: "Decide to consolidate without a unit's report",
  },
  takeIn: { vi: "Đưa lại báo cáo vào tổng hợp", en: "Take a report into the consolidation again" },
  noneToLeave: {
    vi: "Các báo cáo này đã được quyết định như vậy rồi.",
    en: "It has been decided so for these reports already.",
  },
  askException: { vi: "Đề nghị ngoại lệ sau khi chốt", en: "Ask for an exception after the lock" },
  judgeException: { vi: "Duyệt ngoại lệ sau khi chốt", en: "Judge an exception after the lock" },
  exceptionsWaiting: {
    vi: "Ngoại lệ chờ người thứ hai duyệt: {unit}, {name}",
    en: "An exception waits for a second person: {unit}, {name}",
  },
  cycleLocked: {
    vi: "Thành phố đã chốt kỳ báo cáo này ngày {day} nên không soạn, gửi hay trả lại được nữa. Nếu cần, hãy đề nghị ngoại lệ: nêu lý do và hạn kết thúc, một người thứ hai duyệt thì báo cáo của riêng đơn vị này được mở lại đến hạn ấy.",
    en: "The city froze this cycle on {day}, so nothing can be written, handed over or returned. Where it must be, ask for an exception: say why and until when; once a second person approves, this unit's report alone is open until then.",
  },
  notLocked: {
    vi: "Kỳ này chưa chốt nên không cần ngoại lệ: cứ soạn và gửi.",
    en: "This cycle is not locked, so no exception is needed: write and hand over.",
  },
  exceptionThere: {
    vi: "Đã có một ngoại lệ đang mở hoặc đang chờ duyệt cho báo cáo này.",
    en: "An exception for this report is open or waits already.",
  },
  exceptionEnd: { vi: "Hạn kết thúc từ {from} đến {to}.", en: "It ends between {from} and {to}." },
  exceptionOver: {
    vi: "Ngoại lệ này đã được duyệt, bị từ chối hoặc đã quá hạn khi còn chờ.",
    en: "This exception has been judged, or its end came while it waited.",
  },
  secondPerson: {
    vi: "Người đề nghị không tự duyệt: cần một người thứ hai.",
    en: "Whoever asked does not approve: a second person is needed.",
  },
  noAdministrator: {
    vi: "Quản trị hệ thống không duyệt ngoại lệ; cần người thứ hai ở đơn vị nhận báo cáo.",
    en: "A system administrator does not judge exceptions; a second person of the receiving unit does.",
  },
  dueBeyondException: {
    vi: "Hạn mới phải trong thời gian ngoại lệ còn mở.",
    en: "The new date must lie within the exception.",
  },
  template: { vi: "Sửa mẫu báo cáo", en: "Change report templates" },
  open: { vi: "Mở kỳ báo cáo", en: "Open a reporting cycle" },
  templates: { vi: "Mẫu báo cáo", en: "Report templates" },
  cycles: { vi: "Kỳ báo cáo", en: "Reporting cycles" },
  board: { vi: "Tình hình nộp báo cáo", en: "Who has reported" },
  submission: { vi: "Báo cáo của đơn vị", en: "A unit's report" },
  changes: { vi: "Thay đổi giữa hai lần gửi", en: "What changed between two rounds" },
  fill: { vi: "Tự điền từ nhiệm vụ và số liệu", en: "Fill from tasks and figures" },
  figure: { vi: "Số liệu tổng hợp theo đơn vị", en: "A consolidated figure by unit" },
  sheet: { vi: "Bảng Excel theo đơn vị", en: "Excel sheet by unit" },
  difference: { vi: "So với bản đã chốt", en: "Against the frozen edition" },
  paper: { vi: "Bản in", en: "Print view" },
  document: { vi: "Bản Word", en: "Word document" },
  work: { vi: "Báo cáo tôi cần làm", en: "Reports due from me" },
  draft: { vi: "Đang soạn", en: "Being written" },
  submitted: { vi: "Đã gửi", en: "Submitted" },
  returned: { vi: "Bị trả lại", en: "Returned" },
  approved: { vi: "Đã duyệt", en: "Approved" },
  cannotFollow: {
    vi: "Báo cáo “{state}” nên không làm được việc “{act}”.",
    en: "“{act}” cannot follow “{state}”.",
  },
  notEditable: {
    vi: "Báo cáo “{state}” nên không sửa được. Muốn sửa, đề nghị nơi nhận trả lại.",
    en: "The report is “{state}” and cannot be edited. To change it, ask for it to be returned.",
  },
  leaderSubmits: {
    vi: "Mẫu này do lãnh đạo hoặc đầu mối của đơn vị gửi; bạn soạn và báo để người ấy gửi.",
    en: "This report is submitted by the unit's leader or focal point; write it and let them know.",
  },
  incomplete: {
    vi: "Còn {cells} ô số liệu bắt buộc và {sections} mục chưa có nội dung. Ô không phát sinh thì xác nhận số 0; ô không thuộc trách nhiệm thì chọn “không áp dụng”.",
    en: "{cells} required figures and {sections} sections are still empty. Confirm a zero where there was nothing; choose “not applicable” where it is not yours.",
  },
  missingCell: { vi: "Chưa có: {label}", en: "Missing: {label}" },
  missingSection: { vi: "Chưa có nội dung: {title}", en: "Nothing written: {title}" },
  rulesBroken: {
    vi: "Số liệu chưa khớp: {must} chỗ phải sửa, {should} chỗ phải sửa hoặc giải trình.",
    en: "Figures disagree: {must} must be corrected, {should} corrected or explained.",
  },
  nothingToExplain: {
    vi: "Số liệu đang khớp quy tắc này nên không cần giải trình.",
    en: "The figures keep this rule; there is nothing to explain.",
  },
  mustHold: {
    vi: "Quy tắc này bắt buộc: sửa số liệu cho khớp, giải trình không thay được.",
    en: "This rule must hold: correct the figures; an explanation does not do.",
  },
  takeWords: { vi: "Lấy lời của đơn vị vào bài chung", en: "Take units' words into the city's text" },
  dropSource: { vi: "Bỏ dẫn nguồn", en: "Drop a source" },
  explain: { vi: "Giải trình số liệu", en: "Explain figures" },
  quality: { vi: "Chất lượng báo cáo theo đơn vị", en: "Quality of reports by unit" },
  stale: {
    vi: "Có người vừa sửa phần này. Chữ bạn gõ vẫn còn ở đây; xem bản mới rồi lưu lại.",
    en: "Someone has just changed this part. What you typed is still here; look at theirs and save again.",
  },
  wholeOnly: { vi: "Chỉ tiêu này là số nguyên.", en: "This figure is a whole number." },
  tooFine: { vi: "Nhiều nhất {n} chữ số thập phân.", en: "At most {n} digits behind the comma." },
  computedCell: {
    vi: "Ô này hệ thống tự tính từ bản ghi; muốn đổi thì sửa bản ghi.",
    en: "This cell is computed from records; to change it, correct the records.",
  },
  onlyNone: {
    vi: "Ô này hệ thống đếm từ bản ghi và chưa thấy bản ghi nào: nhập bản ghi, hoặc xác nhận số 0, hoặc chọn “không áp dụng”.",
    en: "This cell is counted from records, and there are none yet: enter the records, confirm a zero, or choose “not applicable”.",
  },
  notAsked: { vi: "Mẫu báo cáo không hỏi ô này.", en: "The report does not ask for this cell." },
  sentTwice: { vi: "Ô này được gửi hai lần.", en: "This cell was sent twice." },
  valueNeeded: { vi: "Ô “có số liệu” cần một số lớn hơn 0.", en: "A value must be above zero." },
  unknownIndicator: { vi: "Không có chỉ tiêu {code}.", en: "There is no figure {code}." },
  publishedFixed: {
    vi: "Phiên bản đã ban hành không sửa được; hãy tạo phiên bản mới.",
    en: "A published version cannot be changed; make a new version.",
  },
  notPublished: { vi: "Mẫu chưa có phiên bản ban hành.", en: "The template has no published version." },
  unknownPlan: { vi: "Không có kế hoạch đã ban hành này.", en: "There is no such published plan." },
  unknownClause: {
    vi: "Kế hoạch {plan} không có nội dung {path}.",
    en: "The plan {plan} has no clause {path}.",
  },
  bindPlan: { vi: "Gắn mẫu với kế hoạch", en: "Bind a template to a plan" },
  whichPlan: {
    vi: "Năm {year} có {n} kế hoạch đã giao nhiệm vụ ({plans}). Hãy mở mẫu và chọn kế hoạch mà các mục nói đến, rồi mở kỳ.",
    en: "{n} plans gave tasks for {year} ({plans}). Open the template, choose the plan that its sections speak of, then open the cycle.",
  },
  nobody: {
    vi: "Không có đơn vị nào khớp nơi nhận mẫu vào ngày {date}.",
    en: "No unit fits the recipients on {date}.",
  },
  unknownUnit: { vi: "Không có đơn vị {code} vào ngày {date}.", en: "There is no unit {code} on {date}." },
  badTemplate: { vi: "Mẫu Word có chỗ cần sửa.", en: "The Word template needs correcting." },
  notWord: { vi: "Cần một tệp .docx.", en: "A .docx file is needed." },
  noneApproved: {
    vi: "Chưa có báo cáo nào được duyệt nên chưa chốt được.",
    en: "No report is approved yet, so nothing can be frozen.",
  },
  notFrozen: { vi: "Kỳ này chưa chốt.", en: "This cycle has not been frozen." },
  windowOrder: { vi: "Ngày cuối kỳ sớm hơn ngày đầu kỳ.", en: "The window ends before it begins." },
  codeTaken: { vi: "Mã này đã dùng.", en: "This code is in use." },
  newDueLater: { vi: "Hạn mới phải từ hôm nay trở đi.", en: "The new date must be today or later." },
} as const satisfies Words;

/** What the board by unit says, on the screen and in its sheet. */
export const qualityWords = {
  quality: words.quality,
  code: { vi: "Mã", en: "Code" },
  unit: { vi: "Đơn vị", en: "Unit" },
  kind: { vi: "Loại đơn vị", en: "Kind of unit" },
  state: { vi: "Trạng thái", en: "State" },
  allUnits: { vi: "Tất cả", en: "All" },
  cells: { vi: "Đầy đủ", en: "Complete" },
  percentTold: { vi: "Ô đã trả lời (%)", en: "Cells told (%)" },
  required: { vi: "Ô bắt buộc", en: "Cells required" },
  value: { vi: "Có số liệu", en: "Value" },
  zero: { vi: "Số 0 đã xác nhận", en: "Confirmed zero" },
  notApplicable: { vi: "Không áp dụng", en: "Not applicable" },
  missing: { vi: "Còn thiếu", en: "Missing" },
  days: { vi: "Ngày so với hạn", en: "Days from the due day" },
  firstOn: { vi: "Gửi đủ lần đầu", en: "First sent whole" },
  rules: { vi: "Nhất quán", en: "Consistent" },
  percentKept: { vi: "Quy tắc khớp (%)", en: "Rules kept (%)" },
  apply: { vi: "Quy tắc áp dụng", en: "Rules that apply" },
  broken: { vi: "Chưa khớp", en: "Broken" },
  explained: { vi: "Ngoại lệ có giải trình", en: "Explained exceptions" },
} as const satisfies Words;

/** What estimates and supplements say, on screens and on paper. */
export const yearEndWords = {
  estimate: { vi: "Ước cả năm", en: "Estimate to the year's end" },
  supplement: { vi: "Bổ sung cả năm", en: "Supplement, whole year" },
  difference: { vi: "Chênh lệch", en: "Difference" },
  differenceHint: {
    vi: "Số bổ sung trừ số ước, chỉ tính đơn vị có cả hai.",
    en: "Supplement less estimate, of units that gave both.",
  },
  writeSupplement: { vi: "Nhập số liệu bổ sung cả năm", en: "Write the whole year's supplement" },
  sendSupplement: { vi: "Gửi số liệu bổ sung", en: "Send the supplement" },
  moveWindow: { vi: "Đặt thời gian bổ sung", en: "Set when supplements are taken" },
  refresh: { vi: "Tính lại từ bản ghi", en: "Count the records again" },
  wholeOrder: {
    vi: "Ngày cuối cả năm sớm hơn ngày đầu.",
    en: "The whole year ends before it begins.",
  },
  wholeLater: {
    vi: "Cả năm phải kết thúc sau kỳ số liệu ({to}); nếu trùng thì không có gì để ước.",
    en: "The whole year must end after the figures' window ({to}); else there is nothing to estimate.",
  },
  opensLater: {
    vi: "Chỉ nhận số bổ sung sau khi kỳ số liệu đã hết ({to}).",
    en: "Supplements are taken after the figures' window has ended ({to}).",
  },
  closesLater: {
    vi: "Ngày cuối nhận số bổ sung phải sau ngày đầu và không trước ngày hết năm ({to}).",
    en: "The last day must follow the first and not come before the year's end ({to}).",
  },
  windowNeeded: {
    vi: "Mẫu này hỏi ước cả năm: cần ngày đầu, ngày cuối của cả năm và thời gian nhận số bổ sung.",
    en: "This template asks for estimates: give the whole year's days and when supplements are taken.",
  },
  noSecondWindow: { vi: "Kỳ này không có phần bổ sung.", en: "This cycle takes no supplement." },
  notYetOpen: {
    vi: "Số liệu bổ sung nhận từ {from} đến {to}.",
    en: "Supplements are taken from {from} to {to}.",
  },
  closedAlready: {
    vi: "Đã hết thời gian nhận số bổ sung ({from} – {to}). Cần gửi thêm thì đề nghị nơi nhận mở lại.",
    en: "The time for supplements is over ({from} – {to}). To send one, ask the receiver to open it again.",
  },
  notAskedEstimate: {
    vi: "Mẫu báo cáo không hỏi ước cả năm của ô này.",
    en: "The report asks for no estimate of this cell.",
  },
  nothingToSend: {
    vi: "Chưa có số bổ sung nào để gửi: nhập số, xác nhận số 0 hoặc chọn “không áp dụng”.",
    en: "There is nothing to send: give a number, confirm a zero, or choose “not applicable”.",
  },
  dayOfYear: { vi: "Ngày trong năm, ví dụ 15/11.", en: "A day of the year, such as 15/11." },
  supplementDue: { vi: "Số bổ sung cả năm: {name}", en: "The whole year's supplement: {name}" },
} as const satisfies Words;

/** How often a report is asked for. */
export const periodWords = {
  planYear: { vi: "Năm, theo kế hoạch (hạn 15/11)", en: "Year, by the plan (due 15 November)" },
  ministryYear: { vi: "Năm, gửi Bộ (trước 15/12)", en: "Year, for the ministry (before 15 December)" },
  halfYear: { vi: "Sáu tháng đầu năm (đến 14/6)", en: "First half of the year (to 14 June)" },
  adHoc: { vi: "Đột xuất", en: "Out of turn" },
} as const satisfies Words;
