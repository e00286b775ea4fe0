import { expect, waitUntil } from '@open-wc/testing';
import type { Evidence } from '@wellkept/contracts';
import { aDocument, aNote, aPhoto, aReading, aRecommendation } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  settled,
  textOf,
} from '../recommendation/fake-session.ts';
import { EvidenceElement } from './evidence.ts';

define('wk-evidence', EvidenceElement);

const setUp = async (items: Evidence[], ...answers: Error[]) => {
  let asked = 0;
  const files: Error[] = [];
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
      file: async () => {
        const failure = files.shift();
        if (failure) throw failure;
        return new Blob(['%PDF-1.7']);
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
  return { element, asked: () => asked, files };
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
    expect(await words({})).to.contain(
      'Up 39 % since Mar 2025, now 16 % above the maximum of 16 A.',
    );
    expect(await words({ upper: 20 })).to.contain('within its limits.');
    expect(await words({ value: 13.4, upper: null })).to.contain(
      'Steady since Mar 2025, no limit is set for it.',
    );
    expect(await words({ value: 5, upper: null, lower: 10 })).to.contain(
      'Down 63 % since Mar 2025, now 50 % below the minimum of 10 A.',
    );
    expect(await words({ value: 3, lower: 4, upper: 6, unit: 'bar', earlier: [] })).to.contain(
      'now 25 % below the minimum of 4 bar.',
    );
    expect(await words({ value: 7.5, lower: 4, upper: 6, unit: 'bar', earlier: [] })).to.contain(
      'now 25 % above the maximum of 6 bar.',
    );
    expect(await words({ value: 5, lower: 4, upper: 6, unit: 'bar' })).to.contain(
      'within its limits.',
    );
    expect(await words({ earlier: [] })).to.contain('Measured for the first time');
  });

  it('says whose words they are and how sure they were', async () => {
    const { element } = await setUp([aNote()]);
    expect(textOf(element)).to.contain('Tomasz Nowak').and.to.contain('quite sure (8 of 10)');
  });

  it('says so when there is none, and offers to ask only whom one may ask', async () => {
    const { element } = await setUp([]);
    expect(textOf(element)).to.contain('There is no evidence');
    expect(deep(element, '[part=ask-technician]')).to.equal(null);
    element.recommendation = aRecommendation();
    await settled();
    let asked = 0;
    element.addEventListener('wk-ask-request', () => (asked += 1));
    await press(element, '[part=ask-technician]');
    expect(asked).to.equal(1);
  });

  it('reads a measurement in words before its chart is loaded', async () => {
    const { element } = await setUp([aReading()]);
    expect(textOf(element)).to.contain('Running current, compressor 2');
  });

  it('fetches a document when it is pressed, and says when it did not come', async () => {
    const { element, files } = await setUp([aDocument()]);
    await settled(120);
    expect(textOf(element)).to.contain('Oil analysis, compressor 2.pdf').and.to.contain('182 kB');
    files.push(lost());
    await press(element, '[part=document]');
    expect(textOf(element)).to.contain('could not be fetched');
    await expect(element).to.be.accessible();
  });

  it('opens the viewer on the picture that was pressed, with the bytes it has', async () => {
    const photos = [aPhoto(), aPhoto({ id: 'evi_two', caption: 'The bearing' })];
    const { element, asked } = await setUp(photos);
    await press(element, '[aria-label="Look closer: The bearing"]');
    // Its code is loaded first; a busy machine takes its time.
    await waitUntil(() => deep<HTMLDialogElement>(element, 'dialog')?.open, 'it opens', {
      timeout: 5000,
    });
    await settled();
    const viewer = deep(element, 'wk-photo-viewer')!;
    expect(textOf(deep(viewer, 'dialog')!))
      .to.contain('The bearing')
      .and.to.contain('2 of 2');
    expect(deep(viewer, 'img')).not.to.equal(null);
    expect(asked()).to.equal(2);
  });
});
