/** Where somebody is sheltered: written down later, shown to one more, to one less. Whoever shows it does not read it by that. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { wholeCase } from "../content.ts";
import { putByAct } from "../edit.ts";
import { listPeopleAt } from "../queries/dealing.ts";
import { hideShelterFrom, shownShelter, showShelterTo } from "../shelter.ts";
import { refusal } from "../rules/refusal.ts";
import { seatRoles } from "../verbs.ts";
import { dealingWords as words } from "../words/dealings.ts";
import { holdFor, noteEvent, versionOf, writingOf } from "./edit.ts";
import { byCode, loadCase, type Found } from "./read.ts";

const byStay = byCode.extend({ thing: z.coerce.number().int().positive() });
type ByStay = z.infer<typeof byStay>;

const someone = z.object({ id: z.number(), name: z.string(), unit: z.string() });
const shown = z.object({
  /** Whether an address is written down, not which. */
  written: z.boolean(),
  people: z.array(someone),
});

/** Only who co-ordinates, and only a stay. */
function refuse({ content }: Found, { thing }: ByStay): Problem | null {
  if (!content.parts.includes("co-ordinator")) return new Problem("not-allowed");
  const isStay = content.things.some((one) => one.id === thing && one.values["kind"] === "shelter");
  return isStay ? null : new Problem("not-found");
}

async function isWritten(tx: Tx, { content }: Found, stay: number): Promise<boolean> {
  const { things } = await wholeCase(tx, content.row, content.key);
  const address = things.find((one) => one.id === stay)?.values["shelterAddress"];
  return typeof address === "string" && address !== "";
}

function whoSees(): AnyEndpoint {
  return endpoint<ByStay, unknown, null, Found, z.infer<typeof shown>>({
    verb: "case.measure",
    method: "GET",
    path: "/api/cases/{code}/measures/{thing}/shelter",
    summary: words.shelterSeen,
    params: byStay as never,
    output: shown,
    load: loadCase,
    check: (found, { params }) => refuse(found, params),
    audit: ({ params }) => ({ subject: params.code, details: { measure: params.thing } }),
    run: async (tx, { params }, found) => {
      const { content } = found;
      const ids = new Set(await shownShelter(tx, content.row.id, params.thing));
      const units = [...new Set(content.seats.map((seat) => seat.unitId))];
      const people = (await listPeopleAt(tx, { units, roles: seatRoles, day: today() })).filter((one) =>
        ids.has(one.id),
      );
      return {
        written: await isWritten(tx, found, params.thing),
        people: [...new Map(people.map((one) => [one.id, one])).values()],
      };
    },
  });
}

const showing = z.strictObject({
  /** Null: as it is written down already. */
  address: z.string().trim().min(1).max(400).nullable().default(null),
  people: z.array(z.int().positive()).min(1).max(20),
});
type Showing = z.infer<typeof showing>;
const version = z.object({ version: z.number() });

function shows(): AnyEndpoint {
  return endpoint<ByStay, unknown, Showing, Found, z.infer<typeof version>>({
    verb: "case.measure",
    method: "POST",
    path: "/api/cases/{code}/measures/{thing}/shelter",
    summary: words.showShelter,
    params: byStay as never,
    body: showing as never,
    output: version,
    load: holdFor,
    check: (found, { params }) => refuse(found, params),
    audit: ({ params, body }) => ({
      subject: params.code,
      details: { measure: params.thing, people: body.people, address: body.address !== null },
    }),
    run: async (tx, { person, params, body }, found) => {
      const writing = writingOf(found, person);
      if (body.address)
        await putByAct(tx, writing, { id: params.thing, put: { shelterAddress: body.address } });
      else if (!(await isWritten(tx, found, params.thing))) throw refusal(words.shelterNotWritten);
      await showShelterTo(tx, writing, { stay: params.thing, people: body.people });
      await noteEvent(tx, writing, { act: "shelter.show", details: { thing: params.thing } });
      return { version: await versionOf(tx, params.code) };
    },
  });
}

const byPerson = byStay.extend({ person: z.coerce.number().int().positive() });

function hides(): AnyEndpoint {
  return endpoint<z.infer<typeof byPerson>, unknown, null, Found, z.infer<typeof version>>({
    verb: "case.measure",
    method: "DELETE",
    path: "/api/cases/{code}/measures/{thing}/shelter/{person}",
    summary: words.hideShelter,
    params: byPerson as never,
    output: version,
    load: holdFor,
    check: (found, { params }) => refuse(found, params),
    audit: ({ params }) => ({
      subject: params.code,
      details: { measure: params.thing, person: params.person },
    }),
    run: async (tx, { person, params }, found) => {
      const writing = writingOf(found, person);
      const done = await hideShelterFrom(tx, writing, { stay: params.thing, personId: params.person });
      if (!done) throw new Problem("not-found");
      await noteEvent(tx, writing, { act: "shelter.hide", details: { thing: params.thing } });
      return { version: await versionOf(tx, params.code) };
    },
  });
}

/** The endpoints of who is shown a shelter. */
export const shelterEndpoints = (): AnyEndpoint[] => [whoSees(), shows(), hides()];
