import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { WkElement } from './element.ts';

class TotalElement extends WkElement {
  static override properties = { total: {}, more: { type: Boolean } };
  declare total: string;
  declare more: boolean;
  override render(): TemplateResult {
    return html`<p>
      Total:
      <bdi>${this.total}</bdi> ${this.more ? html`<b>and ${this.total} more</b>` : 'nothing more'}
    </p>`;
  }
}
customElements.define('x-total', TotalElement);

/** Puts every text into two `font` elements, as page translators do. */
function translate(root: Node): void {
  for (const node of Array.from(root.childNodes))
    if (node instanceof Text && node.data.trim()) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `«${node.data}»`;
      outer.append(inner);
      node.replaceWith(outer);
    } else translate(node);
}

it('a page translator does not stop a live value', async () => {
  const element = document.createElement('x-total') as TotalElement;
  document.body.append(element);
  const root = element.shadowRoot as ShadowRoot;
  for (const [total, more] of [
    ['€640', false],
    ['€1,180', true],
    ['€1,180', false],
    ['€99', true],
    ['€7', true],
  ] as const) {
    Object.assign(element, { total, more });
    await element.updateComplete;
    expect(root.querySelector('bdi')?.textContent).to.contain(total);
    expect(root.querySelector('b')?.textContent?.includes(total)).to.equal(more || undefined);
    translate(root);
  }
  element.remove();
});
