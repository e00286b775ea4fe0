/** Why somebody is asked to sign in. */
export type SignInReason = 'none' | 'used' | 'cut' | 'signed-out' | 'expired' | 'unreachable';

type Said = readonly [heading: string, text: string];

export interface SignInWords {
  readonly said: Readonly<Record<SignInReason, Said>>;
  readonly address: string;
  readonly code: string;
  readonly codeHint: string;
  readonly wrongCode: string;
  readonly failed: string;
  readonly send: string;
  readonly sendNew: string;
  readonly useCode: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly sent: (address: string) => string;
  readonly typeCode: string;
  readonly to: (firm: string) => string;
  readonly as: (person: string) => string;
  readonly notYou: (firm: string) => string;
  readonly shared: string;
}

const en: SignInWords = {
  said: {
    none: ['Sign in', 'We send you a link by mail. There is no password.'],
    used: [
      'This link no longer works',
      'It is too old, or you have signed in with it already. Ask for a new one; it comes by mail at once.',
    ],
    cut: [
      'Your mail program has shortened the link',
      'The part that signs you in was lost on the way. If the mail has a code, type it here. Otherwise ask for a new mail; it has one.',
    ],
    'signed-out': ['You are signed out', 'Nothing of yours is left on this screen.'],
    expired: [
      'You were signed out',
      'For safety a session ends by itself. What you typed is kept on this page.',
    ],
    unreachable: [
      'We could not reach the server',
      'Your link has not been used. Please try it again in a moment.',
    ],
  },
  address: 'Your mail address',
  code: 'Code from the mail',
  codeHint: 'Eight letters and digits, like ABCD-2345.',
  wrongCode:
    'This code does not fit this address, or it is too old. Check both, or ask for a new mail.',
  failed: 'That did not go through. Nothing was lost; please try again.',
  send: 'Send me a link',
  sendNew: 'Send a new mail',
  useCode: 'Sign in with the code',
  signIn: 'Sign in',
  signingIn: 'Signing you in …',
  sent: (address) =>
    `If ${address} is known to us, a mail is on its way. Its link works for 15 minutes.`,
  typeCode: 'If the link does not work, type the code from the same mail.',
  to: (firm) => `Sign in to ${firm}`,
  as: (person) => `You sign in as ${person}.`,
  notYou: (firm) => `If that is not you, close this page and tell ${firm}.`,
  shared: 'If others use this device too, sign out when you are done.',
};

const de: SignInWords = {
  said: {
    none: ['Anmelden', 'Wir schicken Ihnen einen Link per Mail. Ein Passwort gibt es nicht.'],
    used: [
      'Dieser Link funktioniert nicht mehr',
      'Er ist zu alt, oder Sie haben sich damit schon angemeldet. Fordern Sie einen neuen an; er kommt sofort per Mail.',
    ],
    cut: [
      'Ihr Mailprogramm hat den Link gekürzt',
      'Der Teil, mit dem Sie sich anmelden, ist unterwegs verloren gegangen. Steht in der Mail ein Code, geben Sie ihn hier ein. Sonst fordern Sie eine neue Mail an; darin steht einer.',
    ],
    'signed-out': ['Sie sind abgemeldet', 'Auf diesem Bildschirm ist nichts von Ihnen geblieben.'],
    expired: [
      'Sie wurden abgemeldet',
      'Zur Sicherheit endet eine Sitzung von selbst. Was Sie eingegeben haben, bleibt auf dieser Seite.',
    ],
    unreachable: [
      'Der Server ist nicht erreichbar',
      'Ihr Link wurde nicht verbraucht. Bitte versuchen Sie es gleich noch einmal.',
    ],
  },
  address: 'Ihre Mailadresse',
  code: 'Code aus der Mail',
  codeHint: 'Acht Buchstaben und Ziffern, zum Beispiel ABCD-2345.',
  wrongCode:
    'Der Code passt nicht zu dieser Adresse, oder er ist zu alt. Prüfen Sie beides, oder fordern Sie eine neue Mail an.',
  failed: 'Das hat nicht geklappt. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  send: 'Link schicken',
  sendNew: 'Neue Mail schicken',
  useCode: 'Mit dem Code anmelden',
  signIn: 'Anmelden',
  signingIn: 'Sie werden angemeldet …',
  sent: (address) =>
    `Wenn wir ${address} kennen, ist eine Mail unterwegs. Ihr Link gilt 15 Minuten.`,
  typeCode: 'Wenn der Link nicht funktioniert, geben Sie den Code aus derselben Mail ein.',
  to: (firm) => `Bei ${firm} anmelden`,
  as: (person) => `Sie melden sich als ${person} an.`,
  notYou: (firm) =>
    `Wenn Sie das nicht sind, schließen Sie diese Seite und sagen Sie ${firm} Bescheid.`,
  shared: 'Wenn auch andere dieses Gerät benutzen, melden Sie sich danach ab.',
};

export type SignInLanguage = 'en' | 'de';
/** Before anybody is known the browser's own language is the best there is. */
export const guessLanguage = (): SignInLanguage =>
  navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
export const wordsIn = (language: SignInLanguage): SignInWords => (language === 'de' ? de : en);
