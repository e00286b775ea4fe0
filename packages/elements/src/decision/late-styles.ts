import { adoptStyles, type CSSResult, type LitElement } from 'lit';

/** Gives an element styles that were loaded after it was drawn; they follow its own. */
export function addStyles(element: LitElement, later: readonly CSSResult[]): void {
  const { elementStyles } = element.constructor as typeof LitElement;
  if (element.renderRoot instanceof ShadowRoot)
    adoptStyles(element.renderRoot, [...elementStyles, ...later]);
}
