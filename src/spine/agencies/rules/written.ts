/** What stands around a name in a document and is not part of it. Pure. */

/** Words before a name that are not part of it. */
export const leadIn = /^(?:đề nghị|yêu cầu|giao|kính gửi|lưu|các|toàn thể|đồng chí|đ\/c)\s*:?\s+/iu;
/** Posts that stand for the body of the person who holds them. */
export const post =
  /^(?:các\s+)?(?:phó\s+)?(?:chủ tịch|PCT|giám đốc|thủ trưởng|trưởng|lãnh đạo|chánh án|viện trưởng|chánh thanh tra|thường trực|bí thư|chánh văn phòng|người đứng đầu)(?=[\s,])[\s,]*/iu;
/** A person's initials and name at the end: "P.T.T.Huyền". */
export const personAtEnd = /\s+(?:\p{Lu}\.){1,4}\s?\p{Lu}\p{Ll}+$/u;
/** A remark in brackets at the end: an address, "để báo cáo". */
export const remark = /\s*\([^()]*\)$/;
/** "…, quận Hà Đông" or "… (huyện Đông Anh)" behind the name of a former commune. */
export const within =
  /^(.+?)\s*(?:[,(]|\s[-–])\s*((?:quận|huyện|thị xã|q\.|h\.|tx\.?)\s*[^,()]+?)\s*(?:,\s*(?:thành phố|tp\.?)\s*[^,()]*)?\)?$/iu;
/** The same without the word for the district: "phường Quang Trung, Hà Đông". */
export const withinBare = /^(.+?)\s*[,(]\s*([^,()]+?)\)?$/u;

/** Removes what a list leaves around a name: dashes, numbers, colons, semicolons, a full stop. */
export const trimmed = (written: string): string =>
  written
    .normalize("NFC")
    // "UBND Q.Ba Đình"
    .replaceAll(/(?<=(?<![\p{L}.])(?:Q|H|P|X|TX|TP|TT)\.)(?=\p{L}{2})/giu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s\-–•*+.:;,]+/, "")
    .replace(/[\s:;,.…/]+$/, "");
