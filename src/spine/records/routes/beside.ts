/** Endpoints for what hangs on a record: history, links, attachments, and the list as a sheet. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { isWhatItSays, mediaTypeOf, readStoredFile, storeFile } from "#base/files/index.ts";
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import {
  addAttachment,
  addLink,
  dropAttachment,
  dropLink,
  findByCode,
  findSameFile,
  listAttachments,
  listHistory,
  listLinks,
  seeingAs,
  type Found,
  type LinkRow,
} from "../queries/beside.ts";
import { findRecord, type Row } from "../queries/record.ts";
import { mayRead, widestReach } from "../readers.ts";
import { isFrozen } from "../rules.ts";
import type { RegisterSpec } from "../spec.ts";
import { words } from "../words.ts";
import { byCode } from "./record.ts";
import { sheetEndpoint } from "./sheet.ts";

const MEGABYTE = 1_048_576;
const ATTACHMENT_MAX = 25 * MEGABYTE;

const label = (vi: string, en: string): Label => ({ vi, en });

const history = z.object({
  rows: z.array(
    z.object({
      version: z.number().nullable(),
      at: z.coerce.date().transform((d) => d.toISOString()),
      by: z.string().nullable(),
      verb: z.string(),
      change: z.record(z.string(), z.unknown()),
    }),
  ),
});

const links = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      direction: z.enum(["forth", "back"]),
      register: z.string(),
      code: z.string(),
      title: z.string(),
      status: z.string(),
      note: z.string().nullable(),
    }),
  ),
});

const attachments = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      name: z.string(),
      mediaType: z.string(),
      sizeBytes: z.number(),
      at: z.coerce.date().transform((d) => d.toISOString()),
      by: z.string().nullable(),
    }),
  ),
});

/** Links in both directions, without those whose other end this person may not read in its own register. */
async function linksFor(tx: Tx, person: Person, recordId: number): Promise<LinkRow[]> {
  const links = await seeingAs(tx, widestReach(person), () => listLinks(tx, recordId));
  return links.filter((link) => mayRead(person, link));
}

/** The record a link is to lead to, where this person may read it in its own register. */
async function targetFor(tx: Tx, person: Person, code: string): Promise<Found | undefined> {
  const found = await seeingAs(tx, widestReach(person), () => findByCode(tx, code));
  return found && mayRead(person, found) ? found : undefined;
}

function shownBeside(spec: RegisterSpec): AnyEndpoint[] {
  const { name, noun } = spec.shape;
  const common = {
    verb: `${noun}.read`,
    method: "GET",
    params: byCode,
    load: (tx: Tx, request: { params: { code: string } }) => findRecord(tx, spec, request.params.code),
    audit: (request: { params: { code: string } }) => ({ subject: request.params.code }),
  } as const;
  return [
    endpoint({
      ...common,
      path: `/api/${name}/{code}/history`,
      summary: label("Lịch sử", "History"),
      output: history,
      run: async (tx, _, row) => ({ rows: await listHistory(tx, row.id, noun) }) as never,
    }),
    endpoint({
      ...common,
      path: `/api/${name}/{code}/links`,
      summary: label("Liên kết", "Links"),
      output: links,
      run: async (tx, { person }, row) => ({ rows: await linksFor(tx, person, row.id) }),
    }),
    endpoint({
      ...common,
      path: `/api/${name}/{code}/attachments`,
      summary: label("Tệp đính kèm", "Attachments"),
      output: attachments,
      run: async (tx, _, row) => ({ rows: await listAttachments(tx, row.id) }) as never,
    }),
  ];
}

const newLink = z.object({
  to: z.string().max(40),
  kind: z.string().max(40),
  note: z.string().max(500).nullable().default(null),
});

function linking(spec: RegisterSpec): AnyEndpoint[] {
  const { name, noun, linkKinds } = spec.shape;
  return [
    endpoint({
      verb: `${noun}.link`,
      method: "POST",
      path: `/api/${name}/{code}/links`,
      summary: label("Thêm liên kết", "Add a link"),
      status: 201,
      params: byCode,
      body: newLink,
      output: links,
      audit: ({ params, body }) => ({ subject: params.code, details: { to: body.to, kind: body.kind } }),
      load: (tx, { params }) => findRecord(tx, spec, params.code),
      check: (_, { body }) =>
        Object.hasOwn(linkKinds, body.kind)
          ? null
          : new Problem("invalid", { errors: [{ path: "kind", message: words.linkKind }] }),
      run: async (tx, { person, body }, loaded) => {
        const row = loaded as Row;
        const other = await targetFor(tx, person, body.to.trim().toUpperCase());
        if (!other)
          throw new Problem("invalid", {
            errors: [{ path: "to", message: fill(words.linkUnknown, { code: body.to }) }],
          });
        if (other.id === row.id)
          throw new Problem("invalid", { errors: [{ path: "to", message: words.linkSelf }] });
        await addLink(tx, {
          fromId: row.id,
          toId: other.id,
          kind: body.kind,
          note: body.note,
          personId: person.id,
        });
        return { rows: await linksFor(tx, person, row.id) };
      },
    }),
    endpoint({
      verb: `${noun}.link`,
      method: "DELETE",
      path: `/api/${name}/{code}/links/{link}`,
      summary: label("Bỏ liên kết", "Remove a link"),
      params: byCode.extend({ link: z.coerce.number().int() }),
      output: links,
      audit: ({ params }) => ({ subject: params.code, details: { link: params.link } }),
      load: (tx, { params }) => findRecord(tx, spec, params.code),
      run: async (tx, { person, params }, loaded) => {
        const row = loaded as Row;
        if (!(await dropLink(tx, row.id, params.link))) throw new Problem("not-found");
        return { rows: await linksFor(tx, person, row.id) };
      },
    }),
  ];
}

function detaching(spec: RegisterSpec): AnyEndpoint {
  const { name, noun, statuses } = spec.shape;
  return endpoint({
    verb: `${noun}.detach`,
    method: "DELETE",
    path: `/api/${name}/{code}/attachments/{attachment}`,
    summary: label("Gỡ tệp", "Take a file off"),
    params: byCode.extend({ attachment: z.coerce.number().int() }),
    output: attachments,
    audit: ({ params }) => ({ subject: params.code, details: { attachment: params.attachment } }),
    load: (tx, { params }) => findRecord(tx, spec, params.code),
    check: (loaded) => {
      const { status } = loaded as Row;
      if (!isFrozen(spec.shape, status)) return null;
      const called = statuses[status] ?? { vi: status, en: status };
      const vi = fill(words.frozen, { status: called.vi }).vi;
      return new Problem("locked", { detail: { vi, en: fill(words.frozen, { status: called.en }).en } });
    },
    run: async (tx, { person, params }, loaded) => {
      const row = loaded as Row;
      const from = { recordId: row.id, attachmentId: params.attachment, personId: person.id };
      if (!(await dropAttachment(tx, from))) throw new Problem("not-found");
      return { rows: await listAttachments(tx, row.id) } as never;
    },
  });
}

function attaching(spec: RegisterSpec): AnyEndpoint[] {
  const { name, noun } = spec.shape;
  return [
    endpoint({
      verb: `${noun}.attach`,
      method: "POST",
      path: `/api/${name}/{code}/attachments`,
      summary: label("Đính kèm tệp", "Attach a file"),
      status: 201,
      params: byCode,
      body: z.object({ title: z.string().trim().max(300).default("") }),
      upload: { maxBytes: ATTACHMENT_MAX },
      output: attachments,
      audit: ({ params, file }) => ({ subject: params.code, details: { bytes: file?.bytes.length ?? 0 } }),
      load: (tx, { params }) => findRecord(tx, spec, params.code),
      run: async (tx, { person, body, file }, loaded) => {
        const row = loaded as Row;
        const mediaType = file && mediaTypeOf(file.name);
        if (!file || !mediaType)
          throw new Problem("unsupported", { detail: fill(words.fileKind, { name: file?.name ?? "" }) });
        if (!isWhatItSays(file.name, file.bytes))
          throw new Problem("unsupported", { detail: fill(words.fileNotSo, { name: file.name }) });
        const sha256 = await storeFile(file.bytes);
        const same = await findSameFile(tx, row.id, sha256);
        if (same) throw new Problem("rule", { detail: fill(words.fileTwice, { name: same.title }) });
        await addAttachment(tx, {
          recordId: row.id,
          unitId: row.unitId,
          personId: person.id,
          title: body.title || file.name,
          name: file.name,
          mediaType,
          sizeBytes: file.bytes.length,
          sha256,
        });
        return { rows: await listAttachments(tx, row.id) } as never;
      },
    }),
    detaching(spec),
    endpoint({
      verb: `${noun}.read`,
      method: "GET",
      path: `/api/${name}/{code}/attachments/{attachment}`,
      summary: label("Tải tệp", "Download a file"),
      params: byCode.extend({ attachment: z.coerce.number().int() }),
      output: "download",
      audit: ({ params }) => ({ subject: params.code, details: { attachment: params.attachment } }),
      load: (tx, { params }) => findRecord(tx, spec, params.code),
      run: async (tx, { params }, loaded) => {
        const found = (await listAttachments(tx, (loaded as Row).id)).find((a) => a.id === params.attachment);
        if (!found) throw new Problem("not-found");
        return { name: found.name, mediaType: found.mediaType, bytes: await readStoredFile(found.sha256) };
      },
    }),
  ];
}

/** History, links, attachments and the export of a register. */
export function sideEndpoints(spec: RegisterSpec): AnyEndpoint[] {
  return [sheetEndpoint(spec), ...shownBeside(spec), ...linking(spec), ...attaching(spec)];
}
