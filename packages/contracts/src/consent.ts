// The words a person agrees to with a signature, by version. A text is never changed: a new one gets a new version.

/** Consent texts: version → language → text. `{name}` is the person's, `{firm}` the firm's name. */
export const consents: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  '2026-11': {
    en: 'I, {name}, give these answers to {firm} electronically and for the customer I act for. A copy is mine to keep.',
    de: 'Ich, {name}, gebe diese Antworten an {firm} elektronisch und für den Kunden, für den ich handle. Eine Kopie davon behalte ich.',
  },
};

/** The version shown today. */
export const currentConsent = '2026-11';
