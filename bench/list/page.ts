// What runs inside the measured page. Given to the browser as it stands, so nothing outside may be used.

export interface Measured {
  /** Milliseconds from creation until the frame with the first rows was made, by round. */
  readonly ours: number[];
  /** The same for the rows as one string put in by `innerHTML`. */
  readonly plain: number[];
  readonly rows: { readonly ours: number; readonly plain: number };
}

/** The element beside the same rows as plain markup, in turns; the first round is thrown away. */
export async function measureCreation(given: { rounds: number; count: number }): Promise<Measured> {
  const session = document.querySelector('wk-session') as HTMLElement;
  const room = document.createElement('div');
  session.append(room);
  /** Until the frame after `there` was made. */
  const painted = (there: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!there()) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        port2.postMessage(0);
      };
      requestAnimationFrame(look);
    });
  const pause = (time: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, time));
  const itemsOf = (root: ParentNode | null): number =>
    root?.querySelectorAll('[part="item"]').length ?? 0;
  const create = async (): Promise<[time: number, element: HTMLElement]> => {
    const begun = performance.now();
    const element = document.createElement('wk-recommendations');
    room.append(element);
    const done = await painted(() => itemsOf(element.shadowRoot) > 0);
    return [done - begun, element];
  };

  // The code is loaded and warm before anything is measured; its rows are the model of the plain ones.
  const [, model] = await create();
  await pause(1500);
  const shadow = model.shadowRoot as ShadowRoot;
  const tidy = (element: Element): string => element.outerHTML.replaceAll(/<!--.*?-->/gs, '');
  const models = [...shadow.querySelectorAll('[part="item"]')].slice(0, 50).map(tidy);
  const heading = tidy(shadow.querySelector('.grp') as Element);
  const sheets = [...shadow.adoptedStyleSheets];
  let rows = '';
  for (let n = 0; n < given.count; n += 1) {
    if (n % 5 === 0) rows += `${n > 0 ? '</ul>' : ''}${heading}<ul role="list">`;
    rows += (models[n % models.length] ?? '').replaceAll(/\(\d+\)/g, `(${n + 1})`);
  }
  const markup = `<div class="wk" lang="en" dir="ltr"><div part="list">${rows}</ul></div></div>`;
  model.remove();

  const ours: number[] = [];
  const plain: number[] = [];
  const drawn = { ours: 0, plain: 0 };
  for (let round = -1; round < given.rounds; round += 1) {
    const [time, element] = await create();
    await pause(400);
    drawn.ours = itemsOf(element.shadowRoot);
    element.remove();
    await pause(200);
    const begun = performance.now();
    const host = document.createElement('div');
    room.append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets;
    root.innerHTML = markup;
    const done = await painted(() => true);
    drawn.plain = itemsOf(root);
    host.remove();
    await pause(400);
    if (round < 0) continue;
    ours.push(time);
    plain.push(done - begun);
  }
  return { ours, plain, rows: drawn };
}
