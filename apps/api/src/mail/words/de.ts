// German words of the mails.
import { noteWords } from '../note.ts';
import { de as paper } from '../../receipts/words/de.ts';
import { speaker } from '../speaker.ts';
import type { MailData } from '../kinds.ts';
import type { MailWords } from './en.ts';

const locale = 'de-DE';
const { day, ends, money, when } = speaker(locale);
const findings = (n: number): string => (n === 1 ? 'Ein Befund' : `${n} Befunde`);
const place = (about: { tag: string; site: string }): string => `${about.tag}, ${about.site}`;

const waitsFor: Partial<Record<string, string>> = {
  decide: 'wartet auf Ihre Antwort: ja, nein, nicht jetzt oder eine Frage',
  'second-decision': 'wartet auf Ihr Ja als zweite Person',
  book: 'ist freigegeben und wartet auf eine Zeit, die Ihnen passt',
  confirm: 'wurde erledigt; sagen Sie uns, ob alles in Ordnung ist',
};

type Told = (by: string, what: string) => string;

const secondSaid: { readonly [said in MailData['second-said']['said']]: Told } = {
  approved: (by, what) => `${by} hat als zweite Person Ja gesagt; ${what} ist freigegeben.`,
  'other-option': (by, what) =>
    `${by} hat bei ${what} eine andere Möglichkeit freigegeben als Sie; Ihr Ja gilt nicht mehr.`,
  declined: (by, what) => `${by} hat ${what} als zweite Person abgelehnt; Ihr Ja gilt nicht mehr.`,
  deferred: (by, what) =>
    `${by} hat ${what} als zweite Person zurückgestellt; Ihr Ja gilt nicht mehr.`,
  'fixed-elsewhere': (by, what) =>
    `${by} hat gemeldet, dass ${what} anderswo behoben wurde; Ihr Ja gilt nicht mehr.`,
  undone: (by, what) => `${by} hat Ihr Ja zu ${what} zurückgenommen; es ist wieder offen.`,
};

/** The parts of a finding the office may change. */
const parts = {
  title: 'die Überschrift',
  found: 'der Befund',
  suggestion: 'der Vorschlag',
  why: 'die Begründung',
  options: 'die Möglichkeiten',
};

export const became: Record<string, string> = {
  returned: 'Vom Büro zurückgegeben',
  edited: 'Vom Büro geändert',
  sent: 'An den Kunden gesendet',
  viewed: 'Angesehen',
  asked: 'Gefragt',
  answered: 'Beantwortet',
  approved: 'Freigegeben',
  'approved-standing': 'Mit Dauerfreigabe freigegeben',
  'waits-for-second': 'Ein Ja ist da, ein zweites fehlt',
  'answered-second': 'Beantwortet',
  declined: 'Abgelehnt',
  deferred: 'Zurückgestellt',
  'fixed-elsewhere': 'Anderswo behoben',
  undone: 'Antwort zurückgenommen',
  'price-expired': 'Preis abgelaufen',
  'fresh-price-asked': 'Neuer Preis erbeten',
  'came-back': 'Wieder da',
  withdrawn: 'Zurückgezogen',
  booked: 'Gebucht',
  moved: 'Besuch verlegt',
  cancelled: 'Besuch abgesagt',
  started: 'Besuch begonnen',
  completed: 'Erledigt',
  incomplete: 'Nicht fertig',
  'went-badly': 'Ging schief',
  confirmed: 'Bestätigt',
  'feedback-given': 'Bewertet',
  'recovery-opened': 'In Ordnung zu bringen',
  thanked: 'Bedankt',
  'handed-over': 'An jemanden weitergegeben',
  'scenario-sent': 'Eigene Zahlen gesendet',
};

export const de: MailWords = {
  locale,
  greeting: (name) => `Guten Tag ${name},`,
  from: (firm, phone) => `${firm} · ${phone}`,
  linkNote: (days) =>
    `Die Links öffnen nach einem Druck und sind nur für Sie; sie gelten ${days === 1 ? 'einen Tag' : `${days} Tage`} und melden Sie einmal an.`,
  stop: 'Diese Erinnerungen beenden',
  stopItem: 'Daran nicht mehr erinnern',
  stopNote:
    'Was offen ist, bleibt mit seinem nächsten Schritt in Ihrer Liste; nur die Mails enden.',

  'sign-in': ({ minutes, code }, firm) => ({
    subject: `Anmelden bei ${firm}`,
    paragraphs: [`Öffnen Sie innerhalb von ${minutes} Minuten diesen Link, um sich anzumelden.`],
    action: { label: `Bei ${firm} anmelden`, path: '' },
    after: [
      ...(code
        ? [`Wenn der Link nicht funktioniert, geben Sie auf der Seite diesen Code ein: ${code}`]
        : []),
      'Wenn Sie die Mail nicht angefordert haben, ist nichts zu tun.',
    ],
  }),
  sent: ({ items }, firm) => {
    const [first] = items;
    const fresh = items.every((item) => item.version > 1);
    const what = items.length === 1 && first ? first.title : findings(items.length);
    return {
      subject: fresh ? `Neue Fassung: ${what}` : `${what}: was wir gefunden haben`,
      paragraphs: [
        fresh
          ? `${firm} hat eine neue Fassung gesendet. Die frühere kann nicht mehr beantwortet werden.`
          : `${firm} hat sich Ihre Anlagen angesehen und etwas gefunden. Sie sehen, was es ist, warum es zählt, was Abwarten bedeutet und was es kosten würde.`,
      ],
      items: items.map((item) => ({
        title: item.title,
        detail: [place(item), ...item.changes].join(' · '),
        path: `/recommendations/${item.id}`,
      })),
      after: ['Ja, nein, nicht jetzt oder eine Frage: Jede Antwort ist gut.'],
    };
  },
  answered: ({ about, question, answer }) => ({
    subject: `Antwort auf Ihre Frage: ${about.title}`,
    paragraphs: [`Sie fragten: „${question}“`, `Die Antwort: „${answer}“`],
    action: { label: `„${about.title}“ öffnen`, path: `/recommendations/${about.id}` },
  }),
  'promise-moved': (data) => ({
    subject: `Eine neue Zeit, ${when(data.dueAt, data.zone)}: ${data.about?.title ?? data.what}`,
    paragraphs: [
      `Wir hatten Ihnen eine frühere Zeit versprochen und brauchen länger: jetzt ${when(data.dueAt, data.zone)}.`,
      `Worum es geht: ${data.what}`,
      `Der Grund, von ${data.by}: „${data.reason}“`,
    ],
    ...(data.about
      ? {
          action: {
            label: `„${data.about.title}“ öffnen`,
            path: `/recommendations/${data.about.id}`,
          },
        }
      : {}),
  }),
  appointment: (data) => {
    const [from, until] = ends(data.startsAt, data.endsAt, data.zone);
    const window = `${day(data.startsAt, data.zone)}, ${from} bis ${until}`;
    const said = {
      booked: `Gebucht: ${window}`,
      moved: `Verlegt: ${window}`,
      cancelled: `Abgesagt: der Besuch am ${window}`,
    }[data.change];
    return {
      subject: `${said} (${data.work})`,
      paragraphs: [
        `${said}.`,
        `${data.work}, ${data.site}.`,
        data.change === 'cancelled'
          ? 'Was zu tun war, bleibt offen und kann jederzeit neu gebucht werden.'
          : `Es kommt ${data.technician}. Sie können den Besuch selbst verlegen oder absagen.`,
      ],
      action: {
        label: data.change === 'cancelled' ? 'Eine andere Zeit wählen' : 'Den Besuch ansehen',
        path: data.recommendationId ? `/recommendations/${data.recommendationId}` : '',
      },
    };
  },
  receipt: (data) => ({
    subject: `Ihr Beleg: ${data.outcomes.length === 1 ? 'eine Antwort' : `${data.outcomes.length} Antworten`}`,
    paragraphs: ['Das haben Sie geantwortet:'],
    items: data.outcomes.map((each) => ({
      title: `${each.tag}: ${each.title}`,
      detail: [paper.outcome[each.outcome], each.optionTitle, each.price && money(each.price)]
        .filter(Boolean)
        .join(', '),
    })),
    action: { label: 'Beleg öffnen', path: `/receipts/${data.receiptId}` },
    after: [
      `Sie können es bis ${when(data.undoUntil, data.zone)} zurücknehmen, ohne Begründung.`,
      `Fingerabdruck: ${data.fingerprint}`,
    ],
  }),
  digest: ({ items }) => ({
    subject:
      items.length === 1 && items[0]
        ? `Noch offen: ${items[0].title}`
        : `Noch offen: ${items.length} Punkte`,
    paragraphs: [
      'Das ist noch offen. Ohne Sie geschieht nichts, und „nicht jetzt“ ist eine gute Antwort.',
    ],
    items: items.map((item) => ({
      title: item.title,
      detail: `${place(item)} · ${waitsFor[item.kind] ?? 'wartet auf Sie'}`,
      stoppable: item.id,
      path: `/recommendations/${item.id}`,
    })),
  }),
  'told-after': (data) => ({
    subject: `Mit Ihrer Dauerfreigabe freigegeben: ${data.about.title}`,
    paragraphs: [
      `${data.about.title} (${place(data.about)}) wurde für ${money(data.price)} ohne Steuer freigegeben, wie Sie es vorab erlaubt haben. Wir sagen es Ihnen danach.`,
      `In diesem Jahr wurden so ${money(data.used)} von ${money(data.perYear)} freigegeben.`,
      `Bis ${when(data.undoUntil, data.zone)} können Sie es zurücknehmen; ein Grund ist nicht nötig.`,
    ],
    action: { label: `„${data.about.title}“ öffnen`, path: `/recommendations/${data.about.id}` },
  }),
  'yes-withdrawn': (data) => ({
    subject: `Ihr Ja wird nicht mehr gebraucht: ${data.about.title}`,
    paragraphs: [
      `${data.by} hat das erste Ja zu „${data.about.title}“ (${place(data.about)}) zurückgenommen. Sie brauchen nicht zu antworten.`,
    ],
    action: { label: `„${data.about.title}“ öffnen`, path: `/recommendations/${data.about.id}` },
  }),
  'handed-over': (data) => ({
    subject: `${data.by} bittet Sie um eine Entscheidung: ${data.title}`,
    paragraphs: [
      `${data.by} gibt Ihnen „${data.title}“ (${data.tag}) zum Entscheiden weiter.`,
      ...(data.note ? [`„${data.note}“`] : []),
      'Der Link öffnet nur diesen einen Punkt. Er gehört Ihnen: wer ihn hat, kann in Ihrem Namen antworten.',
    ],
    action: { label: 'Ansehen', path: '' },
  }),
  'contact-added': (data, firm) => ({
    subject: `${data.name} kann sich jetzt für Ihr Unternehmen anmelden`,
    paragraphs: [
      `${data.by ?? firm} hat ${data.name}${data.email ? ` (${data.email})` : ''} zu den Personen hinzugefügt, die bei ${firm} für Ihr Unternehmen handeln.`,
      data.needsNaming
        ? 'Die neue Person kann alles ansehen und Fragen stellen. Freigeben kann sie erst, wenn sie in Ihren Freigaberegeln steht.'
        : 'Die neue Person kann wie Sie alles ansehen, Fragen stellen und freigeben.',
      `Wenn das nicht stimmt, rufen Sie bitte ${firm} an.`,
    ],
    action: { label: 'Portal öffnen', path: '' },
  }),
  'second-yes': (data) => ({
    subject: `${data.by} bittet um Ihr Ja: ${data.about.title}`,
    paragraphs: [
      `${data.by} hat Ja gesagt zu „${data.about.title}“ (${place(data.about)}), ${money(data.price)} ohne Steuer. Ihre eigenen Regeln verlangen eine zweite Person, und das sind Sie.`,
      `Ja, nein, nicht jetzt oder eine Frage: jede Antwort ist recht. Hören wir bis ${when(data.dueAt, data.zone)} nichts, rufen wir Sie an.`,
    ],
    action: { label: `„${data.about.title}“ öffnen`, path: `/recommendations/${data.about.id}` },
  }),
  'second-said': (data) => ({
    subject: `${data.by} hat ${data.said === 'approved' ? 'Ja gesagt' : 'anders entschieden'}: ${data.about.title}`,
    paragraphs: [
      secondSaid[data.said](data.by, `„${data.about.title}“`),
      ...(data.note ? [`„${data.note}“`] : []),
    ],
    action: {
      label: data.said === 'approved' ? 'Eine Zeit wählen' : `„${data.about.title}“ öffnen`,
      path: `/recommendations/${data.about.id}`,
    },
  }),
  question: (data) => ({
    subject: `Frage, Antwort bis ${when(data.promisedBy, data.zone)}: ${data.about.tag}`,
    paragraphs: [
      `${data.by} (${data.customer}) fragt zu „${data.about.title}“, ${place(data.about)}:`,
      `„${data.question}“`,
      `Eine Antwort ist bis ${when(data.promisedBy, data.zone)} versprochen. Wenn Sie länger brauchen, sagen Sie es vorher und mit dem Grund.`,
    ],
    action: { label: 'Antworten', path: `/recommendations/${data.about.id}` },
  }),
  duty: (data) => {
    const due = when(data.dueAt, data.zone);
    const said = {
      'due-soon': `Fällig ${due}`,
      'at-risk': `Ein Versprechen droht zu brechen, ${due}`,
      overdue: `${data.promised ? 'Ein gebrochenes Versprechen' : 'Überfällig'} seit ${due}`,
      raised: `Noch immer überfällig seit ${due}, und niemand hat reagiert`,
    }[data.stage];
    return {
      subject: `${said}: ${data.text}`,
      paragraphs: [
        `${said}: ${data.text}`,
        `${data.customer}${data.about ? `, „${data.about.title}“` : ''}. Zuständig ist ${data.owner}.`,
        'Erledigen Sie es oder verschieben Sie es mit einem Grund; wem eine Zeit versprochen war, dem wird die neue gesagt.',
      ],
      action: { label: 'Öffnen', path: data.about ? `/recommendations/${data.about.id}` : '' },
    };
  },
  feed: ({ items }) => ({
    subject: `Was aus Ihren Befunden wurde: ${items.length}`,
    paragraphs: ['Heute zu dem, was Sie gefunden haben:'],
    items: items.map((item) => ({
      title: `${became[item.type] ?? item.type}: ${item.title}`,
      detail: [
        item.tag,
        item.customer,
        ...(item.by ? [item.by] : []),
        ...(item.note
          ? [noteWords({ ...item, note: item.note }, (words) => `„${words}“`, parts)]
          : []),
      ].join(' · '),
      path: `/recommendations/${item.id}`,
    })),
  }),

  undelivered: (recipient) =>
    `Eine Mail an ${recipient} konnte nicht zugestellt werden: bitte anrufen`,
};
