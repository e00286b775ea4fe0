// What scrolls around an element, through every shadow root.

export const hostOf = (node: Node): Element | null => {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

/** The element itself and everything around it, as it is drawn. */
export function* around(from: Element): Generator<Element> {
  for (let at: Element | null = from; at; at = at.assignedSlot ?? at.parentElement ?? hostOf(at))
    yield at;
}

/** What a reader scrolls to move this element: something of the page's own, else the page. */
export const scrollerOf = (from: Element): Element | null => {
  for (const each of around(from)) {
    const isRoot = each === document.body || each === document.documentElement;
    const { overflowY } = getComputedStyle(each);
    if (!isRoot && /auto|scroll/u.test(overflowY) && each.scrollHeight > each.clientHeight)
      return each;
  }
  return document.scrollingElement;
};
