/** Endpoints of report templates: content as data in versions, and the office's own Word file with its check. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { checkTemplate, defaultReportTemplate, reportTags } from "#base/word/index.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { listIndicators } from "#spine/indicators/index.ts";
import {
  addTemplate,
  addVersion,
  findForm,
  keepTemplateFile,
  listTemplates,
  publishVersion,
  replaceContent,
  type Form,
} from "../queries/template.ts";
import { templateContent, templateInput, type TemplateContent } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { words } from "../words.ts";
import { WORD } from "./judging.ts";
import { label } from "./output.ts";
import { bindEndpoint, planOf, planOutput, withPlan } from "./template-plan.ts";

const byCode = z.object({ code: z.string().max(40) });

const days = z.object({ from: z.string(), to: z.string() }).nullable();
const windowsOutput = z.object({ counted: days, whole: days, supplement: days });

const formOutput = z.object({
  code: z.string(),
  name: z.string(),
  number: z.number(),
  state: z.string(),
  version: z.number(),
  abstract: z.string(),
  opening: z.string(),
  bases: z.array(z.string()),
  recipients: z.array(z.string()),
  officerMaySubmit: z.boolean(),
  ...planOutput,
  windows: windowsOutput,
  fileName: z.string().nullable(),
  isDemo: z.boolean(),
  sections: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      level: z.number(),
      title: z.string(),
      prompt: z.string(),
      narrative: z.boolean(),
      required: z.boolean(),
      clausePaths: z.array(z.string()),
      tables: z.array(
        z.object({
          title: z.string(),
          columns: z.array(z.object({ title: z.string(), dims: z.string() })),
          rows: z.array(
            z.object({ indicator: z.string(), required: z.boolean(), asksEstimate: z.boolean() }),
          ),
        }),
      ),
    }),
  ),
  can: z.array(z.string()),
});

type FormJson = z.infer<typeof formOutput>;

async function getNewest(tx: Tx, code: string): Promise<Form> {
  const form = await findForm(tx, code);
  if (!form) throw new Problem("not-found");
  return form;
}

async function jsonOf(tx: Tx, code: string, person: Person): Promise<FormJson> {
  const form = await getNewest(tx, code);
  // The parser trims; only the readonly marks differ.
  return {
    ...form,
    ...(await planOf(tx, form)),
    code: form.templateCode,
    name: form.templateName,
    can: can(person, ["report.template", "report.open"], person.unitId),
  } as unknown as FormJson;
}

/** Every figure that a template names must be in the catalogue. */
async function checkFigures(tx: Tx, content: TemplateContent): Promise<void> {
  const named = content.sections.flatMap((s, i) =>
    s.tables.flatMap((t, j) =>
      t.rows.map((r, k) => ({ code: r.indicator, path: `sections.${i}.tables.${j}.rows.${k}.indicator` })),
    ),
  );
  const known = new Set((await listIndicators(tx, today())).map((i) => i.code));
  const errors = named
    .filter((n) => !known.has(n.code))
    .map((n) => ({ path: n.path, message: fill(words.unknownIndicator, { code: n.code }) }));
  if (errors.length > 0) throw new Problem("invalid", { errors });
}

function reading(): AnyEndpoint[] {
  return [
    endpoint({
      verb: "report.read",
      method: "GET",
      path: "/api/reports/templates",
      summary: words.templates,
      output: z.object({
        rows: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            number: z.number(),
            state: z.string(),
            isDemo: z.boolean(),
            cycles: z.number(),
            windows: windowsOutput,
            asksEstimate: z.boolean(),
          }),
        ),
        can: z.array(z.string()),
      }),
      audit: { none: "templates hold no one's data" },
      run: async (tx, { person }) => ({
        rows: await listTemplates(tx),
        can: can(person, ["report.template", "report.open"], person.unitId),
      }),
    }),
    endpoint({
      verb: "report.read",
      method: "GET",
      path: "/api/reports/templates/{code}",
      summary: words.templates,
      params: byCode,
      output: formOutput,
      audit: { none: "templates hold no one's data" },
      run: (tx, { params, person }) => jsonOf(tx, params.code, person),
    }),
  ];
}

function writing(): AnyEndpoint[] {
  return [
    endpoint({
      verb: "report.template",
      method: "POST",
      path: "/api/reports/templates",
      summary: words.template,
      status: 201,
      body: templateInput,
      output: formOutput,
      audit: ({ body }) => ({ subject: body.code }),
      run: async (tx, { body, person }) => {
        await checkFigures(tx, body);
        const content = await withPlan(tx, body);
        await addVersion(tx, await addTemplate(tx, { ...body, isDemo: false }), content);
        return jsonOf(tx, body.code, person);
      },
    }),
    endpoint({
      verb: "report.template",
      method: "PUT",
      path: "/api/reports/templates/{code}",
      summary: words.template,
      params: byCode,
      body: templateContent.extend({ version: z.int().positive() }),
      output: formOutput,
      audit: ({ params }) => ({ subject: params.code }),
      run: async (tx, { params, body, person }) => {
        const form = await getNewest(tx, params.code);
        await checkFigures(tx, body);
        const content = await withPlan(tx, body);
        // A published version stays what cycles were sent with; an edit of it begins the next.
        if (form.version !== body.version) throw new Problem("conflict", { detail: words.stale });
        if (form.state === "published") await addVersion(tx, form.templateId, content);
        else if (!(await replaceContent(tx, { versionId: form.id, version: body.version }, content)))
          throw new Problem("conflict", { detail: words.stale });
        return jsonOf(tx, params.code, person);
      },
    }),
    endpoint({
      verb: "report.template",
      method: "POST",
      path: "/api/reports/templates/{code}/publish",
      summary: words.template,
      params: byCode,
      body: z.strictObject({ version: z.int().positive() }),
      output: formOutput,
      audit: ({ params }) => ({ subject: params.code }),
      run: async (tx, { params, body, person }) => {
        const form = await getNewest(tx, params.code);
        if (form.version !== body.version) throw new Problem("conflict", { detail: words.stale });
        if (form.state === "published") throw new Problem("rule", { detail: words.publishedFixed });
        if (!(await publishVersion(tx, { versionId: form.id, version: body.version })))
          throw new Problem("conflict", { detail: words.stale });
        return jsonOf(tx, params.code, person);
      },
    }),
  ];
}

const DOCUMENT_BYTES = 10 * 1_048_576;

const path = "/api/reports/templates/{code}/document.docx";

function giving({ files }: ReportSetting): AnyEndpoint[] {
  return [
    endpoint({
      verb: "report.read",
      method: "GET",
      path,
      summary: words.document,
      params: byCode,
      output: "download",
      audit: ({ params }) => ({ subject: params.code, details: { exported: true } }),
      run: async (tx, { params }) => {
        const form = await getNewest(tx, params.code);
        const bytes =
          form.fileSha256 === null ? await defaultReportTemplate() : await files.read(form.fileSha256);
        return { name: form.fileName ?? `Mẫu ${form.templateCode}.docx`, mediaType: WORD, bytes };
      },
    }),
    endpoint({
      verb: "report.read",
      method: "GET",
      path: "/api/reports/template-tags",
      summary: words.templates,
      output: z.object({ tags: z.array(z.any()) }),
      audit: { none: "a list of tags that the product knows" },
      run: () => Promise.resolve({ tags: [...reportTags] }),
    }),
  ];
}

function keeping({ files }: ReportSetting): AnyEndpoint[] {
  return [
    endpoint({
      verb: "report.template",
      method: "PUT",
      path,
      summary: words.document,
      params: byCode,
      upload: { maxBytes: DOCUMENT_BYTES },
      body: z.any(),
      output: z.object({ form: formOutput, warnings: z.array(label) }),
      audit: ({ params, file }) => ({ subject: params.code, details: { sha256: hashOf(file?.bytes) } }),
      run: async (tx, { params, person, file }) => {
        if (!file) throw new Problem("invalid", { errors: [{ path: "file", message: words.notWord }] });
        const { usable, errors, warnings } = await checkTemplate(file.bytes);
        if (!usable)
          throw new Problem("invalid", {
            detail: words.badTemplate,
            errors: errors.map((message) => ({ path: "file", message })),
          });
        const form = await getNewest(tx, params.code);
        const sha256 = await files.store(file.bytes);
        await keepTemplateFile(tx, form.id, {
          sha256,
          sizeBytes: file.bytes.length,
          name: file.name.slice(0, 255),
          personId: person.id,
        });
        return { form: await jsonOf(tx, params.code, person), warnings: [...warnings] };
      },
    }),
    endpoint({
      verb: "report.template",
      method: "DELETE",
      path,
      summary: words.document,
      params: byCode,
      body: z.any(),
      output: formOutput,
      audit: ({ params }) => ({ subject: params.code }),
      run: async (tx, { params, person }) => {
        await keepTemplateFile(tx, (await getNewest(tx, params.code)).id, null);
        return jsonOf(tx, params.code, person);
      },
    }),
  ];
}

const hashOf = (bytes: Uint8Array | undefined): string | null =>
  bytes ? createHash("sha256").update(bytes).digest("hex") : null;

/** All endpoints of templates. */
export function templateEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [...reading(), ...writing(), bindEndpoint(), ...giving(setting), ...keeping(setting)];
}
