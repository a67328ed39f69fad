/** The words of the frame, the sign-in and the first screen. */
import type { Words } from "#base/words.ts";

export const words = {
  product: { vi: "Tổ Ấm", en: "Tổ Ấm" },
  promise: {
    vi: "Kế hoạch thành việc, việc thành số liệu, số liệu thành báo cáo.",
    en: "A plan becomes tasks, tasks become figures, figures become the report.",
  },
  about: {
    vi: "Công tác gia đình và phòng, chống bạo lực gia đình của thành phố.",
    en: "The city's work on families and against domestic violence.",
  },
  demoLabel: { vi: "Bản trình diễn", en: "Demonstration" },
  demo: {
    vi: "Bản trình diễn: người và số liệu đều là dựng. Không nhập thông tin thật.",
    en: "Demonstration: people and figures are invented. Do not enter real information.",
  },
  skip: { vi: "Đến thẳng nội dung", en: "Skip to the content" },
  mainMenu: { vi: "Mục lục", en: "Main menu" },
  more: { vi: "Mục khác", en: "More" },
  fold: { vi: "Thu gọn mục lục", en: "Fold the menu" },
  unfold: { vi: "Mở rộng mục lục", en: "Unfold the menu" },
  find: { vi: "Tìm", en: "Search" },
  findHint: { vi: "Tìm màn hình, hồ sơ, mã số…", en: "Find a screen, a record, a code…" },
  findNothing: { vi: "Không thấy gì khớp.", en: "Nothing matches." },
  findScreens: { vi: "Màn hình", en: "Screens" },
  findRecords: { vi: "Hồ sơ", en: "Records" },
  findForgives: {
    vi: "Gõ không dấu cũng được. ↑ ↓ để chọn, Enter để mở.",
    en: "Diacritics may be left out. ↑ ↓ to choose, Enter to open.",
  },
  year: { vi: "Năm {year}", en: "Year {year}" },
  toEnglish: { vi: "English", en: "Tiếng Việt" },
  toDark: { vi: "Nền tối", en: "Dark" },
  toLight: { vi: "Nền sáng", en: "Light" },
  security: { vi: "Tài khoản của tôi", en: "My account" },
  signOut: { vi: "Đăng xuất", en: "Sign out" },
  standingIn: { vi: "làm thay đến hết {day}", en: "standing in to {day}" },
  whoAmI: { vi: "Tài khoản của {name}", en: "Account of {name}" },

  signIn: { vi: "Đăng nhập", en: "Sign in" },
  signInHint: { vi: "Dành cho cán bộ được cấp tài khoản.", en: "For staff with an account." },
  userName: { vi: "Tên đăng nhập", en: "User name" },
  password: { vi: "Mật khẩu", en: "Password" },
  showPassword: { vi: "Hiện hoặc ẩn mật khẩu", en: "Show or hide the password" },
  withPasskey: { vi: "Dùng khóa bảo mật (passkey)", en: "Use a passkey" },
  or: { vi: "hoặc", en: "or" },
  wrongPassword: {
    vi: "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.",
    en: "The user name or password is not right. Check Caps Lock and the Vietnamese keyboard.",
  },
  needBoth: { vi: "Hãy nhập tên đăng nhập và mật khẩu.", en: "Enter the user name and the password." },
  sessionEnded: {
    vi: "Phiên làm việc đã hết. Đăng nhập lại để tiếp tục đúng chỗ đang làm; bản nháp vẫn còn.",
    en: "The session has ended. Sign in to go on where you were; your draft is kept.",
  },
  codeTitle: { vi: "Bước thứ hai", en: "Second step" },
  codeHint: {
    vi: "Mở ứng dụng xác thực trên điện thoại và nhập 6 chữ số.",
    en: "Open the authenticator app on your phone and enter the 6 digits.",
  },
  code: { vi: "Mã 6 chữ số", en: "6-digit code" },
  wrongCode: {
    vi: "Mã chưa đúng hoặc đã hết hạn. Chờ mã mới rồi nhập lại.",
    en: "The code is wrong or has expired. Wait for the next one.",
  },
  confirm: { vi: "Xác nhận", en: "Confirm" },
  back: { vi: "Quay lại", en: "Back" },
  backupTitle: { vi: "Mã dự phòng", en: "Backup code" },
  backupHint: {
    vi: "Nhập một mã trong các mã đã chép ra giấy khi bật bước thứ hai. Mỗi mã dùng một lần.",
    en: "Enter one of the codes you copied on paper. Each works once.",
  },
  backup: { vi: "Mã dự phòng", en: "Backup code" },
  wrongBackup: {
    vi: "Mã dự phòng chưa đúng hoặc đã dùng rồi.",
    en: "The backup code is wrong or was used before.",
  },
  withoutPhone: { vi: "Không có điện thoại bên cạnh?", en: "No phone at hand?" },
  withPhone: { vi: "Dùng ứng dụng xác thực", en: "Use the authenticator app" },
  cityRefused: {
    vi: "Hệ thống đăng nhập của Thành phố đã trả về nhưng chưa vào được: có thể anh/chị chưa có tài khoản ở đây, tài khoản đã khóa, hoặc đã bấm hủy. Hãy thử lại, dùng tên đăng nhập và mật khẩu, hoặc hỏi quản trị đơn vị.",
    en: "The city's sign-on sent you back without signing you in: you may have no account here, it may be disabled, or you cancelled. Try again, use your user name and password, or ask your unit's administrator.",
  },
  firstStep: { vi: "Bước {n} trên {of}", en: "Step {n} of {of}" },
  firstPassword: { vi: "Đặt mật khẩu của riêng mình", en: "Set your own password" },
  firstPasswordWhy: {
    vi: "Chào {name}. Mật khẩu vừa dùng do người khác cấp hoặc đã đến hạn thay. Đổi xong là vào làm việc ngay.",
    en: "Welcome, {name}. The password you used was given by someone else or is due for a change. After this you go straight to your work.",
  },
  firstSecond: { vi: "Bật bước xác thực thứ hai", en: "Turn on the second step" },
  firstSecondWhy: {
    vi: "Vai trò của anh/chị có quyền rộng, nên cần thêm một bước ngoài mật khẩu. Làm một lần, khoảng hai phút.",
    en: "Your role reaches far, so a second step beside the password is required. Once, about two minutes.",
  },
  demoPeople: { vi: "Vào thử một vai", en: "Try a role" },
  demoPeopleHint: {
    vi: "Mỗi vai một người dựng sẵn. Bấm một lần là vào.",
    en: "One invented person a role. One press signs in.",
  },
  passkeyFailed: {
    vi: "Chưa dùng được khóa bảo mật. Hãy thử lại hoặc dùng mật khẩu.",
    en: "The passkey did not work. Try again or use the password.",
  },

  myWork: { vi: "Việc của tôi", en: "My work" },
  now: { vi: "Cần làm ngay", en: "Now" },
  week: { vi: "Trong tuần", en: "This week" },
  later: { vi: "Sau đó", en: "Later" },
  next: { vi: "Việc tiếp theo", en: "Next" },
  nothingNow: {
    vi: "Không có việc gấp. Việc trong tuần ở ngay dưới.",
    en: "Nothing urgent. This week's work is below.",
  },
  nothingWeek: { vi: "Tuần này không còn việc đến hạn.", en: "Nothing more is due this week." },
  nothingLater: { vi: "Chưa có việc nào phía trước.", en: "Nothing further ahead." },
  allDone: { vi: "Không còn việc nào chờ anh/chị", en: "Nothing is waiting for you" },
  allDoneNext: {
    vi: "Khi thành phố giao việc, hoặc một hồ sơ cần anh/chị, việc sẽ hiện ở đây kèm hạn và căn cứ.",
    en: "When the city gives you a task, or a record needs you, it appears here with its due date and legal basis.",
  },
  noContent: {
    vi: "Vai trò của anh/chị không nhận việc nội dung",
    en: "Your role is given no tasks of content",
  },
  noContentNext: {
    vi: "Các màn hình của vai trò ở trong mục lục. Tài khoản, phiên đăng nhập và ủy quyền ở Tài khoản của tôi.",
    en: "The screens of your role are in the menu. Account, sessions and delegation are at My account.",
  },
  countNow: { vi: "{n} việc cần làm ngay", en: "{n} to do now" },
  countWeek: { vi: "{n} việc trong tuần", en: "{n} this week" },
  progressOf: { vi: "Tiến độ", en: "Progress" },
  filledByItself: { vi: "đã tự điền {n} %", en: "{n} % filled by itself" },
  cellsNeedYou: { vi: "{n} ô cần anh/chị", en: "{n} cells need you" },
  openReport: { vi: "Mở báo cáo", en: "Open the report" },
  internal: { vi: "nội bộ", en: "internal" },

  notFound: { vi: "Không có trang này", en: "There is no such page" },
  notFoundNext: {
    vi: "Đường dẫn có thể sai hoặc đã đổi. Hãy tìm bằng Ctrl K, hoặc về Việc của tôi.",
    en: "The address may be wrong or have changed. Search with Ctrl K, or go to My work.",
  },
  notYours: {
    vi: "Màn hình này không thuộc vai trò của anh/chị",
    en: "This screen is not part of your role",
  },
  notYoursNext: {
    vi: "Nếu đây là việc của anh/chị, hãy đề nghị quản trị viên giao vai trò.",
    en: "If it is your work, ask the administrator to give you the role.",
  },
  toMyWork: { vi: "Về Việc của tôi", en: "To My work" },
} as const satisfies Words;
