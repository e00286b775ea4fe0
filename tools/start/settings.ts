// Every setting, read and checked in one place before anything is started. docs/operations.md lists the same.
import { readTrustedProxies } from '@wellkept/api/http/caller-address';
import { readRates } from '@wellkept/api/http/limits/rates';
import { Refusal } from '../say.ts';

interface Setting {
  /** What stands in its place when it is not given. */
  readonly usual: string;
  readonly means: string;
  /** @returns what to write instead, or nothing when it can be used. */
  readonly fault?: (text: string) => string | undefined;
}

const oneOf =
  (...allowed: string[]) =>
  (text: string): string | undefined =>
    allowed.includes(text) ? undefined : `write one of ${allowed.join(', ')}`;

/** What the server itself cannot read, in its own words. */
const readBy =
  (read: (text: string) => unknown) =>
  (text: string): string | undefined => {
    try {
      read(text);
      return undefined;
    } catch (error) {
      return (error as Error).message.replace(/^\w+: |\.$/g, '');
    }
  };

const port = (text: string): string | undefined =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
    ? undefined
    : 'set it to a whole number from 1 to 65535';

export const SETTINGS: Readonly<Record<string, Setting>> = {
  DEMO: {
    usual: '1',
    means: '0 for firms of your own; 1 for the demo, with its stranger’s website',
    fault: oneOf('0', '1'),
  },
  PORT: { usual: '4400', means: 'where the API and the portal listen', fault: port },
  HOST_PORT: { usual: '4401', means: 'where the stranger’s website listens', fault: port },
  DEV_PORT: {
    usual: '4402',
    means: 'where `npm run dev` serves the portal as it is edited',
    fault: port,
  },
  WELLKEPT_BASE_URL: {
    usual: '`http://localhost:` and PORT',
    means: 'the address people reach it by; it stands in every link that is mailed',
    fault: baseUrl,
  },
  DATA_DIR: {
    usual: '`.data`',
    means: 'the folder of its own PostgreSQL and of the demo’s keys',
  },
  DATABASE_URL: {
    usual: 'its own PostgreSQL in DATA_DIR',
    means: 'a PostgreSQL of yours: version 15 or newer, a role that may create roles',
    fault: (text) =>
      /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')
        ? undefined
        : 'write it as postgres://user:password@server:5432/database',
  },
  SMTP_URL: {
    usual: 'none: mails wait',
    means: 'the server that sends mails',
    fault: (text) =>
      /^smtps?:\/\/[^/]/.test(text) && URL.canParse(text)
        ? undefined
        : 'write it as smtp://user:password@server:587, or smtps://…:465',
  },
  MAIL_FROM: {
    usual: 'none',
    means: 'whom mails come from; needed with SMTP_URL',
    fault: (text) =>
      /^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/.test(text.trim())
        ? undefined
        : 'write an address like service@your-firm.example',
  },
  TRUSTED_PROXIES: {
    usual: 'none',
    means:
      'addresses or networks of your proxies, whose `X-Forwarded-For` is believed; e.g. `10.0.0.0/8, 192.0.2.1`',
    fault: readBy(readTrustedProxies),
  },
  RATE_LIMITS: {
    usual: 'see [limits](limits.md)',
    means: 'how many requests in how many seconds, e.g. `person=300/10`',
    fault: readBy(readRates),
  },
  WELLKEPT_LOG_LEVEL: {
    usual: 'info, in a demo warn',
    means: 'what is logged: fatal, error, warn, info, debug, trace or silent',
    fault: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
};

/** What scripts and tests tell each other; nobody sets these by hand. */
const INTERNAL = /^WELLKEPT_(LAUNCHER|TEST_\w+|SECRET_KEY|API)$/;

function baseUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'write it like https://wellkept.example';
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    return `write the address alone, without a path: ${url.origin}`;
  return undefined;
}

/** @throws `Refusal` with one sentence for the first setting that cannot be used. */
export function checkSettings(env: NodeJS.ProcessEnv = process.env): void {
  for (const [name, { fault }] of Object.entries(SETTINGS)) {
    const text = env[name];
    const instead = text ? fault?.(text) : undefined;
    // An address may hold a password, which has no business in a terminal or a log.
    const shown = ['DATABASE_URL', 'SMTP_URL'].includes(name) ? '' : ` ("${text}")`;
    if (instead) throw new Refusal(`${name}${shown} cannot be used: ${instead}.`);
  }
  for (const name of Object.keys(env)) {
    if (!name.startsWith('WELLKEPT_') || name in SETTINGS || INTERNAL.test(name)) continue;
    const known = Object.keys(SETTINGS).filter((each) => each.startsWith('WELLKEPT_'));
    throw new Refusal(`There is no setting ${name}; there are ${known.join(' and ')}.`);
  }
  if (env['SMTP_URL'] && !env['MAIL_FROM']?.trim())
    throw new Refusal(
      'MAIL_FROM must say whom mails come from when SMTP_URL is set, e.g. service@your-firm.example.',
    );
}
