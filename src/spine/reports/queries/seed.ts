/** SQL of the demonstration: reports in different states at once. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Finding } from "../rules/findings.ts";
import type { SubmissionState } from "../schema.ts";

/** Whether a template with this code is there. */
export async function hasTemplate(tx: Tx, code: string): Promise<boolean> {
  return (await sql`select from reports.template where code = ${code}`.execute(tx)).rows.length > 0;
}

/** What one demonstration report came to. */
export interface SeededState {
  readonly id: number;
  readonly state: SubmissionState;
  /** Days before now on which it was handed over. */
  readonly daysAgo: number;
}

/** Sets states, rounds and the handing over of many submissions. */
export async function seedStates(tx: Tx, states: readonly SeededState[]): Promise<void> {
  const given = sql`unnest(${states.map((s) => s.id)}::bigint[], ${states.map((s) => s.state)}::text[], ${states.map((s) => s.daysAgo)}::int[]) as g (id, state, days_ago)`;
  await sql`update reports.submission s set state = g.state, round = 1, submitted_at = now() - g.days_ago * interval '1 day',
      submitted_by_name = 'Lãnh đạo đơn vị (trình diễn)',
      is_late = ((now() - g.days_ago * interval '1 day') at time zone 'Asia/Ho_Chi_Minh')::date > s.due_on,
      approved_at = case when g.state = 'approved' then now() end, approved_by_name = case when g.state = 'approved' then 'Đầu mối Thành phố (trình diễn)' end,
      version = s.version + 1 from ${given} where s.id = g.id`.execute(tx);
  await sql`insert into reports.event (submission_id, unit_id, round, act, at, by_name)
    select id, unit_id, 1, 'submit', submitted_at, submitted_by_name from reports.submission where id = any(${states.map((s) => s.id)}::bigint[])`.execute(
    tx,
  );
}

/** What the receiver said of submissions: an approval with its seal, or a return with its reason. */
export async function seedVerdicts(
  tx: Tx,
  verdicts: readonly { id: number; sha256: string | null }[],
  reason: string,
): Promise<void> {
  await sql`insert into reports.event (submission_id, unit_id, round, act, by_name, reason, due_on, sha256)
    select s.id, unit_id, 1, case state when 'approved' then 'approve' else 'return' end, 'Đầu mối Thành phố (trình diễn)',
      case state when 'returned' then ${reason}::text end, case state when 'returned' then due_on end, g.sha256
    from reports.submission s join unnest(${verdicts.map((v) => v.id)}::bigint[], ${verdicts.map((v) => v.sha256)}::text[]) as g (id, sha256) on g.id = s.id
    where state in ('approved', 'returned')`.execute(tx);
}

/** The same words for one section of many submissions. */
export async function seedNarratives(
  tx: Tx,
  rows: readonly { submissionId: number; unitId: number; sectionId: number; text: string }[],
): Promise<void> {
  await sql`insert into reports.narrative (submission_id, unit_id, section_id, text, by_name)
    select g.*, 'Công chức (trình diễn)' from unnest(${rows.map((r) => r.submissionId)}::bigint[], ${rows.map((r) => r.unitId)}::int[],
      ${rows.map((r) => r.sectionId)}::int[], ${rows.map((r) => r.text)}::text[]) as g on conflict do nothing`.execute(
    tx,
  );
}

/** Explanations of one submission, about the numbers that were found. */
export async function seedExplanations(
  tx: Tx,
  at: { readonly id: number; readonly unitId: number },
  findings: readonly Finding[],
): Promise<void> {
  await sql`insert into reports.explanation (submission_id, unit_id, rule_code, left_value, right_value, text, by_name)
    select ${at.id}::bigint, ${at.unitId}::int, g.* from unnest(${findings.map((f) => f.rule)}::text[], ${findings.map((f) => f.left)}::numeric[],
      ${findings.map((f) => f.right)}::numeric[], ${findings.map((f) => f.explanation)}::text[], ${findings.map((f) => f.byName)}::text[]) as g`.execute(
    tx,
  );
}
