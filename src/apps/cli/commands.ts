/**
 * Every command of the command line, in the order of the help page. What a command needs is loaded when it runs: help,
 * and a command that needs no server, do not wait for the whole of it.
 */
import type { Command, OptionSpec } from "./command.ts";

const text = (value: string, vi: string, en: string): OptionSpec => ({
  type: "string",
  value,
  about: { vi, en },
});

export const commands: readonly Command[] = [
  {
    name: "start",
    summary: {
      vi: "Khởi động: cơ sở dữ liệu, cấu trúc, dữ liệu trình diễn, ứng dụng, máy chủ",
      en: "Start: database, schema, demonstration data, application, server",
    },
    usage: "",
    options: {
      launcher: {
        type: "string",
        value: "PID",
        about: {
          vi: "dừng khi tiến trình này (đã gọi ta) không còn",
          en: "stop when this process, which called us, is gone",
        },
      },
    },
    run: async (input) => (await import("./commands/start.ts")).start(input),
  },
  {
    name: "migrate",
    summary: {
      vi: "Đưa cấu trúc dữ liệu lên bản này, không khởi động máy chủ",
      en: "Bring the schema to this release without starting the server",
    },
    usage: "[--new-keys]",
    options: {
      "new-keys": {
        type: "boolean",
        about: {
          vi: "tạo khóa cho một nơi vận hành chính thức mới; khóa đã có thì giữ nguyên",
          en: "make the keys of a new production instance; existing ones are kept",
        },
      },
    },
    run: async (input) => (await import("./commands/migrate.ts")).migrate(input),
  },
  {
    name: "demo",
    summary: {
      vi: "Nạp thành phố trình diễn vào cơ sở dữ liệu này",
      en: "Load the demonstration city into this database",
    },
    usage: "",
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/demo.ts")).demo(input),
  },
  {
    name: "plan read",
    summary: {
      vi: "Đọc một kế hoạch (.docx, .pdf, .txt) và cho biết hiểu được gì",
      en: "Read a plan (.docx, .pdf, .txt) and tell what was understood",
    },
    usage: "FILE [--json] [--full]",
    options: {
      full: {
        type: "boolean",
        about: {
          vi: "cùng --json: cả điều chưa chắc, hạn, sản phẩm, chữ ký",
          en: "with --json: also doubts, due days, products, the signature",
        },
      },
    },
    words: { least: 1, most: 1 },
    run: async (input) => (await import("./commands/plan-read.ts")).planRead(input),
  },
  {
    name: "report draft",
    summary: {
      vi: "Dựng dự thảo báo cáo của một đơn vị từ dữ liệu đang có",
      en: "Draft a unit's report from the data there is",
    },
    usage: "--unit CODE [--year YEAR] --out FILE.docx",
    options: {
      unit: {
        type: "string",
        value: "CODE",
        about: { vi: "mã đơn vị, ví dụ 01.00004", en: "the unit's code, e.g. 01.00004" },
      },
      year: {
        type: "string",
        value: "YEAR",
        about: { vi: "năm báo cáo; năm nay nếu không nói", en: "the year; this one unless told" },
      },
      out: {
        type: "string",
        value: "FILE",
        about: { vi: "tệp .docx được ghi", en: "the .docx file that is written" },
      },
    },
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/report-draft.ts")).reportDraft(input),
  },
  {
    name: "people add",
    summary: {
      vi: "Thêm một tài khoản và in mật khẩu dùng một lần",
      en: "Add an account and print its one-time password",
    },
    usage: "USER-NAME --name NAME --unit CODE [--role ROLE] [--email E] [--phone P]",
    options: {
      name: text("NAME", "họ và tên", "full name"),
      unit: text(
        "CODE",
        "mã đơn vị, ví dụ HN-SVHTT hay 01.00004",
        "the unit's code, e.g. HN-SVHTT or 01.00004",
      ),
      role: text("ROLE", "vai trò, ví dụ system-admin", "the role, e.g. system-admin"),
      email: text("EMAIL", "thư điện tử", "e-mail"),
      phone: text("PHONE", "điện thoại", "telephone"),
    },
    words: { least: 1, most: 1 },
    run: async (input) => (await import("./commands/people-add.ts")).peopleAdd(input),
  },
  {
    name: "audit verify",
    summary: {
      vi: "Kiểm tra chuỗi băm của nhật ký truy cập",
      en: "Verify the hash chain of the audit trail",
    },
    usage: "[--json]",
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/audit-verify.ts")).auditVerify(input),
  },
  {
    name: "backup",
    summary: {
      vi: "Sao lưu dữ liệu và tệp đính kèm vào một tệp, không phải dừng máy chủ; không chứa khóa",
      en: "Back up data and attached files into one file while in use; the keys are not in it",
    },
    usage: "[FILE]",
    words: { least: 0, most: 1 },
    run: async (input) => (await import("./commands/backup.ts")).backup(input),
  },
  {
    name: "restore",
    summary: {
      vi: "Khôi phục một bản sao lưu vào nơi còn trống; kiểm tra mã băm và đếm lại từng bảng",
      en: "Restore a backup into an empty instance; checks the hashes and counts every table again",
    },
    usage: "FILE [--keys COPY | --without-keys]",
    options: {
      keys: text(
        "COPY",
        "bản sao khóa hồ sơ; mặc định là to-am-record-keys.zip cạnh FILE",
        "the copy of record keys; to-am-record-keys.zip beside FILE unless told",
      ),
      "without-keys": {
        type: "boolean",
        about: {
          vi: "khôi phục dù không có bản sao khóa: nội dung bảo mật sẽ không mở được",
          en: "restore although there is no copy of record keys: what is protected will not open",
        },
      },
    },
    words: { least: 1, most: 1 },
    run: async (input) => (await import("./commands/restore.ts")).restore(input),
  },
  {
    name: "keys status",
    summary: {
      vi: "Khóa chủ nào đang bọc bao nhiêu khóa hồ sơ, hồ sơ nào không mở được",
      en: "Which master wraps how many keys of records, and what cannot be opened",
    },
    usage: "[--json]",
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/keys.ts")).keysStatus(input),
  },
  {
    name: "keys rotate",
    summary: {
      vi: "Thay khóa chủ của hồ sơ bảo mật, không phải dừng máy chủ; bị ngắt thì chạy lại để làm tiếp",
      en: "Turn over the master key of protected records while in use; run again to go on after an interruption",
    },
    usage: "[--json]",
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/keys.ts")).keysRotate(input),
  },
  {
    name: "keys share",
    summary: {
      vi: "Chia quyền phục hồi thư mục khóa cho nhiều người, phải đủ số phần mới mở được",
      en: "Share the recovery of the keys folder among people; so many parts together open it",
    },
    usage: "--parts N --need M [--out DIR]",
    options: {
      parts: text("N", "số phần được làm ra, ví dụ 5", "how many parts are made, e.g. 5"),
      need: text("M", "số phần phải có để mở, ví dụ 3", "how many of them open it, e.g. 3"),
      out: text(
        "DIR",
        "thư mục ghi các phần; mặc định data/shares",
        "where the parts are written; data/shares unless told",
      ),
    },
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/recovery.ts")).keysShare(input),
  },
  {
    name: "keys recover",
    summary: {
      vi: "Ghép các phần lại để lấy thư mục khóa đã mất",
      en: "Put parts together and bring back a lost keys folder",
    },
    usage: "FILE FILE… [--sealed FILE]",
    options: {
      sealed: text(
        "FILE",
        "tệp to-am-recovery.sealed; mặc định trong data/backups",
        "the file to-am-recovery.sealed; in data/backups unless told",
      ),
    },
    words: { least: 1, most: 255 },
    run: async (input) => (await import("./commands/recovery.ts")).keysRecover(input),
  },
  {
    name: "cases derive",
    summary: {
      vi: "Tính lại tuổi, hình thức, hình thức chính của mọi vụ việc; cho xem số cũ và mới trước khi ghi",
      en: "Make ages, forms and main forms of all cases anew; shows old and new counts before it writes",
    },
    usage: "[--write] [--json]",
    options: {
      write: {
        type: "boolean",
        about: { vi: "ghi những gì thay đổi", en: "write what changes" },
      },
    },
    words: { least: 0, most: 0 },
    run: async (input) => (await import("./commands/cases.ts")).casesDerive(input),
  },
  {
    name: "bench",
    summary: {
      vi: "Đo tốc độ trên máy chủ đã dựng",
      en: "Measure the built server",
    },
    usage: "[AREA] [--json]",
    words: { least: 0, most: 1 },
    run: async (input) => (await import("./commands/bench.ts")).bench(input),
  },
];
