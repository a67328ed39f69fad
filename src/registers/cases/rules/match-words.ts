/** What speaks for and against two records being of one event. */
import type { Words } from "#base/words.ts";

export const words = {
  matchIdNumber: { vi: "Trùng số định danh, giấy tờ", en: "Same number of a document" },
  matchOtherIdNumber: { vi: "Số định danh khác nhau", en: "Different numbers of documents" },
  matchPhone: { vi: "Trùng số điện thoại", en: "Same telephone" },
  matchNameYear: { vi: "Trùng họ tên và năm sinh", en: "Same name and year of birth" },
  matchName: { vi: "Trùng họ tên", en: "Same name" },
  matchWords: { vi: "Tên này nằm trong tên kia", en: "One name is part of the other" },
  matchAddress: { vi: "Trùng địa chỉ", en: "Same address" },
  matchOtherSex: { vi: "Giới tính khác nhau", en: "Different sex" },
  matchOtherYear: { vi: "Năm sinh khác nhau", en: "Different year of birth" },
  matchPlaceDay: { vi: "Cùng nơi, cùng ngày", en: "Same place and day" },
  matchCommune: { vi: "Cùng xã, phường", en: "Same commune" },
  matchNear: { vi: "Cách nhau không quá {days} ngày", en: "Within {days} days" },
} as const satisfies Words;
