/** Leaves the rest of a frame to the page: painting, scrolling and typing come first. */
const SLICE = 6;

interface Scheduling {
  readonly scheduler?: { postTask?(task: () => void): Promise<void> };
}

/** To the end of the queue: `scheduler.yield` would come back before the page's own timers. */
function breathe(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.postTask?.(() => undefined) ?? new Promise((resolve) => setTimeout(resolve));
}

/**
 * Works through `steps` without holding up a frame; undefined when stopped. `tell` hears the last
 * step of each slice; `slice` is in milliseconds.
 */
export async function inSlices<S, T>(
  steps: Generator<S, T>,
  signal: AbortSignal,
  tell?: (step: S) => void,
  slice = SLICE,
): Promise<T | undefined> {
  for (;;) {
    const end = performance.now() + slice;
    let step: IteratorResult<S, T>;
    do {
      step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    tell?.(step.value);
    await breathe();
    if (signal.aborted) return undefined;
  }
}
