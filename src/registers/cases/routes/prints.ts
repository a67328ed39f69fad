/** A case on paper: the act is on the trail before the page is printed, or the file given. */
import { z } from "zod";
import { dayOf, now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { administrativeDocument } from "#base/word/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import { casePaper } from "../case-paper.ts";
import { markFor, WORD_TYPE } from "../marks.ts";
import { findHead } from "../queries/ban-due.ts";
import { readCodes, readFields } from "../queries/codes.ts";
import { withChoices, type CaseField } from "../schema/index.ts";
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

/** Whoever looks in an emergency reads on the screen and takes nothing along. */
const refuseLook = ({ content }: Found): Problem | null =>
  content.parts.every((part: string) => part === "emergency") ? new Problem("not-allowed") : null;

/** The fields in the edition of the case, with the words of their codes. */
async function fieldsFor(tx: Tx, openedAt: Date): Promise<readonly CaseField[]> {
  const days = { today: today(), written: dayOf(openedAt) };
  return withChoices(await readFields(tx, days.written), await readCodes(tx), { ...days, asking: false });
}

function formInWord(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, Download>({
    verb: "case.print",
    method: "GET",
    path: "/api/cases/{code}/form.docx",
    summary: printWords.form,
    params: byCode,
    output: "download",
    load: loadCase,
    check: refuseLook,
    audit: ({ params }, { content }) => ({
      subject: params.code,
      details: { parts: content.parts, fields: [...content.visible], exported: true },
    }),
    run: async (tx, { person, params }, { content }) => {
      const unit = await findHead(tx, person.unitId);
      if (!unit) throw new Problem("not-found");
      const { byId } = await keptDirectory(tx);
      const of = {
        unit,
        content,
        fields: await fieldsFor(tx, content.row.openedAt),
        nameOfUnit: (id: number) => byId.get(id)?.name ?? "",
        today: today(),
        mark: await markFor(tx, params.code, person),
      };
      return {
        name: `${params.code}-phieu.docx`,
        mediaType: WORD_TYPE,
        bytes: await administrativeDocument(casePaper(of)),
      };
    },
  });
}

/** The endpoints by which a case goes on paper. */
export const printEndpoints = (): AnyEndpoint[] => [printing(), formInWord()];
