import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { decodePart } from './address.ts';

/** Where in the portal: `#/recommendations/rec_1` is `['recommendations', 'rec_1']`. */
export class Place implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #parts: readonly string[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get parts(): readonly string[] {
    return this.#parts;
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#follow);
  }

  #follow = (): void => {
    const path = location.hash.startsWith('#/') ? location.hash.slice(2) : '';
    this.#parts = path.split('/').filter(Boolean).map(decodePart);
    scrollTo(0, 0);
    this.#host.requestUpdate();
  };
}

/** The address of a place: `placeOf('recommendations', id)`. */
export const placeOf = (...parts: readonly string[]): string =>
  `#/${parts.map(encodeURIComponent).join('/')}`;

export const go = (...parts: readonly string[]): void => {
  location.hash = placeOf(...parts);
};
