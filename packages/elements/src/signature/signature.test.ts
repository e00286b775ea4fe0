import { expect, fixture, waitUntil } from '@open-wc/testing';
import { Signature } from '@wellkept/contracts';
import { html } from 'lit';
import { define } from '../define.ts';
import { deep, press, settled, textOf, type } from '../recommendation/fake-session.ts';
import { SignatureElement } from './signature.ts';
import type { WkSignatureChangeEvent } from './signature-event.ts';
import { pointsOn, strokesOf } from './strokes.ts';

define('wk-signature', SignatureElement);

const setUp = async (lang = 'en') => {
  const told: (Signature | null)[] = [];
  const holder = await fixture<HTMLElement>(
    html`<div
      lang=${lang}
      @wk-signature-change=${({ signature }: WkSignatureChangeEvent) => told.push(signature)}
    >
      <wk-signature name="Aoife Brennan" firm="Northside Mechanical"></wk-signature>
    </div>`,
  );
  const element = holder.firstElementChild as SignatureElement;
  await settled();
  return { element, told };
};

/** A stroke with the mouse, from one corner of the pad towards the other. */
const stroke = async (canvas: HTMLElement): Promise<void> => {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = (part: number, more: PointerEventInit = {}): PointerEventInit => ({
    clientX: left + width * part,
    clientY: top + height * part,
    pointerId: 1,
    button: 0,
    buttons: 1,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  canvas.dispatchEvent(new PointerEvent('pointerdown', at(0.1)));
  for (const part of [0.3, 0.5, 0.7]) {
    await settled(30);
    window.dispatchEvent(new PointerEvent('pointermove', at(part)));
  }
  window.dispatchEvent(new PointerEvent('pointerup', at(0.9, { buttons: 0 })));
  await settled(60);
};

describe('wk-signature', () => {
  it('is accessible, typed and drawn', async () => {
    const { element } = await setUp();
    await expect(element).to.be.accessible();
    await press(element, 'input[value=draw]');
    await expect(element).to.be.accessible();
  });

  it('takes a typed name, by keyboard alone', async () => {
    const { element, told } = await setUp();
    await type(element, '[part=typed]', 'A. Brennan');
    expect(told.at(-1)).to.deep.equal({ kind: 'typed', name: 'A. Brennan' });
    await type(element, '[part=typed]', '  ');
    expect(told.at(-1)).to.equal(null);
  });

  it('takes a drawing as strokes that keep the contract, and clears it', async () => {
    const { element, told } = await setUp();
    await press(element, 'input[value=draw]');
    const canvas = deep<HTMLCanvasElement>(element, '[part=pad]') as HTMLCanvasElement;
    await waitUntil(() => canvas.width > 300 || canvas.height !== 150, 'the pad is ready', {
      timeout: 8000,
    });
    await stroke(canvas);
    const drawn = told.at(-1);
    expect(drawn?.kind).to.equal('drawn');
    expect(Signature.safeParse(drawn).success).to.equal(true);
    const [first] = drawn?.kind === 'drawn' ? drawn.strokes : [];
    expect(first?.[0]?.[0]).to.be.closeTo(0.1, 0.05);
    await press(element, '[part=clear]');
    expect(told.at(-1)).to.equal(null);
    expect(deep(element, '[part=clear]')).to.equal(null);
  });

  it('draws again what was drawn when its size changes', async () => {
    const { element } = await setUp();
    element.value = {
      kind: 'drawn',
      name: 'Aoife Brennan',
      ratio: 4,
      strokes: [
        [
          [0.1, 0.5],
          [0.9, 0.5],
        ],
      ],
    };
    await waitUntil(() => deep(element, '[part=pad]') !== null);
    const canvas = deep<HTMLCanvasElement>(element, '[part=pad]') as HTMLCanvasElement;
    const ink = (): boolean =>
      canvas.width > 0 &&
      (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).some(
        (value) => value > 0,
      );
    await waitUntil(ink, 'it is drawn', { timeout: 8000 });
    const before = canvas.width;
    element.style.inlineSize = '260px';
    await waitUntil(() => canvas.width !== before && ink(), 'it is drawn again', { timeout: 8000 });
  });

  it('shows the words of consent with their version, in the reader’s language', async () => {
    const { element } = await setUp();
    expect(textOf(element))
      .to.contain('I, Aoife Brennan, give these answers to Northside Mechanical')
      .and.to.contain('2026-11');
    const { element: german } = await setUp('de');
    await waitUntil(() => textOf(german).includes('Ich, Aoife Brennan'), 'German is loaded', {
      timeout: 8000,
    });
  });
});

describe('strokes', () => {
  it('stay inside the pad, and are never too many for the contract', () => {
    const points = Array.from({ length: 5001 }, (_, x) => ({ x: x - 10, y: 50 }));
    const [stroke = []] = strokesOf([{ points }], 1000, 100);
    expect(stroke.length).to.be.at.most(2000);
    expect(stroke.every(([x, y]) => x >= 0 && x <= 1 && y === 0.5)).to.equal(true);
    const many = Array.from({ length: 150 }, () => ({ points: [{ x: 1, y: 1 }] }));
    expect(strokesOf(many, 10, 10)).to.have.length(100);
  });

  it('keep their shape on a pad of another shape', () => {
    const drawn = {
      kind: 'drawn',
      name: 'A',
      ratio: 4,
      strokes: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    } satisfies Signature;
    const [points = []] = pointsOn(drawn, 200, 100);
    const [from, to] = points;
    expect(((to?.x ?? 0) - (from?.x ?? 0)) / ((to?.y ?? 0) - (from?.y ?? 0))).to.equal(4);
  });
});
