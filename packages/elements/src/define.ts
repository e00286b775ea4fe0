/** Of this copy of the elements; two copies on one page tell each other apart by it. */
export const version = '0.0.0';

/** An element's class may name the elements its template uses; they are defined with it. */
export interface Definable extends CustomElementConstructor {
  readonly uses?: Readonly<Record<string, Definable>>;
  wkVersion?: string;
}

/** Sizes are multiples of a length that every element computes from the font size it inherits; see `tokens.ts`. */
function registerUnit(): void {
  try {
    CSS.registerProperty({
      name: '--_wk-u',
      syntax: '<length>',
      inherits: true,
      initialValue: '1px',
    });
  } catch {
    // Registered already by another copy, or not supported: then sizes inside one another multiply a little.
  }
}

/**
 * Defines a tag and those its class uses. A tag that is defined already keeps its first definition: two scripts on a
 * page do no harm, and the console says when they are of different versions.
 */
export function define(
  tag: string,
  element: Definable,
  registry: CustomElementRegistry = customElements,
): void {
  const present = registry.get(tag) as Definable | undefined;
  if (present === undefined) {
    registerUnit();
    element.wkVersion = version;
    for (const [inner, used] of Object.entries(element.uses ?? {})) define(inner, used, registry);
    registry.define(tag, element);
  } else if (present !== element && present.wkVersion !== version) {
    console.warn(
      `Wellkept: <${tag}> was already defined by version ${present.wkVersion ?? 'unknown'}; version ${version} is not ` +
        'used for it. Load the script once.',
    );
  }
}
