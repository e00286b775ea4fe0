import { html, nothing, type TemplateResult } from 'lit';

/** What a story may say about the stage it stands on, beside the toolbar's choices. */
export interface Stage {
  /** Width of the container in CSS pixels, or `all`. */
  readonly width?: string;
  readonly lang?: string;
  readonly theme?: 'plain' | 'paper' | 'slate';
  /** Stands alone, without a session. */
  readonly alone?: boolean;
}

interface StoryContext {
  readonly id: string;
  readonly parameters: { readonly stage?: Stage };
  readonly globals: { readonly theme?: string; readonly lang?: string; readonly width?: string };
}

/** Puts a story into a session of the mock API, at a width, in a language and a theme. */
export const stage = (story: () => unknown, context: unknown): TemplateResult => {
  const { id, parameters, globals } = context as StoryContext;
  const own = parameters.stage ?? {};
  const theme = own.theme ?? globals.theme ?? 'paper';
  const lang = own.lang ?? globals.lang ?? 'en';
  const width = own.width ?? globals.width ?? 'all';
  const room = document.getElementById('storybook-root') ?? document.body;
  room.style.maxInlineSize = width === 'all' ? '' : `${width}px`;
  room.style.marginInline = 'auto';
  document.documentElement.style.colorScheme = theme === 'slate' ? 'dark' : 'light';
  document.documentElement.style.background = theme === 'slate' ? '#0f1418' : '#f3efe8';
  document.documentElement.style.fontFamily =
    'Inter, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';
  document.documentElement.lang = lang;
  document.documentElement.dir = lang.startsWith('ar') ? 'rtl' : 'ltr';
  return own.alone
    ? html`<div lang=${lang} data-story=${id}>${story()}</div>`
    : html`<wk-session
        lang=${lang}
        data-story=${id}
        theme=${theme === 'plain' ? nothing : theme}
        api=${location.origin}
        token-url="/wellkept/token"
        phone="+353 1 555 0142"
        >${story()}</wk-session
      >`;
};
