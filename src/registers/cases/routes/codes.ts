/** The code lists of cases as the city has them now. */
import { z } from "zod";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { readCodes } from "../queries/codes.ts";
import { words } from "../words/cases.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const codes = z.record(
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

/** One endpoint. */
export const codeEndpoints = (): AnyEndpoint[] => [
  endpoint({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/codes",
    summary: words.readCodes,
    output: codes,
    audit: { none: "code lists tell of nobody" },
    run: async (tx) => (await readCodes(tx)) as never,
  }),
];
