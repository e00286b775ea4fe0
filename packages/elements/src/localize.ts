import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Format } from './format.ts';

/** Strings of one area: fixed ones, or functions that take what is put in. */
export type Dictionary = { readonly [key: string]: string | ((...values: never[]) => string) };

/** English comes with its element; other languages are loaded when first asked for. */
export interface Dictionaries<T extends Dictionary> {
  readonly en: T;
  readonly [lang: string]: T | (() => Promise<{ default: T }>);
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);
const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.has(lang.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';

/**
 * One element's language: `lang` of the element or its nearest ancestor (through shadow roots), then English. It
 * follows changes of `lang`, so two sessions on a page may speak two languages. `t` holds the strings, `format`
 * writes numbers and dates, `lang` and `dir` go on the element's inner wrapper.
 */
export class Localize<T extends Dictionary> implements ReactiveController {
  t: T;
  lang = 'en';
  dir: 'ltr' | 'rtl' = 'ltr';
  format = new Format('en');
  /** The words of the language are here; until then `t` is English and `dir` already right. */
  ready = true;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dictionaries: Dictionaries<T>;
  readonly #loaded = new Map<string, T>();
  #wanted = '';
  #observer: MutationObserver | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, dictionaries: Dictionaries<T>) {
    this.#host = host;
    this.#dictionaries = dictionaries;
    this.t = dictionaries.en;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#follow());
    for (const root of rootsAbove(this.#host)) {
      this.#observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    }
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #follow(): void {
    const lang = langOf(this.#host);
    if (lang === this.#wanted) return;
    this.#wanted = lang;
    const name = this.#nearest(lang);
    const held = name === 'en' ? this.#dictionaries.en : this.#loaded.get(name);
    if (held) return this.#use(lang, name, held);
    this.ready = false;
    this.dir = directionOf(lang);
    this.#host.requestUpdate();
    void this.#load(lang, name);
  }

  /** `ar-XB`, `pt-BR`, then `pt`, then English. */
  #nearest(lang: string): string {
    if (lang.toLowerCase() === 'ar-xb') return 'ar-XB';
    const known = Object.keys(this.#dictionaries);
    const base = lang.split('-')[0]?.toLowerCase();
    return (
      known.find((name) => name.toLowerCase() === lang.toLowerCase()) ??
      known.find((name) => name === base) ??
      'en'
    );
  }

  async #load(lang: string, name: string): Promise<void> {
    try {
      const source = this.#dictionaries[name];
      let strings: T;
      if (name === 'ar-XB')
        strings = (await import('./locales/pseudo.ts')).pseudo(this.#dictionaries.en);
      else if (typeof source === 'function') strings = (await source()).default;
      else strings = source ?? this.#dictionaries.en;
      this.#loaded.set(name, strings);
      if (this.#wanted === lang) this.#use(lang, name, strings);
    } catch {
      // The language's file did not arrive: English is better than nothing.
      if (this.#wanted === lang) this.#use('en', 'en', this.#dictionaries.en);
    }
  }

  #use(lang: string, name: string, strings: T): void {
    // Dates follow the language of the words: a page in a language we do not have reads English throughout.
    const spoken = name === 'en' && !lang.toLowerCase().startsWith('en') ? 'en' : lang;
    this.ready = true;
    this.t = strings;
    this.lang = spoken;
    this.dir = directionOf(spoken);
    this.format = new Format(spoken);
    this.#host.requestUpdate();
  }
}

/** The document's element and every shadow root between it and the element. */
function rootsAbove(element: Element): Node[] {
  const roots: Node[] = [];
  let node: Node = element;
  for (;;) {
    const root = node.getRootNode();
    roots.push(root);
    if (!(root instanceof ShadowRoot)) return roots;
    node = root.host;
  }
}

function langOf(element: Element): string {
  let node: Element | null = element;
  while (node) {
    const holder: Element | null = node.closest('[lang]');
    const lang = holder?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return 'en';
}
