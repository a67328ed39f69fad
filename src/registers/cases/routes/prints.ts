/** A case on paper: the act is on the trail before the page is printed. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { printWords } from "../words/print.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const printed = z.object({ at: z.coerce.date().transform((d) => d.toISOString()) });

function printing(): AnyEndpoint {
  return endpoint<ByCode, unknown, Record<string, never>, Found, z.input<typeof printed>>({
    verb: "case.print",
    method: "POST",
    path: "/api/cases/{code}/prints",
    summary: printWords.act,
    params: byCode,
    body: z.strictObject({}),
    output: printed as never,
    load: loadCase,
    audit: ({ params }, { content }) => ({
      subject: params.code,
      details: { parts: content.parts, fields: content.visible.size },
    }),
    run: () => Promise.resolve({ at: now() }),
  });
}

/** The endpoint of printing. */
export const printEndpoints = (): AnyEndpoint[] => [printing()];
