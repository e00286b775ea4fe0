// A server on a port that ends what it began before it stops.
import type { Server } from 'node:http';
import { Server as NetServer, type AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from '../http/app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new requests, waits for those under way (at most 8 seconds), then ends. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 8000;
const GRACE_MS = 500;

/** @param makeApp Told the port, which with 0 is only known now. */
export async function listen(makeApp: (port: number) => App, port: number): Promise<Listening> {
  const made: { app?: App; stopping?: boolean } = {};
  const fetch: App['fetch'] = async (request, env) => {
    const response = await made.app?.fetch(request, env);
    if (!response) return new Response(null, { status: 503, headers: { 'Retry-After': '1' } });
    if (made.stopping) response.headers.set('Connection', 'close');
    return response;
  };
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env),
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
      // An HTTP server's own `close` cuts connections that look idle; a TCP server's only stops taking new ones.
      const closed = new Promise<void>((resolve) => {
        NetServer.prototype.close.call(server, () => resolve());
      });
      made.stopping = true;
      // Connections fall idle one by one as their last answer, or their stream, ends. Not at once: a request may be on
      // its way on one that looks idle.
      let waited = 0;
      const idle = setInterval(
        () => (waited += 50) > GRACE_MS && server.closeIdleConnections(),
        50,
      );
      const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(patience);
    },
  };
}
