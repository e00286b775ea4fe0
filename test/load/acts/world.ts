// A firm with one customer, three of its people and as many findings as are asked for, behind a server that can be killed.
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { checkRecords, chainOf } from '@wellkept/api/receipts/check-chain';
import { startTestApi, type TestApi } from '@wellkept/api/testing/api';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '@wellkept/api/testing/firm';
import { sendOne } from '@wellkept/api/testing/recommendations';

/** A finding that was sent and that nobody has answered. */
export interface Open {
  readonly id: string;
  readonly optionId: string;
  readonly revision: number;
  readonly version: number;
}

export interface Answer {
  readonly status: number;
  readonly replayed: boolean;
  readonly text: string;
}

export interface World {
  /** Names of the three contacts. */
  readonly names: readonly string[];
  /** Where the server is now. */
  url(): string;
  /** Sends SIGKILL and waits until the process is gone. */
  kill(): Promise<void>;
  /** Starts the server anew, and mints fresh tokens for the three. */
  start(): Promise<void>;
  /** So many more open findings. */
  findings(count: number): Promise<Open[]>;
  /** The first contact's, the second's, or the third's. */
  token(person: number): string;
  post(path: string, body: object, person: number, key?: string, base?: string): Promise<Answer>;
  query<T>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** What of acts, decisions and receipts does not fit together; empty when all is whole. */
  faults(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const api = await startTestApi();
  // The server has the machine's clock.
  api.now = new Date();
  const firm = await addFirm(api);
  const customer = firm.customers[0];
  const names = ['Nora Byrne', 'Declan Moore', 'Una Ray'];
  const people = [customer.contactId, randomUUID(), randomUUID()];
  for (const [index, id] of people.entries()) {
    if (index === 0) continue;
    await api.query(
      'owner',
      'INSERT INTO contact (organization_id, id, customer_id, name, email) VALUES ($1, $2, $3, $4, $5)',
      [firm.id, id, customer.id, names[index], `${id}@customer.test`],
    );
  }
  const first = await sendOne(api, firm);
  let child: ChildProcess | undefined;
  let port = 0;
  let tokens: string[] = [];
  const url = () => `http://127.0.0.1:${port}`;

  const start = async () => {
    child = fork(new URL('server.ts', import.meta.url), [api.adminUrl], {
      execArgv: ['--conditions=@wellkept/source'],
    });
    [port] = (await once(child, 'message')) as [number];
    tokens = await Promise.all(people.map((contactId) => mint(url(), firm, contactId)));
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const query: World['query'] = (text, values) => api.query('owner', text, values);
  await start();
  return {
    names,
    url,
    kill,
    start,
    findings: (count) => multiply(api, first.id, count),
    token: (person) => tokens[person]!,
    post: (path, body, person, key = randomUUID(), base = url()) =>
      post(`${base}${path}`, body, tokens[person]!, key),
    query,
    faults: () => faultsOf(api, firm),
    stop: async () => {
      await kill();
      await api.stop();
    },
  };
}

async function mint(url: string, firm: TestFirm, contactId: string): Promise<string> {
  const customerId = firm.customers[0].id;
  const answer = await post(
    `${url}/v1/session-tokens`,
    { customerId, contactId, origins: [WIDGET_ORIGIN] },
    firm.secretKey,
    randomUUID(),
  );
  return (JSON.parse(answer.text) as { token: string }).token;
}

async function post(url: string, body: object, as: string, key: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    replayed: response.headers.has('idempotent-replayed'),
    text: await response.text(),
  };
}

/** Copies of one that was sent through the API: rows alone, since a thousand by the API would take longer than the test. */
async function multiply(api: TestApi, id: string, count: number): Promise<Open[]> {
  return api.query<Open>(
    'owner',
    `WITH fresh AS MATERIALIZED (
        SELECT gen_random_uuid() AS id, gen_random_uuid() AS option FROM generate_series(1, $2::int)),
      r AS (INSERT INTO recommendation
        SELECT (jsonb_populate_record(o, jsonb_build_object('id', fresh.id))).*
        FROM recommendation o, fresh WHERE o.id = $1 RETURNING id, revision, version),
      v AS (INSERT INTO proposal_version
        SELECT (jsonb_populate_record(o, jsonb_build_object('recommendation_id', fresh.id))).*
        FROM proposal_version o, fresh WHERE o.recommendation_id = $1),
      p AS (INSERT INTO proposal_option
        SELECT (jsonb_populate_record(o, jsonb_build_object('recommendation_id', fresh.id, 'id', fresh.option))).*
        FROM proposal_option o, fresh WHERE o.recommendation_id = $1),
      f AS (INSERT INTO follow_up
        SELECT (jsonb_populate_record(o, jsonb_build_object('recommendation_id', fresh.id, 'id', gen_random_uuid()))).*
        FROM follow_up o, fresh WHERE o.recommendation_id = $1 AND o.status = 'open')
    SELECT r.id, fresh.option AS "optionId", r.revision, r.version FROM r JOIN fresh USING (id)`,
    [id, count],
  );
}

/** Everything an act leaves behind stands together, or not at all. */
async function faultsOf(api: TestApi, firm: TestFirm): Promise<string[]> {
  const rows = await api.query<{ fault: string }>(
    'owner',
    `SELECT 'act without a receipt: ' || a.id AS fault FROM act a
       WHERE NOT EXISTS (SELECT 1 FROM receipt p WHERE p.act_id = a.id)
     UNION ALL SELECT 'receipt without an act: ' || p.id FROM receipt p
       WHERE NOT EXISTS (SELECT 1 FROM act a WHERE a.id = p.act_id)
     UNION ALL SELECT 'answers missing of act ' || a.id FROM act a
       JOIN receipt p ON p.act_id = a.id JOIN receipt_part t ON t.receipt_id = p.id AND t.name = 'answers'
       WHERE jsonb_array_length(t.value::jsonb -> 'given') <>
         (SELECT count(*) FROM decision d WHERE d.act_id = a.id)
         + (SELECT count(*) FROM question q WHERE q.act_id = a.id)
     UNION ALL SELECT 'two decisions stand on ' || d.recommendation_id FROM decision d
       WHERE d.undone_at IS NULL GROUP BY d.recommendation_id HAVING count(*) > 1
     UNION ALL SELECT 'decided, but not in state: ' || r.id FROM recommendation r
       JOIN decision d ON d.recommendation_id = r.id AND d.undone_at IS NULL WHERE r.status <> d.kind
     UNION ALL SELECT 'in state, but not decided: ' || r.id FROM recommendation r
       WHERE r.status IN ('approved', 'declined', 'deferred', 'fixed-elsewhere')
         AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.recommendation_id = r.id AND d.undone_at IS NULL)
     UNION ALL SELECT 'decided without an event: ' || d.recommendation_id FROM decision d
       WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.recommendation_id = d.recommendation_id AND e.type = d.kind)
     UNION ALL SELECT 'without a next step: ' || r.id FROM recommendation r
       WHERE r.status IN ('viewed', 'sent', 'question', 'approved', 'deferred')
         AND (SELECT count(*) FROM follow_up f WHERE f.recommendation_id = r.id
           AND f.is_next_step AND f.status = 'open') <> 1`,
  );
  const { fault } = await checkRecords(chainOf(api.database.jobs, firm.id));
  const broken = fault ? [`record ${fault.number} of the chain: ${fault.what}`] : [];
  return [...rows.map((row) => row.fault), ...broken];
}
