import { describe, expect, it } from "vitest";
import { causeOf } from "./cause.ts";

/** What PostgreSQL says when a password was typed where a number belongs. */
function databaseError(): Error {
  const typed = 'invalid input syntax for type integer: "Mat-khau-cua-toi-2026"';
  return Object.assign(new Error(typed), {
    code: "22P02",
    table: "session",
    detail: "Key (a)=(Nguyễn Thị An)",
  });
}

describe("what is logged of an error inside the library", () => {
  it("is its kind and where it came from", () => {
    const cause = causeOf(["something", databaseError()]);
    expect(cause).toMatchObject({ name: "Error", code: "22P02", table: "session" });
    expect((cause["at"] as string[])[0]).toMatch(/^databaseError people\/sign-in\/cause\.test\.ts:\d+:\d+$/);
  });

  it("is never what someone typed, nor a path of the machine, also inside a cause", () => {
    const outer = new TypeError("person Nguyễn Thị An", { cause: databaseError() });
    const logged = JSON.stringify(causeOf([outer]));
    for (const secret of ["Mat-khau", "Nguyễn", "An)", import.meta.dirname])
      expect(logged).not.toContain(secret);
    expect(logged).toContain('"cause":{"name":"Error","code":"22P02"');
  });

  it("is nothing when the library gave no error", () => {
    expect(causeOf([])).toEqual({});
    expect(causeOf(["An error", { password: "x" }])).toEqual({});
  });
});
