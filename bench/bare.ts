/** The barest way of answering: node:http and one named statement, no session, no scope, no trail. Argument: the instance's folder. */
import { createServer, type ServerResponse } from "node:http";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "#base/database/embedded/index.ts";

const folder = process.argv[2] ?? "";
// Joins the server that the instance runs; it is not ours to stop.
const database = await startEmbedded({
  dir: path.join(folder, "postgres"),
  keysDir: path.join(folder, "keys"),
});
const pool = new pg.Pool({ connectionString: database.url, max: 10 });

/** What the product asks for one task, to the word. */
const TASK = `select r.id, r.code, r.unit_id, r.title, r.status, r.version, r.updated_at,
    jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
    (select jsonb_build_object('id', o.id, 'code', o.code, 'name', o.name) from agencies.unit o where o.id = t.came_from)
      as came_from,
    jsonb_build_object('id', c.id, 'path', coalesce(c.path, ''), 'text', coalesce(c.text, r.title)) as clause,
    jsonb_build_object('id', d.id, 'number', d.number, 'title', coalesce(d.title, m.name_vi, 'x'), 'state', coalesce(d.state, 'published')) as document,
    coalesce(t.document_id * 100000 + c.position, 0) as place,
    case when c.id is not null then 'plan' when m.id is not null then 'observance' else 'own' end as origin,
    t.year, t.period, t.part, t.due_on, t.due_source, t.product, t.answerable, t.percent, t.acknowledged_at, t.done_on,
    (select count(*) from records.link l where l.from_id = r.id and l.kind = 'evidence')
      + (select count(*) from records.attachment a where a.record_id = r.id and a.detached_at is null) as evidence,
    (select p.note from plan.progress p where p.task_id = r.id and p.note is not null order by p.id desc limit 1) as last_note,
    t.ended_on, t.ended_because,
    (select jsonb_build_object('replacementId', f.replacement_id, 'fate', f.fate, 'plan', coalesce(o.number, o.title), 'path', k.path, 'next', x.code)
      from plan.fate f join plan.clause k on k.id = f.from_clause_id join plan.document o on o.id = k.document_id
      left join records.record x on x.id = f.next_task_id where f.task_id = t.id order by f.replacement_id desc limit 1) as moved
  from plan.task t join records.record r on r.id = t.id left join plan.clause c on c.id = t.clause_id
    left join plan.document d on d.id = t.document_id left join plan.commemoration m on m.id = t.commemoration_id
    join agencies.unit u on u.id = t.unit_id
  where r.code = $1 and r.register = 'tasks'`;
/** What the matrix of a plan's year rests on, read and written out whole. */
const BOARD = `select t.clause_id, t.unit_id, r.status, t.part, t.due_on < current_date as late
  from plan.task t join records.record r on r.id = t.id where t.document_id = $1`;
const CHANGE = "update policies.policy set abstract = $1 where id = (select min(id) from policies.policy)";

function send(response: ServerResponse, value: unknown): void {
  const body = JSON.stringify(value ?? null);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

const server = createServer((request, response) => {
  const [, what, which] = request.url?.split("/").slice(-3) ?? [];
  const one =
    request.method === "POST"
      ? { name: "change", text: CHANGE, values: [`Đo ${performance.now()}`] }
      : { name: "task", text: TASK, values: [which] };
  const whole = what === "board";
  pool.query(whole ? { name: "board", text: BOARD, values: [which] } : one).then(
    (found) => send(response, whole ? found.rows : found.rows[0]),
    (error: unknown) => {
      response.writeHead(500).end(String(error));
    },
  );
}).listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
