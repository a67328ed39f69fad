import type { Words } from "#base/words.ts";

export const words = {
  read: { vi: "Xem {many}", en: "Read {many}" },
  create: { vi: "Thêm {one}", en: "Add a {one}" },
  update: { vi: "Sửa {one}", en: "Change a {one}" },
  link: { vi: "Liên kết {one}", en: "Link a {one}" },
  attach: { vi: "Đính kèm vào {one}", en: "Attach to a {one}" },
  detach: { vi: "Gỡ tệp khỏi {one}", en: "Take a file off a {one}" },
  find: { vi: "Tìm bản ghi của mọi sổ", en: "Find records of any register" },
  record: { vi: "Bản ghi", en: "Record" },
  status: { vi: "Trạng thái", en: "Status" },
  code: { vi: "Mã", en: "Code" },
  cannotFollow: { vi: "“{status}” không làm được việc “{act}”.", en: "“{act}” cannot follow “{status}”." },
  linkUnknown: { vi: "Không tìm thấy bản ghi {code}.", en: "There is no record {code}." },
  linkKind: { vi: "Không có loại liên kết này.", en: "There is no such kind of link." },
  linkSelf: { vi: "Không thể liên kết với chính nó.", en: "A record cannot be linked to itself." },
  fileTwice: {
    vi: "Tệp này đã được đính kèm ở đây với tên “{name}”; không cần gửi lại.",
    en: "This file is attached here already, as “{name}”; it is not needed twice.",
  },
  frozen: {
    vi: "“{status}”: tệp đã đính kèm được giữ nguyên, không gỡ được.",
    en: "“{status}”: what is attached stays as it is and cannot be taken off.",
  },
  fileNotSo: {
    vi: "Nội dung tệp {name} không đúng với đuôi tên tệp, hoặc tệp rỗng.",
    en: "The file {name} is not what its name says, or it is empty.",
  },
  fileKind: { vi: "Loại tệp này không được nhận: {name}.", en: "This kind of file is not accepted: {name}." },
  cursor: { vi: "Vị trí trang không đúng.", en: "The page position is not valid." },
} as const satisfies Words;
