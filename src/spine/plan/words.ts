import type { Words } from "#base/words.ts";

/** What people read of a plan under review. */
export const words = {
  // Verbs
  readPlan: { vi: "Xem kế hoạch đã phát hành", en: "Read published plans" },
  importPlan: { vi: "Nhập kế hoạch", en: "Import a plan" },
  reviewPlan: { vi: "Xem bản đang rà soát", en: "See plans under review" },
  correctPlan: { vi: "Rà soát, sửa kế hoạch", en: "Review and correct a plan" },
  publishPlan: { vi: "Phát hành thành nhiệm vụ", en: "Publish as tasks" },
  difference: { vi: "So với bản trước", en: "Compared with the one before" },
  snapshots: { vi: "Các lần chụp hiện trạng", en: "Snapshots" },
  takeSnapshot: { vi: "Chụp hiện trạng nhiệm vụ", en: "Take a snapshot of the tasks" },
  changesBetween: { vi: "Thay đổi giữa hai thời điểm", en: "Changes between two moments" },
  calendarName: { vi: "Tổ Ấm – việc đến hạn", en: "Tổ Ấm – what is due" },
  dueEvent: { vi: "Hạn: {what}", en: "Due: {what}" },
  readProgress: { vi: "Xem tiến độ", en: "See progress" },
  readTask: { vi: "Xem nhiệm vụ", en: "Read tasks" },
  updateTask: { vi: "Ghi người chịu trách nhiệm, sản phẩm", en: "Name who answers, and the product" },
  acknowledgeTask: { vi: "Xác nhận đã nhận nhiệm vụ", en: "Acknowledge receipt" },
  progressTask: { vi: "Ghi tiến độ", en: "Record progress" },
  scheduleTask: { vi: "Đổi hạn nhiệm vụ", en: "Change the due date" },
  handOverTask: {
    vi: "Bàn giao nhiệm vụ của đơn vị đã kết thúc",
    en: "Hand over the tasks of an ended unit",
  },
  openTasks: { vi: "nhiệm vụ chưa xong", en: "open tasks" },
  cameFrom: { vi: "Nhận bàn giao từ", en: "Handed over from" },
  remindTask: { vi: "Nhắc đơn vị về nhiệm vụ", en: "Remind units of their tasks" },
  readWork: { vi: "Việc của tôi", en: "My work" },

  // Kinds, roles, states
  title: { vi: "Tiêu đề", en: "Title" },
  section: { vi: "Phần", en: "Section" },
  item: { vi: "Mục", en: "Item" },
  point: { vi: "Điểm", en: "Point" },
  bullet: { vi: "Gạch đầu dòng", en: "Bullet" },
  paragraph: { vi: "Đoạn", en: "Paragraph" },
  lead: { vi: "Chủ trì", en: "Leads" },
  coordinate: { vi: "Phối hợp", en: "Co-ordinates" },
  advise: { vi: "Tham mưu", en: "Advises" },
  guide: { vi: "Hướng dẫn, chỉ đạo", en: "Guides" },
  requested: { vi: "Đề nghị", en: "Requested" },
  responsible: { vi: "Thực hiện", en: "Responsible" },
  undecided: { vi: "Chưa kết luận", en: "Undecided" },
  hasTask: { vi: "Có nhiệm vụ", en: "Has a task" },
  noTask: { vi: "Không cần giao nhiệm vụ, vì …", en: "No task needed, because …" },
  lost: { vi: "Bị mất trong văn bản", en: "Lost in the document" },
  given: { vi: "Đã giao", en: "Given" },
  received: { vi: "Đã nhận", en: "Received" },
  doing: { vi: "Đang làm", en: "Under way" },
  done: { vi: "Hoàn thành", en: "Done" },
  notDone: { vi: "Không thực hiện được", en: "Not done" },
  overdue: { vi: "Quá hạn", en: "Overdue" },
  reading: { vi: "Đang đọc", en: "Being read" },
  reviewing: { vi: "Đang rà soát", en: "Under review" },
  published: { vi: "Đã phát hành", en: "Published" },
  superseded: { vi: "Đã thay thế", en: "Superseded" },
  tasks: { vi: "Nhiệm vụ", en: "Tasks" },
  task: { vi: "Nhiệm vụ", en: "Task" },
  evidence: { vi: "Minh chứng", en: "Evidence" },
  evidenceOf: { vi: "Là minh chứng của", en: "Evidence of" },

  // Fields
  code: { vi: "Mã", en: "Code" },
  unit: { vi: "Đơn vị", en: "Unit" },
  clause: { vi: "Nội dung", en: "Clause" },
  clausePath: { vi: "Mục trong kế hoạch", en: "Place in the plan" },
  document: { vi: "Văn bản", en: "Document" },
  year: { vi: "Năm", en: "Year" },
  part: { vi: "Vai trò", en: "Part" },
  status: { vi: "Trạng thái", en: "Status" },
  dueOn: { vi: "Hạn", en: "Due" },
  dueSource: { vi: "Căn cứ hạn", en: "Source of the due date" },
  product: { vi: "Sản phẩm", en: "Product" },
  answerable: { vi: "Người chịu trách nhiệm", en: "Answerable" },
  percent: { vi: "Tỷ lệ hoàn thành (%)", en: "Percent done" },
  acknowledgedOn: { vi: "Ngày xác nhận", en: "Acknowledged on" },
  doneOn: { vi: "Ngày hoàn thành", en: "Done on" },
  lastNote: { vi: "Ghi chú mới nhất", en: "Latest note" },
  assignment: { vi: "Phân công", en: "Assignment" },
  dueByClause: { vi: "theo nội dung kế hoạch", en: "from the clause" },
  dueByReporting: { vi: "theo kỳ báo cáo", en: "from the reporting duty" },
  dueByYearEnd: { vi: "cuối năm", en: "end of the year" },
  dueByPerson: { vi: "do Thành phố điều chỉnh", en: "set by the city" },

  // Reading
  nothingGiven: { vi: "Chưa chọn tệp hoặc dán nội dung.", en: "Choose a file or paste the text." },
  twoGiven: { vi: "Chỉ chọn tệp hoặc dán nội dung, không cả hai.", en: "Give a file or text, not both." },
  noClauses: {
    vi: "Không tìm thấy nội dung nào có thể giao việc trong văn bản này.",
    en: "No clause was found in this document.",
  },
  alreadyRead: {
    vi: "Văn bản này (cùng tệp) đã được nhập.",
    en: "This document (the same file) has been imported already.",
  },
  readerHeading: { vi: "Đề mục, không giao việc", en: "A heading; gives no task" },
  readerGeneral: { vi: "Nội dung chung, không giao việc", en: "General text; gives no task" },
  readerDescribes: { vi: "Nói rõ nội dung trước đó", en: "Describes the clause before it" },

  // Readiness
  openClauses: { vi: "{n} nội dung chưa kết luận", en: "{n} clauses undecided" },
  unassigned: { vi: "{n} nhiệm vụ chưa có cơ quan thực hiện", en: "{n} tasks name no agency" },
  unresolved: {
    vi: "{n} tên cơ quan chưa rõ là đơn vị nào, cần người xác nhận",
    en: "{n} agency names need a person's answer",
  },
  openGaps: { vi: "{n} chỗ bị mất chưa được trả lời", en: "{n} gaps unanswered" },
  noYears: { vi: "Chưa ghi kế hoạch áp dụng cho năm nào", en: "The years covered are not given" },
  noTasks: { vi: "Chưa có nội dung nào được giao thành nhiệm vụ", en: "No clause has a task" },
  noNumber: { vi: "Chưa có số văn bản", en: "The number is missing" },
  noDate: { vi: "Chưa có ngày ban hành", en: "The date is missing" },
  noIssuer: { vi: "Chưa xác định cơ quan ban hành", en: "The issuer is not known" },
  noReporting: {
    vi: "Không thấy kỳ báo cáo; hạn sẽ là cuối năm",
    en: "No reporting duty; due at year's end",
  },

  // Refusals
  stale: {
    vi: "Nội dung đã được sửa sau khi bạn mở. Hãy xem bản mới rồi lưu lại; chữ bạn đã gõ vẫn còn.",
    en: "This was changed after you opened it. Look at the present version and save again; what you typed is kept.",
  },
  notReady: { vi: "Chưa phát hành được: {what}.", en: "It cannot be published yet: {what}." },
  yearOutside: { vi: "Kế hoạch không áp dụng cho năm {year}.", en: "The plan does not cover {year}." },
  namesMeanOther: {
    vi: "Tại năm {year}, các tên này cần người xác nhận lại: {names}.",
    en: "For {year} these names need an answer again: {names}.",
  },
  superseding: {
    vi: "Văn bản đã được thay thế, không sửa được.",
    en: "It is superseded and cannot be changed.",
  },
  onlyPublished: {
    vi: "Chỉ văn bản đã phát hành mới được thay thế.",
    en: "Only a published plan is superseded.",
  },
  cameFromUnit: { vi: "Nhận bàn giao từ {unit}", en: "Handed over from {unit}" },
  replaced: { vi: "Kế hoạch đã được thay thế", en: "The plan has been replaced" },
  replacedByOther: {
    vi: "Bản thay thế phải là một kế hoạch khác đã phát hành.",
    en: "It is replaced by another plan that has been published.",
  },
  reasonNeeded: { vi: "Hãy ghi lý do.", en: "Please give the reason." },
  noAgencyNoTask: {
    vi: "Chưa giao cơ quan nào nên chưa thể kết luận “có nhiệm vụ”.",
    en: "Nobody is assigned, so it cannot have a task yet.",
  },
  hasTasks: {
    vi: "Đã có {n} nhiệm vụ được giao từ nội dung này, nên không làm được việc đó.",
    en: "{n} tasks were already given from this clause, so this cannot be done.",
  },
  partsDiffer: {
    vi: "Các phần sau khi tách phải ghép lại đúng nguyên văn.",
    en: "The parts must together be the original text.",
  },
  notNeighbours: {
    vi: "Chỉ ghép được hai nội dung liền nhau.",
    en: "Only neighbouring clauses can be merged.",
  },
  gapAnswered: { vi: "Chỗ này đã được trả lời.", en: "This gap has been answered." },
  gapOpen: { vi: "Chỗ này chưa được trả lời.", en: "This gap has no answer yet." },
  onlySupplied: {
    vi: "Chỉ xóa được nội dung do người rà soát bổ sung; nội dung của văn bản thì kết luận, không xóa.",
    en: "Only what a reviewer wrote in can be removed; what the document says is decided, not removed.",
  },
  unitUnknown: { vi: "Không có đơn vị này.", en: "There is no such unit." },
  cannotFollow: {
    vi: "Không thể chuyển từ “{from}” sang “{to}”.",
    en: "“{to}” cannot follow “{from}”.",
  },
  noteNeeded: { vi: "Hãy ghi kết quả hoặc lý do.", en: "Please write the result or the reason." },
  percentNeedsNote: { vi: "Tỷ lệ gõ tay phải kèm ghi chú.", en: "A typed percentage needs a note." },
  doneLater: { vi: "Ngày hoàn thành không thể ở tương lai.", en: "It cannot be done in the future." },
  yearsInOrder: { vi: "Năm cuối sớm hơn năm đầu.", en: "The last year is before the first." },
  ownParent: {
    vi: "Văn bản không thể là cấp trên của chính nó.",
    en: "A document cannot be its own parent.",
  },
  cursor: { vi: "Vị trí trang không đúng.", en: "The page position is not valid." },
  mixedUp: { vi: "Danh sách có mục không thuộc văn bản này.", en: "Some do not belong to this document." },

  // A unit's implementing plan
  ownRead: { vi: "Xem kế hoạch triển khai của đơn vị", en: "Read units' implementing plans" },
  ownWrite: { vi: "Soạn kế hoạch triển khai", en: "Write an implementing plan" },
  ownPublish: { vi: "Ban hành kế hoạch triển khai", en: "Publish an implementing plan" },
  ownAmend: { vi: "Sửa kế hoạch triển khai đã ban hành", en: "Amend a published implementing plan" },
  ownWord: { vi: "Bản Word kế hoạch triển khai", en: "The implementing plan as Word" },
  ownDraft: { vi: "Đang soạn", en: "Being written" },
  ownPublished: { vi: "Đã ban hành", en: "Published" },
  ownTitle: { vi: "Tên kế hoạch", en: "Title" },
  ownNumber: { vi: "Số, ký hiệu", en: "Number" },
  ownNumberHelp: {
    vi: "Như đã cấp ở văn thư, ví dụ 25/KH-UBND. Cần có khi ban hành.",
    en: "As the office gave it, such as 25/KH-UBND. Needed for publishing.",
  },
  ownIssuedOn: { vi: "Ngày ký ban hành", en: "Signed on" },
  ownText: { vi: "Nội dung đơn vị thực hiện", en: "What the unit does" },
  ownTextHelp: {
    vi: "Bắt đầu từ lời văn của Thành phố; viết lại cho đúng việc của đơn vị.",
    en: "Begins with the city's words; write what your unit does.",
  },
  ownHolder: { vi: "Phân công", en: "Who does it" },
  ownHolderHelp: {
    vi: "Phòng hoặc người phụ trách trong đơn vị, ghi tên.",
    en: "A department or a person of the unit, by name.",
  },
  ownDue: { vi: "Hạn của đơn vị", en: "The unit's own day" },
  ownLateReason: { vi: "Lý do muộn hơn hạn Thành phố", en: "Why later than the city asks" },
  ownLateReasonHelp: {
    vi: "Chỉ cần khi hạn của đơn vị sau hạn Thành phố giao.",
    en: "Only where the unit's day is after the city's.",
  },
  ownIntegrated: {
    vi: "Lồng ghép vào kế hoạch phát triển kinh tế – xã hội",
    en: "Where it stands in the socio-economic plan",
  },
  ownIntegratedHelp: {
    vi: "Mục, chỉ tiêu, chương trình nào của đơn vị có nhiệm vụ này.",
    en: "Which section, target or programme of the unit holds this task.",
  },
  ownIntegratedRef: { vi: "Văn bản lồng ghép", en: "The document that holds it" },
  ownIntegratedRefHelp: {
    vi: "Ví dụ: Nghị quyết 12/NQ-HĐND ngày 15/12/2025, mục III.2",
    en: "Such as: Resolution 12/NQ-HĐND of 15/12/2025, section III.2",
  },
  ownLeftOut: { vi: "Không triển khai, vì", en: "Not taken up, because" },
  ownLeftOutHelp: {
    vi: "Để trống nếu có triển khai. Nếu ghi, Thành phố thấy lý do này.",
    en: "Leave empty where it is taken up. Otherwise the city reads this reason.",
  },
  ownNoTasks: {
    vi: "Đơn vị không có nhiệm vụ nào của kế hoạch này trong năm {year}.",
    en: "The unit has no task of this plan in {year}.",
  },
  ownTwice: {
    vi: "Đơn vị đã có kế hoạch triển khai cho kế hoạch và năm này.",
    en: "The unit has an implementing plan for this plan and year already.",
  },
  ownFixed: {
    vi: "Kế hoạch triển khai đã ban hành. Muốn sửa, người ban hành mở lại để sửa.",
    en: "The implementing plan is published. To change it, who publishes opens it for amending.",
  },
  ownNotPublished: {
    vi: "Kế hoạch triển khai chưa ban hành.",
    en: "The implementing plan is not published.",
  },
  ownNotReady: {
    vi: "Chưa ban hành được: {n} nội dung còn thiếu người phụ trách, hạn hoặc lý do muộn ({paths}).",
    en: "It cannot be published yet: {n} clauses lack who does them, a day, or a reason for being late ({paths}).",
  },
  ownNeedsNumber: {
    vi: "Cần số, ký hiệu và ngày ký trước khi ban hành.",
    en: "It needs a number and a day of signing before it is published.",
  },
  ownNeedsReason: {
    vi: "Muộn hơn hạn Thành phố giao ({date}): cần ghi lý do.",
    en: "This is later than the city asks ({date}): say why.",
  },

  // My work
  acknowledgeMany: { vi: "Xác nhận đã nhận {n} nhiệm vụ mới", en: "Acknowledge {n} new tasks" },
} as const satisfies Words;

/** What people read of the numbers that tasks yield. */
export const figureWords = {
  tasks: { vi: "nhiệm vụ", en: "tasks" },
  fromTasks: { vi: "Nhiệm vụ trong kế hoạch", en: "Tasks of the plan" },
  given: { vi: "Số nhiệm vụ được giao", en: "Tasks given" },
  givenIs: {
    vi: "Nhiệm vụ của năm được giao cho đơn vị khi phát hành kế hoạch, không kể nhiệm vụ Thành phố đã thôi giao.",
    en: "Tasks of the year given to a unit when the plan was published, but for those that the city has ended.",
  },
  acknowledged: { vi: "Số nhiệm vụ đã xác nhận", en: "Tasks acknowledged" },
  acknowledgedIs: {
    vi: "Nhiệm vụ của năm mà đơn vị đã xác nhận nhận trong kỳ, không kể nhiệm vụ Thành phố đã thôi giao.",
    en: "Tasks of the year whose receipt the unit acknowledged by the end of the window, but for those that the city has ended.",
  },
  done: { vi: "Số nhiệm vụ hoàn thành", en: "Tasks done" },
  doneIs: {
    vi: "Nhiệm vụ của năm được ghi hoàn thành đến hết kỳ.",
    en: "Tasks of the year recorded as done by the end of the window.",
  },
  onTime: { vi: "Số nhiệm vụ hoàn thành đúng hạn", en: "Tasks done on time" },
  onTimeIs: {
    vi: "Nhiệm vụ hoàn thành không muộn hơn ngày hạn.",
    en: "Tasks done not later than their due date.",
  },
  overdue: { vi: "Số nhiệm vụ quá hạn", en: "Tasks overdue" },
  overdueIs: {
    vi: "Nhiệm vụ chưa hoàn thành mà hạn đã qua tại ngày cuối kỳ (hoặc hôm nay, nếu kỳ chưa hết), không kể nhiệm vụ Thành phố đã thôi giao.",
    en: "Tasks not done whose due date had passed on the last day of the window, or today if it is not over; those that the city has ended are left out.",
  },
} as const satisfies Words;
