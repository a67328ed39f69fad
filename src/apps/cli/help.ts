/** The help pages, made from the same table that parses. */
import type { Command } from "./command.ts";

/** The page of all commands. */
export function helpForAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map(
    (c) => `  ${c.name.padEnd(width)}  ${c.summary.vi}\n  ${" ".repeat(width)}  ${c.summary.en}`,
  );
  return [
    "Tổ Ấm: ./toam COMMAND [--help] [--json]",
    "",
    ...lines,
    "",
    "Mã thoát / exit codes: 0 xong / done · 1 lỗi / failed · 2 gõ sai hoặc bị từ chối / usage or refused",
  ].join("\n");
}

/** The page of one command. */
export function helpFor(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(([name, spec]) => {
    const flag = `${spec.short ? `-${spec.short}, ` : ""}--${name}${spec.type === "string" ? ` ${spec.value ?? "VALUE"}` : ""}`;
    return `  ${flag.padEnd(24)}  ${spec.about.vi}\n  ${" ".repeat(24)}  ${spec.about.en}`;
  });
  return [
    `./toam ${command.name}${command.usage === "" ? "" : ` ${command.usage}`}`,
    "",
    command.summary.vi,
    command.summary.en,
    "",
    ...options,
    `  ${"--json".padEnd(24)}  kết quả cho chương trình / the result for a program`,
    `  ${"-h, --help".padEnd(24)}  trang này / this page`,
  ].join("\n");
}
