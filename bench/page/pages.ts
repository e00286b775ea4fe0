// The pages that are measured side by side: the same stranger's page around a hello-world element or around our list.
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const around = (head: string, middle: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page of somebody else's</title>
<meta name="viewport" content="width=device-width">
<style>body{font:16px/1.5 serif;max-width:800px;margin:20px auto}</style>
${head}</head>
<body><h1>A page of somebody else's</h1>
<p>${'Words of the page itself, before the element. '.repeat(5)}</p>
${middle}
${`<p>${'Words of the page itself, after the element. '.repeat(8)}</p>\n`.repeat(8)}</body></html>`;

/** The recipe of the README. */
export const listPage = (api: string, tokenUrl: string): string =>
  around(
    `<link rel="stylesheet" href="${api}/embed/v1/wellkept.css">
<script type="module" src="${api}/embed/v1/wellkept.js"></script>`,
    `<wk-session api="${api}" token-url="${tokenUrl}"><wk-recommendations></wk-recommendations></wk-session>`,
  );

/** A page whose first thing is one finding, with the row of answers under it. */
export const recommendationPage = (api: string, tokenUrl: string): string =>
  around(
    `<link rel="stylesheet" href="${api}/embed/v1/wellkept.css">
<script type="module" src="${api}/embed/v1/wellkept.js"></script>`,
    `<wk-session api="${api}" token-url="${tokenUrl}"><wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation></wk-session>`,
  );

const put = `document.getElementById('mount').innerHTML = '<hello-element name="world"></hello-element>';`;
const sources = {
  plain: `customElements.define('hello-element', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML =
        '<style>p { font: 16px sans-serif }</style><p>Hello ' + this.getAttribute('name') + '</p>';
    }
  });
  ${put}`,
  lit: `import { LitElement, html, css } from 'lit';
  customElements.define('hello-element', class extends LitElement {
    static properties = { name: {} };
    static styles = css\`p { font: 16px sans-serif }\`;
    render() { return html\`<p>Hello \${this.name}</p>\`; }
  });
  ${put}`,
};

/** Two hello-world elements, in plain JavaScript and in Lit: each a page with one deferred script that puts it there. */
export async function helloPages(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, code] of Object.entries(sources)) {
    files[`/${name}`] = around(
      `<script defer src="/${name}.js"></script>`,
      '<div id="mount"></div>',
    );
    files[`/${name}.js`] = await bundle(code);
  }
  return files;
}

/** One minified script with everything in it, as the elements are built. */
async function bundle(code: string): Promise<string> {
  const place = fileURLToPath(new URL('hello.js', import.meta.url));
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [
      {
        name: 'hello',
        resolveId: (id) => (id === 'hello' ? place : null),
        load: (id) => (id === place ? code : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'hello', output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}
