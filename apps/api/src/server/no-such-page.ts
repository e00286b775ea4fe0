// What a person gets who opens an address that leads nowhere: a page with a way on, where a program gets problem details.
import { createHash } from 'node:crypto';

/** Browsers name HTML when a person opens an address; scripts, pictures and programs do not. */
export const wantsPage = (request: Request): boolean =>
  /\btext\/html\b/i.test(request.headers.get('accept') ?? '');

const words = {
  en: {
    title: 'This page does not exist',
    text: 'The address may be mistyped, or only part of a link was copied.',
    on: 'Go to the start page',
  },
  de: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse falsch geschrieben, oder der Link wurde nicht ganz kopiert.',
    on: 'Zur Startseite',
  },
};

/** English unless German is asked for and nothing before it. */
const languageOf = (request: Request): keyof typeof words =>
  /^\s*de\b/i.test(request.headers.get('accept-language') ?? '') ? 'de' : 'en';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-inline-size: 32rem; margin: 18vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { display: inline-block; padding-block: 0.75rem; color: LinkText; }`;

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256')
    .update(style)
    .digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept, Accept-Language',
};

/** Nothing of the request is in it. */
export const noSuchPage = (request: Request): Response => {
  const lang = languageOf(request);
  const { title, text, on } = words[lang];
  const page = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">${on}</a></p>
</main>
</body>
</html>
`;
  return new Response(request.method === 'HEAD' ? null : page, { status: 404, headers });
};
