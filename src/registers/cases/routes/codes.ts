/** The code lists and fields of cases as the city has them now. */
import { z } from "zod";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { readCodes, readEdited } from "../queries/codes.ts";
import { words } from "../words/cases.ts";

const label = z.object({ vi: z.string(), en: z.string() });
export const codesAnswer = z.record(
  z.string(),
  z.array(
    z.object({
      code: z.string(),
      label,
      validFrom: z.string(),
      validTo: z.string().nullable(),
      source: z.string(),
      confidence: z.string(),
      more: z.unknown(),
    }),
  ),
);

const viewers = z.array(z.string());
/** What the city set of fields, and those that it added. */
export const editedAnswer = z.object({
  settings: z.array(
    z.object({
      field: z.string(),
      validFrom: z.string(),
      label: label.nullable(),
      hidden: z.boolean(),
      required: z.boolean().nullable(),
      seenBy: viewers.nullable(),
    }),
  ),
  own: z.array(
    z.object({
      field: z.string(),
      kind: z.string(),
      label,
      help: label.nullable(),
      list: z.string().nullable(),
      seenBy: viewers,
      basis: z.string(),
      ground: z.string(),
      sensitive: z.boolean(),
      required: z.boolean(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
});

/** Both, as forms of cases need them. */
export const codeEndpoints = (): AnyEndpoint[] => [
  endpoint({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/codes",
    summary: words.readCodes,
    output: codesAnswer,
    audit: { none: "code lists tell of nobody" },
    run: async (tx) => (await readCodes(tx)) as never,
  }),
  endpoint({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/fields",
    summary: words.readFields,
    output: editedAnswer,
    audit: { none: "which fields there are tells of nobody" },
    run: async (tx) => (await readEdited(tx)) as never,
  }),
];
