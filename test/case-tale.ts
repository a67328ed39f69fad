/** A case with everything that hangs on one, told through HTTP: whatever is asked about cases has something real behind it. */
import type { Person } from "#spine/access/index.ts";
import { couple, told, toldOf } from "./intake-desk.ts";

type Json = Record<string, unknown>;
/** Asks and answers the status with what was said. */
export type AskJson = (by: Person, route: string, body?: object) => Promise<{ status: number; body: Json }>;

/** Who is in it. */
export interface Players {
  readonly chair: Person;
  readonly officer: Person;
  readonly police: Person;
  readonly health: Person;
  readonly hamletHead: Person;
  /** Another officer of the ward, to whom the case is offered. */
  readonly deputy: Person;
}

/** What came to be, by the names under which addresses ask for it. */
export interface CaseTale {
  readonly code: string;
  readonly report: string;
  readonly transition: string;
  readonly duty: string;
  readonly meeting: string;
  readonly action: string;
  readonly handover: string;
  readonly request: string;
  readonly extract: string;
  readonly ban: string;
  readonly thing: string;
  readonly assessment: string;
}

/** Words of it that only whoever takes part may read. */
export const PLANTED = ["Hoà Bí Mật", "001190123456", "0912 345 678", "12 phố Kín", "Chồng đánh vợ lúc say"];

const people = [
  { ...couple[0], name: "Nguyễn Thị Hoà Bí Mật", idNumber: "001190123456", phone: "0912345678" },
  couple[1],
];

interface Teller {
  readonly who: Players;
  /** Asks and gives the body of an answer that succeeded. */
  readonly done: (by: Person, route: string, body?: object) => Promise<Json>;
}

interface Begun {
  readonly code: string;
  readonly report: string;
  readonly harmedId: number;
  readonly doerId: number;
}

/** The hamlet head hears of it at night; the officer opens a case, the chair gives it to them. */
async function begin({ who, done }: Teller, at: string): Promise<Begun> {
  const content = toldOf({ people, where: "12 phố Kín" });
  const entered = told(who.officer.unitId, at, {
    content,
    lifeDanger: "yes",
    danger: "yes",
    channel: "desk",
  });
  const report = String((await done(who.hamletHead, "POST /api/intake/reports", entered))["code"]);
  const code = String((await done(who.officer, "POST /api/cases", { report }))["code"]);
  const read = (await done(who.officer, `GET /api/cases/${code}`)) as {
    version: number;
    things: { id: number; prefix: string }[];
  };
  await done(who.chair, `POST /api/cases/${code}/assign`, {
    version: read.version,
    workerId: who.officer.id,
  });
  const idOf = (prefix: string): number => read.things.find((one) => one.prefix === prefix)?.id ?? 0;
  return { code, report, harmedId: idOf("harmed"), doerId: idOf("doer") };
}

/** The police by law, the health station by consent. */
async function send({ who, done }: Teller, code: string): Promise<{ transition: string; duty: string }> {
  const at = `POST /api/cases/${code}/transitions`;
  const law = { kind: "duty", part: "police", toUnitId: who.police.unitId, purpose: "Bảo vệ." };
  const duty = { ...law, basis: "state-duty", ground: "Luật 13/2022/QH15, Điều 20" };
  const referral = { kind: "referral", part: "health", toUnitId: who.health.unitId, purpose: "Khám." };
  const consent = { basis: "consent", consents: { harmed: "yes" }, fields: ["harmed.fullName"] };
  const sent = await done(who.officer, at, duty);
  const referred = await done(who.officer, at, { ...referral, ...consent });
  return { transition: String(referred["transition"]), duty: String(sent["transition"]) };
}

/** Danger, a contact, a no-contact decision, a stay whose address the chair alone is shown. */
async function protect({ who, done }: Teller, of: Begun, at: string) {
  const base = `POST /api/cases/${of.code}`;
  const { officer, chair } = who;
  await done(officer, `${base}/assessments`, { answers: {}, chosen: "extreme", reason: "Đã mua xăng." });
  const visit = { kind: "visit", reached: "yes", safe: "yes", again: "no", note: "Đã gặp." };
  await done(officer, `${base}/contacts`, visit);
  const asked = { harmedId: of.harmedId, doerId: of.doerId, ground: "a", requestedBy: "harmed", harm: "yes" };
  const rights = { requestedAt: at, consent: "yes", toldOfRightsAt: at, asked: "Xin ba ngày." };
  const ban = await done(officer, `${base}/bans`, { ...asked, ...rights });
  const stay = { kind: "shelter", decider: "shelter-head", requestedBy: "harmed", consent: "yes" };
  const days = { decidedOn: at.slice(0, 10), from: at.slice(0, 10), shelterKind: "trusted-address" };
  const measure = await done(officer, `${base}/measures`, {
    values: { ...stay, ...days },
    address: "Số 9 phố Kín",
    shownTo: [chair.id],
  });
  const risk = (await done(officer, `GET /api/cases/${of.code}/risk`)) as { assessments: { id: number }[] };
  return {
    ban: String(ban["id"]),
    thing: String(measure["id"]),
    assessment: String(risk.assessments[0]?.id),
  };
}

/** The agencies meet, the police take an action home. */
async function meet({ who, done }: Teller, code: string, meetsAt: string) {
  const { officer, police } = who;
  const called = await done(officer, `POST /api/cases/${code}/meetings`, {
    meetsAt,
    place: "Phòng họp số 2",
    agenda: ["Kế hoạch an toàn"],
    why: "Hàng xóm nghe dọa giết.",
    invited: [{ unitId: police.unitId }],
  });
  const meeting = String(called["meeting"]);
  const at = `POST /api/case-meetings/${meeting}`;
  for (const one of [officer, police]) await done(one, `${at}/pledge`, { agreed: true });
  const rowOf = async () => {
    const { rows } = (await done(officer, `GET /api/cases/${code}/meetings`)) as { rows: Json[] };
    return rows.find((row) => row["code"] === meeting) ?? {};
  };
  const version = async (): Promise<unknown> => (await rowOf())["version"];
  const came = [officer, police].map((one) => ({ id: one.id, unitId: one.unitId }));
  await done(officer, `${at}/hold`, { version: await version(), came });
  await done(officer, `${at}/minutes`, {
    version: await version(),
    minutes: "Thống nhất bảo vệ chị Hoà Bí Mật.",
    outcome: "Tuần tra.",
    actions: [{ unitId: police.unitId, what: "Tuần tra", dueOn: "2026-12-02" }],
    done: true,
  });
  const [action] = (await rowOf())["actions"] as { code: string }[];
  return { meeting, action: String(action?.code) };
}

/** Somebody asks to see their data: which is given out of the case when it is prepared. */
export async function askForData(ask: AskJson, officer: Person): Promise<string> {
  const body = { kind: "see", asker: "Nguyễn Thị Hoà Bí Mật", content: "Xin xem.", identityProven: true };
  const { code } = (await ask(officer, "POST /api/data-requests", body)).body as { code: string };
  await ask(officer, `POST /api/data-requests/${code}/accept`, { version: 1 });
  return code;
}

/** What a tale is told with. */
export interface Telling {
  readonly who: Players;
  /** The request for data into which what is prepared of the case goes. */
  readonly request: string;
  /** Moments of the report and of the meeting, as instants with their zone; the clock stands between them. */
  readonly at: string;
  readonly meetsAt: string;
}

/** Tells one; throws where a step is refused. */
export async function tellCase(ask: AskJson, { who, request, at, meetsAt }: Telling): Promise<CaseTale> {
  const teller: Teller = {
    who,
    async done(by, route, body) {
      const { status, body: said } = await ask(by, route, body);
      if (status >= 300) throw new Error(`${route}: ${status} ${JSON.stringify(said)}`);
      return said;
    },
  };
  const { officer, deputy } = who;
  const begun = await begin(teller, at);
  const { code, report } = begun;
  const sent = await send(teller, code);
  const made = await protect(teller, begun, at);
  const met = await meet(teller, code, meetsAt);
  const prepared = await teller.done(officer, `POST /api/data-requests/${request}/extracts`, {
    case: code,
    thing: begun.harmedId,
  });
  await teller.done(officer, `POST /api/cases/${code}/prints`, {});
  const offered = await teller.done(officer, "POST /api/case-handovers", {
    fromId: officer.id,
    toId: deputy.id,
    why: "leave",
    untilOn: "2026-12-31",
    cases: [code],
  });
  const extract = String(prepared["extract"]);
  return { code, report, ...sent, ...made, ...met, request, extract, handover: String(offered["handover"]) };
}
