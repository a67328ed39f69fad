/** Sending a case, or a part of it, to another unit; and what becomes of it. */
import { chanceCode } from "#base/chance-code.ts";
import { seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { moveClocks, startClocks, stopClocks } from "#spine/deadlines/index.ts";
import { forUnits, rulesOfPart, stopDuties } from "./case-clocks.ts";
import { keyOf, wholeCase, type Content } from "./content.ts";
import { keepIfGuarded } from "./guard.ts";
import { changeCase, type CaseRow } from "./queries/case.ts";
import { withdrawOffers } from "./queries/handover.ts";
import { bringToMeetings } from "./queries/meeting.ts";
import { addSeat, beginSeats, endSeatsAt, endSeatsOf } from "./queries/seat.ts";
import {
  addTransition,
  moveTokens,
  moveTransition,
  type NewTransition,
  type TransitionRow,
} from "./queries/transition.ts";
import { addTokens, dropKind } from "./queries/token.ts";
import { addEvent } from "./queries/trace.ts";
import { readFields } from "./queries/codes.ts";
import { ANSWER_RULE, type GivingAct } from "./rules/referral.ts";
import { packOf, type GivingState } from "./schema/index.ts";
import { tokensOf } from "./tokens.ts";

const RESULT_RULE = "referral.result";
const SUBJECT = "referral";

/** Who acts, and when. */
export interface By {
  readonly person: Person;
  readonly at: Date;
}

const byOf = ({ person, at }: By) => ({ at, personId: person.id, byName: person.name });

/** What is sent: a giving that the rules let pass, or a duty of the law. */
export interface Sending extends Pick<
  NewTransition,
  "kind" | "part" | "toUnitId" | "toPersonId" | "basis" | "consents" | "ground" | "untilAt"
> {
  readonly purpose: string;
  /** The fields chosen one by one; null: the whole pack of the part. */
  readonly fields: readonly string[] | null;
}

/** Sends it: the seat waits until it is accepted, its clock runs; a duty begins at once. */
export async function send(tx: Tx, content: Content, given: Sending & By): Promise<string> {
  const { row, key } = content;
  const { at, person } = given;
  const code = chanceCode("CG");
  const isDuty = given.kind === "duty";
  const part = given.kind === "transfer" ? "co-ordinator" : given.part;
  const pack = packOf(part, await readFields(tx));
  const chosen = given.kind === "transfer" ? null : given.fields;
  await addSeat(tx, {
    caseId: row.id,
    unitId: given.toUnitId,
    personId: given.toPersonId,
    part,
    fields: chosen && chosen.filter((field) => !pack.includes(field)),
    without: chosen && pack.filter((field) => !chosen.includes(field)),
    at,
    untilAt: given.untilAt,
    because: code,
    kept: row.sealedAt !== null,
    pending: !isDuty,
  });
  await addTransition(tx, {
    ...given,
    caseId: row.id,
    code,
    record: row.record,
    fields: chosen ?? pack,
    fromUnitId: person.unitId,
    personId: person.id,
    byName: person.name,
    sealed: seal(key, `transition.${code}`, { purpose: given.purpose }),
  });
  if (isDuty)
    await stopDuties(tx, { code: row.code, unitId: row.unitId, person, at }, rulesOfPart[part] ?? []);
  else
    await forUnits(tx, [given.toUnitId], () =>
      startClocks(tx, { rule: ANSWER_RULE, kind: SUBJECT, by: byOf(given) }, [
        { subjectCode: code, unitId: given.toUnitId },
      ]),
    );
  await addEvent(tx, {
    caseId: row.id,
    ...byOf(given),
    unitId: person.unitId,
    act: `case.${given.kind}`,
    details: { transition: code, to: given.toUnitId, part: given.part },
  });
  await keepIfGuarded(tx, row);
  return code;
}

/** Whoever says no other commune lives where the case is: its homes are those of the commune that it moves to. */
async function moveHomes(tx: Tx, row: CaseRow, toUnitId: number): Promise<void> {
  const { values, things } = await wholeCase(tx, row, await keyOf(tx, row));
  const all = [
    ...tokensOf("case", { thingId: null, place: toUnitId }, values),
    ...things.flatMap((one) => tokensOf(one.prefix, { thingId: one.id, place: toUnitId }, one.values)),
  ];
  await dropKind(tx, row.id, "home");
  const of = { caseId: row.id, reportCode: null, unitId: toUnitId, byUnitId: toUnitId };
  await addTokens(
    tx,
    of,
    all.filter((token) => token.kind === "home"),
  );
}

/** The responsibility moves: the other commune co-ordinates from now on, the one before sees it no longer. */
async function moveCase(tx: Tx, of: { row: CaseRow; transition: TransitionRow } & By): Promise<void> {
  const { row, transition, at } = of;
  await changeCase(tx, { id: row.id, at }, { unitId: transition.toUnitId, workerId: null });
  await moveTokens(tx, row.id, transition.toUnitId);
  await moveHomes(tx, row, transition.toUnitId);
  await withdrawOffers(tx, row.id, at);
  await bringToMeetings(tx, row.id, transition.toUnitId);
  await forUnits(tx, [transition.fromUnitId, transition.toUnitId], () =>
    moveClocks(tx, {
      kind: "case",
      codes: [row.code],
      unitId: transition.toUnitId,
      reason: transition.code,
      ...byOf(of),
    }),
  );
  await endSeatsAt(tx, { caseId: row.id, unitId: transition.fromUnitId, at });
}

/** What is done with it, and what is said, sealed by the case's key. */
export interface Doing extends By {
  readonly act: GivingAct;
  readonly state: GivingState;
  readonly said: Buffer | null;
  /** The case, once it can be seen. */
  readonly openCase: () => Promise<CaseRow | undefined>;
}

const ends: ReadonlySet<GivingAct> = new Set(["reject", "complete", "fail", "revoke"]);

function keptAs(act: GivingAct): "answer" | "step" | "end" {
  if (act === "accept" || act === "reject") return "answer";
  return ends.has(act) ? "end" : "step";
}

async function accepted(
  tx: Tx,
  transition: TransitionRow,
  doing: Doing & { row: CaseRow | undefined },
): Promise<void> {
  const { row, person, at } = doing;
  if (transition.kind === "transfer") {
    if (row) await moveCase(tx, { row, transition, person, at });
    return;
  }
  if (row)
    await forUnits(tx, [row.unitId], () =>
      stopDuties(tx, { code: row.code, unitId: row.unitId, person, at }, rulesOfPart[transition.part] ?? []),
    );
  await forUnits(tx, [transition.toUnitId], () =>
    startClocks(tx, { rule: RESULT_RULE, kind: SUBJECT, by: byOf(doing) }, [
      { subjectCode: transition.code, unitId: transition.toUnitId },
    ]),
  );
}

/** Answers it, moves it on, ends it or takes it back, with its seat and its clocks. */
export async function act(tx: Tx, transition: TransitionRow, doing: Doing): Promise<void> {
  const { at, person } = doing;
  const by = byOf(doing);
  const stop = (rule: string): Promise<void> =>
    forUnits(tx, [transition.toUnitId], () =>
      stopClocks(tx, { rule, kind: SUBJECT, codes: [transition.code], ...by }),
    );
  await moveTransition(tx, transition.id, {
    state: doing.state,
    as: keptAs(doing.act),
    at,
    byName: person.name,
    said: doing.said,
  });
  if (doing.act === "accept") await beginSeats(tx, transition.code);
  const row = await doing.openCase();
  if (row)
    await addEvent(tx, {
      caseId: row.id,
      ...by,
      unitId: person.unitId,
      act: `giving.${doing.act}`,
      details: { transition: transition.code },
    });
  await stop(ANSWER_RULE);
  if (doing.act === "accept") await accepted(tx, transition, { ...doing, row });
  if (row) await keepIfGuarded(tx, row);
  if (!ends.has(doing.act)) return;
  await stop(RESULT_RULE);
  await endSeatsOf(tx, transition.code, at);
}
