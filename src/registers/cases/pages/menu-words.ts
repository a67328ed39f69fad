/** The words of the menu alone: they come with the first screen of everyone. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Vụ việc", en: "Cases" },
  menuAbout: {
    vi: "Xử lý vụ việc bạo lực gia đình mà đơn vị bạn tham gia.",
    en: "Work on cases of domestic violence in which your unit takes part.",
  },
  reading: { vi: "Giám sát truy cập", en: "Reading of cases" },
  readingAbout: {
    vi: "Truy cập bất thường và lần xem khẩn cấp chờ xem xét; không có nội dung vụ việc.",
    en: "Unusual reading and emergency looks to review; no content of cases.",
  },
  data: { vi: "Yêu cầu về dữ liệu", en: "Requests about data" },
  dataAbout: {
    vi: "Đề nghị khai thác dữ liệu của cơ quan và yêu cầu của người dân về dữ liệu của mình.",
    en: "Requests of bodies to use data and of people about their own.",
  },
  register: { vi: "Danh mục vụ việc", en: "Register of cases" },
  registerAbout: {
    vi: "Danh mục mã, trường và tham số của vụ việc: đề nghị sửa, đưa vào áp dụng; không có nội dung vụ việc.",
    en: "Code lists, fields and facts of cases: changes proposed and put in force; no content of cases.",
  },
  retention: { vi: "Lưu giữ và xóa", en: "Keeping and erasing" },
  retentionAbout: {
    vi: "Hồ sơ hết thời hạn lưu giữ, đang giữ lại, chờ người thứ hai quyết định xóa.",
    en: "Records kept long enough, held back, or waiting for a second person to erase them.",
  },
  city: { vi: "Vụ việc Thành phố", en: "Cases of the city" },
  cityAbout: {
    vi: "Số vụ, mức nguy cơ, hạn đã quá và cách xử lý theo đơn vị; không có tên ai.",
    en: "How many, how grave, what is overdue and how it is worked, by unit; nobody's name.",
  },
} as const satisfies Words;
