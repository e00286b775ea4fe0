// Finds and uses what stands inside shadow roots, by the words a person would read.

const patience = 6000;

const everyElement = function* (root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
};

const controls = 'button, a, summary, label, [role=button]';
const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/gu, ' ').trim();
const isShown = (element: Element): boolean => element.getClientRects().length > 0;

const until = async <T>(find: () => T | undefined, what: string): Promise<T> => {
  const end = performance.now() + patience;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`There is no ${what} after ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** The first shown button, link or label whose name begins with these words. */
export const control = (root: HTMLElement, name: string): Promise<HTMLElement> =>
  until(() => {
    for (const element of everyElement(root)) {
      const fits =
        element.matches(controls) && nameOf(element).startsWith(name) && isShown(element);
      if (fits) return element as HTMLElement;
    }
    return undefined;
  }, `control "${name}"`);

/** Presses it. */
export const press = async (root: HTMLElement, name: string): Promise<void> => {
  (await control(root, name)).click();
};

/** Types into the field under this label. */
export const type = async (root: HTMLElement, label: string, words: string): Promise<void> => {
  const field = await until(() => {
    for (const element of everyElement(root)) {
      if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement))
        continue;
      const names = [...(element.labels ?? [])].map(nameOf);
      if (names.some((name) => name.startsWith(label)) && isShown(element)) return element;
    }
    return undefined;
  }, `field "${label}"`);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

/** A field by its label, whatever it is. */
const labelled = <T extends HTMLElement>(
  root: HTMLElement,
  selector: string,
  label: string,
): Promise<T> =>
  until(() => {
    for (const element of everyElement(root))
      if (element.matches(selector) && nameOf(element).startsWith(label)) return element as T;
    return undefined;
  }, `${selector} "${label}"`);

/** Chooses from the menu of this name. */
export const choose = async (root: HTMLElement, label: string, value: string): Promise<void> => {
  const menu = await labelled<HTMLSelectElement>(root, 'select', label);
  menu.value = value;
  menu.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Ticks the box of this name. */
export const tick = async (root: HTMLElement, label: string): Promise<void> => {
  (await labelled<HTMLInputElement>(root, 'input[type=checkbox]', label)).click();
};

/** Everything that fits the selector, once something does. */
export const deepAll = (root: HTMLElement, selector: string): Promise<HTMLElement[]> =>
  until(() => {
    const found = [...everyElement(root)].filter((element) => element.matches(selector));
    return found.length > 0 ? (found as HTMLElement[]) : undefined;
  }, selector);

/** Chooses this value in the list under this label. */
export const select = async (root: HTMLElement, label: string, value: string): Promise<void> => {
  const list = await until(() => {
    for (const element of everyElement(root)) {
      if (!(element instanceof HTMLSelectElement) || !isShown(element)) continue;
      if ([...element.labels].map(nameOf).some((name) => name.startsWith(label))) return element;
    }
    return undefined;
  }, `list "${label}"`);
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Waits until these words can be read. */
export const reads = async (root: HTMLElement, words: string | RegExp): Promise<void> => {
  await until(() => {
    for (const element of everyElement(root)) {
      if (element.children.length > 8) continue;
      const text = (element.textContent ?? '').replace(/\s+/gu, ' ');
      const fits = typeof words === 'string' ? text.includes(words) : words.test(text);
      if (fits && isShown(element)) return true;
    }
    return undefined;
  }, `text "${words}"`);
};
