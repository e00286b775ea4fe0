// Sweeps again and again while the process runs. Several processes may: each takes rows the others have not locked.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Logger } from '../log.ts';
import { sweep } from './sweep.ts';

export interface Sweeper {
  /** Ends after the round under way. */
  stop(): Promise<void>;
}

export interface SweeperOptions {
  /** The jobs role's. */
  readonly db: Kysely<Schema>;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Milliseconds between two rounds. Default: 30 seconds. */
  readonly every?: number;
}

export function startSweeping({ db, clock, log, every = 30_000 }: SweeperOptions): Sweeper {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const swept = await sweep(db, clock());
        if (Object.values(swept).some((count) => count > 0)) log.info(swept, 'swept');
      } catch {
        log.error('the sweep failed; it will be tried again');
      }
      await sleep(every, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
