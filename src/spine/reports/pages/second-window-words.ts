/** What is said of the time in which a cycle takes supplements. */
import type { Words } from "#base/words.ts";

export const secondWindowWords = {
  title: {
    vi: "Số liệu bổ sung cả năm ({from} – {to}).",
    en: "The whole year's supplement ({from} – {to}).",
  },
  before: { vi: "Nhận từ {from} đến {to}.", en: "Taken from {from} to {to}." },
  open: { vi: "Đang nhận, đến hết {to}.", en: "Taken now, until {to}." },
  closed: { vi: "Đã hết thời gian nhận ({to}).", en: "The time for it is over ({to})." },
  given: { vi: "{n}/{asked} đơn vị đã gửi.", en: "{n} of {asked} units have sent it." },
  hint: {
    vi: "Khóa sau khi chốt không đóng phần bổ sung, và số bổ sung không đổi bản đã chốt. Số đã gửi vẫn giữ khi đổi ngày.",
    en: "The lock after freezing does not close supplements, and they change no frozen edition. What was sent stays when the days change.",
  },
  from: { vi: "Nhận từ ngày", en: "Taken from" },
  to: { vi: "Đến hết ngày", en: "Until" },
  cancel: { vi: "Đóng", en: "Close" },
  moved: { vi: "Đã đặt thời gian bổ sung.", en: "The days are set." },
  owing: { vi: "Chưa bổ sung", en: "Supplement missing" },
  sentOn: { vi: "bổ sung {at}", en: "supplement {at}" },
} as const satisfies Words;
