import { LitElement } from 'lit';

/**
 * What every element of ours extends. An element that cannot draw what it was given says so in its own place and names
 * somebody to ring; the page around it, and the elements beside it, notice nothing.
 */
export class WkElement extends LitElement {
  #broken: unknown;

  protected override performUpdate(): void {
    try {
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
