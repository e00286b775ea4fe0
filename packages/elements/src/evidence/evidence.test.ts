import { expect } from '@open-wc/testing';
import type { Evidence } from '@wellkept/contracts';
import { aNote, aPhoto, aReading } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  textOf,
} from '../recommendation/fake-session.ts';
import { EvidenceElement } from './evidence.ts';

define('wk-evidence', EvidenceElement);

const setUp = async (items: Evidence[], ...answers: Error[]) => {
  let asked = 0;
  const session = fakeSession({
    evidence: {
      content: async () => {
        asked += 1;
        const answer = answers.shift();
        if (answer) throw answer;
        return new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'], {
          type: 'image/svg+xml',
        });
      },
    },
  });
  const element = await inSession<EvidenceElement>(
    session,
    html`<wk-evidence
      .items=${items}
      time-zone="Europe/Dublin"
      .now=${Date.parse('2026-11-24T09:41:00Z')}
    ></wk-evidence>`,
  );
  return { element, asked: () => asked };
};

describe('wk-evidence', () => {
  it('is accessible', async () => {
    const { element } = await setUp([aPhoto(), aReading(), aNote()]);
    await expect(element).to.be.accessible();
  });

  it('shows a picture from a blob, never from an address with a token, and gives the blob back', async () => {
    const { element } = await setUp([aPhoto()]);
    const image = deep<HTMLImageElement>(element, 'img');
    expect(image?.src).to.match(/^blob:/u);
    expect(image?.alt).to.contain('oil stain');
    const url = image?.src ?? '';
    element.remove();
    const gone = await fetch(url).then(
      () => false,
      () => true,
    );
    expect(gone).to.equal(true);
  });

  it('keeps the picture’s room while it loads and when it fails, and loads it again', async () => {
    const { element, asked } = await setUp([aPhoto({ width: 1200, height: 600 })], lost());
    const frame = deep(element, '[part=retry]')?.parentElement?.parentElement;
    const { width, height } = frame?.getBoundingClientRect() ?? { width: 0, height: 1 };
    expect(width / height).to.be.closeTo(2, 0.05);
    await press(element, '[part=retry]');
    expect(asked()).to.equal(2);
    expect(deep(element, 'img')).not.to.equal(null);
  });

  it('reads a measurement in words against its limit and its past', async () => {
    const words = async (reading: Parameters<typeof aReading>[0]) =>
      textOf((await setUp([aReading(reading)])).element);
    expect(await words({})).to.contain('Up 39 % since Mar 2025, now 16 % over its limit.');
    expect(await words({ upper: 20 })).to.contain('within its limits.');
    expect(await words({ value: 13.4, upper: null })).to.contain(
      'Steady since Mar 2025, no limit is set for it.',
    );
    expect(await words({ value: 5, upper: null, lower: 10 })).to.contain(
      'Down 63 % since Mar 2025, now 50 % under its limit.',
    );
    expect(await words({ earlier: [] })).to.contain('Measured for the first time');
  });

  it('says whose words they are and how sure they were', async () => {
    const { element } = await setUp([aNote()]);
    expect(textOf(element)).to.contain('Tomasz Nowak').and.to.contain('quite sure (8 of 10)');
  });

  it('says so when there is none', async () => {
    const { element } = await setUp([]);
    expect(textOf(element)).to.contain('No pictures or readings were added.');
  });
});
