import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Recommendation, Severity } from '@wellkept/contracts';
import { Localize, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { backIcon, cameraIcon, checkIcon } from '@wellkept/elements/icons';
import { commonWords, severityMark } from '@wellkept/elements/parts';
import { Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { placeOf } from '../app/place.ts';
import { failure } from '../app/say.ts';
import {
  missing,
  nothingNoted,
  photoGap,
  photoTypes,
  Submission,
  type Noted,
} from './submission.ts';
import { UnitSearchElement, type UnitEvent } from './unit-search.ts';

const severities: readonly Severity[] = ['urgent', 'soon', 'plan', 'watch'];
const draftKey = 'portal-finding';

type TextField =
  | 'title'
  | 'found'
  | 'suggestion'
  | 'label'
  | 'readingUnit'
  | 'value'
  | 'lower'
  | 'upper'
  | 'words';

/** "Note what you found": unit, finding, photo, reading, own words; kept as a draft or handed to the office. */
export class FindingElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .pad.stack {
        gap: var(--_space-5);
      }
      .sevs {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--_space-2);
        margin-block-start: var(--_space-1);
      }
      .camera {
        position: relative;
      }
      .camera input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        opacity: 0;
        cursor: pointer;
      }
      .camera:has(:focus-visible) {
        outline: var(--_focus-width) solid var(--_color-focus);
        outline-offset: var(--_focus-offset);
      }
      img {
        display: block;
        inline-size: 100%;
        border-radius: var(--_radius-md);
        margin-block-end: var(--_space-2);
      }
      .reading {
        display: grid;
        gap: var(--_space-3);
        grid-template-columns: 1fr 1fr;
      }
      .reading > :first-child {
        grid-column: 1 / -1;
      }
      input[type='range'] {
        inline-size: 100%;
        min-block-size: var(--_target);
        accent-color: var(--_color-accent);
      }
    `,
  ];
  static override properties = {
    noted: { state: true, attribute: false },
    picture: { state: true, attribute: false },
    gaps: { state: true, attribute: false },
    done: { state: true, attribute: false },
  };
  declare noted: Noted;
  /** Address of the chosen photo, shown before it is sent. */
  declare picture: string;
  declare gaps: readonly string[];
  declare done: Recommendation | null;
  readonly #words = new Localize(this, commonWords);
  readonly #deed = new Deed(this);
  readonly #live = new Live(this, () => Promise.resolve(null));
  #submission = new Submission();

  constructor() {
    super();
    this.noted = nothingNoted;
    this.picture = '';
    this.gaps = [];
    this.done = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The session is there when this page is: what was typed before a detour comes back.
    queueMicrotask(() => {
      const kept = this.#live.store?.draft<Noted>(draftKey);
      if (kept) this.#set({ ...nothingNoted, ...kept });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.picture);
  }

  override render(): TemplateResult {
    return html`<div class="wk card">
      <div class="pad stack">
        <a class="row sm" href="#/">${backIcon()} Back to today</a>
        ${this.done ? this.#thanks(this.done) : this.#form()}
      </div>
    </div>`;
  }

  #thanks(item: Recommendation): TemplateResult {
    const proposed = item.status === 'proposed';
    return html`<div class="stack" role="status">
      <p class="got">${checkIcon()}${proposed ? 'It is with the office.' : 'Kept as a draft.'}</p>
      <h1>${item.title}</h1>
      <p>
        ${
          proposed && item.nextStep
            ? html`${item.nextStep.owner.name} looks at it next. You are told what becomes of it.`
            : 'It waits for you until the end of your next working day.'
        }
      </p>
      <div class="two">
        <a class="btn" href=${placeOf('recommendations', item.id)}>Look at it</a>
        <button class="btn" @click=${this.#another}>Note another one</button>
      </div>
    </div>`;
  }

  #form(): TemplateResult {
    const { noted } = this;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <h1>Note what you found</h1>
      <wp-unit-search
        .unit=${noted.unit}
        @wp-unit=${(event: UnitEvent) => this.#set({ unit: event.unit })}
      ></wp-unit-search>
      ${this.#text('title', 'What it is, in one line')} ${this.#severity()}
      ${this.#text('found', 'What you found', '', true)}
      ${this.#text('suggestion', 'What you suggest', 'optional', true)} ${this.#photo()}
      <fieldset class="stack">
        <legend class="label">A reading <small>optional</small></legend>
        <div class="reading">
          ${this.#text('label', 'What you measured')} ${this.#text('value', 'Value')}
          ${this.#text('readingUnit', 'Unit')} ${this.#text('lower', 'Minimum', 'not below')}
          ${this.#text('upper', 'Maximum', 'not above')}
        </div>
      </fieldset>
      ${this.#text('words', 'In your own words, to the customer', 'optional', true)}
      ${this.#confidence()}
      ${
        this.gaps.length > 0
          ? html`<div class="gap" role="alert">${this.gaps.map((gap) => html`<p>${gap}</p>`)}</div>`
          : nothing
      }
      ${failure(this.#deed.error)}
      <button class="btn primary wide" name="to" value="office" ?disabled=${this.#deed.busy}>
        ${this.#deed.busy ? 'Sending …' : 'Hand it to the office'}
      </button>
      <button class="btn wide" name="to" value="draft" ?disabled=${this.#deed.busy}>
        Keep it as a draft
      </button>
    </form>`;
  }

  #text(name: TextField, label: string, hint = '', area = false): TemplateResult {
    const typed = (event: Event): void =>
      this.#set({ [name]: (event.target as HTMLInputElement).value });
    const value = this.noted[name];
    const decimal = name === 'value' || name === 'lower' || name === 'upper';
    return html`<label class="field"
      ><span class="label">${label}${hint ? html` <small>${hint}</small>` : nothing}</span>${
        area
          ? html`<textarea
              class="inp"
              name=${name}
              maxlength="5000"
              .value=${live(value)}
              @input=${typed}
            ></textarea>`
          : html`<input
              class="inp"
              name=${name}
              maxlength=${name === 'readingUnit' ? 20 : 200}
              autocomplete="off"
              inputmode=${decimal ? 'decimal' : 'text'}
              .value=${live(value)}
              @input=${typed}
            />`
      }</label
    >`;
  }

  #severity(): TemplateResult {
    return html`<fieldset>
      <legend class="label">How pressing</legend>
      <div class="sevs">
        ${severities.map(
          (severity) =>
            html`<label class="pick opt-in"
              ><input
                type="radio"
                name="severity"
                .checked=${live(this.noted.severity === severity)}
                @change=${() => this.#set({ severity })}
              />${severityMark(severity, this.#words.t)}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #photo(): TemplateResult {
    return html`<div>
      ${this.picture ? html`<img src=${this.picture} alt="The photo you chose" />` : nothing}
      <label class="btn wide camera"
        >${cameraIcon()}${this.picture ? 'Another photo' : 'Take a photo'}<input
          type="file"
          name="photo"
          accept=${photoTypes.join()}
          capture="environment"
          aria-label="Take a photo"
          @change=${this.#choosePhoto}
      /></label>
    </div>`;
  }

  #confidence(): TemplateResult {
    const { confidence } = this.noted;
    return html`<label class="field"
      ><span class="label"
        >How sure are you?
        <small>${confidence === 0 ? 'not said' : `${confidence} of 10`}</small></span
      ><input
        type="range"
        name="confidence"
        min="0"
        max="10"
        .value=${live(String(confidence))}
        @input=${(event: Event) => this.#set({ confidence: Number((event.target as HTMLInputElement).value) })}
    /></label>`;
  }

  #set(changes: Partial<Noted>): void {
    this.noted = { ...this.noted, ...changes };
    this.#live.store?.keep(draftKey, this.noted);
    if (changes.photo !== undefined) {
      URL.revokeObjectURL(this.picture);
      this.picture = changes.photo ? URL.createObjectURL(changes.photo) : '';
    }
    if (this.gaps.length > 0) this.gaps = missing(this.noted);
  }

  #choosePhoto = (event: Event): void => {
    const photo = (event.target as HTMLInputElement).files?.[0];
    const gap = photo && photoGap(photo);
    if (gap) this.gaps = [gap];
    else if (photo) this.#set({ photo });
  };

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.gaps = missing(this.noted);
    const { client } = this.#live;
    if (this.gaps.length > 0 || !client) return;
    const propose = (event.submitter as HTMLButtonElement | null)?.value !== 'draft';
    const sent = await this.#deed.run(() => this.#submission.send(client, this.noted, propose));
    if (!sent) return;
    this.done = sent;
    this.#live.store?.keep(draftKey, null);
    scrollTo(0, 0);
  };

  #another = (): void => {
    this.#submission = new Submission();
    this.#set(nothingNoted);
    this.done = null;
  };

  static readonly uses = { 'wp-unit-search': UnitSearchElement };
}
