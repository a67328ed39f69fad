/**
 * A sealed case is, to whoever may not know of it, as if there were none: two copies of one city, of which the second holds
 * one case more, sealed. Whatever the whole product can be asked answers the same in both: status, body, size, headers.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSheet } from "#base/sheet/index.ts";
import { paragraphTexts, partOf } from "#base/word/testing.ts";
import { PLANTED, type CaseTale } from "./case-tale.ts";
import type { Operation } from "./odd-requests.ts";
import { openTwoWorlds, personOf, strangers, type TwoWorlds } from "./two-worlds.ts";
import type { Told } from "./whole-product.ts";

/** Codes that never were, in the shape of those that are. */
const NEVER: CaseTale = {
  code: "VV-0000-0000",
  report: "TB-0000-0000",
  transition: "CG-0000-0000",
  duty: "CG-0000-0001",
  meeting: "HL-0000-0000",
  action: "HD-0000-0000",
  handover: "BG-0000-0000",
  request: "",
  extract: "XD-0000-0000",
  ban: "",
  thing: "",
  assessment: "",
};

/**
 * What may differ, and why: the trail tells the auditor and the data-protection officer of every act of everybody, by codes; so do
 * the counts of who read how much. Neither holds a word of the case itself, which is asserted.
 */
const GROWS = /^\/api\/(audit|case-reading)\b/;

/** Choices of what is listed at all; every other filter only narrows what these show. */
const CHOICES = ["which", "box"];

let worlds: TwoWorlds;
beforeAll(async () => {
  worlds = await openTwoWorlds();
}, 120_000);
afterAll(() => worlds.close());

/** What stands behind a name in an address that is the same in both worlds. */
const sameInBoth = (): Readonly<Record<string, string>> => {
  const { thing, ban, request } = worlds.sealed;
  const unit = String(worlds.without.people.get("officerBaDinh")?.unitId);
  return { thing, ban, request, unit, id: unit, list: "shelter-kind", format: "docx", kind: "decision" };
};

/** Of whatever has clocks and notices: a case, a report, what was sent, a clock. */
const ofKind = (name: string, tale: CaseTale): readonly string[] =>
  name === "kind"
    ? ["case", "intake", "referral", "clock"]
    : [tale.code, tale.report, tale.transition, tale.meeting, tale.extract, String(worlds.clock)];

/** What an address asks for under this name, of the case or of its report. */
function valuesFor(name: string, address: string, tale: CaseTale): readonly string[] {
  if (/^\/api\/(clocks|notices)\/of/.test(address)) return ofKind(name, tale);
  if (name === "code" && address.startsWith("/api/intake")) return [tale.report];
  const known: Readonly<Record<string, string>> = { ...tale, ...sameInBoth() };
  return [known[name] ?? "1"];
}

/** Every way to fill the braces of an address. */
const filled = (address: string, tale: CaseTale): string[] =>
  [...address.matchAll(/\{(\w+)\}/g)].reduce(
    (all, [brace, name = ""]) =>
      all.flatMap((one) => valuesFor(name, address, tale).map((value) => one.replace(brace, value))),
    [address],
  );

interface Asked {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[] };
  readonly required?: boolean;
}
const fits: Readonly<Record<string, string>> = {
  from: "2026-01-01",
  to: "2026-12-31",
  year: "2026",
  at: "2026-11-28",
  name: "Phường Ba Đình",
};

/** What is asked along with an address: as it stands, each choice of each filter, and words of the case to search for. */
function queriesOf({ parameters }: Operation, tale: CaseTale): string[] {
  const asked = parameters.filter((one) => one.in === "query") as unknown as Asked[];
  const pair = ({ name, schema }: Asked): string => {
    const value = name === "case" ? tale.code : (fits[name] ?? schema.enum?.[0] ?? "1");
    return `${name}=${encodeURIComponent(value)}`;
  };
  const base = asked.filter((one) => one.required).map(pair);
  const joined = (more: readonly string[]): string => [...base, ...more].join("&");
  const choices = asked.flatMap(({ name, schema, required }) =>
    required || !CHOICES.includes(name)
      ? []
      : (schema.enum ?? []).map((value) => joined([`${name}=${value}`])),
  );
  const searched = asked.some((one) => one.name === "q")
    ? [tale.code, tale.report, "hoà"].map((word) => joined([`q=${encodeURIComponent(word)}`]))
    : [];
  return [joined([]), ...choices, ...searched];
}

/** Where nothing of a case could be; one of the ward asks these for everybody. */
const ELSEWHERE = /^\/api\/(agencies|plan|policies|regulations|reports|deadlines|access)\b/;

interface Route {
  /** The same in both worlds. */
  readonly name: string;
  readonly route: string;
  readonly body?: object;
}

/** Everything that only looks: every GET, and what is asked by POST so that no name stands in an address. */
function routesOf(operations: readonly Operation[], tale: CaseTale): Route[] {
  const gets = operations
    .filter((one) => one.method === "GET" && !GROWS.test(one.path) && !one.path.startsWith("/public/"))
    .flatMap((one) =>
      filled(one.path, tale).flatMap((address, n) =>
        queriesOf(one, tale).map((query, m) => ({
          name: `${one.path} ${n}.${m}`,
          route: `GET ${address}?${query}`,
        })),
      ),
    );
  const search = "POST /api/cases/search";
  const bodies = [
    { idNumber: "001190123456" },
    { name: "hoà" },
    { code: tale.code },
    { phone: "0912345678" },
  ];
  return [
    ...gets,
    ...bodies.map((body, n) => ({ name: `search ${n}`, route: search, body })),
    { name: "legal aid", route: `POST /api/cases/${tale.code}/legal-aid`, body: {} },
  ];
}

/** Codes of the case and the number to quote made alike; a packed file by what is in it, for it holds the moment of its making. */
async function saidIn({ status, type, headers, text, bytes }: Told): Promise<unknown> {
  if (status === 200 && type.includes("sheet")) return { status, cells: await readSheet(bytes, "a.xlsx") };
  if (status === 200 && type.includes("word"))
    return { status, lines: paragraphTexts(partOf(bytes, "word/document.xml")) };
  const codes = (Object.keys(NEVER) as (keyof CaseTale)[]).filter((name) => NEVER[name] !== "");
  const alike = codes
    .reduce((all, name) => all.replaceAll(worlds.sealed[name], NEVER[name]), text)
    .replaceAll(/"request":"[^"]+"/g, "")
    // Numbers of notices are drawn one after another in the whole city: a gap tells that somebody somewhere was told something.
    .replaceAll(/"(id|last)":\d+(?=,"(kind|notices)")/g, "");
  return { status, headers, size: Buffer.byteLength(alike), alike };
}

/** What somebody is told differently, cut so that a failure reads. */
async function differences(name: string): Promise<string[]> {
  const { without, withIt, sealed } = worlds;
  const found: string[] = [];
  const real = routesOf(withIt.product.operations, sealed);
  const never = routesOf(without.product.operations, NEVER);
  expect(real.map((one) => one.name)).toEqual(never.map((one) => one.name));
  const closed = new Set<string>();
  for (const [n, wish] of real.entries()) {
    const address = wish.name.split(" ")[0] ?? "";
    // What is not theirs at all is not asked with every filter.
    if (closed.has(address) || (ELSEWHERE.test(address) && name !== "colleague")) continue;
    const there = await withIt.product.ask({ ...wish, by: personOf(withIt.people, name) });
    const nowhere = await without.product.ask({
      ...(never[n] ?? wish),
      by: personOf(without.people, name),
    });
    if (there.status === 403) closed.add(address);
    const [told, tale] = [JSON.stringify(await saidIn(there)), JSON.stringify(await saidIn(nowhere))];
    if (told !== tale)
      found.push(`${wish.route}\n  with:    ${told.slice(0, 1500)}\n  without: ${tale.slice(0, 1500)}`);
  }
  return found;
}

/** Addresses behind which the case has nothing that this tale tells: a paper of one decision, what is fetched after a release. */
const NOT_TOLD = /\/(bans\/\{ban\}\/documents|extracts\/\{extract\}\/files)\//;

test("behind every address that asks for something of a case, whoever may know finds it there", async () => {
  const { product, people } = worlds.withIt;
  const asked = product.operations.filter(
    ({ method, path: address }) =>
      method === "GET" && /^\/api\/(case|data-request).*\{/.test(address) && !NOT_TOLD.test(address),
  );
  const hollow: string[] = [];
  for (const one of asked) {
    const [address = ""] = filled(one.path, worlds.sealed);
    const [query = ""] = queriesOf(one, worlds.sealed);
    const answers = [];
    for (const name of ["officerBaDinh", "leaderBaDinh", "cityLead", "dataProtection"])
      answers.push(
        (await product.ask({ by: personOf(people, name), route: `GET ${address}?${query}` })).status,
      );
    if (!answers.includes(200)) hollow.push(`${one.path} ${answers.join(" ")}`);
  }
  expect(hollow).toEqual([]);
});

test("the trail and the counts of reading tell of acts by codes, and hold no word of the case", async () => {
  const { product, people } = worlds.withIt;
  const routes = product.operations.filter((one) => one.method === "GET" && GROWS.test(one.path));
  for (const name of ["auditor", "dataProtection"])
    for (const one of routes)
      for (const address of filled(one.path, worlds.sealed)) {
        const { text, type, bytes, status } = await product.ask({
          by: personOf(people, name),
          route: `GET ${address}`,
        });
        const isSheet = status === 200 && type.includes("sheet");
        const said = isSheet ? JSON.stringify(await readSheet(bytes, "a.xlsx")) : text;
        expect(
          PLANTED.filter((word) => said.includes(word)),
          `${name} ${address}`,
        ).toEqual([]);
      }
});

test.each(strangers)(
  "%s is told the same as where it never was, whatever they ask",
  async (name) => {
    expect(await differences(name)).toEqual([]);
  },
  120_000,
);
