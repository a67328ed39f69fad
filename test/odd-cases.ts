/** A case, an emergency look and a data breach behind the addresses that careless input asks for, and who asks about them. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { setClock } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import type { Person, Verbs } from "#spine/access/index.ts";
import { askForData, tellCase, type AskJson } from "./case-tale.ts";
import { asPerson, type CastName } from "./cast.ts";

/** What stands there. */
export interface OddCases {
  /** Codes and numbers by the names under which addresses ask for them. */
  readonly names: Readonly<Record<string, string>>;
  /** Bodies that a description alone does not tell, by method and path. */
  readonly bodies: Readonly<Record<string, object>>;
  /** Who works on it, whoever is asked first in front. */
  readonly workers: readonly Person[];
  /** Who takes no part in it. */
  readonly strangers: readonly Person[];
}

interface Ground {
  readonly app: FastifyInstance;
  readonly owner: Database;
  readonly verbs: Verbs;
  /** Told of each person, so that the server knows them by the header "x-person". */
  readonly know: (person: Person) => void;
}

const asking =
  (app: FastifyInstance): AskJson =>
  async (by, route, body) => {
    const [method = "GET", url = ""] = route.split(" ");
    const answer = await app.inject({
      method: method as "GET",
      url,
      headers: { "idempotency-key": randomUUID(), "x-person": by.userName },
      ...(method !== "GET" && { payload: body ?? {} }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };

/** Tells them, and leaves the clock on the morning of Saturday 28/11/2026. */
export async function tellOddCases({ app, owner, verbs, know }: Ground): Promise<OddCases> {
  await owner.query("update people.role_held set valid_from = '2020-01-01'");
  setClock(new Date("2026-11-28T08:00:00+07:00"));
  const one = async (name: CastName): Promise<Person> => {
    const person = await asPerson(owner, name, verbs);
    know(person);
    return person;
  };
  const officer = await one("officerBaDinh");
  const made = await owner.query(
    `with made as (insert into people.person (user_name, name, unit_id) values ('deputy', 'Cán bộ (mẫu)', $1) returning id)
     insert into people.role_held (person_id, role, unit_id, valid_from)
     select id, 'commune-officer', $1, '2020-01-01' from made returning person_id as id`,
    [officer.unitId],
  );
  const who = {
    officer,
    chair: await one("leaderBaDinh"),
    police: await one("policeBaDinh"),
    health: await one("healthBaDinh"),
    hamletHead: await one("hamletHeadBaDinh"),
    deputy: { ...officer, id: (made.rows[0] as { id: number }).id, userName: "deputy" },
  };
  const ask = asking(app);
  const request = await askForData(ask, officer);
  const moments = { at: "2026-11-28T00:30:00.000Z", meetsAt: "2026-11-28T00:45:00.000Z" };
  const tale = await tellCase(ask, { who, request, ...moments });
  const guardian = await one("dataProtection");
  // Whoever looks in an emergency takes part for some hours: they are no stranger.
  const looker = await one("officerSocSon");
  const reason = "Nạn nhân vừa chạy sang xã này, chồng đang đuổi theo.";
  const look = await ask(looker, "POST /api/case-looks", { code: tale.code, reason, hours: 2 });
  const breach = await ask(guardian, "POST /api/data-breaches", {
    kind: "data",
    discoveredAt: moments.at,
    what: "Mất máy tính xách tay.",
  });
  if (look.status !== 201 || breach.status !== 201)
    throw new Error(`${JSON.stringify(look.body)} ${JSON.stringify(breach.body)}`);
  return {
    names: {
      ...tale,
      id: tale.assessment,
      look: String(look.body["look"]),
      breach: String(breach.body["code"]),
    },
    bodies: {
      "POST /api/cases/{code}/assessments": { answers: {}, chosen: "extreme", reason: "Đã mua xăng." },
      "POST /api/cases/{code}/meetings": {
        meetsAt: "2026-11-28T02:45:00.000Z",
        place: "Phòng họp số 2",
        agenda: ["Kế hoạch an toàn"],
        why: "Dọa giết.",
        invited: [{ unitId: who.police.unitId }],
      },
      "POST /api/cases/{code}/transitions": {
        kind: "duty",
        part: "police",
        toUnitId: who.police.unitId,
        purpose: "Bảo vệ.",
        basis: "state-duty",
        ground: "Luật 13/2022/QH15, Điều 20",
      },
      "POST /api/cases/{code}/measures": {
        values: { kind: "stop", decider: "police-chief", decidedOn: "2026-11-28", from: "2026-11-28" },
      },
      "POST /api/cases/{code}/mediations": { values: { heldOn: "2026-11-28" } },
    },
    workers: [officer, who.chair, who.police, guardian],
    strangers: [await one("cityLead"), await one("provider"), await one("auditor")],
  };
}
