/** What each role is for, in a sentence to whoever holds it: no more than is true today. */
import type { Words } from "#base/words.ts";
import type { RoleCode } from "#spine/access/web.ts";

export const roleWords = {
  "system-admin": {
    vi: "Anh/chị cấp và rà soát tài khoản, giao vai trò, giữ danh bạ đơn vị. Vai trò này không xem nội dung nghiệp vụ.",
    en: "You give and review accounts, give roles and keep the directory. This role sees no content.",
  },
  "city-lead": {
    vi: "Anh/chị đưa kế hoạch vào hệ thống, giao nhiệm vụ, theo dõi và tổng hợp báo cáo của Thành phố.",
    en: "You bring the plan in, give its tasks, follow them and consolidate the city's report.",
  },
  "agency-focal": {
    vi: "Anh/chị nhận nhiệm vụ của cơ quan mình, ghi kết quả và gửi báo cáo.",
    en: "You receive your agency's tasks, note results and send its report.",
  },
  "commune-officer": {
    vi: "Anh/chị nhận nhiệm vụ của xã, phường, ghi kết quả, giữ danh sách thôn, tổ dân phố và lập báo cáo.",
    en: "You receive the commune's tasks, note results, keep its hamlets and prepare its report.",
  },
  "commune-leader": {
    vi: "Anh/chị theo dõi nhiệm vụ, duyệt báo cáo và quản lý tài khoản của xã, phường.",
    en: "You follow the commune's tasks, sign off its report and manage its accounts.",
  },
  "commune-police": {
    vi: "Anh/chị nhận nhiệm vụ kế hoạch giao cho Công an xã, phường và ghi kết quả.",
    en: "You receive the plan's tasks for the commune police and note results.",
  },
  "health-worker": {
    vi: "Anh/chị nhận nhiệm vụ kế hoạch giao cho cơ sở y tế và ghi kết quả.",
    en: "You receive the plan's tasks for your health facility and note results.",
  },
  collaborator: {
    vi: "Anh/chị tra văn bản đang có hiệu lực, số liệu và danh bạ đơn vị.",
    en: "You look up documents in force, figures and the directory.",
  },
  mediator: {
    vi: "Anh/chị tra văn bản đang có hiệu lực, số liệu và danh bạ đơn vị.",
    en: "You look up documents in force, figures and the directory.",
  },
  provider: {
    vi: "Anh/chị tra văn bản đang có hiệu lực, số liệu và danh bạ đơn vị.",
    en: "You look up documents in force, figures and the directory.",
  },
  press: {
    vi: "Anh/chị nhận nhiệm vụ kế hoạch giao cho cơ quan báo chí, ghi kết quả và gửi báo cáo.",
    en: "You receive the plan's tasks for the press, note results and send your report.",
  },
  leadership: {
    vi: "Anh/chị xem kế hoạch thực hiện đến đâu và số liệu toàn thành phố; không xem hồ sơ của từng người.",
    en: "You see how the plan stands and the city's figures; nobody's own record.",
  },
  auditor: {
    vi: "Anh/chị kiểm tra ai đã làm, đã xem gì qua nhật ký, và tài khoản nào có quyền gì; không sửa gì.",
    en: "You check who did and saw what in the trail, and which account may do what; you change nothing.",
  },
  "data-protection": {
    vi: "Anh/chị theo dõi việc xem và sửa dữ liệu cá nhân qua nhật ký, và ai đang có quyền gì; không sửa gì.",
    en: "You follow who reads and changes personal data in the trail, and who may do what; you change nothing.",
  },
} as const satisfies Words & Record<RoleCode, unknown>;
