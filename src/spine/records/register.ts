/**
 * register(): a register described as one value. From its shape come its verbs and its endpoints
 * (list, show, add, change, acts, history, links, attachments, export); what is peculiar to it
 * is added beside. docs/how-to/add-a-register.md walks through one.
 */
import type { AnyEndpoint, Module, Verb, Verbs } from "#spine/access/index.ts";
import { fill, type Label } from "#base/words.ts";
import type { Known, WithRegisters } from "./readers.ts";
import { recordEndpoints } from "./routes/record.ts";
import { sideEndpoints } from "./routes/beside.ts";
import type { RegisterSpec } from "./spec.ts";
import { words } from "./words.ts";

/** A register as the server composes it. */
export interface Register extends Module, WithRegisters {
  readonly shape: RegisterSpec["shape"];
}

function verbsOf(spec: RegisterSpec): Verbs {
  const { noun, one, many, acts } = spec.shape;
  const named = (label: Label): Label => {
    const vi = fill(label, { one: one.vi.toLowerCase(), many: many.vi.toLowerCase() }).vi;
    return { vi, en: fill(label, { one: one.en.toLowerCase(), many: many.en.toLowerCase() }).en };
  };
  const sees = `${noun}.read`;
  const verbs: Record<string, Verb> = {
    [sees]: { label: named(words.read), roles: spec.access.read },
    [`${noun}.create`]: { label: named(words.create), roles: spec.access.create, sees },
    [`${noun}.update`]: { label: named(words.update), roles: spec.access.update, sees },
    [`${noun}.link`]: { label: named(words.link), roles: spec.access.update, sees },
    [`${noun}.attach`]: { label: named(words.attach), roles: spec.access.update, sees },
    [`${noun}.detach`]: { label: named(words.detach), roles: spec.access.update, sees },
  };
  for (const [name, act] of Object.entries(acts))
    verbs[`${noun}.${name}`] = {
      label: act.label,
      roles: spec.access.acts?.[name] ?? spec.access.update,
      sees,
    };
  return { ...verbs, ...spec.verbs };
}

function knownOf({ shape, table, cited }: RegisterSpec): Known {
  const { name, noun, one } = shape;
  const columns = cited ? { table, ...cited } : null;
  return { name, one, reads: `${noun}.read`, adds: `${noun}.create`, cited: columns };
}

/** Makes the server's module from a register's description. */
export function register(spec: RegisterSpec): Register {
  const endpoints: AnyEndpoint[] = [
    ...recordEndpoints(spec),
    ...sideEndpoints(spec),
    ...(spec.endpoints ?? []),
  ];
  return {
    name: spec.shape.name,
    shape: spec.shape,
    registers: [knownOf(spec)],
    verbs: verbsOf(spec),
    endpoints,
    ...(spec.constraints && { constraints: spec.constraints }),
  };
}
