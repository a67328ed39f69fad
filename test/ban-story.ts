/** A no-contact decision as a story: a case in which the police take part, the request, acts on the newest decision. */
import { expect } from "vitest";
import { toldOf, type IntakeDesk } from "./intake-desk.ts";

type Person = IntakeDesk["chair"];
/** A moment in Hanoi, and the same as the server tells it. */
export const hanoi = (text: string): string => `${text}:00+07:00`;
export const zulu = (text: string): string => new Date(hanoi(text)).toISOString();

export interface Story {
  readonly code: string;
  readonly pair: { readonly harmedId: number; readonly doerId: number };
}

/** The acts of the story at a desk. */
export function banStory(of: () => IntakeDesk) {
  /** A case in which the police take part by law. */
  async function open(): Promise<Story> {
    const code = await of().openCase({ content: toldOf({ reporter: {} }) });
    const body = {
      kind: "duty",
      part: "police",
      toUnitId: of().police.unitId,
      purpose: "Giám sát việc cấm tiếp xúc.",
      basis: "state-duty",
      ground: "Luật 13/2022/QH15, Điều 20",
    };
    await of().ask(of().officer, `POST /api/cases/${code}/transitions`, { body });
    const { things } = (await of().ask(of().officer, `GET /api/cases/${code}`)).body;
    const id = (prefix: string): number => things.find((one: { prefix: string }) => one.prefix === prefix).id;
    return { code, pair: { harmedId: id("harmed"), doerId: id("doer") } };
  }

  const bans = async (code: string, person: Person = of().officer) =>
    (await of().ask(person, `GET /api/cases/${code}/bans`)).body.rows;
  const asking = (story: Story, at: string, change: object = {}): object => ({
    ...story.pair,
    ground: "a",
    requestedBy: "harmed",
    requestedAt: hanoi(at),
    consent: "yes",
    harm: "yes",
    toldOfRightsAt: hanoi(at),
    asked: "Chị Hoà xin được yên ba ngày.",
    ...change,
  });
  const ask = (story: Story, at: string, change: object = {}, by: Person = of().officer) =>
    of().ask(by, `POST /api/cases/${story.code}/bans`, { body: asking(story, at, change) });
  /** An act on the newest decision of the case, as the person who looks sees its version. */
  async function act(story: Story, name: string, body: object = {}, by: Person = of().officer) {
    const [row] = await bans(story.code);
    return of().ask(by, `POST /api/cases/${story.code}/bans/${row.id}/${name}`, {
      body: { version: row.version, ...body },
    });
  }
  const clocks = async (code: string, rule: string) =>
    (
      await of().owner.query(
        "select due_at, stopped_at from deadlines.clock where subject_kind = 'case' and subject_code = $1 and rule_code = $2 order by id",
        [code, rule],
      )
    ).rows as { due_at: Date; stopped_at: Date | null }[];

  /** A decision that runs from 08:00 on Saturday 28 November 2026 until 08:00 on 1 December. */
  async function running(): Promise<Story> {
    of().at("2026-11-28T08:00:00");
    const story = await open();
    await ask(story, "2026-11-28T07:00");
    const decided = await act(
      story,
      "decide",
      { to: hanoi("2026-12-01T08:00"), supervisor: "A" },
      of().chair,
    );
    expect(decided.status).toBe(200);
    return story;
  }

  /** Notes a measure, a sanction or a mediation. */
  const enter = (story: Story, kind: string, values: object, more: { by?: Person; with?: object } = {}) =>
    of().ask(more.by ?? of().officer, `POST /api/cases/${story.code}/${kind}s`, {
      body: { values, ...more.with },
    });
  const read = async (story: Story, person: Person = of().officer) =>
    (await of().ask(person, `GET /api/cases/${story.code}`)).body;
  /** What somebody is shown of one thing of the case. */
  const thing = async (story: Story, id: number, person: Person = of().officer) =>
    (await read(story, person)).things.find((one: { id: number }) => one.id === id).values;
  /** Changes fields of what was noted, from what stands there. */
  async function change(
    story: Story,
    dealt: { kind: string; id: number; by?: Person },
    to: Record<string, unknown>,
  ) {
    const stands = await thing(story, dealt.id, dealt.by);
    const fields = Object.fromEntries(
      Object.entries(to).map(([name, value]) => [name, { from: stands[name] ?? null, to: value }]),
    );
    return of().ask(dealt.by ?? of().officer, `PATCH /api/cases/${story.code}/${dealt.kind}s/${dealt.id}`, {
      body: { fields },
    });
  }

  return { enter, thing, change, open, bans, ask, act, clocks, running };
}
