/**
 * Every expected refusal of the system, thrown as one Problem and written as RFC 9457 problem+json
 * in one place (base/http). A programmer's error is not a Problem: it crashes the request.
 */
import type { Label, Language } from "./words.ts";

/** The catalogue: kind → HTTP status and the plain title a person reads. */
export const problemKinds = {
  "not-signed-in": { status: 401, title: { vi: "Bạn chưa đăng nhập", en: "You are not signed in" } },
  "not-allowed": { status: 403, title: { vi: "Bạn không có quyền làm việc này", en: "You may not do this" } },
  "not-found": { status: 404, title: { vi: "Không tìm thấy", en: "Not found" } },
  conflict: {
    status: 409,
    title: { vi: "Dữ liệu đã được người khác sửa", en: "Someone else has changed this" },
  },
  gone: { status: 410, title: { vi: "Không còn dùng nữa", en: "No longer in use" } },
  "too-large": { status: 413, title: { vi: "Quá lớn", en: "Too large" } },
  unsupported: {
    status: 415,
    title: { vi: "Không đọc được nội dung gửi lên", en: "What was sent cannot be read" },
  },
  invalid: { status: 422, title: { vi: "Có chỗ cần sửa", en: "Something needs correcting" } },
  rule: { status: 422, title: { vi: "Chưa thể làm việc này", en: "This cannot be done now" } },
  locked: { status: 423, title: { vi: "Đã khóa", en: "Locked" } },
  "too-many": { status: 429, title: { vi: "Quá nhiều lần, hãy chờ", en: "Too many times, please wait" } },
  unavailable: { status: 503, title: { vi: "Tạm thời chưa dùng được", en: "Not available just now" } },
} as const satisfies Record<string, { status: number; title: Label }>;

export type ProblemKind = keyof typeof problemKinds;

/** What is wrong at one field: `path` as in the input ("dueOn", "rows.3.name"). */
export interface FieldProblem {
  readonly path: string;
  readonly message: Label;
}

/** What a person should know about a refusal; never personal data. */
export interface ProblemDetails {
  readonly detail?: Label;
  readonly errors?: readonly FieldProblem[];
  /** The article of law or rule that refuses, e.g. "NĐ 30/2020 Điều 8". */
  readonly source?: string;
  /** Further facts for a program (current version, retry-after seconds…). */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** An expected refusal. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;

  constructor(kind: ProblemKind, details: ProblemDetails = {}) {
    super(details.detail?.en ?? problemKinds[kind].title.en);
    this.name = "Problem";
    this.kind = kind;
    this.details = details;
  }

  get status(): number {
    return problemKinds[this.kind].status;
  }
}

/** The body of an application/problem+json answer in one language. */
export function problemBody(problem: Problem, language: Language): Record<string, unknown> {
  const { detail, errors, source, facts } = problem.details;
  return {
    type: `/problems/${problem.kind}`,
    title: problemKinds[problem.kind].title[language],
    status: problem.status,
    kind: problem.kind,
    ...(detail && { detail: detail[language] }),
    ...(errors && { errors: errors.map((e) => ({ path: e.path, message: e.message[language] })) }),
    ...(source && { source }),
    ...(facts && { facts }),
  };
}
