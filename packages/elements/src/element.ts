import { LitElement } from 'lit';

/**
 * What every element of ours extends. An element that cannot draw what it was given says so in its own place and names
 * somebody to ring; the page around it, and the elements beside it, notice nothing.
 */
export class WkElement extends LitElement {
  #broken: unknown;

  protected override performUpdate(): void {
    try {
      // A page translator puts its words into `<font>` in place of text nodes. Lit would go on writing into what is no
      // longer a text: a live sum would stand still.
      for (const font of this.renderRoot?.querySelectorAll('font') ?? [])
        font.replaceWith(font.textContent ?? '');
      super.performUpdate();
      this.#broken = undefined;
    } catch (error) {
      this.#broken = error;
      void import('./could-not-draw.ts').then(
        ({ couldNotDraw }) => {
          // It may have drawn itself since.
          if (this.#broken === error) couldNotDraw(this, error);
        },
        () => undefined,
      );
    }
  }
}
