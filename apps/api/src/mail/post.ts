// Who carries the mails away: an SMTP server, or in a demonstration nobody.
import { createTransport } from 'nodemailer';
import type { Composed } from './compose.ts';

export interface Letter extends Composed {
  /** The same for every attempt, so that a mail sent twice after a crash is known as one. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  /** The name before the address it comes from. */
  readonly fromName: string;
  /** For `List-Unsubscribe`: one POST to it stops the reminders (RFC 8058). */
  readonly stopAddress?: string;
}

export interface Post {
  /** Sent mails stay readable, for the demonstration's mailbox. */
  readonly keeps: boolean;
  /** @throws MailError */
  deliver(letter: Letter): Promise<void>;
}

/**
 * - `refused`: this mail will never be taken, e.g. because there is no such mailbox.
 * - `later`: the server did not take this mail now.
 * - `unreachable`: the server takes none at all now: it does not answer, or does not let us in.
 */
export type MailFault = 'refused' | 'later' | 'unreachable';

export class MailError extends Error {
  override readonly name = 'MailError';
  readonly fault: MailFault;

  constructor(fault: MailFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface SmtpOptions {
  /** `smtp://user:password@server:587` (STARTTLS where offered) or `smtps://…:465`. */
  readonly url: string;
  /** The sender's address, alone or as `Name <address>`. */
  readonly from: string;
  /** Milliseconds for connecting, greeting and each answer. Default: 20 seconds. */
  readonly patience?: number;
}

/** Demonstration: every mail counts as sent, and is read in the mailbox. */
export const createMailbox = (): Post => ({ keeps: true, deliver: async () => undefined });

/** One connection for one mail, so that what was answered is known of each. */
export function createSmtp({ url, from, patience = 20_000 }: SmtpOptions): Post {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim();
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    keeps: false,
    deliver: async ({ messageId, to, fromName, stopAddress, subject, text, html }) => {
      try {
        await transport.sendMail({
          messageId,
          from: { name: fromName, address },
          to,
          subject,
          text,
          html,
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(stopAddress
              ? {
                  'List-Unsubscribe': `<${stopAddress}>`,
                  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
                }
              : {}),
          },
        });
      } catch (error) {
        throw toMailError(error);
      }
    },
  };
}

const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

function toMailError(error: unknown): MailError {
  const {
    code = '',
    responseCode = 0,
    command = '',
  } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  // The server's own words may repeat the address or more; the number says enough.
  const told = [code, responseCode || '', command].filter(Boolean).join(' ') || 'no reason given';
  if (ABOUT_THE_MAIL.has(code))
    return new MailError(responseCode >= 500 ? 'refused' : 'later', told);
  // Broken off in the middle of this one: another may pass.
  const begun = /^(MAIL FROM|RCPT TO|DATA)/.test(command);
  return new MailError(begun ? 'later' : 'unreachable', told);
}
