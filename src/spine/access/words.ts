import type { Words } from "#base/words.ts";

export const words = {
  openTooMany: {
    vi: "Đã gửi quá nhiều lần từ nơi này. Đợi {minutes} phút rồi gửi lại; nếu đang nguy hiểm, gọi 113 ngay.",
    en: "Too many requests from here. Wait {minutes} minutes; in danger, call 113 now.",
  },
  notHeld: { vi: "Vai trò của bạn không có việc này.", en: "Your role does not include this." },
  notThisUnit: { vi: "Việc này thuộc đơn vị khác.", en: "This belongs to another unit." },
  required: { vi: "Chưa điền.", en: "Please fill this in." },
  notADate: { vi: "Ngày không đúng (dd/mm/yyyy).", en: "Not a date (dd/mm/yyyy)." },
  tooLong: { vi: "Dài quá {max} ký tự.", en: "Longer than {max} characters." },
  tooSmall: { vi: "Nhỏ hơn mức cho phép ({min}).", en: "Less than allowed ({min})." },
  tooBig: { vi: "Lớn hơn mức cho phép ({max}).", en: "More than allowed ({max})." },
  notAChoice: { vi: "Không có trong danh mục.", en: "Not in the list." },
  unknownField: { vi: "Không có ô này: {keys}.", en: "There is no such field: {keys}." },
  wrong: { vi: "Giá trị không dùng được.", en: "This value cannot be used." },
  stale: {
    vi: "Nội dung đã được sửa sau khi bạn mở. Hãy xem bản mới rồi lưu lại; chữ bạn đã gõ vẫn còn.",
    en: "This was changed after you opened it. Look at the present version and save again; what you typed is kept.",
  },
  keyMissing: {
    vi: "Thiếu mã chống ghi trùng (Idempotency-Key).",
    en: "The Idempotency-Key header is missing.",
  },
  keyReused: {
    vi: "Mã chống ghi trùng đã dùng cho việc khác.",
    en: "This Idempotency-Key was used for another request.",
  },
  duplicate: { vi: "Đã có một mục như vậy.", en: "There is already one like this." },
  stillUsed: { vi: "Đang được nơi khác dùng nên chưa bỏ được.", en: "It is still used elsewhere." },
  constraint: {
    vi: "Dữ liệu trái với một quy tắc của hệ thống ({name}).",
    en: "The data breaks a rule of the system ({name}).",
  },
  fileMissing: { vi: "Chưa chọn tệp.", en: "No file was chosen." },
  fileTooLarge: { vi: "Tệp lớn hơn {mb} MB.", en: "The file is larger than {mb} MB." },
  foreignOrigin: {
    vi: "Yêu cầu đến từ trang khác nên không được nhận.",
    en: "The request came from another site and was refused.",
  },
  notText: {
    vi: "Có ký tự không lưu được. Hãy gõ lại ô này.",
    en: "It holds a character that cannot be kept. Please type it again.",
  },
  away: {
    vi: "Cơ sở dữ liệu tạm thời chưa trả lời. Chưa có gì bị mất; hãy thử lại sau ít phút.",
    en: "The database does not answer just now. Nothing is lost; please try again in a few minutes.",
  },
  crashed: {
    vi: "Hệ thống gặp lỗi. Hãy báo mã này cho quản trị.",
    en: "The system failed. Please quote this code to the administrator.",
  },
} as const satisfies Words;
