// English words of the mails.
import { noteWords } from '../note.ts';
import { en as paper } from '../../receipts/words/en.ts';
import type { Content, MailData } from '../kinds.ts';
import { speaker } from '../speaker.ts';

const locale = 'en-GB';
const { day, ends, money, when } = speaker(locale);
const findings = (n: number): string => (n === 1 ? 'One finding' : `${n} findings`);
const place = (about: { tag: string; site: string }): string => `${about.tag}, ${about.site}`;

const waitsFor: Partial<Record<string, string>> = {
  decide: 'waits for your answer: yes, no, not now, or a question',
  'second-decision': 'waits for your yes as the second person',
  book: 'is approved and waits for a time that suits you',
  confirm: 'was done; tell us whether all is in order',
};

type Told = (by: string, what: string) => string;

const secondSaid: { readonly [said in MailData['second-said']['said']]: Told } = {
  approved: (by, what) => `${by} has said yes as the second person; ${what} is approved.`,
  'other-option': (by, what) =>
    `${by} has approved another option of ${what} than you did; yours no longer stands.`,
  declined: (by, what) =>
    `${by} has declined ${what} as the second person; your yes no longer stands.`,
  deferred: (by, what) =>
    `${by} has put ${what} off as the second person; your yes no longer stands.`,
  'fixed-elsewhere': (by, what) =>
    `${by} has said that ${what} was fixed elsewhere; your yes no longer stands.`,
  undone: (by, what) => `${by} has taken your yes to ${what} back; it is open again.`,
};

/** The parts of a finding the office may change. */
const parts = {
  title: 'the title',
  found: 'what was found',
  suggestion: 'what is suggested',
  why: 'the reason',
  options: 'the options',
};

export const became: Record<string, string> = {
  returned: 'Returned by the office',
  edited: 'Changed by the office',
  sent: 'Sent to the customer',
  viewed: 'Viewed',
  asked: 'Asked',
  answered: 'Answered',
  approved: 'Approved',
  'approved-standing': 'Approved under a standing authorisation',
  'waits-for-second': 'One yes is in, a second is needed',
  'answered-second': 'Answered',
  declined: 'Declined',
  deferred: 'Put off',
  'fixed-elsewhere': 'Fixed elsewhere',
  undone: 'Answer taken back',
  'price-expired': 'Price expired',
  'fresh-price-asked': 'Fresh price asked',
  'came-back': 'Came back',
  withdrawn: 'Withdrawn',
  booked: 'Booked',
  moved: 'Visit moved',
  cancelled: 'Visit cancelled',
  started: 'Visit started',
  completed: 'Done',
  incomplete: 'Not finished',
  'went-badly': 'Went badly',
  confirmed: 'Confirmed',
  'feedback-given': 'Rated',
  'recovery-opened': 'To be put right',
  thanked: 'Thanked',
  'handed-over': 'Handed on to a colleague',
  'scenario-sent': 'Sent their own numbers',
};

export const en = {
  locale,
  greeting: (name: string) => `Good day ${name},`,
  /** Under every mail. */
  from: (firm: string, phone: string) => `${firm} · ${phone}`,
  /** Of links that sign in. */
  linkNote: (days: number) =>
    `The links open after one press and are for you alone; they work for ${days === 1 ? 'a day' : `${days} days`} and sign you in once.`,
  stop: 'Stop these reminders',
  stopItem: 'Stop reminding me of this',
  stopNote: 'What is open stays in your list with its next step; only the mails stop.',

  'sign-in': ({ minutes, code }: MailData['sign-in'], firm: string): Content => ({
    subject: `Sign in to ${firm}`,
    paragraphs: [`Open this link within ${minutes} minutes to sign in.`],
    action: { label: `Sign in to ${firm}`, path: '' },
    after: [
      ...(code ? [`If the link does not work, type this code on the page it opens: ${code}`] : []),
      'If you did not ask for it, there is nothing to do.',
    ],
  }),
  sent: ({ items }: MailData['sent'], firm: string): Content => {
    const [first] = items;
    const fresh = items.every((item) => item.version > 1);
    const what = items.length === 1 && first ? first.title : findings(items.length);
    return {
      subject: fresh ? `New version: ${what}` : `${what}: what we found`,
      paragraphs: [
        fresh
          ? `${firm} has sent a new version. The earlier one can no longer be answered.`
          : `${firm} has looked at your equipment and found something. You see what, why it matters, what waiting would mean, and what it would cost.`,
      ],
      items: items.map((item) => ({
        title: item.title,
        detail: [place(item), ...item.changes].join(' · '),
        path: `/recommendations/${item.id}`,
      })),
      after: ['Yes, no, not now or a question: each is a good answer.'],
    };
  },
  answered: ({ about, question, answer }: MailData['answered']): Content => ({
    subject: `Answer to your question: ${about.title}`,
    paragraphs: [`You asked: “${question}”`, `The answer: “${answer}”`],
    action: { label: `Open “${about.title}”`, path: `/recommendations/${about.id}` },
  }),
  'promise-moved': (data: MailData['promise-moved']): Content => ({
    subject: `A new time, ${when(data.dueAt, data.zone)}: ${data.about?.title ?? data.what}`,
    paragraphs: [
      `We promised you an earlier time and need longer: now ${when(data.dueAt, data.zone)}.`,
      `What it is about: ${data.what}`,
      `The reason, from ${data.by}: “${data.reason}”`,
    ],
    ...(data.about
      ? {
          action: {
            label: `Open “${data.about.title}”`,
            path: `/recommendations/${data.about.id}`,
          },
        }
      : {}),
  }),
  appointment: (data: MailData['appointment']): Content => {
    const [from, until] = ends(data.startsAt, data.endsAt, data.zone);
    const window = `${day(data.startsAt, data.zone)}, ${from} to ${until}`;
    const said = {
      booked: `Booked: ${window}`,
      moved: `Moved: ${window}`,
      cancelled: `Cancelled: the visit of ${window}`,
    }[data.change];
    return {
      subject: `${said} (${data.work})`,
      paragraphs: [
        `${said}.`,
        `${data.work}, ${data.site}.`,
        data.change === 'cancelled'
          ? 'What was to be done stays open and can be booked again at any time.'
          : `${data.technician} comes. You can move or cancel it yourself.`,
      ],
      action: {
        label: data.change === 'cancelled' ? 'Choose another time' : 'See the visit',
        path: data.recommendationId ? `/recommendations/${data.recommendationId}` : '',
      },
    };
  },
  receipt: (data: MailData['receipt']): Content => ({
    subject: `Your receipt: ${data.outcomes.length === 1 ? 'one answer' : `${data.outcomes.length} answers`}`,
    paragraphs: ['This is what you answered:'],
    items: data.outcomes.map((each) => ({
      title: `${each.tag}: ${each.title}`,
      detail: [paper.outcome[each.outcome], each.optionTitle, each.price && money(each.price)]
        .filter(Boolean)
        .join(', '),
    })),
    action: { label: 'Open the receipt', path: `/receipts/${data.receiptId}` },
    after: [
      `You can take it back until ${when(data.undoUntil, data.zone)}; no reason is needed.`,
      `Fingerprint: ${data.fingerprint}`,
    ],
  }),
  digest: ({ items }: MailData['digest']): Content => ({
    subject:
      items.length === 1 && items[0]
        ? `Still open: ${items[0].title}`
        : `Still open: ${items.length} points`,
    paragraphs: [
      'This is still open. Nothing happens without you, and “not now” is a good answer.',
    ],
    items: items.map((item) => ({
      title: item.title,
      detail: `${place(item)} · ${waitsFor[item.kind] ?? 'waits for you'}`,
      stoppable: item.id,
      path: `/recommendations/${item.id}`,
    })),
  }),
  'told-after': (data: MailData['told-after']): Content => ({
    subject: `Approved under your standing authorisation: ${data.about.title}`,
    paragraphs: [
      `${data.about.title} (${place(data.about)}) was approved for ${money(data.price)} without tax, as you authorised beforehand. You are told after.`,
      `This year ${money(data.used)} of ${money(data.perYear)} has been approved in this way.`,
      `It can be taken back until ${when(data.undoUntil, data.zone)}; no reason is needed.`,
    ],
    action: { label: `Open “${data.about.title}”`, path: `/recommendations/${data.about.id}` },
  }),
  'yes-withdrawn': (data: MailData['yes-withdrawn']): Content => ({
    subject: `Your yes is no longer needed: ${data.about.title}`,
    paragraphs: [
      `${data.by} has taken back the first yes to “${data.about.title}” (${place(data.about)}). You need not answer.`,
    ],
    action: { label: `Open “${data.about.title}”`, path: `/recommendations/${data.about.id}` },
  }),
  'handed-over': (data: MailData['handed-over']): Content => ({
    subject: `${data.by} asks you to decide: ${data.title}`,
    paragraphs: [
      `${data.by} hands you “${data.title}” (${data.tag}), to decide on it.`,
      ...(data.note ? [`“${data.note}”`] : []),
      'The link opens this one item and nothing else. It is yours: whoever has it can answer in your name.',
    ],
    action: { label: 'Look at it', path: '' },
  }),
  'contact-added': (data: MailData['contact-added'], firm: string): Content => ({
    subject: `${data.name} can now sign in for your company`,
    paragraphs: [
      `${data.by ?? firm} has added ${data.name}${data.email ? ` (${data.email})` : ''} to the people who act for your company at ${firm}.`,
      data.needsNaming
        ? 'They can look and ask, but approve nothing until your approval rules name them.'
        : 'They can look, ask and approve, as you can.',
      `If this is not right, please call ${firm}.`,
    ],
    action: { label: 'Open the portal', path: '' },
  }),
  'second-yes': (data: MailData['second-yes']): Content => ({
    subject: `${data.by} asks for your yes: ${data.about.title}`,
    paragraphs: [
      `${data.by} has said yes to “${data.about.title}” (${place(data.about)}), ${money(data.price)} without tax. Your own rules ask for a second person, and that is you.`,
      `Yes, no, not now or a question: each is a good answer. If we hear nothing by ${when(data.dueAt, data.zone)}, we ring you.`,
    ],
    action: { label: `Open “${data.about.title}”`, path: `/recommendations/${data.about.id}` },
  }),
  'second-said': (data: MailData['second-said']): Content => ({
    subject: `${data.by} ${data.said === 'approved' ? 'said yes' : 'decided otherwise'}: ${data.about.title}`,
    paragraphs: [
      secondSaid[data.said](data.by, `“${data.about.title}”`),
      ...(data.note ? [`“${data.note}”`] : []),
    ],
    action: {
      label: data.said === 'approved' ? 'Choose a time' : `Open “${data.about.title}”`,
      path: `/recommendations/${data.about.id}`,
    },
  }),
  question: (data: MailData['question']): Content => ({
    subject: `Question, answer by ${when(data.promisedBy, data.zone)}: ${data.about.tag}`,
    paragraphs: [
      `${data.by} (${data.customer}) asks about “${data.about.title}”, ${place(data.about)}:`,
      `“${data.question}”`,
      `An answer is promised by ${when(data.promisedBy, data.zone)}. If you need longer, say so with the reason before then.`,
    ],
    action: { label: 'Answer', path: `/recommendations/${data.about.id}` },
  }),
  duty: (data: MailData['duty']): Content => {
    const due = when(data.dueAt, data.zone);
    const said = {
      'due-soon': `Due ${due}`,
      'at-risk': `A promise is about to break, ${due}`,
      overdue: `${data.promised ? 'A broken promise' : 'Overdue'} since ${due}`,
      raised: `Still overdue since ${due}, and nobody has reacted`,
    }[data.stage];
    return {
      subject: `${said}: ${data.text}`,
      paragraphs: [
        `${said}: ${data.text}`,
        `${data.customer}${data.about ? `, “${data.about.title}”` : ''}. It is ${data.owner}’s to do.`,
        'Do it, or move it with a reason; whoever was promised a time is told of the new one.',
      ],
      action: { label: 'Open it', path: data.about ? `/recommendations/${data.about.id}` : '' },
    };
  },
  feed: ({ items }: MailData['feed']): Content => ({
    subject: `What became of your findings: ${items.length}`,
    paragraphs: ['Today on what you found:'],
    items: items.map((item) => ({
      title: `${became[item.type] ?? item.type}: ${item.title}`,
      detail: [
        item.tag,
        item.customer,
        ...(item.by ? [item.by] : []),
        ...(item.note
          ? [noteWords({ ...item, note: item.note }, (words) => `“${words}”`, parts)]
          : []),
      ].join(' · '),
      path: `/recommendations/${item.id}`,
    })),
  }),

  /** Notes for the desk's queue. */
  undelivered: (recipient: string) => `A mail to ${recipient} could not be delivered: ring instead`,
};

export type MailWords = typeof en;
