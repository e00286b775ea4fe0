// How mails leave, from SMTP_URL and MAIL_FROM.
import { Refusal } from '../say.ts';

export interface Smtp {
  url: string;
  from: string;
}

/** `undefined` without SMTP_URL. */
export function readSmtp(): Smtp | undefined {
  const given = process.env['SMTP_URL'];
  if (!given) return undefined;
  const url = URL.parse(given);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw new Refusal(
      'SMTP_URL is no address of a mail server: write it as smtp://user:password@server:587, or smtps://…:465.',
    );
  }
  const from = process.env['MAIL_FROM']?.trim() ?? '';
  if (!/^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
    throw new Refusal(
      'MAIL_FROM must say whom mails come from when SMTP_URL is set, e.g. service@your-firm.example.',
    );
  }
  return { url: given, from };
}
