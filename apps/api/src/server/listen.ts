// A server on a port that ends what it began before it stops.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from '../http/app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new requests, waits for those under way (at most 8 seconds), then ends. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 8000;

/** @param makeApp Told the port, which with 0 is only known now. */
export async function listen(makeApp: (port: number) => App, port: number): Promise<Listening> {
  const made: { app?: App } = {};
  const server = createAdaptorServer({
    fetch: (request, env) =>
      made.app?.fetch(request, env) ??
      new Response(null, { status: 503, headers: { 'Retry-After': '1' } }),
    overrideGlobalObjects: false,
    // Who sends slowly, or nothing, does not hold a connection for long.
    serverOptions: {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve());
  });
  const taken = (server.address() as AddressInfo).port;
  made.app = makeApp(taken);
  return {
    port: taken,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Connections fall idle one by one as their last answer, or their stream, ends.
      const idle = setInterval(() => server.closeIdleConnections(), 20);
      const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(patience);
    },
  };
}
