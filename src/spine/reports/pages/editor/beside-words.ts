/** What is said of estimates and the supplement on a unit's report. */
import type { Words } from "#base/words.ts";

export const besideWords = {
  method: { vi: "Cách ước, lý do", en: "How it was estimated" },
  against: { vi: "so với ước: {difference}", en: "against the estimate: {difference}" },
  title: { vi: "Số liệu bổ sung cả năm", en: "The whole year's supplement" },
  covers: {
    vi: "Số liệu thực hiện từ {from} đến {to}. Số đã đếm và số ước của báo cáo giữ nguyên; số bổ sung đứng ở cột riêng. Ô đếm từ bản ghi tự lấy số của cả năm.",
    en: "Actual figures from {from} to {to}. The counted figures and estimates stay as they are; the supplement has a column of its own. Cells counted from records take the whole year's number by themselves.",
  },
  before: { vi: "Nhận từ {from} đến {to}.", en: "Taken from {from} to {to}." },
  open: { vi: "Đang nhận, đến hết {to}.", en: "Taken now, until {to}." },
  closed: { vi: "Đã hết thời gian nhận ({to}).", en: "The time for it is over ({to})." },
  sent: { vi: "Đã gửi lần {n}, {at}, {by}.", en: "Sent, round {n}, {at}, {by}." },
  notSent: { vi: "Chưa gửi.", en: "Not sent." },
  differs: {
    vi: "{n} số đang khác bản đã gửi; gửi lại để nơi nhận thấy.",
    en: "{n} figures differ from what was sent; send again for the receiver to see them.",
  },
  left: {
    vi: "{n} ô chưa có số cả năm; gửi rồi vẫn bổ sung và gửi lại được trong thời gian nhận.",
    en: "{n} figures have no answer yet; within its time the supplement may be completed and sent again.",
  },
  counted: { vi: "Đã tính lại số của cả năm từ bản ghi.", en: "The whole year's records are counted." },
  done: { vi: "Đã gửi số liệu bổ sung.", en: "The supplement is sent." },
  leaderSends: {
    vi: "Lãnh đạo hoặc đầu mối của đơn vị gửi; bạn nhập và báo để người ấy gửi.",
    en: "The unit's leader or focal point sends it; write it and let them know.",
  },
} as const satisfies Words;
