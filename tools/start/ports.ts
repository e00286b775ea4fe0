// The two ports of `npm start`, checked before anything else is done.
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../say.ts';

export interface Ports {
  port: number;
  hostPort: number;
}

/** @param withHost whether the stranger's website is started too; otherwise its port may be taken. */
export async function readPorts({ withHost }: { withHost: boolean }): Promise<Ports> {
  const ports = { port: readPort('PORT', 4400), hostPort: readPort('HOST_PORT', 4401) };
  if (withHost && ports.port === ports.hostPort) {
    throw new Refusal(
      `PORT and HOST_PORT are both ${ports.port}: give them two different numbers.`,
    );
  }
  // One that was just told to stop may need a moment to let go.
  const until = Date.now() + 1500;
  await refuseIfTaken(ports.port, 'PORT', until);
  if (withHost) await refuseIfTaken(ports.hostPort, 'HOST_PORT', until);
  return ports;
}

/** Where `npm run dev` serves the portal as it is edited. */
export async function readDevPort(): Promise<number> {
  const port = readPort('DEV_PORT', 4402);
  await refuseIfTaken(port, 'DEV_PORT', Date.now() + 1500);
  return port;
}

/** What is no port was refused before, see `checkSettings`. */
function readPort(variable: string, usual: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return usual;
  return Number(text);
}

async function refuseIfTaken(port: number, variable: string, until: number): Promise<void> {
  let code = await whyClosed(port);
  while (code === 'EADDRINUSE' && Date.now() < until) {
    await sleep(100);
    code = await whyClosed(port);
  }
  if (code === 'EADDRINUSE') {
    throw new Refusal(
      `Port ${port} is taken by another program: stop that one, or set ${variable} to a free port.`,
    );
  }
  if (code === 'EACCES') {
    throw new Refusal(`Port ${port} may not be used by you: set ${variable} to one above 1023.`);
  }
}

/** The system's reason why nobody can listen on `port`, if there is one. */
async function whyClosed(port: number): Promise<string | undefined> {
  // A program may hold the port on one address only, so both ways of listening are tried.
  for (const host of [undefined, '127.0.0.1']) {
    const code = await new Promise<string | undefined>((resolve) => {
      const server = createServer();
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      server.listen({ port, host }, () => server.close(() => resolve(undefined)));
    });
    if (code) return code;
  }
  return undefined;
}
