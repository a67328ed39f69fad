/** The OpenAPI 3.1 document, made from the declared endpoints alone; the browser's client types come from it. */
import { z } from "zod";
import type { AnyEndpoint, AnyOpenEndpoint, Module } from "#spine/access/index.ts";

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}

type Described = Pick<AnyEndpoint, "params" | "query" | "body" | "upload" | "output">;

function parametersOf(endpoint: Described): Json[] {
  const of = (schema: z.ZodType | undefined, place: "path" | "query"): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, "input") as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, s]) => ({
      name,
      in: place,
      required: place === "path" || required.includes(name),
      schema: s,
    }));
  };
  return [...of(endpoint.params, "path"), ...of(endpoint.query, "query")];
}

function bodyOf(endpoint: Described): Json {
  if (endpoint.upload) {
    const schema = endpoint.body ? schemaOf(endpoint.body, "input") : { type: "object" };
    const properties = {
      ...(schema["properties"] as Json | undefined),
      file: { type: "string", format: "binary" },
    };
    return { requestBody: { content: { "multipart/form-data": { schema: { ...schema, properties } } } } };
  }
  if (!endpoint.body) return {};
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemaOf(endpoint.body, "input") } },
    },
  };
}

function answerOf(endpoint: Described): Json {
  if (endpoint.output === "download")
    return {
      description: "file",
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    };
  return {
    description: "done",
    content: { "application/json": { schema: schemaOf(endpoint.output, "output") } },
  };
}

const refusal = {
  default: {
    description: "problem",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  },
};

function operationOf(module: Module, endpoint: AnyEndpoint): Json {
  return {
    tags: [module.name],
    summary: endpoint.summary.en,
    description: `${endpoint.summary.vi}. Verb: ${endpoint.verb}.`,
    "x-verb": endpoint.verb,
    parameters: parametersOf(endpoint),
    ...bodyOf(endpoint),
    responses: { [String(endpoint.status ?? 200)]: answerOf(endpoint), ...refusal },
  };
}

const asked = {
  key: [{ name: "authorization", in: "header", required: true, schema: { type: "string" } }],
  passphrase: [{ name: "x-passphrase", in: "header", required: true, schema: { type: "string" } }],
};

/** What needs no session: no cookie is read or set. */
function openOperationOf(module: Module, endpoint: AnyOpenEndpoint): Json {
  const { each, minutes } = endpoint.limit;
  return {
    tags: [module.name],
    summary: endpoint.summary.en,
    description: `${endpoint.summary.vi}. No session; at most ${each} requests from an address in ${minutes} minutes.`,
    security: [],
    parameters: [...parametersOf(endpoint), ...(endpoint.asks ? asked[endpoint.asks] : [])],
    ...bodyOf(endpoint),
    responses: { [String(endpoint.status ?? 200)]: answerOf(endpoint), ...refusal },
  };
}

const problem = {
  type: "object",
  required: ["type", "title", "status", "kind"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    kind: { type: "string" },
    detail: { type: "string" },
    source: { type: "string" },
    code: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
    facts: { type: "object", additionalProperties: true },
  },
};

/** Describes every endpoint of these modules. */
export function openApi(modules: readonly Module[]): Json {
  const paths: Record<string, Json> = {};
  const put = ({ path, method }: { path: string; method: string }, operation: Json): void => {
    const at = (paths[path] ??= {});
    at[method.toLowerCase()] = operation;
  };
  for (const module of modules) {
    for (const endpoint of module.endpoints) put(endpoint, operationOf(module, endpoint));
    for (const endpoint of module.open ?? []) put(endpoint, openOperationOf(module, endpoint));
  }
  return {
    openapi: "3.1.0",
    info: { title: "Tổ Ấm", version: "1" },
    paths,
    components: { schemas: { Problem: problem } },
  };
}
