// What a start says when it is ready.
import type { RunningWellkept } from '@wellkept/api/start';

const MAILS = {
  smtp: 'sent by the server of SMTP_URL',
  waiting: 'written, but not sent: set SMTP_URL and MAIL_FROM. What waits is sent then.',
};

export function readyWithDemo(
  { portal, api, links, mail, mailbox }: RunningWellkept,
  host: string,
  dataDir: string,
): string {
  return `
Wellkept is ready (${(performance.now() / 1000).toFixed(1)} s).

  A stranger's website   ${host}
  The portal             ${portal}
  The API                ${api}
  Mails                  ${mail === 'mailbox' ? mailbox : MAILS[mail]}

Sign in with one click:
  as the customer        ${links.customer}
  as the technician      ${links.technician}
  at the desk            ${links.desk}
  as a mine’s engineer   ${links.mine}
                         (an excavator with its real history)

Everybody who reaches this machine over a network can open these links: they are for a demo only.
The data is kept in ${dataDir}
Press Ctrl-C to stop.
`;
}

export function readyForFirms({ portal, api, mail }: RunningWellkept, dataDir: string): string {
  const database = process.env['DATABASE_URL']
    ? 'the database of DATABASE_URL'
    : `the one in ${dataDir}`;
  return `
Wellkept is ready, without demo data.

  The portal             ${portal}
  The API                ${api}
  The database           ${database}
  Mails                  ${mail === 'smtp' ? MAILS.smtp : MAILS.waiting}

“npm run wellkept -- help” tells how to make a firm, its people and their sign-in links.
Press Ctrl-C to stop.
`;
}
