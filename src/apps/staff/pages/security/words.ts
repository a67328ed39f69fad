/** The words of the page of sessions and security. */
import type { Words } from "#base/words.ts";

export const words = {
  title: { vi: "Tài khoản của tôi", en: "My account" },
  hint: {
    vi: "Vai trò và ủy quyền, nơi đang đăng nhập, mật khẩu và bước xác thực thứ hai.",
    en: "Roles and delegation, where you are signed in, password and second step.",
  },
  sessions: { vi: "Đang đăng nhập ở", en: "Signed in at" },
  sessionsWhy: {
    vi: "Thấy phiên lạ thì đăng xuất phiên đó, rồi đổi mật khẩu.",
    en: "If you see a session that is not yours, end it and change your password.",
  },
  thisOne: { vi: "Máy này", en: "This device" },
  lastSeen: { vi: "dùng lần cuối {at}", en: "last used {at}" },
  endOne: { vi: "Đăng xuất phiên này", en: "End this session" },
  endOthers: { vi: "Đăng xuất mọi máy khác", en: "End all other sessions" },
  ended: { vi: "Đã đăng xuất", en: "Ended" },
  unknownDevice: { vi: "Thiết bị không rõ", en: "Unknown device" },
  password: { vi: "Mật khẩu", en: "Password" },
  passwordNow: { vi: "Mật khẩu hiện tại", en: "Present password" },
  passwordChanged: {
    vi: "Đã đổi mật khẩu; các máy khác đã đăng xuất",
    en: "Password changed; other sessions have ended",
  },
  second: { vi: "Bước xác thực thứ hai", en: "Second step" },
  secondWhy: {
    vi: "Sau mật khẩu, nhập thêm 6 chữ số từ ứng dụng trên điện thoại. Người lấy được mật khẩu vẫn không vào được.",
    en: "After the password, 6 digits from an app on your phone. A stolen password alone opens nothing.",
  },
  secondOn: { vi: "Đang bật", en: "On" },
  secondOff: { vi: "Chưa bật", en: "Off" },
  secondStart: { vi: "Bật bước thứ hai", en: "Turn on the second step" },
  secondStop: { vi: "Tắt bước thứ hai", en: "Turn off the second step" },
  secondScan: {
    vi: "Quét hình này bằng ứng dụng xác thực, rồi nhập 6 chữ số ứng dụng hiện ra.",
    en: "Scan this with an authenticator app, then enter the 6 digits it shows.",
  },
  secondByHand: {
    vi: "Không quét được? Nhập khóa này vào ứng dụng:",
    en: "Cannot scan? Enter this key in the app:",
  },
  secondCodes: {
    vi: "Mã dự phòng: chép ra giấy, mỗi mã dùng một lần khi mất điện thoại.",
    en: "Backup codes: copy them on paper; each works once if the phone is lost.",
  },
  secondApps: {
    vi: "Cần một ứng dụng xác thực trên điện thoại, loại nào cũng được.",
    en: "You need an authenticator app on your phone, any will do.",
  },
  codesNew: { vi: "Lấy mã dự phòng mới", en: "Get new backup codes" },
  codesNewWhy: {
    vi: "Hết mã hoặc mất giấy ghi mã? Lấy 10 mã mới; các mã cũ không dùng được nữa.",
    en: "No codes left, or the paper is lost? Get 10 new ones; the old ones stop working.",
  },
  codesKept: { vi: "Tôi đã chép các mã", en: "I have copied the codes" },
  stopWhy: {
    vi: "Tắt bước thứ hai thì chỉ cần mật khẩu là đăng nhập được.",
    en: "With the second step off, the password alone signs you in.",
  },
  cancel: { vi: "Thôi", en: "Cancel" },
  orPasskey: { vi: "Hoặc dùng khóa bảo mật (passkey)", en: "Or use a passkey" },
  orPasskeyWhy: {
    vi: "Vân tay, khuôn mặt hoặc mã khóa máy thay cho mã 6 chữ số. Sau đó chỉ mật khẩu thì không đăng nhập được nữa.",
    en: "Fingerprint, face or the device's lock instead of 6-digit codes. From then on the password alone opens nothing.",
  },
  codesCopy: { vi: "Chép các mã", en: "Copy the codes" },
  codesCopied: { vi: "Đã chép các mã dự phòng", en: "Backup codes copied" },
  secondDone: { vi: "Đã bật bước thứ hai", en: "The second step is on" },
  secondEnded: { vi: "Đã tắt bước thứ hai", en: "The second step is off" },
  code: { vi: "Mã 6 chữ số", en: "6-digit code" },
  qr: { vi: "Hình quét cho ứng dụng xác thực", en: "Picture to scan with the authenticator app" },
  confirm: { vi: "Xác nhận", en: "Confirm" },
  passkeys: { vi: "Khóa bảo mật (passkey)", en: "Passkeys" },
  passkeysWhy: {
    vi: "Đăng nhập bằng vân tay, khuôn mặt hoặc mã khóa máy; không cần gõ mật khẩu và không thể bị lừa lấy.",
    en: "Sign in by fingerprint, face or the device's lock; nothing to type and nothing to steal.",
  },
  passkeysNone: { vi: "Chưa có khóa nào.", en: "No passkeys yet." },
  passkeyName: { vi: "Tên khóa", en: "Name of the passkey" },
  passkeyNameHint: { vi: "Ví dụ: máy tính cơ quan", en: "For example: office computer" },
  passkeyAdd: { vi: "Thêm khóa của máy này", en: "Add this device's passkey" },
  passkeyDrop: { vi: "Xóa khóa {name}", en: "Delete the passkey {name}" },
  passkeyNot: { vi: "Trình duyệt này chưa dùng được khóa bảo mật.", en: "This browser cannot use passkeys." },
} as const satisfies Words;
