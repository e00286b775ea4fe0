// Sends what waits, again and again, while the process runs.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { sendDue, type Sending } from './send.ts';

/** A question to one small index; a sign-in link must not keep anybody waiting. */
const LOOK_MS = 2000;
/** While the mail server takes nothing: so long, then twice as long, … */
const PAUSE_MS = 15_000;
const MAX_PAUSE_MS = 300_000;

/** A mail server may hang; the mail under way is then sent again by whoever comes next. */
const STOP_PATIENCE_MS = 4000;

export interface Sender {
  /** Ends after the mail under way, or 4 seconds. */
  stop(): Promise<void>;
}

export function startSending(sending: Sending, clock: () => Date, log: Logger): Sender {
  const stopping = new AbortController();
  const run = async () => {
    let pause = PAUSE_MS;
    while (!stopping.signal.aborted) {
      let wait = LOOK_MS;
      try {
        const { sent, failed, gaveUp, unreachable } = await sendDue(
          sending,
          clock(),
          stopping.signal,
        );
        if (sent + failed > 0) log.info({ sent, failed }, 'mails');
        if (gaveUp > 0) log.error({ gaveUp }, 'mails were given up; the desk was told');
        if (unreachable) {
          wait = pause;
          log.warn({ seconds: pause / 1000 }, 'the mail server takes no mail; it is tried again');
        }
        pause = unreachable ? Math.min(pause * 2, MAX_PAUSE_MS) : PAUSE_MS;
      } catch {
        log.error('mails could not be sent; it will be tried again');
      }
      await sleep(wait, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
    },
  };
}
