/** All verbs of all modules, each declared once. */
import type { Module, Verbs } from "#spine/access/index.ts";

/** Throws when two modules claim the same verb, or an endpoint names one that nobody declared. */
export function verbsOf(modules: readonly Module[]): Verbs {
  const verbs: Record<string, Verbs[string]> = {};
  for (const module of modules)
    for (const [name, verb] of Object.entries(module.verbs)) {
      if (verbs[name]) throw new Error(`The verb ${name} is declared twice.`);
      verbs[name] = verb;
    }
  for (const module of modules)
    for (const { verb, path } of module.endpoints) {
      if (!verbs[verb]) throw new Error(`${path} names ${verb}, which no module declares.`);
    }
  return verbs;
}
