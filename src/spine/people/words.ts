import type { Words } from "#base/words.ts";

export const words = {
  // Verbs
  meRead: { vi: "Xem tài khoản của mình", en: "See one's own account" },
  meUpdate: { vi: "Sửa tài khoản của mình", en: "Change one's own account" },
  meSessions: { vi: "Xem các phiên đăng nhập của mình", en: "See one's own sessions" },
  meMail: { vi: "Địa chỉ thư của mình và việc nhận thư", en: "Own address and whether mail is wanted" },
  meFeed: { vi: "Lịch của mình trên điện thoại", en: "One's own calendar on a phone" },
  meEndSession: { vi: "Kết thúc phiên đăng nhập của mình", en: "End one's own sessions" },
  personRead: { vi: "Xem danh sách người dùng", en: "See people" },
  personCreate: { vi: "Thêm người dùng", en: "Add a person" },
  personUpdate: { vi: "Sửa thông tin người dùng", en: "Change a person" },
  personGiveRole: { vi: "Giao vai trò", en: "Give a role" },
  personEndRole: { vi: "Thôi vai trò", en: "End a role" },
  personHandOver: {
    vi: "Bàn giao tài khoản của đơn vị đã kết thúc",
    en: "Hand over the accounts of an ended unit",
  },
  accounts: { vi: "tài khoản", en: "accounts" },
  handedReason: { vi: "Bàn giao theo thay đổi cơ cấu", en: "Handed over after a change of structure" },
  personDelegate: { vi: "Ủy quyền khi vắng mặt", en: "Delegate while on leave" },
  personResetPassword: { vi: "Cấp lại mật khẩu", en: "Reset a password" },
  personDisable: { vi: "Khóa tài khoản", en: "Disable an account" },
  personEnable: { vi: "Mở lại tài khoản", en: "Enable an account" },
  personReview: { vi: "Xác nhận rà soát quyền", en: "Confirm the access review" },
  personSessions: { vi: "Xem phiên đăng nhập của người dùng", en: "See a person's sessions" },
  personEndSession: { vi: "Kết thúc phiên đăng nhập của người dùng", en: "End a person's sessions" },
  personSignIn: { vi: "Đăng nhập", en: "Sign in" },
  personSignOut: { vi: "Đăng xuất", en: "Sign out" },
  meChangeSignIn: { vi: "Đổi cách đăng nhập của mình", en: "Change how one signs in" },
  accessRead: { vi: "Xem ai được làm gì", en: "See who may do what" },
  auditVerify: { vi: "Kiểm tra dấu niêm của nhật ký", en: "Verify the seals of the trail" },
  auditExported: { vi: "Nhật ký", en: "Trail" },
  auditAt: { vi: "Thời điểm", en: "When" },
  auditPerson: { vi: "Người", en: "Person" },
  auditUserName: { vi: "Tên đăng nhập", en: "User name" },
  auditUnit: { vi: "Đơn vị", en: "Unit" },
  auditAct: { vi: "Việc", en: "Act" },
  auditVerb: { vi: "Mã việc", en: "Code of the act" },
  auditSubject: { vi: "Đối tượng", en: "Subject" },
  auditOutcome: { vi: "Kết quả", en: "Outcome" },
  auditDone: { vi: "Đã làm", en: "Done" },
  auditRefused: { vi: "Bị từ chối", en: "Refused" },
  auditFailed: { vi: "Lỗi", en: "Failed" },
  auditRequest: { vi: "Mã yêu cầu", en: "Request" },
  auditDetails: { vi: "Chi tiết", en: "Details" },
  auditTooMany: {
    vi: "Có hơn {most} dòng. Hãy thu hẹp theo ngày, người hoặc việc rồi xuất lại.",
    en: "There are more than {most} lines. Narrow them by day, person or act and export again.",
  },
  auditRead: { vi: "Đọc nhật ký", en: "Read the audit trail" },

  // Passwords
  tooShort: { vi: "Mật khẩu cần ít nhất {min} ký tự.", en: "A password needs at least {min} characters." },
  tooLong: { vi: "Mật khẩu dài quá 128 ký tự.", en: "A password has at most 128 characters." },
  fourClasses: {
    vi: "Khi chưa bật xác thực hai bước, mật khẩu cần đủ chữ thường, chữ hoa, chữ số và ký hiệu.",
    en: "Without a second step a password needs small and capital letters, digits and signs.",
  },
  holdsUserName: {
    vi: "Mật khẩu không được chứa tên đăng nhập.",
    en: "A password must not contain the user name.",
  },
  common: {
    vi: "Mật khẩu này quá phổ biến, rất dễ bị đoán.",
    en: "This password is so common that it is easily guessed.",
  },
  usedBefore: {
    vi: "Mật khẩu này là một trong 10 mật khẩu gần đây.",
    en: "This is one of the last 10 passwords.",
  },
  passwordFirst: {
    vi: "Hãy đổi mật khẩu dài hơn (14 ký tự, đủ bốn loại) trước khi tắt xác thực hai bước.",
    en: "Choose a longer password (14 characters, four kinds) before turning the second step off.",
  },
  wrongPassword: { vi: "Mật khẩu hiện tại không đúng.", en: "The present password is not right." },
  secondStepRequired: {
    vi: "Vai trò này bắt buộc xác thực hai bước.",
    en: "This role requires a second step.",
  },

  // Signing in
  notMatched: {
    vi: "Tên đăng nhập hoặc mật khẩu không đúng.",
    en: "The user name or the password is not right.",
  },
  lockedUntil: {
    vi: "Sai nhiều lần nên tạm khóa đến {time}. Có thể nhờ quản trị đơn vị cấp lại mật khẩu.",
    en: "Locked until {time} after several wrong attempts. Your unit's administrator can reset the password.",
  },
  secondStepLocked: {
    vi: "Sai mã nhiều lần nên tạm khóa 15 phút.",
    en: "Locked for 15 minutes after several wrong codes.",
  },
  codeWrong: { vi: "Mã không đúng hoặc đã hết hạn.", en: "The code is not right or has expired." },
  disabled: {
    vi: "Tài khoản đã khóa. Hãy liên hệ quản trị đơn vị.",
    en: "This account is disabled. Please ask your unit's administrator.",
  },
  disabledIdle: {
    vi: "Tài khoản đã khóa vì hơn {days} ngày không dùng. Hãy liên hệ quản trị đơn vị.",
    en: "This account is disabled: it was not used for {days} days. Please ask your unit's administrator.",
  },
  passkeyRefused: { vi: "Khóa bảo mật này không dùng được.", en: "This passkey could not be used." },
  passkeyNeeded: {
    vi: "Tài khoản này đăng nhập bằng khóa bảo mật (passkey); chỉ mật khẩu thì chưa đủ. Mất khóa thì nhờ quản trị hệ thống cấp lại.",
    en: "This account signs in with its passkey; the password alone is not enough. If the passkey is lost, ask a system administrator.",
  },
  refused: { vi: "Không đăng nhập được.", en: "Signing in failed." },

  // Rules
  notOneself: { vi: "Không tự làm việc này cho chính mình.", en: "Nobody does this to themselves." },
  roleNotYours: {
    vi: "Bạn không được giao hoặc thôi vai trò này.",
    en: "You may not give or end this role.",
  },
  notYoursToManage: {
    vi: "Người này giữ vai trò mà bạn không được giao, nên tài khoản do quản trị hệ thống quản lý.",
    en: "This person holds a role that is not yours to give; a system administrator manages the account.",
  },
  roleConflict: {
    vi: "Vai trò này không đi cùng vai trò “{role}” (tách quản trị, kiểm tra và nội dung).",
    en: "This role does not go with “{role}” (administration, audit and content are kept apart).",
  },
  roleTwice: { vi: "Người này đã có vai trò đó trong thời gian ấy.", en: "This role is already held then." },
  roleEnded: { vi: "Vai trò này đã thôi.", en: "This role has ended." },
  roleDelegated: {
    vi: "Vai trò được ủy quyền không ủy quyền tiếp được.",
    en: "A delegated role cannot be delegated on.",
  },
  roleOfAnother: { vi: "Người này không có vai trò đó.", en: "This person does not hold that role." },
  roleNotDelegable: { vi: "Vai trò này không ủy quyền được.", en: "This role cannot be delegated." },
  delegateUnit: {
    vi: "Chỉ ủy quyền cho người cùng đơn vị hoặc đơn vị trực thuộc.",
    en: "A role is delegated within its unit.",
  },
  delegateDays: {
    vi: "Ngày cuối phải từ ngày đầu trở đi, và không quá {max} ngày.",
    en: "The last day is on or after the first, and at most {max} days later.",
  },
  delegatePast: { vi: "Ngày cuối đã qua.", en: "The last day has passed." },
  datesOrder: { vi: "Ngày kết thúc sớm hơn ngày bắt đầu.", en: "It ends before it begins." },
  lastAdmin: {
    vi: "Đây là quản trị hệ thống cuối cùng đang hoạt động.",
    en: "This is the last active system administrator.",
  },
  userNameTaken: { vi: "Tên đăng nhập đã có người dùng.", en: "This user name is taken." },
  userNameForm: {
    vi: "Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm, gạch; từ 3 ký tự.",
    en: "A user name has small letters, digits, dots and dashes; at least 3 characters.",
  },
  unitUnknown: { vi: "Không có đơn vị này.", en: "There is no such unit." },
  personUnknown: { vi: "Không có người này.", en: "There is no such person." },
  stale: {
    vi: "Thông tin đã được sửa sau khi bạn mở.",
    en: "This was changed after you opened it.",
  },
  cursor: { vi: "Trang này không còn đúng, hãy mở lại danh sách.", en: "Please open the list again." },
  alreadyDisabled: { vi: "Tài khoản đã khóa từ trước.", en: "The account is disabled already." },
  notDisabled: { vi: "Tài khoản đang hoạt động.", en: "The account is not disabled." },

  // Summaries of routes
  people: { vi: "Người dùng", en: "People" },
  person: { vi: "Một người dùng", en: "A person" },
  colleagues: { vi: "Người có thể nhận ủy quyền", en: "Who may stand in" },
  delegationEnd: { vi: "Kết thúc ủy quyền", en: "End a delegation" },
  rolesTable: { vi: "Bảng vai trò và quyền", en: "Roles and what they may do" },
} as const satisfies Words;
