/** Saved views of the plan: a filter under a name, one's own, or lent to the unit by who may. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { filterWords as words } from "../filter-words.ts";
import { addView, changeView, dropView, findView, listViews, type SavedView } from "../queries/views.ts";
import { planViews, spelledSearch } from "../rules/filter.ts";
import { byId } from "./documents.ts";

type ById = z.infer<typeof byId>;

const answer = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      view: z.enum(planViews),
      search: z.string(),
      isShared: z.boolean(),
      isMine: z.boolean(),
      byName: z.string(),
      version: z.number(),
      can: z.array(z.string()),
    }),
  ),
  can: z.array(z.string()),
});

async function answerOf(tx: Tx, person: Person) {
  const rows = (await listViews(tx, person.id)).map((view) => {
    const isMine = view.personId === person.id;
    return { ...view, isMine, can: isMine ? can(person, ["view.write", "view.share"], view.unitId) : [] };
  });
  return { rows, can: can(person, ["view.write"], person.unitId) };
}

const name = z
  .string()
  .transform((s) => s.normalize("NFC").trim())
  .pipe(z.string().min(1).max(80));
const newView = z.strictObject({
  name,
  view: z.enum(planViews),
  search: z.record(z.string().max(20), z.string().max(80)),
});
const version = z.int().positive();
const renamed = z.strictObject({ version, name });
const lent = z.strictObject({ version, shared: z.boolean() });

const audit = ({ params }: { params: ById }) => ({ subject: `view/${params.id}` });
const load = (tx: Tx, { params }: { params: ById }) => findView(tx, params.id);
/** What is lent to the unit is another's: it is read, not changed. */
const refuseOthers = (view: SavedView, { person }: { person: Person }): Problem | null =>
  view.personId === person.id ? null : new Problem("not-allowed");

async function change(
  tx: Tx,
  view: SavedView,
  to: { readonly version: number; readonly person: Person } & Partial<Pick<SavedView, "name" | "isShared">>,
) {
  const { name: title = view.name, isShared = view.isShared } = to;
  const at = { id: view.id, version: to.version };
  if (!(await changeView(tx, at, { name: title, isShared })))
    throw new Problem("conflict", { detail: words.viewStale });
  return answerOf(tx, to.person);
}

function reading(): AnyEndpoint {
  return endpoint({
    verb: "view.read",
    method: "GET",
    path: "/api/plan/views",
    summary: words.readViews,
    output: answer,
    audit: { none: "one's own names for filters" },
    run: (tx, { person }) => answerOf(tx, person),
  });
}

function adding(): AnyEndpoint {
  return endpoint({
    verb: "view.write",
    method: "POST",
    path: "/api/plan/views",
    summary: words.writeViews,
    status: 201,
    body: newView,
    output: answer,
    audit: ({ body }) => ({ subject: "view", details: { view: body.view } }),
    run: async (tx, { person, body }) => {
      const search = spelledSearch(body.search);
      if (search === null)
        throw new Problem("invalid", { errors: [{ path: "search", message: words.badSearch }] });
      const by = { unitId: person.unitId, personId: person.id, byName: person.name };
      await addView(tx, { ...by, name: body.name, view: body.view, search });
      return answerOf(tx, person);
    },
  });
}

function changing(): AnyEndpoint[] {
  const common = { params: byId, output: answer, audit, load, check: refuseOthers } as const;
  return [
    endpoint<ById, unknown, z.infer<typeof renamed>, SavedView, z.infer<typeof answer>>({
      ...common,
      verb: "view.write",
      method: "PATCH",
      path: "/api/plan/views/{id}",
      summary: words.rename,
      body: renamed,
      run: (tx, { person, body }, view) => change(tx, view, { ...body, person }),
    }),
    endpoint<ById, unknown, z.infer<typeof lent>, SavedView, z.infer<typeof answer>>({
      ...common,
      verb: "view.share",
      method: "POST",
      path: "/api/plan/views/{id}/share",
      summary: words.shareViews,
      body: lent,
      run: (tx, { person, body }, view) =>
        change(tx, view, { version: body.version, isShared: body.shared, person }),
    }),
    endpoint<ById, unknown, unknown, SavedView, z.infer<typeof answer>>({
      ...common,
      verb: "view.write",
      method: "DELETE",
      path: "/api/plan/views/{id}",
      summary: words.writeViews,
      body: z.any(),
      run: async (tx, { person }, view) => {
        await dropView(tx, view.id);
        return answerOf(tx, person);
      },
    }),
  ];
}

/** All endpoints of saved views. */
export function viewEndpoints(): AnyEndpoint[] {
  return [reading(), adding(), ...changing()];
}
