/** Permitted contact and breaches while contact is forbidden. */
import { describe, expect, test } from "vitest";
import { shippedCodes } from "../schema/index.ts";
import { breachOf, refuseContact, type PermittedContact, type Sighting } from "./ban-contact.ts";
import type { Ban, BanBounds } from "./contact-ban.ts";

const hanoi = (local: string): Date => new Date(`${local}+07:00`);
const bounds: BanBounds = {
  decideHours: 12,
  maxDays: 3,
  courtMonths: 4,
  contactHours: 4,
  cancelHours: 12,
  distanceMetres: 100,
};
const ban: Ban = {
  ground: "b",
  requestedBy: "none",
  requestedAt: null,
  consent: "unknown",
  harm: "yes",
  lifeDanger: "yes",
  toldOfRightsAt: hanoi("2026-12-30T20:00"),
  notToldBecause: null,
  decidedAt: hanoi("2026-12-30T21:00"),
  refusedAt: null,
  from: hanoi("2026-12-30T21:00"),
  to: hanoi("2027-01-02T21:00"),
  supervisor: "Lê Thị Cúc",
  notified: {},
  cancelAskedAt: null,
  cancelAnsweredAt: null,
  cancelledAt: null,
};
const funeral: PermittedContact = {
  occasion: "wedding-or-funeral",
  announcedAt: hanoi("2026-12-31T07:00"),
  countersignedAt: hanoi("2026-12-31T08:00"),
  from: hanoi("2026-12-31T22:00"),
  to: hanoi("2027-01-01T02:00"),
};
const contact = (given: Partial<PermittedContact>) =>
  refuseContact(ban, { ...funeral, ...given }, { bounds, codes: shippedCodes });

describe("permitted contact (NĐ 76/2023 Điều 18)", () => {
  test("four hours over New Year, on one of three occasions, announced and countersigned before", () => {
    expect(contact({})).toBeNull();
    expect(contact({ to: hanoi("2027-01-01T02:00:00.001") })!.details.detail!.vi).toContain("4 giờ");
    expect(contact({ occasion: "birthday" })!.details.source).toContain("Điều 18");
    expect(contact({ countersignedAt: null })).not.toBeNull();
    expect(contact({ countersignedAt: hanoi("2026-12-31T22:01") })).not.toBeNull();
    expect(contact({ announcedAt: hanoi("2026-12-31T22:01") })).not.toBeNull();
    expect(contact({ to: funeral.from })).not.toBeNull();
  });

  test("is asked for only while the decision runs", () => {
    expect(contact({ from: hanoi("2027-01-02T21:30"), to: hanoi("2027-01-02T22:00") })).not.toBeNull();
  });
});

describe("breach (NĐ 76/2023 Điều 19)", () => {
  const seen: Sighting = { at: hanoi("2026-12-31T12:00"), metres: 30, wall: false, violenceByMeans: false };
  const breach = (given: Partial<Sighting>, contacts: readonly PermittedContact[] = []) =>
    breachOf(ban, { ...seen, ...given }, { contacts, bounds })?.kind ?? null;

  test.each<[string, Partial<Sighting>, string | null]>([
    ["30 m without a wall", {}, "near"],
    ["100 m are within", { metres: 100 }, "near"],
    ["more than 100 m are not", { metres: 100.5 }, null],
    ["a wall between", { wall: true }, null],
    ["nobody came near", { metres: null }, null],
    ["violence by telephone from far away", { metres: null, violenceByMeans: true }, "by-means"],
    ["before it was signed", { at: hanoi("2026-12-30T20:59") }, null],
    ["after its end", { at: hanoi("2027-01-02T21:01") }, null],
  ])("%s", (_, given, kind) => {
    expect(breach(given)).toBe(kind);
  });

  test("a permitted contact covers nearness within its hours, and never violence", () => {
    const within = { at: hanoi("2026-12-31T23:00") };
    expect(breach(within, [funeral])).toBeNull();
    expect(breach({ at: hanoi("2027-01-01T02:01") }, [funeral])).toBe("near");
    expect(breach({ ...within, violenceByMeans: true }, [funeral])).toBe("by-means");
    expect(breach(within, [{ ...funeral, countersignedAt: null }])).toBe("near");
    // Countersigned only afterwards: it was not permitted when it happened.
    expect(breach(within, [{ ...funeral, countersignedAt: hanoi("2026-12-31T23:30") }])).toBe("near");
  });

  test("is followed by the sanction of Art. 53, which is on the list", () => {
    const found = breachOf(ban, seen, { contacts: [], bounds })!;
    expect(found.sanction).toBe("53");
    expect(shippedCodes["sanction-article"]!.some((c) => c.code === found.sanction)).toBe(true);
    expect(found.label.vi).toContain("100 m");
  });
});
