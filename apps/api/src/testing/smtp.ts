// A real SMTP server for tests, which can be told to misbehave.
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface TestLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers as they came, unfolded. */
  readonly headers: readonly string[];
  /** As it came, for a mail program to read. */
  readonly raw: string;
  /** All of it, with quoted-printable undone. */
  readonly text: string;
  header(name: string): string | undefined;
}

/** What the server does with the next mails. */
export type Mood =
  | 'takes'
  /** 550 to the recipient. */
  | 'no-such-mailbox'
  /** 451 to the mail. */
  | 'busy'
  /** Never answers the end of the mail. */
  | 'silent'
  /** Hangs up in the middle of the mail. */
  | 'hangs-up'
  /** Takes the mail and hangs up before it says so. */
  | 'takes-and-hangs-up';

export interface TestSmtp {
  readonly url: string;
  readonly letters: TestLetter[];
  mood: Mood;
  stop(): Promise<void>;
}

export async function startTestSmtp(): Promise<TestSmtp> {
  const letters: TestLetter[] = [];
  const hangUp = (session: SMTPServerSession) => {
    for (const connection of server.connections)
      if ((connection as unknown as { session: SMTPServerSession }).session.id === session.id)
        connection.close();
  };
  const refusal = (code: number, message: string) =>
    Object.assign(new Error(message), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onRcptTo: (_, __, done) =>
      smtp.mood === 'no-such-mailbox' ? done(refusal(550, 'No such mailbox')) : done(),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        parts.push(part);
        if (smtp.mood === 'hangs-up') hangUp(session);
      });
      stream.on('end', () => {
        const { mood } = smtp;
        if (mood === 'hangs-up' || mood === 'silent') return;
        if (mood === 'busy') return done(refusal(451, 'Later, please'));
        letters.push(read(Buffer.concat(parts).toString('utf8'), session));
        if (mood === 'takes-and-hangs-up') return hangUp(session);
        return done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    mood: 'takes',
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return smtp;
}

function read(raw: string, session: SMTPServerSession): TestLetter {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    headers,
    raw,
    text: plain(raw),
    header: (name) =>
      headers
        .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
        ?.slice(name.length + 1)
        .trim(),
  };
}

const plain = (raw: string): string =>
  Buffer.from(
    raw
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
