/** Requests that careless and hostile senders make, from an OpenAPI document. */
import fc from "fast-check";

type Json = Record<string, unknown>;
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: Json;
}
/** One operation as the description tells of it. */
export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  /** The verb it needs; null without a session. */
  readonly verb: string | null;
  readonly parameters: readonly Parameter[];
  readonly body: Json | null;
  readonly form: boolean;
}
/** What exists, for addresses and bodies to ask for. */
export interface Existing {
  /** Put wherever an address asks for anything. */
  readonly codes: readonly string[];
  /** Behind a name in an address: as often as not it is this. */
  readonly byName?: Readonly<Record<string, string>>;
  /** Codes in a body by the two letters with which they begin. */
  readonly byLetters?: Readonly<Record<string, string>>;
}
/** One request to be sent. */
export interface Sent {
  readonly method: Operation["method"];
  readonly url: string;
  readonly payload?: string;
  readonly type?: string;
}

/** The operations of an OpenAPI document. */
export function operationsOf({ paths }: { paths: Record<string, Record<string, Json>> }): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, declared]) => {
      const content = (declared["requestBody"] as Json | undefined)?.["content"] as Json | undefined;
      const [type, held] = Object.entries(content ?? {})[0] ?? [];
      return {
        method: method.toUpperCase() as Operation["method"],
        path,
        verb: (declared["x-verb"] as string | undefined) ?? null,
        parameters: declared["parameters"] as Parameter[],
        body: ((held as Json | undefined)?.["schema"] as Json | undefined) ?? null,
        form: type === "multipart/form-data",
      };
    }),
  );
}

const odd: readonly unknown[] = [
  null,
  true,
  "",
  " ",
  0,
  -1,
  1.5,
  1e308,
  2_147_483_648,
  9_007_199_254_740_992,
  "\u0000",
  "a\u0000b",
  "\ud800",
  "😀é̂ đ Hòa",
  "'; drop table x; --",
  "%_\\",
  "\\",
  "x".repeat(100_000),
  "0000-00-00",
  "2026-02-30",
  "-infinity",
  "__proto__",
  "constructor",
  "NaN",
  "1e9",
  "../../etc/passwd",
  "<script>",
  "${x}",
  [],
  [null],
  ["constructor"],
  [1, [2, [3]]],
  {},
  { constructor: { prototype: 1 } },
  Array.from({ length: 2000 }, (_, i) => i),
];
const words = [
  "0",
  "-1",
  "1",
  "2147483648",
  "999999999999999999999",
  "1.5",
  "1e9",
  "NaN",
  "%00",
  "a%00b",
  "%ED%A0%80",
  "%",
  "%25",
  "__proto__",
  "constructor",
  "toString",
  "'",
  "%22",
  "%5C",
  "%2e%2e%2f",
  "%F0%9F%98%80",
  "x".repeat(190),
  "2026-02-30",
  "0000-00-00",
  "infinity",
  "2026-11-15",
  "-title",
  "title",
  "id",
  "W10",
  "WzEsMV0",
  "W251bGwsMV0",
  "WyJhIiwxZTMwXQ",
  "WyJcdTAwMDAiLDFd",
  "e30",
  "eyJfX3Byb3RvX18iOjF9",
  "all",
  "2026",
] as const;

const plain: Readonly<Record<string, unknown>> = { integer: 1, number: 1, boolean: true };

type Properties = Readonly<Record<string, Json>>;

type Letters = NonNullable<Existing["byLetters"]>;

function object(properties: Properties, letters: Letters, depth: number): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([key, held]) => [key, fitting(held, letters, depth + 1)]),
  );
}

interface Schema {
  readonly const?: unknown;
  readonly anyOf?: readonly Json[];
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Properties;
  readonly items?: Json;
  readonly format?: string;
  readonly pattern?: string;
}

const formats: Readonly<Record<string, string>> = {
  date: "2026-11-15",
  "date-time": "2026-11-15T01:00:00Z",
  uuid: "11111111-2222-4333-8444-555555555555",
};

function single({ type = "", format = "", pattern }: Schema, letters: Letters): unknown {
  const begins = /^\^([A-Z]{2})-/.exec(pattern ?? "")?.[1];
  if (begins) return letters[begins] ?? `${begins}-0000-0000`;
  return plain[type] ?? formats[format] ?? "abc";
}

/** A value that the schema would take, as far as it tells. */
function fitting(json: Json, letters: Letters, depth: number): unknown {
  const schema: Schema = json;
  const fixed = schema.const ?? schema.enum?.[0];
  if (fixed !== undefined) return fixed;
  if (schema.anyOf?.[0]) return fitting(schema.anyOf[0], letters, depth);
  if (schema.properties) return object(schema.properties, letters, depth);
  if (schema.items) return depth > 4 ? [] : [fitting(schema.items, letters, depth + 1)];
  return single(schema, letters);
}

const chance = fc.integer({ min: 0, max: 9 });
const anOdd = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** The fitting body with some of its values replaced. */
function bodyOf(schema: Json, letters: Letters): fc.Arbitrary<unknown> {
  const whole = fitting(schema, letters, 0);
  if (typeof whole !== "object" || whole === null) return anOdd;
  const keys = Object.keys(whole);
  const mutated = fc
    .array(fc.tuple(fc.constantFrom(...(keys.length > 0 ? keys : ["x"])), anOdd), {
      minLength: 0,
      maxLength: 2,
    })
    .map(
      (changes) => Object.assign({}, whole, ...changes.map(([key, value]) => ({ [key]: value }))) as unknown,
    );
  return fc.oneof({ weight: 8, arbitrary: mutated }, { weight: 1, arbitrary: anOdd });
}

function wordFor({ name, schema }: Parameter, { codes, byName = {} }: Existing): fc.Arbitrary<string> {
  const known = encodeURIComponent(String(fitting(schema, {}, 0)));
  const any = fc.oneof(fc.constantFrom(known, ...codes), fc.constantFrom(...words));
  const real = byName[name];
  return real === undefined
    ? any
    : fc.oneof({ weight: 3, arbitrary: fc.constant(real) }, { weight: 1, arbitrary: any });
}

function multipart(fields: Json, name: string): { payload: string; type: string } {
  const parts = Object.entries(fields).map(
    ([key, value]) => `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${String(value)}\r\n`,
  );
  const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n<b>x\r\n--b--\r\n`;
  return { payload: `${parts.join("")}${file}`, type: "multipart/form-data; boundary=b" };
}

const fileNames = [
  "a.docx",
  "a.xlsx",
  "a.csv",
  "a.html",
  "../../a.pdf",
  "a\u0000.pdf",
  "x".repeat(300) + ".pdf",
  "",
];

/** One request as the description asks for it, with nothing odd: whatever exists behind it is reached. */
export function plainRequestOf(operation: Operation, { byName = {}, byLetters = {} }: Existing): Sent {
  const value = ({ name, schema }: Parameter): string =>
    byName[name] ?? encodeURIComponent(String(fitting(schema, byLetters, 0)));
  const places = operation.parameters.filter((p) => p.in === "path");
  const path = places.reduce((url, p) => url.replace(`{${p.name}}`, value(p)), operation.path);
  const asked = operation.parameters.filter((p) => p.in === "query" && p.required === true);
  const url = `${path}?${asked.map((p) => `${p.name}=${value(p)}`).join("&")}`;
  const base = { method: operation.method, url };
  if (operation.body === null || operation.method === "GET" || operation.form) return base;
  const payload = JSON.stringify(fitting(operation.body, byLetters, 0));
  return { ...base, payload, type: "application/json" };
}

/** Requests to one operation: fitting addresses and bodies with odd values put in, and things that exist. */
export function requestOf(operation: Operation, existing: Existing): fc.Arbitrary<Sent> {
  const places = operation.parameters.filter((p) => p.in === "path");
  const asked = operation.parameters.filter((p) => p.in === "query");
  const path = fc
    .tuple(...places.map((p) => wordFor(p, existing)))
    .map((found) => places.reduce((url, p, i) => url.replace(`{${p.name}}`, found[i] ?? ""), operation.path));
  const query = fc
    .tuple(...asked.map((p) => fc.tuple(chance, wordFor(p, existing))))
    .map((found) => found.flatMap(([n, word], i) => (n < 3 ? [`${asked[i]?.name}=${word}`] : [])));
  const extra = fc.constantFrom(
    "",
    "&q=%00",
    "&sort=constructor",
    "&sort=-__proto__",
    "&q=a&q=b",
    "&limit=1e9",
    "&__proto__=1",
  );
  const body = operation.body ? bodyOf(operation.body, existing.byLetters ?? {}) : fc.constant(null);
  return fc
    .tuple(path, query, extra, body, fc.constantFrom(...fileNames))
    .map(([url, found, more, sent, name]) => {
      const base = { method: operation.method, url: `${url}?${found.join("&")}${more}` };
      if (operation.method === "GET" || operation.body === null) return base;
      if (operation.form) return { ...base, ...multipart((sent ?? {}) as Json, name) };
      return { ...base, payload: JSON.stringify(sent), type: "application/json" };
    });
}
