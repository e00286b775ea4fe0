import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Photo } from '@wellkept/contracts';
import { SessionController, theme, tokens } from '@wellkept/elements';

/** A picture of the evidence. Its bytes need the token, so they come by a request and are shown as a blob. */
export class PhotoElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    css`
      figure {
        border-radius: var(--_radius-md);
        overflow: clip;
        background: var(--_color-sunken);
      }
      img,
      .skel {
        display: block;
        inline-size: 100%;
        block-size: auto;
        border-radius: 0;
      }
      figcaption {
        padding: var(--_space-2) var(--_space-3);
      }
    `,
  ];
  static override properties = {
    photo: { attribute: false },
    address: { state: true, attribute: false },
  };
  declare photo: Photo;
  declare address: string;
  readonly #session = new SessionController(this);
  #shown = '';

  constructor() {
    super();
    this.address = '';
  }

  override updated(_: PropertyValues): void {
    if (this.#session.store && this.#shown !== this.photo.id) void this.#fetch(this.photo.id);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.address);
    this.address = '';
    this.#shown = '';
  }

  async #fetch(id: string): Promise<void> {
    this.#shown = id;
    try {
      const blob = await this.#session.store?.client.evidence.content(id);
      if (blob && this.isConnected) this.address = URL.createObjectURL(blob);
    } catch {
      this.#shown = '';
    }
  }

  override render(): TemplateResult {
    const { photo } = this;
    return html`<figure class="wk plain">
      ${
        this.address
          ? html`<img
              src=${this.address}
              alt=${photo.alt}
              width=${photo.width}
              height=${photo.height}
            />`
          : html`<svg
              class="skel"
              viewBox="0 0 ${photo.width} ${photo.height}"
              role="img"
              aria-label=${photo.alt}
            ></svg>`
      }
      ${photo.caption ? html`<figcaption class="xs mut">${photo.caption}</figcaption>` : nothing}
    </figure>`;
  }
}
