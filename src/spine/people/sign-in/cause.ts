/** What may be logged of an error inside the sign-in library: its kind and place, never its text. */

/** Names of things in the program and the database; a value that someone typed does not look like one. */
const NAME = /^[\w.-]{1,80}$/;
/** The frames of a stack, from the last two folders on: no path of the machine. */
const FRAME = /^\s*at (?:([\w$.<> ]{1,80}) \()?.*?((?:[\w@.-]+\/){0,2}[\w.-]+:\d+:\d+)\)?$/;
const FRAMES = 6;

function named(error: Readonly<Record<string, unknown>>, key: string): Record<string, string> {
  const value = error[key];
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && NAME.test(text) ? { [key]: text } : {};
}

function framesOf(stack: string): string[] {
  const found = stack.split("\n").flatMap((line) => {
    const [, what, where] = FRAME.exec(line) ?? [];
    return where ? [what ? `${what} ${where}` : where] : [];
  });
  return found.slice(0, FRAMES);
}

/**
 * Kind, code, table and place of the first error among what the library gave to its log. The error's message is left
 * out: a database's message quotes what was typed.
 */
export function causeOf(about: readonly unknown[]): Readonly<Record<string, unknown>> {
  const error = about.find((one): one is Error => one instanceof Error);
  if (!error) return {};
  const bare = error as unknown as Readonly<Record<string, unknown>>;
  const inner = error.cause instanceof Error ? { cause: causeOf([error.cause]) } : {};
  return {
    ...named(bare, "name"),
    ...named(bare, "code"),
    ...named(bare, "table"),
    ...named(bare, "constraint"),
    at: framesOf(error.stack ?? ""),
    ...inner,
  };
}
