/**
 * 1,000 attempts on one slot over 50 connections, by HTTP, against a real PostgreSQL: exactly one may win.
 *
 *   npm run bench -- stampede [attempts] [connections]
 *
 * The attempts come from a thread of their own. Ends with 1 unless there is one 201 and all others are 409 `slot-taken`.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { report } from './figures/report.ts';

interface Job {
  readonly port: number;
  readonly token: string;
  readonly body: string;
  readonly attempts: number;
  readonly connections: number;
}

interface Outcome {
  readonly counts: Record<string, number>;
  readonly latencies: number[];
  readonly milliseconds: number;
}

async function storm({ port, token, body, attempts, connections }: Job): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const attempt = () =>
    new Promise<{ key: string; ms: number }>((resolve, reject) => {
      const begun = performance.now();
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': randomUUID(),
      };
      request({ port, path: '/v1/appointments', method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const { code } = JSON.parse(text) as { code?: string };
          resolve({
            key: code ? `${response.statusCode} ${code}` : String(response.statusCode),
            ms: performance.now() - begun,
          });
        });
      })
        .on('error', reject)
        .end(body);
    });
  const begun = performance.now();
  const done = await Promise.all(Array.from({ length: attempts }, attempt));
  const milliseconds = performance.now() - begun;
  agent.destroy();
  const counts: Record<string, number> = {};
  for (const { key } of done) counts[key] = (counts[key] ?? 0) + 1;
  return { counts, latencies: done.map(({ ms }) => ms).sort((a, b) => a - b), milliseconds };
}

async function main(): Promise<void> {
  const [attempts = 1000, connections = 50] = process.argv.slice(2).map(Number);
  const { startTestApi } = await import('@wellkept/api/testing/api');
  const { addFirm } = await import('@wellkept/api/testing/firm');
  const { addService } = await import('@wellkept/api/testing/booked');
  const { listen } = await import('@wellkept/api/server/listen');
  const api = await startTestApi();
  const firm = await addFirm(api);
  const [customer] = firm.customers;
  const server = await listen(() => api.app, 0);
  const token = await customer.token();
  const serviceId = await addService(api, firm, 120);
  const slot = (startsAt: string) =>
    JSON.stringify({
      serviceId,
      siteId: customer.siteId,
      technicianId: firm.technicianId,
      startsAt,
    });
  const run = (body: string, count: number) => {
    const job: Job = { port: server.port, token, body, attempts: count, connections };
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    return new Promise<Outcome>((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
  };
  // The first connections and the first compilation are not what is measured.
  await run(slot('2026-11-27T10:00:00.000Z'), 200);
  const { counts, latencies, milliseconds } = await run(slot('2026-11-26T10:00:00.000Z'), attempts);
  const at = (share: number) =>
    Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]!);
  const count = (pattern: RegExp) =>
    Object.entries(counts).reduce((sum, [key, n]) => (pattern.test(key) ? sum + n : sum), 0);
  const [won, lost, broken] = [count(/^201$/), count(/^409 slot-taken$/), count(/^5/)];
  const rate = Math.round((attempts / milliseconds) * 1000);
  report([
    {
      name: `${attempts} attempts on one slot over ${connections} connections`,
      measured: `${won} × 201, ${lost} × 409, ${broken} × 5xx`,
      limit: `1, ${attempts - 1}, 0`,
      met: won === 1 && lost === attempts - 1 && broken === 0,
    },
    {
      name: '  attempts a second; from queueing to answer',
      measured: `${rate} a second; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
      limit: '',
      met: true,
    },
  ]);
  await server.stop();
  await api.stop();
}

if (parentPort) parentPort.postMessage(await storm(workerData as Job));
else await main();
