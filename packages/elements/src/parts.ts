import type { Me, NextStep, NextStepKind, Person, Severity } from '@wellkept/contracts';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Dictionaries, Localize } from './localize.ts';
import { phoneIcon } from './icons/first.ts';
import en from './locales/en/common.ts';
import type { SessionStore } from './session/session-store.ts';

// Small templates every element shares; their looks are in `theme.styles.ts`.

export type Common = typeof en;
/** The words every element uses: `new Localize(this, commonWords)`. */
export const commonWords: Dictionaries<Common> = { en, de: () => import('./locales/de/common.ts') };

const ring = svg`<circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" stroke-width="1.7"/>`;
const shapes: Record<Severity, TemplateResult> = {
  urgent: svg`<path fill-rule="evenodd" d="M7 .5 13.5 7 7 13.5.5 7zM6.25 4v3.6h1.5V4zM7 8.8a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8z" fill="currentColor"/>`,
  soon: svg`${ring}<path d="M7 1.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor"/>`,
  plan: ring,
  watch: svg`<circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" stroke-width="1.7" stroke-dasharray="2.4 2"/>`,
};

/** A shape and a word, so that it survives grey print. */
export const severityMark = (severity: Severity, words: Common): TemplateResult =>
  html`<span class="sev ${severity}"
    ><svg viewBox="0 0 14 14" aria-hidden="true">${shapes[severity]}</svg
    >${words.severity(severity)}</span
  >`;

/** First letters of the first and last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** `size`: `s` 24, none 32, `l` 44 (at a font size of 16). Decorative: the name stands beside it. */
export const avatar = (person: Person, size: '' | 's' | 'l' = ''): TemplateResult =>
  html`<span class="av ${size}" aria-hidden="true">${initials(person.name)}</span>`;

/** Steps promised to an hour; the others are due on a day. */
export const hourly: ReadonlySet<NextStepKind> = new Set(['answer', 'call-back', 'recover']);

/** Who does what by when: avatar, verb, date. `when` says the date in full, e.g. "by Thu 26 Nov". */
export const nextStepLine = (
  step: NextStep,
  me: Me | null,
  words: Common,
  when: string,
): TemplateResult =>
  html`<p class="next">
    ${avatar(step.owner, 's')}<span
      >${words.step(step.kind, step.owner.id === me?.person.id ? null : step.owner.name)}</span
    ><span class="when">${when}</span>
  </p>`;

/** A number to ring; the words before it are the caller's. */
export const phoneLink = (phone: string): TemplateResult =>
  html`<a class="nw" href="tel:${phone.replace(/[^+\d]/gu, '')}"><bdi dir="ltr">${phone}</bdi></a>`;

/** Whether this element stands inside another one of ours (other than the session), which shows the footer itself. */
export function isNested(element: Element): boolean {
  for (
    let node: Node | null = element.parentNode;
    node;
    node = node.parentNode ?? (node as ShadowRoot).host ?? null
  ) {
    const name = (node as Element).localName ?? '';
    if (name.startsWith('wk-') && name !== 'wk-session') return true;
  }
  return false;
}

/** The firm's number and who is signed in, on every outermost element, with the way to sign out on a shared phone. */
export function footer(
  element: Element,
  store: SessionStore | undefined,
  common: Localize<Common>,
): TemplateResult | typeof nothing {
  const me = store?.state.me;
  if (!store || !me || isNested(element)) return nothing;
  const { t } = common;
  return html`<div class="foot" part="footer">
    <p>${phoneIcon()}<span>${me.organization.name}</span>${phoneLink(me.organization.phone)}</p>
    ${
      // Who came by a link is not signed in to anything that could be left.
      me.via === 'hand-over'
        ? nothing
        : html`<p class="who"><span>${t.signedIn(me.person.name)}</span></p>
            <button type="button" class="link" @click=${() => void store.signOut()}>
              ${t.signOut}
            </button>`
    }
  </div>`;
}
