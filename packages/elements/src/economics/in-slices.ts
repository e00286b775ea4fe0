/** Leaves the rest of a frame to the page: painting, scrolling and typing come first. */
const SLICE = 6;

interface Scheduling {
  readonly scheduler?: { postTask?(task: () => void): Promise<void> };
}

/** To the end of the page's queue: `scheduler.yield` would come back before the page's own timers. */
function breathe(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.postTask?.(() => undefined) ?? new Promise((resolve) => setTimeout(resolve));
}

/** Works through `steps` on the main thread without holding up a frame; undefined when stopped. */
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await breathe();
    if (signal.aborted) return undefined;
  }
}
