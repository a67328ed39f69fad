/** What the screens of the plan say; codes of states and parts are named in ../words.ts. */
import type { Words } from "#base/words.ts";
import { menuWords } from "./menu-words.ts";

export const screenWords = {
  ...menuWords,
  noTaskShort: { vi: "Không cần giao", en: "No task needed" },
  lostShort: { vi: "Bị mất", en: "Lost" },

  // Tabs of the plan
  tabs: { vi: "Cách xem kế hoạch", en: "Views of the plan" },
  tree: { vi: "Cây nội dung", en: "Clause tree" },
  matrix: { vi: "Đơn vị × nội dung", en: "Agency × clause" },
  units: { vi: "Theo đơn vị", en: "By unit" },
  timeline: { vi: "Theo thời gian", en: "Timeline" },
  documents: { vi: "Văn bản", en: "Documents" },
  planHint: {
    vi: "Mỗi nội dung của kế hoạch đang được làm đến đâu, ai chủ trì, còn ai chưa làm.",
    en: "How far each clause of the plan is, who leads, and who has not begun.",
  },
  whichPlan: { vi: "Kế hoạch", en: "Plan" },
  whichYear: { vi: "Năm", en: "Year" },
  noPlanYet: { vi: "Chưa có kế hoạch nào được phát hành", en: "No plan has been published yet" },
  noPlanLead: {
    vi: "Nhập văn bản kế hoạch, rà soát từng nội dung, rồi phát hành thành nhiệm vụ cho các đơn vị.",
    en: "Bring in the plan document, review each clause, then publish it as tasks of the units.",
  },
  noPlanOther: {
    vi: "Khi Thành phố phát hành kế hoạch, tiến độ từng nội dung sẽ hiện ở đây.",
    en: "When the city publishes a plan, the progress of each clause appears here.",
  },
  importPlan: { vi: "Nhập kế hoạch", en: "Import a plan" },
  openReview: { vi: "Rà soát", en: "Review" },

  // Tree
  filterAll: { vi: "Tất cả", en: "All" },
  filterMine: { vi: "Của đơn vị tôi", en: "Mine" },
  filterOverdue: { vi: "Quá hạn", en: "Overdue" },
  filterNobody: { vi: "Chưa ai nhận", en: "Nobody took it up" },
  filters: { vi: "Lọc", en: "Filter" },
  nothingSo: { vi: "Không có nội dung nào như vậy", en: "No clause is so" },
  nothingSoNext: { vi: "Bỏ lọc để xem cả kế hoạch.", en: "Clear the filter to see the whole plan." },
  doneOf: { vi: "{done}/{total} hoàn thành", en: "{done}/{total} done" },
  moreUnits: { vi: "Xem thêm {n} đơn vị", en: "Show {n} more units" },
  communesN: { vi: "{n} xã, phường", en: "{n} communes" },
  agenciesN: { vi: "{n} cơ quan", en: "agencies: {n}" },
  unitsN: { vi: "{n} đơn vị", en: "{n} units" },
  overdueN: { vi: "{n} quá hạn", en: "{n} overdue" },
  newN: { vi: "{n} chưa nhận", en: "{n} not acknowledged" },
  evidenceN: { vi: "{n} minh chứng", en: "{n} pieces of evidence" },
  leadIs: { vi: "Chủ trì: {who}", en: "Lead: {who}" },
  nobodyYet: { vi: "Chưa ai nhận", en: "Nobody took it up" },
  clauseCol: { vi: "Nội dung", en: "Clause" },
  progressCol: { vi: "Tiến độ", en: "Progress" },
  whoCol: { vi: "Ai làm", en: "Who" },
  dueCol: { vi: "Hạn", en: "Due" },
  unfold: { vi: "Mở {path}", en: "Unfold {path}" },
  fold: { vi: "Gập {path}", en: "Fold {path}" },
  foldAll: { vi: "Gập hết", en: "Fold all" },
  unfoldAll: { vi: "Mở hết", en: "Unfold all" },
  totalTasks: { vi: "Nhiệm vụ", en: "Tasks" },
  totalDone: { vi: "Hoàn thành", en: "Done" },
  totalDoing: { vi: "Đang làm", en: "Under way" },
  totalNew: { vi: "Chưa xác nhận", en: "Not acknowledged" },
  totalOverdue: { vi: "Quá hạn", en: "Overdue" },
  totalNotDone: { vi: "Không thực hiện được", en: "Not done" },
  ofAll: { vi: "trên {total}", en: "of {total}" },
  noTasksYear: { vi: "Năm {year} chưa có nhiệm vụ nào", en: "There are no tasks for {year} yet" },
  noTasksYearNext: {
    vi: "Mở văn bản và phát hành cho năm {year}, hoặc chọn năm khác.",
    en: "Open the document and publish it for {year}, or choose another year.",
  },
  toPublish: { vi: "Phát hành cho năm {year}", en: "Publish for {year}" },

  // Matrix
  matrixHint: {
    vi: "Mỗi ô là nhiệm vụ của một đơn vị ở một nội dung; bấm để mở. Phím mũi tên để di chuyển.",
    en: "Each cell is one unit's task in one clause; press to open it. Arrow keys move.",
  },
  matrixUnit: { vi: "Đơn vị", en: "Unit" },
  cellLead: { vi: "chủ trì", en: "leads" },
  cellLate: { vi: "quá hạn", en: "overdue" },
  findUnit: { vi: "Tìm đơn vị", en: "Find a unit" },
  onlyLate: { vi: "Chỉ đơn vị có việc quá hạn", en: "Only units with overdue tasks" },

  // By unit
  unitsHint: {
    vi: "Đơn vị có việc quá hạn đứng trước. Mỗi con số mở danh sách nhiệm vụ mà nó đếm.",
    en: "Units with overdue tasks come first. Each number opens the tasks that it counts.",
  },
  showUnits: { vi: "Đơn vị nào", en: "Which units" },
  allUnits: { vi: "Tất cả", en: "All" },
  onlyNew: { vi: "Chưa xác nhận", en: "Not acknowledged" },
  onlyOverdue: { vi: "Có việc quá hạn", en: "With overdue tasks" },
  remind: { vi: "Nhắc {n} đơn vị…", en: "Remind {n} units…" },
  remindTitle: { vi: "Nhắc {units} đơn vị về {tasks} nhiệm vụ", en: "Remind {units} units of {tasks} tasks" },
  remindHint: {
    vi: "Lời nhắc hiện trong “Việc của tôi” của đơn vị và trên từng nhiệm vụ, kèm ngày giờ. Nhiệm vụ đã nhắc hôm nay không nhắc lại.",
    en: "It appears in the units' My work and on each task, with its time. A task asked about today is not asked about again.",
  },
  remindNote: { vi: "Lời nhắn (không bắt buộc)", en: "A word to them (not required)" },
  remindSend: { vi: "Gửi lời nhắc", en: "Remind" },
  reminded: {
    vi: "Đã nhắc {units} đơn vị về {tasks} nhiệm vụ",
    en: "{units} units reminded of {tasks} tasks",
  },
  remindedBefore: {
    vi: "Các nhiệm vụ này đã được nhắc hôm nay.",
    en: "These tasks have been asked about today.",
  },
  remindedCol: { vi: "Nhắc lần cuối", en: "Last reminded" },
  unitCol: { vi: "Đơn vị", en: "Unit" },
  allCol: { vi: "Tất cả", en: "All" },

  // Timeline
  timelineHint: {
    vi: "Ngày đến hạn của nhiệm vụ và các ngày kỷ niệm nêu trong kế hoạch.",
    en: "When tasks are due, and the days of observance that the plan names.",
  },
  dueDay: {
    vi: "{tasks} nhiệm vụ đến hạn, còn {open} chưa xong",
    en: "{tasks} tasks due, {open} still open",
  },
  wholeMonth: { vi: "cả tháng", en: "all month" },
  noDay: { vi: "chưa ghi ngày", en: "no day given" },
  todayIs: { vi: "hôm nay", en: "today" },
  monthN: { vi: "Tháng {n}", en: "Month {n}" },

  handOver: { vi: "Bàn giao nhiệm vụ", en: "Hand over tasks" },
  handOverHint: {
    vi: "Nhiệm vụ chưa xong của đơn vị đã kết thúc sang đơn vị kế thừa, cùng tiến độ, minh chứng và lịch sử.",
    en: "The open tasks of a unit that ended go to its successor, with their progress, evidence and history.",
  },

  // Documents
  documentsHint: {
    vi: "Văn bản kế hoạch đã nhập: bản nào đang rà soát, bản nào đã phát hành cho năm nào.",
    en: "Plan documents: which are under review, and which are published for which year.",
  },
  documentCol: { vi: "Văn bản", en: "Document" },
  stateCol: { vi: "Trạng thái", en: "State" },
  reviewCol: { vi: "Rà soát", en: "Review" },
  yearsCol: { vi: "Đã phát hành", en: "Published for" },
  decidedOf: { vi: "{done}/{total} nội dung đã kết luận", en: "{done}/{total} clauses decided" },
  gapsN: { vi: "{n} chỗ mất", en: "{n} gaps" },
  notYet: { vi: "chưa", en: "not yet" },
  noNumber: { vi: "chưa có số", en: "no number" },
  noDocuments: { vi: "Chưa có văn bản kế hoạch nào", en: "No plan document yet" },
  noDocumentsNext: {
    vi: "Nhập kế hoạch dạng Word, PDF có chữ, hoặc dán nội dung. Phần mềm đọc và tách thành từng nội dung để anh/chị rà soát.",
    en: "Import a plan as Word, PDF with text, or pasted text. It is read and taken apart into clauses for you to review.",
  },
  noDocumentsOther: {
    vi: "Chưa có kế hoạch nào được phát hành cho đơn vị.",
    en: "No plan has been published yet.",
  },
  isDemo: { vi: "dữ liệu trình diễn", en: "demonstration" },
  download: { vi: "Tải văn bản gốc", en: "Download the original" },

  // Import
  importTitle: { vi: "Nhập kế hoạch", en: "Import a plan" },
  importHint: {
    vi: "Chưa có gì được giao khi nhập: anh/chị rà soát xong rồi mới phát hành.",
    en: "Importing gives nobody a task: that happens only when you have reviewed and published.",
  },
  fromFile: { vi: "Từ tệp", en: "From a file" },
  fromText: { vi: "Dán nội dung", en: "Paste the text" },
  fromTextHint: {
    vi: "Sao chép toàn văn kế hoạch rồi dán vào đây, giữ nguyên xuống dòng.",
    en: "Copy the whole text of the plan and paste it here, line breaks as they are.",
  },
  textName: { vi: "Tên để nhận ra văn bản này", en: "A name to know this document by" },
  textBody: { vi: "Nội dung văn bản", en: "Text of the document" },
  readIt: { vi: "Đọc văn bản", en: "Read it" },
  reading: { vi: "Đang đọc và tách nội dung…", en: "Reading and taking apart…" },
  sending: { vi: "Đang gửi {name}", en: "Sending {name}" },
  fileKinds: {
    vi: "Word (.docx), PDF có chữ, hoặc .txt; tối đa 20 MB. Bản chụp không có lớp chữ thì không đọc được.",
    en: "Word (.docx), PDF with text, or .txt; at most 20 MB. A scan without text cannot be read.",
  },
  dropHere: { vi: "Kéo tệp kế hoạch vào đây, hoặc", en: "Drop the plan here, or" },
  chooseFile: { vi: "chọn tệp", en: "choose a file" },
  wrongKind: {
    vi: "“{name}” không phải .docx, .pdf hay .txt. Nếu là .doc, hãy mở bằng Word và lưu lại thành .docx.",
    en: "“{name}” is not .docx, .pdf or .txt. A .doc can be opened in Word and saved as .docx.",
  },
  tooLarge: {
    vi: "“{name}” lớn quá 20 MB. Hãy bỏ bớt hình chụp, hoặc dán phần chữ.",
    en: "“{name}” is more than 20 MB. Leave out pictures, or paste its text.",
  },
  cancel: { vi: "Thôi", en: "Cancel" },
  sameFile: { vi: "Mở văn bản đã nhập", en: "Open the one imported before" },
  orPaste: {
    vi: "Nếu không đọc được tệp, hãy mở tệp, sao chép toàn văn và dùng mục “Dán nội dung”.",
    en: "If the file cannot be read, open it, copy its text and use “Paste the text”.",
  },

  // Reading a published plan
  noPath: { vi: "(mở đầu)", en: "(opening)" },

  // Publish
  publishTitle: { vi: "Phát hành thành nhiệm vụ", en: "Publish as tasks" },
  publishHint: {
    vi: "Một lần phát hành giao nhiệm vụ của một năm. Phát hành lại chỉ giao phần còn thiếu, không giao trùng.",
    en: "One publishing gives the tasks of one year. Publishing again gives only what is missing.",
  },
  publishYear: { vi: "Giao nhiệm vụ của năm", en: "Give the tasks of the year" },
  willGive: { vi: "Sẽ giao", en: "Will give" },
  willGiveText: { vi: "{tasks} nhiệm vụ cho {units} đơn vị", en: "{tasks} tasks to {units} units" },
  nothingToGive: {
    vi: "Không còn nhiệm vụ nào chưa giao của năm {year}.",
    en: "Every task of {year} has been given already.",
  },
  givenBefore: { vi: "Đã giao trước đó: {n} nhiệm vụ", en: "Given before: {n} tasks" },
  namesOn: { vi: "Tên cơ quan hiểu theo ngày {day}", en: "Names of agencies as of {day}" },
  inTheWay: { vi: "Còn vướng, cần làm trước", en: "In the way; do these first" },
  worthKnowing: { vi: "Nên biết, không vướng", en: "Worth knowing" },
  readyNow: { vi: "Đã đủ điều kiện phát hành", en: "Ready to publish" },
  notCovered: {
    vi: "Kế hoạch này không ghi áp dụng cho năm {year}. Sửa năm áp dụng trong thông tin văn bản, hoặc chọn năm khác.",
    en: "The plan does not say that it covers {year}. Change its years, or choose another year.",
  },
  unsettled: {
    vi: "Tại năm {year}, các tên sau cần người xác nhận lại",
    en: "For {year} these names need an answer again",
  },
  perUnit: { vi: "Từng đơn vị", en: "Unit by unit" },
  leadsCol: { vi: "Chủ trì", en: "Leads" },
  eachN: { vi: "mỗi nơi {n}", en: "{n} each" },
  lateAtOnce: {
    vi: "{n} nhiệm vụ có hạn đã qua, sẽ quá hạn ngay khi giao. Sửa hạn của nội dung trước, nếu cần.",
    en: "{n} tasks are due before today and would be late at once. Correct their due days first, if need be.",
  },
  perClause: { vi: "Từng nội dung", en: "Clause by clause" },
  unitsCol: { vi: "Số đơn vị", en: "Units" },
  publishNow: { vi: "Phát hành {n} nhiệm vụ…", en: "Publish {n} tasks…" },
  publishAct: { vi: "Phát hành", en: "Publish" },
  publishConsequence: {
    vi: "{tasks} nhiệm vụ năm {year} được giao cho {units} đơn vị và hiện ngay trong “Việc của tôi” của họ. Nhiệm vụ đã giao không xóa được.",
    en: "{tasks} tasks of {year} are given to {units} units and appear in their My work at once. A task that was given cannot be deleted.",
  },
  published: {
    vi: "Đã giao {tasks} nhiệm vụ cho {units} đơn vị",
    en: "{tasks} tasks given to {units} units",
  },
  backToReview: { vi: "Về rà soát", en: "Back to the review" },
  publishedBefore: { vi: "Các lần phát hành", en: "Published so far" },
  publishedLine: {
    vi: "Năm {year}: {n} nhiệm vụ, {by}, {at}",
    en: "{year}: {n} tasks, {by}, {at}",
  },
} as const satisfies Words;
