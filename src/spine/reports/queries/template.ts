/** SQL of report templates: a template, its versions, and what a version asks for. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TemplateContent, Windows } from "../schema.ts";

/** A row of a table: a figure, whether it must be answered, and whether an estimate to the year's end is asked beside it. */
export interface FormRow {
  readonly indicator: string;
  readonly required: boolean;
  readonly asksEstimate: boolean;
}

export interface FormTable {
  readonly id: number;
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly dims: string }[];
  readonly rows: readonly FormRow[];
}

export interface FormSection {
  readonly id: number;
  readonly number: string;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  readonly prompt: string;
  readonly narrative: boolean;
  readonly required: boolean;
  readonly clausePaths: readonly string[];
  readonly tables: readonly FormTable[];
}

interface VersionRow {
  readonly id: number;
  readonly templateId: number;
  readonly templateCode: string;
  readonly templateName: string;
  readonly isDemo: boolean;
  readonly number: number;
  readonly state: "draft" | "published";
  readonly abstract: string;
  readonly opening: string;
  readonly bases: readonly string[];
  readonly recipients: readonly string[];
  readonly officerMaySubmit: boolean;
  readonly planId: number | null;
  readonly windows: Windows;
  readonly fileId: number | null;
  readonly fileSha256: string | null;
  readonly fileName: string | null;
  readonly version: number;
}

/** A version of a template, whole. */
export interface Form extends VersionRow {
  readonly sections: readonly FormSection[];
}

const WINDOWS = sql`jsonb_build_object(
    'counted', case when v.window_from is not null then jsonb_build_object('from', v.window_from, 'to', v.window_to) end,
    'whole', case when v.whole_from is not null then jsonb_build_object('from', v.whole_from, 'to', v.whole_to) end,
    'supplement', case when v.supplement_from is not null then jsonb_build_object('from', v.supplement_from, 'to', v.supplement_to) end)`;

const VERSION = sql`select v.id, v.template_id, t.code as template_code, t.name as template_name, t.is_demo, v.number, v.state, v.abstract,
    v.opening, v.bases, v.recipients, v.officer_may_submit, v.plan_id, ${WINDOWS} as windows, v.file_id, f.sha256 as file_sha256, f.name as file_name, v.version
  from reports.template_version v join reports.template t on t.id = v.template_id left join base.file f on f.id = v.file_id`;

const SECTIONS = sql`select s.id, s.number, s.level, s.title, s.prompt, s.has_narrative as narrative, s.is_required as required, s.clause_paths,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title,
      'columns', (select jsonb_agg(jsonb_build_object('title', c.title, 'dims', c.dims) order by c.sort) from reports.table_column c where c.table_id = t.id),
      'rows', (select jsonb_agg(jsonb_build_object('indicator', r.indicator_code, 'required', r.is_required, 'asksEstimate', r.asks_estimate) order by r.sort) from reports.table_row r where r.table_id = t.id)
    ) order by t.sort) from reports.table_of_figures t where t.section_id = s.id), '[]') as tables
  from reports.section s`;

async function withSections(tx: Tx, version: VersionRow | undefined): Promise<Form | undefined> {
  if (!version) return undefined;
  const found =
    await sql<FormSection>`${SECTIONS} where s.template_version_id = ${version.id} order by s.sort`.execute(
      tx,
    );
  return { ...version, sections: found.rows };
}

/** The version with this number in the database. Throws where there is none: callers hold it by reference. */
export async function getForm(tx: Tx, versionId: number): Promise<Form> {
  const found = await sql<VersionRow>`${VERSION} where v.id = ${versionId}`.execute(tx);
  const form = await withSections(tx, found.rows[0]);
  if (!form) throw new Error(`Template version ${versionId} is missing.`);
  return form;
}

/** The newest version of a template; the newest published one where asked. */
export async function findForm(tx: Tx, code: string, published = false): Promise<Form | undefined> {
  const only = published ? sql`and v.state = 'published'` : sql``;
  const found =
    await sql<VersionRow>`${VERSION} where t.code = ${code} ${only} order by v.number desc limit 1`.execute(
      tx,
    );
  return withSections(tx, found.rows[0]);
}

/** A line of the list of templates. */
export interface TemplateRow {
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly state: string;
  readonly isDemo: boolean;
  readonly cycles: number;
  /** Of the newest published version, with which a cycle opens; of the newest where none is published. */
  readonly windows: Windows;
  readonly asksEstimate: boolean;
}

/** Templates with their newest version and how many cycles used them. */
export async function listTemplates(tx: Tx): Promise<TemplateRow[]> {
  const found = await sql<TemplateRow>`select t.code, t.name, t.is_demo, v.number, v.state,
      (select count(*) from reports.cycle c join reports.template_version o on o.id = c.template_version_id where o.template_id = t.id) as cycles,
      p.windows, p.asks_estimate
    from reports.template t join lateral (select ${WINDOWS} as windows, exists (select from reports.section s
        join reports.table_of_figures k on k.section_id = s.id join reports.table_row r on r.table_id = k.id and r.asks_estimate
        where s.template_version_id = v.id) as asks_estimate
      from reports.template_version v where v.template_id = t.id order by v.state = 'published' desc, v.number desc limit 1) p on true
    join lateral (select number, state from reports.template_version v where v.template_id = t.id order by number desc limit 1) v on true
    where t.retired_at is null order by t.code`.execute(tx);
  return found.rows;
}

/** A new template; its first version follows by {@link addVersion}. */
export async function addTemplate(
  tx: Tx,
  given: { code: string; name: string; isDemo: boolean },
): Promise<number> {
  const added = await sql<{ id: number }>`insert into reports.template (code, name, is_demo)
    values (${given.code}, ${given.name}, ${given.isDemo}) returning id`.execute(tx);
  return added.rows[0]?.id ?? 0;
}

/** First and last day of each window, in the order of the columns. */
function windowValues({ windows }: TemplateContent) {
  const { counted, whole, supplement } = windows;
  return [counted, whole, supplement].flatMap((w) => [
    sql`${w?.from ?? null}::text`,
    sql`${w?.to ?? null}::text`,
  ]);
}

/** A new draft version; keeps the office's own Word file of the version before. */
export async function addVersion(tx: Tx, templateId: number, content: TemplateContent): Promise<number> {
  const added = await sql<{
    id: number;
  }>`insert into reports.template_version (template_id, number, abstract, opening, bases, recipients, officer_may_submit, plan_id,
      window_from, window_to, whole_from, whole_to, supplement_from, supplement_to, file_id)
    select ${templateId}, coalesce(max(number), 0) + 1, ${content.abstract}, ${content.opening}, ${[...content.bases]}::text[], ${[...content.recipients]}::text[],
      ${content.officerMaySubmit}, ${content.planId}::bigint, ${sql.join(windowValues(content))}, (select file_id from reports.template_version where template_id = ${templateId} order by number desc limit 1)
    from reports.template_version where template_id = ${templateId} returning id`.execute(tx);
  const id = added.rows[0]?.id ?? 0;
  await addSections(tx, id, content);
  return id;
}

/** Replaces the content of a draft; false when it has moved on since `version` was read. */
export async function replaceContent(
  tx: Tx,
  at: { readonly versionId: number; readonly version: number },
  content: TemplateContent,
): Promise<boolean> {
  const moved =
    await sql`update reports.template_version set abstract = ${content.abstract}, opening = ${content.opening},
      bases = ${[...content.bases]}::text[], recipients = ${[...content.recipients]}::text[], officer_may_submit = ${content.officerMaySubmit}, plan_id = ${content.planId}::bigint,
      (window_from, window_to, whole_from, whole_to, supplement_from, supplement_to) = (${sql.join(windowValues(content))}),
      version = version + 1, updated_at = now() where id = ${at.versionId} and version = ${at.version}`.execute(
      tx,
    );
  if (moved.numAffectedRows !== 1n) return false;
  await sql`delete from reports.section where template_version_id = ${at.versionId}`.execute(tx);
  await addSections(tx, at.versionId, content);
  return true;
}

/** Sections, tables, rows and columns in four statements, whatever their number. */
async function addSections(tx: Tx, versionId: number, { sections }: TemplateContent): Promise<void> {
  const placed = sections.map((s, sort) => ({
    ...s,
    sort,
    tables: s.tables.map((t, i) => ({ ...t, sort: i })),
  }));
  const json = JSON.stringify(placed);
  await sql`insert into reports.section (template_version_id, sort, number, level, title, prompt, has_narrative, is_required, clause_paths)
    select ${versionId}, (s->>'sort')::int, s->>'number', (s->>'level')::int, s->>'title', s->>'prompt', (s->>'narrative')::boolean,
      (s->>'required')::boolean, array(select jsonb_array_elements_text(s->'clausePaths')) from jsonb_array_elements(${json}::jsonb) s`.execute(
    tx,
  );
  await sql`insert into reports.table_of_figures (section_id, sort, title)
    select p.id, (t->>'sort')::int, t->>'title' from jsonb_array_elements(${json}::jsonb) s
    join reports.section p on p.template_version_id = ${versionId} and p.sort = (s->>'sort')::int, jsonb_array_elements(s->'tables') t`.execute(
    tx,
  );
  const tables = sql`jsonb_array_elements(${json}::jsonb) s
    join reports.section p on p.template_version_id = ${versionId} and p.sort = (s->>'sort')::int, jsonb_array_elements(s->'tables') t
    join reports.table_of_figures k on k.sort = (t->>'sort')::int`;
  await sql`insert into reports.table_row (table_id, sort, indicator_code, is_required, asks_estimate)
    select k.id, r.sort, r.item->>'indicator', (r.item->>'required')::boolean, (r.item->>'asksEstimate')::boolean
    from ${tables} cross join lateral jsonb_array_elements(t->'rows') with ordinality as r (item, sort) where k.section_id = p.id`.execute(
    tx,
  );
  await sql`insert into reports.table_column (table_id, sort, title, dims)
    select k.id, c.sort, c.item->>'title', c.item->>'dims'
    from ${tables} cross join lateral jsonb_array_elements(t->'columns') with ordinality as c (item, sort) where k.section_id = p.id`.execute(
    tx,
  );
}

/** Publishes a draft version, fixed from then on; false when it has moved on since `version` was read. */
export async function publishVersion(
  tx: Tx,
  at: { readonly versionId: number; readonly version: number },
): Promise<boolean> {
  const moved =
    await sql`update reports.template_version set state = 'published', published_at = now(), version = version + 1
    where id = ${at.versionId} and version = ${at.version}`.execute(tx);
  return moved.numAffectedRows === 1n;
}

/** Published versions of a template that name clauses and no plan. */
const UNBOUND = sql`v.plan_id is null and v.state = 'published'
  and exists (select from reports.section s where s.template_version_id = v.id and s.clause_paths <> '{}')`;

/** How many there are. */
export async function countUnbound(tx: Tx, templateId: number): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from reports.template_version v where v.template_id = ${templateId} and ${UNBOUND}`.execute(
    tx,
  );
  return found.rows[0]?.n ?? 0;
}

/** Says of them which plan they mean; answers of how many. What they ask for stays as it was published. */
export async function bindVersions(tx: Tx, templateId: number, planId: number): Promise<number> {
  const moved =
    await sql`update reports.template_version v set plan_id = ${planId}, version = version + 1, updated_at = now()
    where v.template_id = ${templateId} and ${UNBOUND}`.execute(tx);
  return Number(moved.numAffectedRows ?? 0n);
}

/** Keeps the office's own Word template with a version; null gives ours back. */
export async function keepTemplateFile(
  tx: Tx,
  versionId: number,
  file: {
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly name: string;
    readonly personId: number;
  } | null,
): Promise<void> {
  if (!file) {
    await sql`update reports.template_version set file_id = null, version = version + 1 where id = ${versionId}`.execute(
      tx,
    );
    return;
  }
  await sql`with kept as (insert into base.file (sha256, size_bytes, media_type, name, stored_by)
      values (${file.sha256}, ${file.sizeBytes}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ${file.name}, ${file.personId}) returning id)
    update reports.template_version set file_id = (select id from kept), version = version + 1 where id = ${versionId}`.execute(
    tx,
  );
}
