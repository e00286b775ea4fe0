// How the workshop's scripts talk to the person at the terminal. A refusal is one sentence that says what to do.

/** Something the person can put right; its message is the whole of what they are told. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/**
 * Runs a script's main function. A Refusal is printed as its sentence; anything else as one line too, with the stack
 * only under DEBUG, since a stack trace tells the person who typed `npm start` nothing.
 */
export async function main(run: () => Promise<number | void>): Promise<void> {
  // Whoever read the output may be gone; that is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    console.error(asSentence(error));
    process.exitCode = 1;
  }
}

/** One line for an error, or the whole error under DEBUG. */
export function asSentence(error: unknown): string {
  if (process.env['DEBUG']) return String(error instanceof Error ? error.stack : error);
  if (error instanceof Refusal) return error.message;
  const message = error instanceof Error ? error.message || error.name : String(error);
  return `Wellkept had to stop: ${message.split('\n')[0]} (DEBUG=1 shows more.)`;
}

/** Calls `stop` once when the process is asked to end, or when whatever launched it has vanished. */
export function onStopRequest(stop: (reason: string) => void): void {
  let asked = false;
  const once = (reason: string) => {
    if (asked) return;
    asked = true;
    stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => once(signal));
  const launcher = Number(process.env['WELLKEPT_LAUNCHER']);
  if (launcher === process.ppid) {
    setInterval(() => {
      if (process.ppid !== launcher) once('launcher gone');
    }, 100).unref();
  }
}
