import type en from '../en/hand-over.ts';

export default {
  open: 'Weitergeben',
  title: 'An jemanden weitergeben',
  lead: 'Die Person bekommt einen Link, der nur diesen einen Punkt öffnet.',
  who: 'An wen',
  somebodyElse: 'Jemand anderes',
  name: 'Name',
  mail: 'Mailadresse',
  newHint:
    'Die Person ist hier dann mit Namen bekannt und gibt allein nichts frei, solange Ihre Regeln es nicht sagen.',
  what: 'Wozu',
  look: 'Zum Ansehen',
  decide: 'Zum Entscheiden',
  until: 'Der Link gilt bis',
  untilHint: 'Höchstens 30 Tage.',
  note: 'Ein Wort dazu',
  optional: 'freiwillig',
  make: 'Link erstellen',
  working: 'Der Link wird erstellt …',
  cancel: 'Abbrechen',
  close: 'Schließen',
  madeTitle: 'Der Link ist fertig',
  madeText: (name, until) =>
    `Er ist für ${name} und gilt bis ${until}. Sie sehen ihn nur jetzt; geben Sie ihn selbst weiter. Unter „Wer was freigeben darf“ können Sie ihn jederzeit zurücknehmen.`,
  mailedTitle: 'Es ist unterwegs',
  mailedText: (name, until) =>
    `${name} bekommt den Link per Mail und sonst niemand: ein Ja ist immer das der Person selbst. Er gilt bis ${until}. Unter „Wer was freigeben darf“ können Sie ihn jederzeit zurücknehmen.`,
  link: 'Link',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  share: 'Teilen',
  byMail: 'Mail schreiben',
  mailSubject: (title) => `Ihre Meinung zu: ${title}`,
  mailText: (title, until) =>
    `Bitte sehen Sie sich „${title}“ an. Dieser Link öffnet das und nichts anderes; er gilt bis ${until}:`,
  nobody: 'Wählen Sie jemanden aus, oder geben Sie Namen und Adresse an.',
  notSent: 'Keine Verbindung. Es wurde nichts erstellt; bitte versuchen Sie es noch einmal.',
  failed:
    'Der Link konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal, oder rufen Sie uns an.',
  denied: 'Sie dürfen das ansehen, aber nicht weitergeben.',
  loading: 'Es wird geladen, wen es gibt',
} satisfies typeof en;
