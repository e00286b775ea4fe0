// The demonstration's mailbox: a page of its own, without signing in.
import { define } from '@wellkept/elements';
import { MailboxElement } from './mailbox.ts';

define('wp-mailbox', MailboxElement);
