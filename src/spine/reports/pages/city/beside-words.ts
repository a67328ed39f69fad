/** What the consolidation says of estimates and supplements. */
import type { Words } from "#base/words.ts";

export const cityBesideWords = {
  ofUnits: { vi: "{n} đơn vị cho số, {missing} chưa", en: "{n} units gave one, {missing} did not" },
  compared: { vi: "{n} đơn vị có cả hai", en: "{n} units gave both" },
  owing: { vi: "Số liệu bổ sung cả năm", en: "The whole year's supplement" },
  taken: { vi: "Nhận từ {from} đến {to}.", en: "Taken from {from} to {to}." },
  sentN: { vi: "{n}/{asked} đơn vị đã gửi.", en: "{n} of {asked} units have sent it." },
  allSent: { vi: "Mọi đơn vị đã gửi số bổ sung.", en: "Every unit has sent its supplement." },
  owingUnits: { vi: "Chưa gửi ({n})", en: "Not sent ({n})" },
} as const satisfies Words;
