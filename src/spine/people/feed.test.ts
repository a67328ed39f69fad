import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "#test/people-desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const url = async (name: "officerBaDinh" | "press"): Promise<string | null> =>
  (await desk.get(name, "/api/me/feed")).json().feed?.url ?? null;
const tokenOf = (address: string): string => /\/calendar\/([^/]+)\/to-am\.ics$/.exec(address)![1]!;

describe("me.feed", () => {
  it("is there only once it was made, opens its owner's calendar, and a new one ends the one before", async () => {
    expect(await url("officerBaDinh")).toBeNull();
    expect((await desk.send("officerBaDinh", ["POST", "/api/me/feed"], {})).statusCode).toBe(201);
    const first = tokenOf((await url("officerBaDinh"))!);
    const owner = await desk.people.ownerOfFeed(first);
    expect(owner?.roles.map((r) => r.role)).toEqual(["commune-officer"]);
    expect((await desk.get("officerBaDinh", "/api/me/feed")).json().feed.lastUsedAt).not.toBeNull();

    await desk.send("officerBaDinh", ["POST", "/api/me/feed"], {});
    const second = tokenOf((await url("officerBaDinh"))!);
    expect(second).not.toBe(first);
    expect(await desk.people.ownerOfFeed(first)).toBeNull();
    expect(await desk.people.ownerOfFeed(second)).not.toBeNull();
  });

  it("cannot be guessed from what the database holds: an id without its seal, or with another's, opens nothing", async () => {
    await desk.send("officerBaDinh", ["POST", "/api/me/feed"], {});
    await desk.send("press", ["POST", "/api/me/feed"], {});
    const [id, seal] = tokenOf((await url("officerBaDinh"))!).split(".");
    const [otherId] = tokenOf((await url("press"))!).split(".");
    for (const token of [id!, `${id}.`, `${otherId}.${seal}`, `${id}.${seal}x`, `.${seal}`, ""])
      expect(await desk.people.ownerOfFeed(token)).toBeNull();
  });

  it("taken back it opens nothing, nor once the account is closed", async () => {
    await desk.send("press", ["POST", "/api/me/feed"], {});
    const token = tokenOf((await url("press"))!);
    await desk.data.owner.query(
      "update people.person set disabled_at = now(), disabled_reason = 'left' where user_name = $1",
      [(await desk.people.ownerOfFeed(token))!.userName],
    );
    expect(await desk.people.ownerOfFeed(token)).toBeNull();
    expect((await desk.send("officerBaDinh", ["DELETE", "/api/me/feed"])).statusCode).toBe(200);
    expect(await url("officerBaDinh")).toBeNull();
    expect((await desk.send("officerBaDinh", ["DELETE", "/api/me/feed"])).statusCode).toBe(404);
  });

  it("is refused to whoever is not signed in", async () => {
    for (const method of ["GET", "POST", "DELETE"] as const)
      expect((await desk.app.inject({ method, url: "/api/me/feed" })).statusCode).toBe(401);
  });
});
