import { notWired } from "./not-wired.ts";

/** `./toam audit verify` */
export const auditVerify = notWired({
  name: "audit verify",
  summary: {
    vi: "Kiểm tra chuỗi băm của nhật ký truy cập",
    en: "Verify the hash chain of the audit trail",
  },
  usage: "",
  words: { least: 0, most: 0 },
});
