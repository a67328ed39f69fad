/** Papers of a no-contact decision as Word files, for signature; every download is in the trail. */
import { z } from "zod";
import { dayOf, now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { administrativeDocument } from "#base/word/index.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { supervisorOf, wordsOfBan } from "../bans.ts";
import type { Content } from "../content.ts";
import { draftKinds, draftOf, type Drafted, type DraftKind } from "../drafts.ts";
import { WORD_TYPE } from "../marks.ts";
import { findHead } from "../queries/ban-due.ts";
import { listBans, listContacts, type BanRow } from "../queries/ban.ts";
import { readFact } from "../queries/codes.ts";
import { refusal, type Refusal } from "../rules/refusal.ts";
import { words as banWords } from "../rules/ban-words.ts";
import type { NoContactLaw } from "../schema/index.ts";
import { actWords } from "../words/bans.ts";
import { byBan } from "./ban-ask.ts";
import { loadCase, type Found } from "./read.ts";

const byKind = byBan.extend({ kind: z.enum(draftKinds) });
type ByKind = z.infer<typeof byKind>;
const which = z.object({ contact: z.coerce.number().int().positive().optional() });

/** A paper of what did not happen is not drafted: of a refusal what was refused, of a cancelling what was asked to be. */
function refuseDraft(kind: DraftKind, row: BanRow): Refusal {
  const stands: Readonly<Record<DraftKind, boolean>> = {
    request: row.byBody === "chair",
    decision: row.byBody === "chair" && row.refusedAt === null,
    refusal: row.decidedAt === null && row.byBody === "chair",
    cancellation: row.cancelAskedAt !== null,
    contact: row.decidedAt !== null,
  };
  return stands[kind] ? null : refusal(banWords.draftNothing);
}

async function draftedFrom(
  tx: Tx,
  content: Content,
  of: { row: BanRow; contact: number | undefined },
): Promise<Drafted> {
  const { row } = of;
  const values = (id: number) => content.things.find((thing) => thing.id === id)?.values ?? {};
  const unit = await findHead(tx, content.row.unitId);
  if (!unit) throw new Problem("not-found");
  const contacts = (await listContacts(tx, content.row.id)).filter((one) => one.banId === row.id);
  const contact = contacts.find((one) => one.id === of.contact) ?? contacts.at(-1) ?? null;
  const { distanceMetres } = await readFact<NoContactLaw>(tx, "no-contact", dayOf(now()));
  return {
    unit,
    ban: row,
    said: wordsOfBan(content.key, row),
    supervisor: supervisorOf(content, row.id),
    harmed: values(row.harmedId),
    doer: values(row.doerId),
    contact,
    distanceMetres,
    today: today(),
  };
}

function drafting(): AnyEndpoint {
  return endpoint<ByKind, z.infer<typeof which>, null, Found, Download>({
    verb: "case.draft-ban",
    method: "GET",
    path: "/api/cases/{code}/bans/{ban}/documents/{kind}",
    summary: actWords.draft,
    params: byKind as never,
    query: which as never,
    output: "download",
    load: loadCase,
    check: ({ content }) => (content.parts.includes("co-ordinator") ? null : new Problem("not-allowed")),
    audit: ({ params }) => ({
      subject: params.code,
      details: { ban: params.ban, document: params.kind, exported: true },
    }),
    run: async (tx, { params, query }, { content }) => {
      const row = (await listBans(tx, content.row.id)).find((one) => one.id === params.ban);
      if (!row) throw new Problem("not-found");
      const refused = refuseDraft(params.kind, row);
      if (refused) throw refused;
      const drafted = await draftedFrom(tx, content, { row, contact: query.contact });
      return {
        // The code of the case tells nobody anything.
        name: `${params.code}-cam-tiep-xuc-${params.ban}-${params.kind}.docx`,
        mediaType: WORD_TYPE,
        bytes: await administrativeDocument(draftOf(params.kind, drafted)),
      };
    },
  });
}

/** The endpoint that drafts. */
export const banDraftEndpoints = (): AnyEndpoint[] => [drafting()];
