/**
 * All that a page says, one piece a line, through shadow roots: its texts, what fields hold, and what only a screen
 * reader or a hint tells. Runs in the page, so it uses nothing from outside.
 */
export const readAloud = (selector: string): string => {
  const said: string[] = [];
  const told = ['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'aria-valuetext'];
  const read = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent?.trim();
      if (text) said.push(text);
      return;
    }
    if (node instanceof Element) {
      if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT'].includes(node.tagName)) return;
      for (const name of told) {
        const text = node.getAttribute(name);
        if (text) said.push(text);
      }
      if (node instanceof HTMLTextAreaElement && node.value) said.push(node.value);
      if (node.shadowRoot) read(node.shadowRoot);
    }
    node.childNodes.forEach(read);
  };
  if (selector === 'html') said.push(document.title);
  document.querySelectorAll(selector === 'html' ? 'body' : selector).forEach(read);
  return said.join('\n');
};
