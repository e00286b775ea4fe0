import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { define } from './define.ts';
import { Localize, type Dictionaries } from './localize.ts';
import { initials } from './parts.ts';

const words = { hello: 'Hello', items: (n: number) => `${n} items` };
let germanFails = false;
const dictionaries: Dictionaries<typeof words> = {
  en: words,
  de: async () => {
    if (germanFails) throw new Error('not there');
    return { default: { hello: 'Guten Tag', items: (n: number) => `${n} Einträge` } };
  },
};

class SpeakerElement extends LitElement {
  readonly l = new Localize(this, dictionaries);
  override render() {
    return html`${this.l.t.hello}, ${this.l.t.items(3)}`;
  }
}
define('x-speaker', SpeakerElement);

const text = (element: Element): string => element.shadowRoot?.textContent?.trim() ?? '';
const speaker = async (template = html`<x-speaker></x-speaker>`): Promise<SpeakerElement> => {
  const root = await fixture<HTMLElement>(template);
  return (
    root.localName === 'x-speaker' ? root : root.querySelector('x-speaker')
  ) as SpeakerElement;
};

describe('Localize', () => {
  afterEach(() => {
    germanFails = false;
  });

  it('takes the language of the nearest ancestor, and of a region its language', async () => {
    const element = await speaker(
      html`<div lang="en">
        <p lang="de-AT"><x-speaker></x-speaker></p>
      </div>`,
    );
    await waitUntil(() => text(element) === 'Guten Tag, 3 Einträge');
    expect(element.l.format.locale).to.equal('de-AT');
  });

  it('looks through shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="de"></div>`);
    const shadow = outer.attachShadow({ mode: 'open' });
    const element = document.createElement('x-speaker');
    shadow.append(element);
    await waitUntil(() => text(element) === 'Guten Tag, 3 Einträge');
  });

  it('follows a change of language anywhere above', async () => {
    const around = await fixture<HTMLElement>(html`<div lang="en"><x-speaker></x-speaker></div>`);
    const element = around.querySelector('x-speaker') as SpeakerElement;
    around.lang = 'de';
    await waitUntil(() => text(element) === 'Guten Tag, 3 Einträge');
    around.lang = 'en';
    await waitUntil(() => text(element) === 'Hello, 3 items');
  });

  it('speaks English, in words and dates, where the language is not there', async () => {
    const element = await speaker(html`<x-speaker lang="xx"></x-speaker>`);
    expect(text(element)).to.equal('Hello, 3 items');
    expect(element.l.lang).to.equal('en');
    germanFails = true;
    const other = await speaker(html`<x-speaker lang="de"></x-speaker>`);
    await waitUntil(() => other.l.lang === 'en');
    expect(text(other)).to.equal('Hello, 3 items');
  });

  it('has a pseudo-locale from right to left that marks every word', async () => {
    const element = await speaker(html`<x-speaker lang="ar-XB"></x-speaker>`);
    expect(element.l.dir).to.equal('rtl');
    await waitUntil(() => element.l.ready);
    await element.updateComplete;
    expect(text(element)).to.equal('[Hélló], [3 ítémš]');
  });
});

describe('initials', () => {
  it('are the first letters of the first and the last name', () => {
    expect(initials('Aoife Brennan')).to.equal('AB');
    expect(initials('  Maria  del Carmen Ruiz ')).to.equal('MR');
    expect(initials('Émile')).to.equal('É');
    expect(initials('')).to.equal('');
  });
});
