/** The notification as a Word file, made when it is asked for and kept nowhere. */
import { now, today } from "#base/clock.ts";
import { unseal } from "#base/crypto/vault.ts";
import { Problem } from "#base/problem.ts";
import { administrativeDocument } from "#base/word/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { officersUnit } from "../clocks.ts";
import { notificationOf } from "../notification.ts";
import { findHead, listEntries } from "../queries.ts";
import { words } from "../words.ts";
import { byBreach, keyOf, loadBreach, story, type ByBreach, type Found } from "./handle.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function drafting(): AnyEndpoint {
  return endpoint<ByBreach, unknown, null, Found, Download>({
    verb: "breach.read",
    method: "GET",
    path: "/api/data-breaches/{breach}/notification",
    summary: words.draft,
    params: byBreach,
    output: "download",
    load: loadBreach,
    check: ({ row }) =>
      row.kind !== "cyber" && row.state !== "dismissed"
        ? null
        : new Problem("rule", { detail: words.notNow }),
    audit: ({ params }) => ({
      subject: params.breach,
      details: { document: "notification", exported: true },
    }),
    run: async (tx, { person }, { row }) => {
      const key = await keyOf(tx, row);
      const unit = await findHead(tx, await officersUnit(tx, row.unitId, now()));
      if (!unit) throw new Problem("not-found");
      const said = (await listEntries(tx, row.id)).map(({ act, at, sealed }) => ({
        act,
        at,
        said: sealed ? String(unseal(key, "entry", sealed)) : "",
      }));
      const document = notificationOf(
        {
          row,
          unit,
          ...story.parse(unseal(key, "breach", row.sealed)),
          found: said.findLast(({ act }) => act === "confirm")?.said ?? null,
          measures: said.filter(({ act }) => act === "measure"),
          officer: person.name,
          today: today(),
        },
        now(),
      );
      return {
        name: `${row.code}-thong-bao-vi-pham.docx`,
        mediaType: WORD,
        bytes: await administrativeDocument(document),
      };
    },
  });
}

/** The endpoint that drafts. */
export const notificationEndpoints = (): AnyEndpoint[] => [drafting()];
