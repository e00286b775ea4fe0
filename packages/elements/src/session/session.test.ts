import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { Client, ClientOptions } from '@wellkept/client';
import type { Me } from '@wellkept/contracts';
import { aMe, people } from '@wellkept/testing';
import { LitElement } from 'lit';
import { define } from '../define.ts';
import type { WkSessionEndedEvent } from '../events.ts';
import { SessionController } from './session-controller.ts';
import type { SessionChange } from './session-store.ts';
import { SessionElement } from './session.ts';

class ReaderElement extends LitElement {
  readonly changes: SessionChange[] = [];
  readonly session = new SessionController(this, (change) => this.changes.push(change));
  override render() {
    return html`<input aria-label="Note" />${this.session.state?.me?.person.name ?? 'nobody'}`;
  }
}
define('wk-session', SessionElement);
define('x-reader', ReaderElement);

/** A client whose answers the test holds in its hand. */
function fake() {
  const held = {
    me: aMe() as Me | Error,
    ended: 0,
    forgotten: 0,
    streams: 0,
    options: undefined as ClientOptions | undefined,
    send: (_: SessionChange): void => undefined,
  };
  const create = (options: ClientOptions): Client => {
    held.options = options;
    return {
      api: options.api,
      me: async () => {
        if ((await options.getToken()) === null) {
          options.onEnded?.();
          throw new Error('unauthorized');
        }
        if (held.me instanceof Error) throw held.me;
        return held.me;
      },
      forgetToken: () => (held.forgotten += 1),
      session: { end: async () => void (held.ended += 1) },
      async *changes({ signal, onOpen }: { signal: AbortSignal; onOpen?: () => void }) {
        held.streams += 1;
        onOpen?.();
        while (!signal.aborted) {
          yield await new Promise<SessionChange>((resolve, reject) => {
            held.send = resolve;
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        }
      },
    } as unknown as Client;
  };
  return { held, create };
}

const token = async () => ({ token: 't', expiresAt: '2026-11-24T10:00:00Z' });

async function session(
  create: (options: ClientOptions) => Client,
  getToken: ClientOptions['getToken'] = token,
) {
  const element = await fixture<SessionElement>(html`
    <wk-session
      .createClient=${create}
      .getToken=${getToken}
      api=${`https://${Math.random()}.example`}
    >
      <x-reader></x-reader>
    </wk-session>
  `);
  const reader = element.querySelector('x-reader') as ReaderElement;
  return { element, reader };
}
const notice = (element: Element) => element.shadowRoot?.querySelector('wk-notice') ?? null;
const act = async (element: Element) => {
  await waitUntil(() => notice(element)?.shadowRoot?.querySelector('button'));
  notice(element)?.shadowRoot?.querySelector('button')?.click();
};

describe('wk-session', () => {
  it('tells the elements inside who is signed in', async () => {
    const { create } = fake();
    const { reader } = await session(create);
    await waitUntil(() => reader.shadowRoot?.textContent?.includes('Aoife Brennan'));
  });

  it('passes axe while it shows that the session ended', async () => {
    const { create } = fake();
    const { element } = await session(create, async () => null);
    await waitUntil(() => notice(element));
    await expect(element).to.be.accessible();
  });

  it('says that the session ended, keeps what was typed, and goes on after one press', async () => {
    const { held, create } = fake();
    const { element, reader } = await session(create);
    await waitUntil(() => reader.session.state?.status === 'ready');
    const input = reader.shadowRoot?.querySelector('input') as HTMLInputElement;
    input.value = 'half a question';
    const said = oneEvent(element, 'wk-session-ended');
    held.options?.onEnded?.();
    expect(((await said) as unknown as WkSessionEndedEvent).reason).to.equal('expired');
    await waitUntil(() => notice(element));
    expect(reader.checkVisibility()).to.equal(false);
    await act(element);
    await waitUntil(() => reader.checkVisibility());
    expect(reader.shadowRoot?.querySelector('input')?.value).to.equal('half a question');
    expect(reader.changes.at(-1)?.type).to.equal('reconnected');
  });

  it('forgets everything when a person signs out', async () => {
    const { held, create } = fake();
    const { element, reader } = await session(create);
    await waitUntil(() => reader.session.state?.status === 'ready');
    reader.session.store?.keep('note', 'mine');
    const said = oneEvent(element, 'wk-session-ended');
    await element.signOut();
    expect(((await said) as unknown as WkSessionEndedEvent).reason).to.equal('signed-out');
    expect(held.ended).to.equal(1);
    expect(held.forgotten).to.equal(1);
    expect(reader.session.state?.me).to.equal(null);
    expect(reader.session.store?.draft('note')).to.equal(null);
  });

  it('gives nothing of one person to the next', async () => {
    const { held, create } = fake();
    const { element, reader } = await session(create);
    await waitUntil(() => reader.session.state?.status === 'ready');
    const store = reader.session.store;
    store?.keep('note', 'mine');
    held.options?.onEnded?.();
    held.me = aMe({ person: people.declan });
    await act(element);
    await waitUntil(() => reader.session.state?.me?.person.name === 'Declan Moore');
    expect(reader.session.store).to.not.equal(store);
    expect(reader.session.store?.draft('note')).to.equal(null);
  });

  it('offers a retry and the firm’s number when it cannot start', async () => {
    const { held, create } = fake();
    held.me = new Error('broken');
    const { element, reader } = await session(create);
    element.phone = '01 555 0142';
    await waitUntil(() => notice(element)?.shadowRoot?.querySelector('a'));
    expect(notice(element)?.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal(
      'tel:015550142',
    );
    held.me = aMe();
    await act(element);
    await waitUntil(() => reader.session.state?.status === 'ready');
  });

  it('shows what the page has for the case that it cannot start, beside whom to ring, and only then', async () => {
    const { held, create } = fake();
    held.me = new Error('no answer');
    const { element } = await session(create);
    const own = document.createElement('p');
    own.slot = 'fallback';
    own.textContent = 'Write to service@example.com';
    element.append(own);
    await waitUntil(() => own.offsetHeight > 0, 'shows it');
    held.me = aMe();
    element.shadowRoot?.querySelector('wk-notice')?.shadowRoot?.querySelector('button')?.click();
    await waitUntil(() => own.offsetHeight === 0, 'hides it');
  });

  it('opens one stream, hands changes on, and closes it when nobody listens', async () => {
    const { held, create } = fake();
    const { reader } = await session(create);
    await waitUntil(() => held.streams === 1);
    const change = {
      id: '1',
      type: 'approved',
      at: '2026-11-24T09:41:00Z',
      recommendationId: 'r',
      appointmentId: null,
    };
    held.send(change);
    await waitUntil(() => reader.changes.length === 1);
    expect(reader.changes[0]).to.deep.equal(change);
    reader.remove();
    held.send({ ...change, id: '2' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reader.changes.length).to.equal(1);
  });

  it('two sessions of one person share a stream, as two tabs would', async () => {
    const one = fake();
    const two = fake();
    const first = await session(one.create);
    const api = first.element.api;
    await waitUntil(() => one.held.streams === 1);
    const other = await fixture<SessionElement>(
      html`<wk-session .createClient=${two.create} .getToken=${token} api=${api}
        ><x-reader></x-reader
      ></wk-session>`,
    );
    const reader = other.querySelector('x-reader') as ReaderElement;
    await waitUntil(() => reader.session.state?.status === 'ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(two.held.streams).to.equal(0);
    one.held.send({
      id: '7',
      type: 'sent',
      at: '2026-11-24T09:41:00Z',
      recommendationId: 'r',
      appointmentId: null,
    });
    await waitUntil(() => reader.changes.some((change) => change.id === '7'));
    // The first goes; the second takes over and looks again.
    first.element.remove();
    await waitUntil(() => two.held.streams === 1);
  });

  it('works again after it was taken out of the page and put back', async () => {
    const { held, create } = fake();
    const { element, reader } = await session(create);
    await waitUntil(() => held.streams === 1);
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await waitUntil(() => held.streams === 2);
    expect(reader.session.state?.me?.person.name).to.equal('Aoife Brennan');
  });

  it('lets two sessions on a page be two worlds', async () => {
    const one = fake();
    const two = fake();
    two.held.me = aMe({ person: people.declan });
    const [first, second] = [await session(one.create), await session(two.create)];
    await waitUntil(
      () =>
        second.reader.session.state?.status === 'ready' &&
        first.reader.session.state?.status === 'ready',
    );
    await first.element.signOut();
    expect(second.reader.session.state?.me?.person.name).to.equal('Declan Moore');
  });

  it('uses the dark palette on a dark page that does not say so', async () => {
    const { create } = fake();
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.style.color = '#eee';
    const element = document.createElement('wk-session');
    element.createClient = create;
    element.getToken = token;
    page.append(element);
    expect(element.style.colorScheme).to.equal('dark');
  });
});

describe('define', () => {
  it('keeps the first definition of a tag and says when the versions differ', () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (text: string) => said.push(text);
    try {
      class Again extends SessionElement {}
      define('wk-session', Again);
      expect(said.length).to.equal(0);
      (customElements.get('wk-session') as unknown as { wkVersion: string }).wkVersion = '9.9.9';
      define('wk-session', Again);
      expect(said[0]).to.contain('9.9.9');
    } finally {
      console.warn = warn;
    }
  });
});
