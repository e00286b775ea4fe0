// What answering takes beyond the row of answers: loaded when a person turns to it.
import type { Conflict } from '@wellkept/contracts/answers';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { define } from '../define.ts';
import { fields } from '../form.styles.ts';
import { peopleIcon } from '../icons.ts';
import type { Dictionaries, Localize } from '../localize.ts';
import type { Hint } from './authority-hints.ts';
import en, { type AnsweringTerms } from '../locales/en/answering.ts';
import { styles } from './decision.styles.ts';

export { addStyles } from './late-styles.ts';
export { liveConflicts } from './act-draft.ts';
export { hintsOf } from './authority-hints.ts';
export { foot } from './act-foot.ts';
export { panel } from './decision-panels.ts';
export { ReadingPlace } from './reading-place.ts';
export {
  beyond,
  ended,
  failed,
  forbidden,
  moved,
  nothingToDo,
  takenBack,
  tooOld,
} from './notices.ts';
export { secondIntro } from './second.ts';
export { expired, freshPrice, notSent, replaced, won } from './decision-ends.ts';

/** The looks of all of it, for elements that have the sheet. */
export const looks: readonly CSSResult[] = [fields, styles];

/** The words of all of it. */
export const words: Dictionaries<AnsweringTerms> = {
  en,
  de: () => import('../locales/de/answering.ts'),
};

/** Closes what belongs to the chosen answer, and nothing is chosen again. */
export const cancelButton = (t: AnsweringTerms, cancel: () => void): TemplateResult =>
  html`<button type="button" class="link xs cancel" part="cancel" @click=${cancel}>
    ${t.cancel}
  </button>`;

/** Why an answer that is chosen does not fit with the others. */
export const conflictWords = ({ kind, other }: Conflict, t: AnsweringTerms): string =>
  t[kind](`${other.tag}: ${other.title}`);

/** "Over €10,000, so Declan Moore says yes too." */
export const secondWords = (
  { second }: Hint,
  { t, format }: Localize<AnsweringTerms>,
): TemplateResult | typeof nothing => {
  if (!second) return nothing;
  const { because, above, name } = second;
  const words =
    above && name
      ? t[because === 'limit' ? 'secondLimit' : 'secondAsked'](format.money(above), name)
      : t.secondAnybody;
  return html`<p class="note line second" part="second-asked">${peopleIcon()} ${words}</p>`;
};

/**
 * What became of taking it back is read where the button was; whoever went elsewhere meanwhile stays there.
 * @returns Whether it is there to be read.
 */
export const toTakenBack = (root: ParentNode): boolean => {
  const said = root.querySelector<HTMLElement>('[part=taken-back]');
  if (!said) return false;
  const active = document.activeElement;
  const within = root instanceof ShadowRoot && root.activeElement !== null;
  if (within || !active || active === document.body) said.focus();
  return true;
};

/** Loads what signing takes. */
export const needSigning = (): void => {
  if (customElements.get('wk-signature')) return;
  import('../signature/signature.ts').then(
    ({ SignatureElement }) => define('wk-signature', SignatureElement),
    () => undefined, // Without a line it is asked for again at the next change.
  );
};
