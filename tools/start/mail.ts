// How mails leave, from SMTP_URL and MAIL_FROM; `checkSettings` has refused what cannot be used.
export interface Smtp {
  url: string;
  from: string;
}

/** `undefined` without SMTP_URL. */
export function readSmtp(): Smtp | undefined {
  const url = process.env['SMTP_URL'];
  return url ? { url, from: process.env['MAIL_FROM']?.trim() ?? '' } : undefined;
}
