import { expect } from '@open-wc/testing';
import type { DecisionRequest, Photo } from '@wellkept/contracts';
import { aPhoto, aQuestion, aRecommendation, inState } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  press,
  settled,
  textOf,
  type,
} from '../../recommendation/fake-session.ts';
import { PhotoViewerElement } from './photo-viewer.ts';

define('wk-photo-viewer', PhotoViewerElement);

const photos = [
  aPhoto(),
  aPhoto({ id: 'evi_before', phase: 'before', caption: 'Before the work' }),
  aPhoto({ id: 'evi_after', phase: 'after', caption: 'After the work' }),
];

const setUp = async (
  recommendation = aRecommendation({ evidence: photos }),
  some: readonly Photo[] = photos,
  lang = 'en',
) => {
  const sent: DecisionRequest[] = [];
  const session = fakeSession({
    evidence: {
      content: async () =>
        new Blob(
          [
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><path d="M0 0h9v9z"/></svg>',
          ],
          { type: 'image/svg+xml' },
        ),
    },
    recommendations: {
      decide: async (_id, request) => {
        sent.push(request);
        return inState.question();
      },
    },
  });
  const element = await inSession<PhotoViewerElement>(
    session,
    html`<wk-photo-viewer
      lang=${lang}
      .photos=${some}
      .recommendation=${recommendation}
      time-zone="Europe/Dublin"
      .now=${Date.parse('2026-11-24T09:41:00Z')}
    ></wk-photo-viewer>`,
  );
  const open = async (id = 'evi_photo', how = {}) => {
    await element.show(id, how);
    await settled();
  };
  const key = async (name: string, more = {}) => {
    const target = element.shadowRoot?.activeElement ?? deep(element, 'dialog')!;
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: name,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      }),
    );
    await settled();
  };
  const zoom = () => Number(deep(element, '.frame')?.style.getPropertyValue('--zoom'));
  const said = () => textOf(deep(element, '.all')!);
  return { element, open, key, zoom, said, sent };
};

describe('wk-photo-viewer', () => {
  it('is accessible, looking, asking and comparing', async () => {
    const { element, open } = await setUp();
    await open();
    await expect(element).to.be.accessible();
    await press(element, '[part=ask]');
    await expect(element).to.be.accessible();
    await press(element, '[part=pin-new]');
    await expect(element).to.be.accessible();
    await press(element, '[part=ask]');
    await press(element, '[part=compare]');
    await expect(element).to.be.accessible();
  });

  it('says which picture it is, of how many, by whom and when', async () => {
    const { said, open } = await setUp();
    await open('evi_before');
    expect(said())
      .to.contain('2 of 3')
      .and.to.contain('Before the work')
      .and.to.contain('Thu 19 Nov')
      .and.to.contain('Tomasz Nowak');
  });

  it('goes to the next and the previous picture by arrow keys, mirrored from right to left', async () => {
    const { said, open, key } = await setUp();
    await open();
    await key('ArrowRight');
    expect(said()).to.contain('2 of 3');
    await key('ArrowLeft');
    await key('ArrowLeft');
    expect(said()).to.contain('3 of 3');
    const mirrored = await setUp(undefined, undefined, 'ar-XB');
    await mirrored.open();
    await mirrored.key('ArrowLeft');
    expect(mirrored.said()).to.contain('2').and.to.contain('3');
    expect(deep(mirrored.element, '[part=frame] wk-photo')?.getAttribute('photo-id')).to.equal(
      'evi_before',
    );
  });

  it('enlarges by + and by the button, and is whole again by 0', async () => {
    const { element, open, key, zoom } = await setUp();
    await open();
    await key('+');
    expect(zoom()).to.equal(1.5);
    await press(element, '[part=zoom-in]');
    expect(zoom()).to.equal(2.25);
    await key('-');
    expect(zoom()).to.equal(1.5);
    await key('0');
    expect(zoom()).to.equal(1);
  });

  it('enlarges by the wheel, and the page behind does not scroll', async () => {
    const { element, open, zoom } = await setUp();
    await open();
    const wheel = new WheelEvent('wheel', {
      deltaY: -300,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    deep(element, '.stage')?.dispatchEvent(wheel);
    await settled();
    expect(wheel.defaultPrevented).to.equal(true);
    expect(zoom()).to.be.closeTo(Math.E, 0.01);
  });

  it('moves about by arrow keys in a picture that is enlarged', async () => {
    const { element, open, key, said } = await setUp();
    await open();
    await key('+');
    await key('+');
    await key('ArrowRight');
    expect(said()).to.contain('1 of 3');
    expect(deep(element, '.frame')?.style.transform).to.contain('translate(-60px, 0px)');
  });

  it('pins a question to a spot by keys alone, and sends both', async () => {
    const { element, open, key, sent } = await setUp();
    let told = 0;
    element.addEventListener('wk-recommendation-decided', () => (told += 1));
    await open('evi_photo', { ask: true });
    expect(element.shadowRoot?.activeElement?.part.contains('pin-new')).to.equal(true);
    await key('ArrowRight', { shiftKey: true });
    await key('ArrowDown');
    await press(element, '[part=pin-new]');
    await type(element, '[part=question-text]', 'What is this stain?');
    await press(element, '[part=send-question]');
    expect(sent).to.deep.equal([
      {
        kind: 'question',
        version: 1,
        text: 'What is this stain?',
        spot: { evidenceId: 'evi_photo', x: 0.6, y: 0.52 },
      },
    ]);
    expect(told).to.equal(1);
  });

  it('puts the pin where the picture is pressed', async () => {
    const { element, open, sent } = await setUp();
    await open('evi_photo', { ask: true });
    const box = deep(element, '.frame')!.getBoundingClientRect();
    const at = {
      clientX: box.left + box.width * 0.25,
      clientY: box.top + box.height * 0.75,
      bubbles: true,
      button: 0,
      pointerId: 1,
    };
    const stage = deep(element, '.catch')!;
    // Made up here, so there is no pointer to capture.
    stage.setPointerCapture = () => undefined;
    stage.dispatchEvent(new PointerEvent('pointerdown', at));
    stage.dispatchEvent(new PointerEvent('pointerup', at));
    await settled();
    await type(element, '[part=question-text]', 'And here?');
    await press(element, '[part=send-question]');
    const [request] = sent;
    const spot = request?.kind === 'question' ? request.spot : undefined;
    expect(spot?.x).to.be.closeTo(0.25, 0.01);
    expect(spot?.y).to.be.closeTo(0.75, 0.01);
  });

  it('shows the pins of questions with their answers, and offers no more where none may be asked', async () => {
    const spot = { evidenceId: 'evi_photo', x: 0.7, y: 0.68 };
    const asked = [
      aQuestion({
        spot,
        text: 'Is it oil?',
        answer: 'Yes, from the seal.',
        answeredAt: '2026-11-24T09:30:00.000Z',
      }),
      aQuestion({ id: 'que_2', spot: { ...spot, x: 0.2 }, text: 'And here?' }),
    ];
    const item = aRecommendation({ evidence: photos, questions: asked, may: [] });
    const { element, open, said } = await setUp(item);
    await open('evi_photo', { questionId: 'que_2' });
    expect(said())
      .to.contain('Is it oil?')
      .and.to.contain('Yes, from the seal.')
      .and.to.contain('Tomasz Nowak answers by Wed 25 Nov, 10');
    const pins = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=pin]') ?? [])];
    expect(pins.map((pin) => [pin.style.left, pin.style.top])).to.deep.equal([
      ['70%', '68%'],
      ['20%', '68%'],
    ]);
    expect(pins.map((pin) => pin.getAttribute('aria-pressed'))).to.deep.equal(['false', 'true']);
    expect(deep(element, '[part=ask]')).to.equal(null);
  });

  it('compares before and after with a slider that keys move, and side by side', async () => {
    const { element, open, said } = await setUp();
    await open();
    await press(element, '[part=compare]');
    const slider = deep<HTMLInputElement>(element, '[part=slider]')!;
    expect(slider.type).to.equal('range');
    await type(element, '[part=slider]', '80');
    expect(deep(element, '.over')?.style.getPropertyValue('--share')).to.equal('80%');
    expect(said()).to.contain('Before').and.to.contain('After');
    const [, apart] = [
      ...(deep(element, 'wk-photo-compare')?.shadowRoot?.querySelectorAll('.chip') ?? []),
    ];
    (apart as HTMLElement).click();
    await settled();
    expect(deep(element, '[part=beside]')).not.to.equal(null);
  });

  it('offers no comparison without a before and an after', async () => {
    const { element, open } = await setUp(undefined, [aPhoto()]);
    await open();
    expect(deep(element, '[part=compare]')).to.equal(null);
  });
});
