import { describe, expect, test } from "vitest";
import { Problem } from "#base/problem.ts";
import { Refused, type Command } from "./command.ts";
import { commands } from "./commands.ts";
import { runCommandLine } from "./run.ts";

const label = (text: string) => ({ vi: text, en: text });

const echo: Command = {
  name: "plan read",
  summary: label("read"),
  usage: "FILE [--page N]",
  options: { page: { type: "string", short: "p", value: "N", about: label("page") } },
  words: { least: 1, most: 1 },
  run: ({ words, options, out }) => {
    if (words[0] === "refused") return Promise.reject(new Refused({ vi: "Không được.", en: "No." }));
    if (words[0] === "full")
      return Promise.reject(Object.assign(new Error("ENOSPC"), { code: "ENOSPC", path: "/o/dia" }));
    if (words[0] === "fields")
      return Promise.reject(
        new Problem("invalid", { errors: [{ path: "unit", message: { vi: "không có", en: "unknown" } }] }),
      );
    if (words[0] === "broken") return Promise.reject(new Error("boom"));
    out.say(`reading ${words[0]}`);
    out.data({ file: words[0], page: options["page"] ?? null });
    return Promise.resolve(words[0] === "odd" ? 1 : undefined);
  },
};

async function run(...typed: string[]): Promise<{ code: number; out: string; err: string }> {
  const text = { out: "", err: "" };
  const code = await runCommandLine([echo], typed, {
    out: (more) => (text.out += more),
    err: (more) => (text.err += more),
  });
  return { code, ...text };
}

describe("the command line", () => {
  test("runs a command of two words with its options", async () => {
    expect(await run("plan", "read", "a.docx", "-p", "3")).toEqual({
      code: 0,
      out: "reading a.docx\n",
      err: "",
    });
    expect((await run("plan", "read", "odd")).code).toBe(1);
  });

  test("with --json, standard output is only the JSON", async () => {
    const { out, err } = await run("plan", "read", "a.docx", "--page", "2", "--json");
    expect(JSON.parse(out)).toEqual({ file: "a.docx", page: "2" });
    expect(err).toBe("reading a.docx\n");
  });

  test("a refusal is a sentence in both languages and exit code 2; a failure is 1", async () => {
    expect(await run("plan", "read", "refused")).toEqual({ code: 2, out: "", err: "Không được.\nNo.\n" });
    const json = await run("plan", "read", "refused", "--json");
    expect(JSON.parse(json.err)).toEqual({ error: { vi: "Không được.", en: "No." } });
    const failed = await run("plan", "read", "broken");
    expect(failed.code).toBe(1);
    expect(failed.err).toContain("boom");
  });

  test("what a person can mend outside is a sentence too, and says where", async () => {
    const full = await run("plan", "read", "full");
    expect(full).toMatchObject({ code: 2, err: "Ổ đĩa đã đầy: /o/dia\nThe disk is full: /o/dia\n" });
    const fields = await run("plan", "read", "fields");
    expect(fields.code).toBe(2);
    expect(fields.err).toContain("unit: không có");
    expect(fields.err).toContain("unit: unknown");
  });

  test("half a command names its other halves", async () => {
    expect(await run("plan")).toMatchObject({
      code: 2,
      err: expect.stringContaining("./toam plan read") as string,
    });
  });

  test.each([
    [["plan", "read"]],
    [["plan", "read", "a", "b"]],
    [["plan", "read", "a", "--unknown"]],
    [["nothing"]],
    [["--unknown"]],
  ])("wrong use (%s) exits with 2", async (typed) => {
    expect((await run(...typed)).code).toBe(2);
  });

  test("--help works alone and after every command, and needs no database", async () => {
    expect((await run("--help")).out).toContain("plan read");
    expect((await run()).code).toBe(0);
    for (const command of commands) {
      const text = { out: "" };
      const code = await runCommandLine(commands, [...command.name.split(" "), "--help"], {
        out: (more) => (text.out += more),
        err: () => undefined,
      });
      expect(code).toBe(0);
      expect(text.out).toContain(command.summary.vi);
    }
  });
});
