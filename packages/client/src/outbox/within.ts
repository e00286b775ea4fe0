/** Milliseconds a browser's storage may take; some never answer, as in a window that was long asleep. */
const patience = 2_000;

/** What the storage answers, or something else when it does not answer in time. */
export async function within<T, Else>(work: Promise<T>, instead: Else): Promise<T | Else> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Else>((resolve) => {
    timer = setTimeout(() => resolve(instead), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
