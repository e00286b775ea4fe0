// German: what sells, presses, blames or needs a dictionary, and what to say instead.
import type { WordList } from './rule.ts';

const sells =
  'Das klingt nach Verkaufen. Besser: was es für diesen Kunden tut, möglichst in Zahlen.';
const praises = 'Lob, das niemand prüfen kann. Besser: was ist besser, und um wie viel.';
const presses = 'Das drängt. Besser: bis wann, und was geschieht, wenn gewartet wird.';
const orders = 'Der Kunde entscheidet. Besser: empfehlen und begründen.';
const blames = 'Das gibt dem Leser die Schuld. Besser: was gefunden wurde und was hilft.';
const recalls = 'Das klingt nach Vorwurf. Besser: was jetzt ist.';

export const de: WordList = {
  rules: [
    {
      kind: 'sales',
      words: [
        'schnäppchen*',
        'sonderangebot*',
        'super angebot',
        'top-angebot*',
        'aktionspreis*',
        'jetzt zugreifen',
        'jetzt kaufen',
        'jetzt bestellen',
        'einmalige gelegenheit',
        'unschlagbar*',
        'lassen sie sich nicht entgehen',
        'nicht verpassen',
        'exklusives angebot',
      ],
      why: sells,
    },
    {
      kind: 'sales',
      words: [
        'weltklasse',
        'erstklassig*',
        'hochmodern*',
        'revolutionär*',
        'premium*',
        'einzigartig*',
        'rundum-sorglos*',
        'marktführend*',
        'der neuesten generation',
        'high-end',
        'hervorragend*',
      ],
      why: praises,
    },
    {
      kind: 'pressure',
      words: [
        'sofort handeln',
        'schnell handeln',
        'letzte chance',
        'nur heute',
        'solange der vorrat reicht',
        'bevor es zu spät ist',
        'umgehend',
        'unverzüglich',
        'schnellstmöglich',
        'asap',
      ],
      why: presses,
    },
    {
      kind: 'pressure',
      words: ['sie müssen', 'müssen sie'],
      why: orders,
    },
    {
      kind: 'blame',
      words: [
        'ihr fehler',
        'ihre schuld',
        'selbst schuld',
        'sie haben versäumt',
        'sie hätten',
        'versäumnis*',
        'vernachlässig*',
        'unsachgemäß*',
        'fehlbedien*',
        'bedienfehler*',
        'fahrlässig*',
        'schlecht gewartet',
        'mangelhaft gewartet',
      ],
      why: blames,
    },
    {
      kind: 'blame',
      words: [
        'wie bereits mitgeteilt',
        'wie schon gesagt',
        'wie bereits erwähnt',
        'wir hatten gewarnt',
      ],
      why: recalls,
    },
    jargon(['FU'], 'Drehzahlregler'),
    jargon(['GLT', 'MSR'], 'Gebäudesteuerung'),
    jargon(['RLT'], 'Lüftungsanlage'),
    jargon(['TEV', 'EEV'], 'Einspritzventil'),
    jargon(['MTBF'], 'Zeit zwischen zwei Ausfällen'),
    jargon(['OEM'], 'vom Hersteller'),
    jargon(['TCO'], 'Kosten über die Jahre'),
    jargon(['überhitzung', 'unterkühlung'], 'Füllung mit Kältemittel, mit Messwert und Grenze'),
    jargon(['taktet', 'takten'], 'schaltet zu oft ein und aus'),
    jargon(['abgekündigt*'], 'Ersatzteile werden nicht mehr hergestellt'),
    jargon(['wirtschaftlicher totalschaden'], 'Alter und Preis der Reparatur'),
  ],
  missing: {
    suggestion: 'Es fehlt der Vorschlag: der Kunde liest ihn vor den Preisen.',
    why: 'Es fehlt das Warum: was der Kunde davon hat oder was ihm erspart bleibt.',
    ifYouWait:
      'Es fehlt, was beim Warten geschehen kann, wie wahrscheinlich es ist und wer das sagt.',
  },
  marks: ['der', 'die', 'und', 'ist', 'das', 'nicht', 'mit', 'ein', 'auf', 'wir'],
};

function jargon(words: readonly string[], instead: string) {
  const why = 'Nicht jeder Kunde kennt das Wort. Besser einfach sagen oder in Klammern erklären.';
  return { kind: 'jargon', words, why, instead } as const;
}
