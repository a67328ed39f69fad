/** SQL of what the city's text was made from: whose words were taken, and what units wrote the year before. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** One unit whose words were taken into a section. */
export interface CitySource {
  readonly submissionId: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly taken: string;
  readonly round: number;
  readonly at: Date;
  readonly byName: string | null;
}

interface SectionAt {
  readonly cycleId: number;
  readonly sectionId: number;
}

/** Whose words were taken into a section of the city, in the order of taking. */
export async function listCitySources(tx: Tx, at: SectionAt): Promise<CitySource[]> {
  const found =
    await sql<CitySource>`select k.submission_id, s.unit_id, u.code as unit_code, u.name as unit_name, k.taken, k.round, k.at, k.by_name
    from reports.city_source k join reports.submission s on s.id = k.submission_id join agencies.unit u on u.id = s.unit_id
    where k.cycle_id = ${at.cycleId} and k.section_id = ${at.sectionId} order by k.at, u.code`.execute(tx);
  return found.rows;
}

/**
 * Keeps that words of these reports were taken; of reports of the cycle that handed anything over. What is taken again is
 * added to what was. Returns how many were kept.
 */
export async function addCitySources(
  tx: Tx,
  given: SectionAt & {
    readonly unitId: number;
    readonly submissions: readonly number[];
    readonly text: string;
    readonly byName: string;
  },
): Promise<number> {
  const kept =
    await sql`insert into reports.city_source as old (cycle_id, section_id, submission_id, unit_id, taken, round, by_name)
    select ${given.cycleId}::int, ${given.sectionId}::int, s.id, ${given.unitId}::int, ${given.text}::text, s.round, ${given.byName}::text
    from reports.submission s where s.cycle_id = ${given.cycleId} and s.id = any(${[...given.submissions]}::bigint[]) and s.round > 0
    on conflict (cycle_id, section_id, submission_id) do update set round = excluded.round, at = now(), by_name = excluded.by_name,
      taken = case when strpos(old.taken, excluded.taken) > 0 then old.taken else left(old.taken || E'\n' || excluded.taken, 20000) end
    returning submission_id`.execute(tx);
  return kept.rows.length;
}

/** Takes a link away, where it was made by mistake; the text stays as it is. */
export async function dropCitySource(
  tx: Tx,
  at: SectionAt & { readonly submissionId: number },
): Promise<number> {
  const gone = await sql`delete from reports.city_source
    where cycle_id = ${at.cycleId} and section_id = ${at.sectionId} and submission_id = ${at.submissionId} returning submission_id`.execute(
    tx,
  );
  return gone.rows.length;
}

/** The version that the same template had in the cycle of the year before to the same receiver, with that cycle. */
export async function findYearBefore(
  tx: Tx,
  cycleId: number,
): Promise<{ cycleId: number; templateVersionId: number } | undefined> {
  const found = await sql<{
    cycleId: number;
    templateVersionId: number;
  }>`select b.id as cycle_id, b.template_version_id
    from reports.cycle c join reports.template_version v on v.id = c.template_version_id
    join reports.cycle b on b.to_unit_id = c.to_unit_id and b.year = c.year - 1
    join reports.template_version w on w.id = b.template_version_id and w.template_id = v.template_id
    where c.id = ${cycleId} order by b.id desc limit 1`.execute(tx);
  return found.rows[0];
}

/** What each unit handed over last on one section, by unit. */
export async function listTextsByUnit(tx: Tx, at: SectionAt): Promise<Map<number, string>> {
  const found = await sql<{ unitId: number; text: string }>`select s.unit_id, n.text
    from reports.submission s join reports.submitted_section n on n.submission_id = s.id and n.round = s.round
    where s.cycle_id = ${at.cycleId} and n.section_id = ${at.sectionId}`.execute(tx);
  return new Map(found.rows.map((row) => [row.unitId, row.text]));
}
