/** Words proposed for a section from what was told of its tasks. A person edits them; nothing is sent by itself. Pure. */

/** What was told of one task, with what proves it. */
export interface TaskNote {
  /** Path of the clause: "II.3.4". */
  readonly path: string;
  readonly taskCode: string;
  readonly title: string;
  /** given · received · doing · done · not-done */
  readonly state: string;
  readonly notes: readonly string[];
  readonly evidence: readonly { readonly code: string; readonly title: string; readonly href: string }[];
}

/** Whether a clause lies at or beneath one of the section's paths. */
export function isUnderPath(path: string, bound: readonly string[]): boolean {
  return bound.some((p) => path === p || path.startsWith(`${p}.`));
}

const stateWords: Readonly<Record<string, string>> = {
  given: "đã được giao, chưa có kết quả ghi nhận",
  received: "đã tiếp nhận",
  doing: "đang thực hiện",
  done: "đã hoàn thành",
  "not-done": "chưa thực hiện được",
};

const sentence = (text: string): string => {
  const trimmed = text.trim().replace(/[\s.;]+$/u, "");
  return trimmed === "" ? "" : `${trimmed}.`;
};

const shortTitle = (title: string): string => {
  const first = title.trim().replace(/[\s.;:]+$/u, "");
  return first.length <= 160 ? first : `${first.slice(0, 157).trimEnd()}…`;
};

function paragraphOf(note: TaskNote): string {
  const told = note.notes
    .map(sentence)
    .filter((s) => s !== "")
    .join(" ");
  const state = stateWords[note.state] ?? note.state;
  const evidence = note.evidence.map((e) => e.code).join(", ");
  const cited = evidence === "" ? note.taskCode : `${note.taskCode}; minh chứng: ${evidence}`;
  const body = told === "" ? "" : ` ${told}`;
  return `- ${shortTitle(note.title)}: ${state}.${body} (${cited})`;
}

export interface Proposal {
  readonly text: string;
  readonly cites: readonly string[];
}

/** One paragraph a task that has something to tell, in the order of the plan; tasks without news are left out. */
export function proposalOf(notes: readonly TaskNote[], paths: readonly string[]): Proposal {
  const told = notes.filter(
    (n) => isUnderPath(n.path, paths) && (n.notes.length > 0 || n.evidence.length > 0 || n.state === "done"),
  );
  return {
    text: told.map(paragraphOf).join("\n"),
    cites: [...new Set(told.map((n) => n.taskCode))],
  };
}
