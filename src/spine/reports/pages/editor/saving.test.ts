import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { next, opened, worst, type SaveEvent, type Written } from "./saving.ts";

const row = (text: string, version: number): Written => ({ text, version, byName: "An", at: null });

describe("typed words", () => {
  it("are kept while a save is under way", () => {
    const sent = next(next(opened(row("", 0), null), { kind: "type", text: "a" }), { kind: "send" });
    const more = next(sent, { kind: "type", text: "ab" });
    const after = next(more, { kind: "kept", sent: "a", row: row("a", 1) });
    expect(after).toMatchObject({ text: "ab", phase: "typed", version: 1 });
    expect(next(sent, { kind: "kept", sent: "a", row: row("a", 1) })).toMatchObject({ phase: "saved" });
  });
  it("meet someone else's without either being lost", () => {
    const mine = next(opened(row("", 1), null), { kind: "type", text: "của tôi" });
    const met = next(mine, { kind: "conflict", theirs: row("của bạn", 2) });
    expect(met).toMatchObject({ phase: "conflict", text: "của tôi", theirs: { text: "của bạn" } });
    expect(next(met, { kind: "settle", by: "both" })).toMatchObject({
      text: "của bạn\ncủa tôi",
      version: 2,
      phase: "typed",
    });
    expect(next(met, { kind: "settle", by: "mine" })).toMatchObject({ text: "của tôi", version: 2 });
    expect(next(met, { kind: "settle", by: "theirs" })).toMatchObject({ text: "của bạn", phase: "saved" });
  });
  it("come back from the device, beside what was saved meanwhile", () => {
    expect(opened(row("cũ", 3), { text: "mới", version: 3 })).toMatchObject({ text: "mới", phase: "typed" });
    expect(opened(row("khác", 4), { text: "mới", version: 3 })).toMatchObject({ phase: "conflict" });
    expect(opened(row("mới", 4), { text: "mới", version: 3 })).toMatchObject({ phase: "saved" });
  });
  it("are never changed by the server alone", () => {
    const event: fc.Arbitrary<SaveEvent> = fc.oneof(
      fc.constant<SaveEvent>({ kind: "send" }),
      fc.constant<SaveEvent>({ kind: "failed", refused: null }),
      fc.record({ kind: fc.constant("conflict" as const), theirs: fc.constant(row("theirs", 9)) }),
      fc.record({ kind: fc.constant("fresh" as const), row: fc.constant(row("fresh", 8)) }),
      fc.record({
        kind: fc.constant("kept" as const),
        sent: fc.constant("earlier"),
        row: fc.constant(row("earlier", 7)),
      }),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const typed = next(opened(row("", 1), null), { kind: "type", text: "mine" });
        expect(events.reduce(next, typed).text).toBe("mine");
      }),
    );
  });
  it("are told by the worst place", () => {
    expect(worst(["saved", "conflict", "typed"])).toBe("conflict");
    expect(worst([])).toBe("saved");
  });
});
