import { html, type LitElement, type TemplateResult } from 'lit';
import { define } from '../define.ts';
import { WkErrorEvent } from '../events.ts';
import type { MoreHelp, Open } from './list-more.ts';

/** The next frame; a tab in the background has none. */
const frame = (): Promise<unknown> =>
  Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    new Promise((resolve) => setTimeout(resolve, 100)),
  ]);

/** What is open in place of the list: one finding, or several to decide together. */
export class Opened {
  readonly #element: LitElement;
  readonly #help: MoreHelp;
  /** How far the code of what is opened is. */
  #state: 'loading' | 'ready' | 'failed' = 'loading';

  constructor(element: LitElement, help: MoreHelp) {
    this.#element = element;
    this.#help = help;
  }

  async load(opened: Open): Promise<void> {
    const tag = opened.together ? 'wk-decision' : 'wk-recommendation';
    this.#tell('loading');
    // The press is answered first: what is opened takes its time to draw.
    await frame();
    try {
      if (opened.together) define(tag, (await import('../decision/later.ts')).element);
      else define(tag, (await import('../recommendation/later.ts')).element);
      this.#tell('ready');
    } catch (error) {
      this.#tell('failed');
      this.#element.dispatchEvent(new WkErrorEvent(error));
    }
  }

  #tell(state: 'loading' | 'ready' | 'failed'): void {
    this.#state = state;
    this.#element.requestUpdate();
  }

  render(opened: Open | null): TemplateResult {
    const { change, waiting, notOpened } = this.#help;
    const close = (): void => change({ opened: null });
    if (this.#state === 'loading' || !opened) return waiting();
    if (this.#state === 'failed') return notOpened(() => void this.load(opened));
    if (opened.together)
      return html`<wk-decision
        .recommendationIds=${opened.ids}
        @wk-close=${(event: Event) => {
          // Of this decision, and not of one further in.
          if (event.target === event.currentTarget) close();
        }}
      ></wk-decision>`;
    return html`<wk-recommendation
      recommendation-id=${opened.ids[0] ?? ''}
      @wk-close-request=${(event: Event) => (event.stopPropagation(), close())}
    ></wk-recommendation>`;
  }
}
