/** What people read when a document cannot be read, and in the readable summary of one that can. */

/** Why a document is refused. */
export type Refusal =
  | "scan"
  | "encrypted"
  | "too-large"
  | "too-long"
  | "bomb"
  | "not-what-it-says"
  | "empty"
  | "not-utf8"
  | "old-word"
  | "unknown-kind"
  | "broken"
  | "too-slow"
  | "too-heavy"
  | "busy";

/** One sentence a reason, each saying what to do. */
export const refusals: Record<Refusal, { vi: string; en: string }> = {
  scan: {
    vi: "Tệp PDF này là bản chụp, không có chữ để đọc. Hãy dùng bản Word, bản PDF xuất từ Word, hoặc dán văn bản.",
    en: "This PDF is a scan without text. Use the Word file, a PDF exported from Word, or paste the text.",
  },
  encrypted: {
    vi: "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
    en: "The file is protected by a password. Remove the password and try again.",
  },
  "too-large": {
    vi: "Tệp lớn hơn 50 MB. Hãy bỏ bớt hình ảnh hoặc chia nhỏ văn bản.",
    en: "The file is larger than 50 MB. Remove pictures or divide the document.",
  },
  "too-long": {
    vi: "Văn bản dài hơn 40.000 dòng, hoặc có một dòng dài hơn 50.000 chữ cái. Hãy chia nhỏ văn bản.",
    en: "The text has more than 40,000 lines, or one line of more than 50,000 letters. Divide the document.",
  },
  bomb: {
    vi: "Tệp phình ra quá lớn khi mở nên bị từ chối vì an toàn. Hãy lưu lại bằng Word rồi gửi lại.",
    en: "The file unfolds to an unsafe size and is refused. Save it anew from Word and try again.",
  },
  "not-what-it-says": {
    vi: "Nội dung tệp không đúng với đuôi tên tệp. Hãy mở bằng phần mềm gốc và lưu lại dạng .docx, .pdf hoặc .txt.",
    en: "The file is not what its name says. Open it in its own program and save it as .docx, .pdf or .txt.",
  },
  empty: { vi: "Tệp không có nội dung.", en: "The file is empty." },
  "not-utf8": {
    vi: "Văn bản không dùng bảng mã Unicode (UTF-8 hoặc UTF-16). Hãy chuyển mã sang Unicode rồi gửi lại.",
    en: "The text is not Unicode (UTF-8 or UTF-16). Convert it and try again.",
  },
  "old-word": {
    vi: "Đây là tệp Word cũ (.doc). Hãy mở bằng Word và lưu lại dạng .docx.",
    en: "This is an old Word file (.doc). Open it in Word and save it as .docx.",
  },
  "unknown-kind": {
    vi: "Không đọc được loại tệp này. Hãy dùng .docx, .pdf có chữ, .txt, hoặc dán văn bản.",
    en: "This kind of file cannot be read. Use .docx, .pdf with text, .txt, or paste the text.",
  },
  broken: {
    vi: "Tệp bị hỏng hoặc tải về chưa đủ nên không mở được. Hãy lấy lại tệp, hoặc mở rồi lưu lại bằng Word.",
    en: "The file is damaged or incomplete and cannot be opened. Fetch it again, or open it in Word and save it anew.",
  },
  "too-slow": {
    vi: "Văn bản mất quá nhiều thời gian để đọc nên bị từ chối. Hãy chia nhỏ văn bản, hoặc lưu lại bằng Word rồi gửi lại.",
    en: "The document takes too long to read and is refused. Divide it, or save it anew from Word and try again.",
  },
  "too-heavy": {
    vi: "Văn bản cần quá nhiều bộ nhớ để đọc nên bị từ chối. Hãy chia nhỏ văn bản, hoặc bỏ bớt hình ảnh.",
    en: "The document needs too much memory to read and is refused. Divide it, or remove pictures.",
  },
  busy: {
    vi: "Đang đọc nhiều văn bản khác. Hãy gửi lại sau một phút.",
    en: "Several other documents are being read. Send it again in a minute.",
  },
};
