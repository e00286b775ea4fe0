// One process of the installation: sweeps and sends when it is told what time it is, until it is killed.
import pg from 'pg';
import { openDatabase } from '@wellkept/api/db/database';
import { sweep } from '@wellkept/api/loop/sweep';
import type { Letter } from '@wellkept/api/mail/post';
import { sendDue } from '@wellkept/api/mail/send';

export interface Order {
  readonly now: number;
  /** Default: both. */
  readonly only?: 'mails';
  /** Die at the next mail: before it has arrived, or before that is noted. */
  readonly die?: 'before-arrival' | 'after-arrival';
}

const [url = ''] = process.argv.slice(2);
const database = await openDatabase(url, { poolSize: 1 });
// Where mails arrive, on a connection of its own: what was delivered stays delivered, whatever becomes of the sender.
const post = new pg.Client({ connectionString: url });
await post.connect();
const sending = {
  db: database.jobs,
  config: { baseUrl: 'http://portal.test', tokenSecret: new Uint8Array(32), demo: false },
  post: {
    keeps: false,
    deliver: async ({ messageId, to, subject }: Letter) => {
      if (die === 'before-arrival') process.kill(process.pid, 'SIGKILL');
      await post.query('INSERT INTO delivered VALUES ($1, $2, $3)', [
        messageId,
        to.address,
        subject,
      ]);
      if (die === 'after-arrival') process.kill(process.pid, 'SIGKILL');
    },
  },
};

let die: Order['die'];

process.on('message', (order: Order) => {
  die = order.die;
  const now = new Date(order.now);
  void (async () => {
    if (!order.only) await sweep(database.jobs, now);
    await sendDue(sending, now);
    process.send!({ done: order.now });
  })();
});
process.on('disconnect', () => process.exit(0));
process.send!({ ready: true });
