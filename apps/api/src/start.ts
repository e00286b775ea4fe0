// Starts everything one installation needs in one process: database, API, live news, the sweep, the mails, the embed
// and the portal.
import type { Kysely } from 'kysely';
import { FIRST_SECRET, openSigningSecrets } from './auth/signing-secrets.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import type { Schema } from './db/schema.ts';
import { createHandlers } from './handlers.ts';
import { createApp } from './http/app.ts';
import { readTrustedProxies } from './http/caller-address.ts';
import { readRates } from './http/limits/rates.ts';
import { createNews } from './live/news.ts';
import { createLogger, type Logger } from './log.ts';
import { createMailboxReader } from './mail/mailbox.ts';
import { createMailbox, createSmtp, type SmtpOptions } from './mail/post.ts';
import { startSending } from './mail/sender.ts';
import { createUnsubscribe } from './mail/unsubscribe.ts';
import { startSweeping } from './loop/sweeper.ts';
import { openDemo } from './server/demo.ts';
import { listen } from './server/listen.ts';
import { createSite, type Assets } from './server/site.ts';
import { zoneRulesAreStale } from './time/zone.ts';
import { signInAddress } from './auth/sign-in-links.ts';
import type { DemoManifest } from './demo/seed.ts';

export interface StartOptions {
  /** A PostgreSQL role that may create roles and objects; used to migrate only. */
  readonly adminUrl: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The address people reach it by. Default: `http://localhost:<port>`. */
  readonly baseUrl?: string;
  /** Loads demo data into an empty database, and honours sign-in links that work more than once. */
  readonly demo?: boolean;
  /** Where the demo's secrets are kept. Needed with `demo`. */
  readonly dataDir?: string;
  readonly assets?: Assets;
  readonly onProgress?: (line: string) => void;
  readonly clock?: () => Date;
  readonly log?: Logger;
  readonly poolSize?: number;
  /** The server mails are sent by. Without: a demo shows them in its mailbox, any other installation keeps them waiting. */
  readonly smtp?: SmtpOptions;
}

export interface RunningWellkept {
  readonly portal: string;
  readonly api: string;
  /** Empty without `demo`. */
  readonly organizations: DemoManifest['organizations'];
  /** Addresses that sign in; empty strings without `demo`. */
  readonly links: DemoManifest['links'];
  /** `waiting`: nobody sends them. */
  readonly mail: 'smtp' | 'mailbox' | 'waiting';
  /** Where a demo's mails are read; empty otherwise. */
  readonly mailbox: string;
  /** Ends what is under way and stops, within 10 seconds. */
  stop(): Promise<void>;
}

export async function startWellkept(options: StartOptions): Promise<RunningWellkept> {
  const { onProgress = () => {}, clock = () => new Date(), demo = false } = options;
  // A person watching a demo start wants to read its addresses, not a line for each request.
  const log =
    options.log ?? createLogger(process.env['WELLKEPT_LOG_LEVEL'] ?? (demo ? 'warn' : 'info'));
  if (zoneRulesAreStale()) {
    log.warn(
      { rules: process.versions['tz'] },
      'this Node.js has old time-zone rules: some zones will be an hour off',
    );
  }
  const trustedProxies = readTrustedProxies(process.env['TRUSTED_PROXIES']);
  const rates = readRates(process.env['RATE_LIMITS']);
  onProgress('Preparing the database …');
  const database = await openDatabase(
    options.adminUrl,
    options.poolSize ? { poolSize: options.poolSize } : {},
  );
  try {
    const manifest = demo
      ? await openDemo(database.owner, options.dataDir ?? '.data', clock(), onProgress)
      : undefined;
    const signing = await openSigningSecrets(database.owner, log);
    const tokenSecret = await readFirstSecret(database.owner);
    const news = createNews(database.appUrl, log);
    const handlers = createHandlers({ database, news, log });
    const givenUrl = options.baseUrl ?? process.env['WELLKEPT_BASE_URL'];
    const configFor = (port: number): Config => ({
      baseUrl: (givenUrl ?? `http://localhost:${port}`).replace(/\/+$/, ''),
      tokenSecret,
      signing,
      demo,
      trustedProxies,
    });
    const mail = options.smtp ? 'smtp' : demo ? 'mailbox' : 'waiting';
    const server = await listen((port) => {
      const config = configFor(port);
      return createSite(createApp({ database, config, clock, log, handlers, rates }), {
        assets: options.assets,
        unsubscribe: createUnsubscribe({ db: database.app, config, clock, log }),
        mailbox:
          mail === 'mailbox'
            ? createMailboxReader({ db: database.jobs, config }, clock)
            : undefined,
      });
    }, options.port);
    const config = configFor(server.port);
    const sweeper = startSweeping({ db: database.jobs, clock, log });
    const post = options.smtp ? createSmtp(options.smtp) : demo ? createMailbox() : undefined;
    const sender = post && startSending({ db: database.jobs, post, config }, clock, log);
    const link = (secret: string) => signInAddress(config, secret);
    const { customer, technician, desk, mine } = manifest?.links ?? {
      customer: '',
      technician: '',
      desk: '',
      mine: '',
    };
    return {
      portal: config.baseUrl,
      api: config.baseUrl,
      organizations: manifest?.organizations ?? [],
      links: manifest
        ? {
            customer: link(customer),
            technician: link(technician),
            desk: link(desk),
            mine: link(mine),
          }
        : { customer, technician, desk, mine },
      mail,
      mailbox: mail === 'mailbox' ? `${config.baseUrl}/mailbox` : '',
      stop: async () => {
        const stopped = server.stop();
        await Promise.all([sweeper.stop(), sender?.stop()]);
        await news.stop();
        signing.stop();
        await stopped;
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Made once for an installation, so that links of mails hold across processes and restarts. */
async function readFirstSecret(owner: Kysely<Schema>): Promise<Uint8Array> {
  const { value } = await owner
    .selectFrom('server_secret')
    .select('value')
    .where('name', '=', FIRST_SECRET)
    .executeTakeFirstOrThrow();
  return new Uint8Array(value);
}
