/** Requests that careless and hostile senders make, from an OpenAPI document. */
import fc from "fast-check";

type Json = Record<string, unknown>;
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly schema: Json;
}
/** One operation as the description tells of it. */
export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Json | null;
  readonly form: boolean;
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

function object(properties: Properties, depth: number): Json {
  return Object.fromEntries(Object.entries(properties).map(([key, held]) => [key, fitting(held, depth + 1)]));
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

function single({ type = "", format = "", pattern }: Schema): unknown {
  if (pattern?.startsWith("^TB-")) return "TB-0000-0000";
  return plain[type] ?? formats[format] ?? "abc";
}

/** A value that the schema would take, as far as it tells. */
function fitting(json: Json, depth = 0): unknown {
  const schema: Schema = json;
  const fixed = schema.const ?? schema.enum?.[0];
  if (fixed !== undefined) return fixed;
  if (schema.anyOf?.[0]) return fitting(schema.anyOf[0], depth);
  if (schema.properties) return object(schema.properties, depth);
  if (schema.items) return depth > 4 ? [] : [fitting(schema.items, depth + 1)];
  return single(schema);
}

const chance = fc.integer({ min: 0, max: 9 });
const anOdd = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** The fitting body with some of its values replaced. */
function bodyOf(schema: Json): fc.Arbitrary<unknown> {
  const whole = fitting(schema);
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

function wordFor({ schema }: Parameter, codes: readonly string[]): fc.Arbitrary<string> {
  const known = encodeURIComponent(String(fitting(schema)));
  return fc.oneof(fc.constantFrom(known, ...codes), fc.constantFrom(...words));
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

/** Requests to one operation: fitting addresses and bodies with odd values put in; `codes` are of things that exist. */
export function requestOf(operation: Operation, codes: readonly string[]): fc.Arbitrary<Sent> {
  const places = operation.parameters.filter((p) => p.in === "path");
  const asked = operation.parameters.filter((p) => p.in === "query");
  const path = fc
    .tuple(...places.map((p) => wordFor(p, codes)))
    .map((found) => places.reduce((url, p, i) => url.replace(`{${p.name}}`, found[i] ?? ""), operation.path));
  const query = fc
    .tuple(...asked.map((p) => fc.tuple(chance, wordFor(p, codes))))
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
  const body = operation.body ? bodyOf(operation.body) : fc.constant(null);
  return fc
    .tuple(path, query, extra, body, fc.constantFrom(...fileNames))
    .map(([url, found, more, sent, name]) => {
      const base = { method: operation.method, url: `${url}?${found.join("&")}${more}` };
      if (operation.method === "GET" || operation.body === null) return base;
      if (operation.form) return { ...base, ...multipart((sent ?? {}) as Json, name) };
      return { ...base, payload: JSON.stringify(sent), type: "application/json" };
    });
}
