import {
  prepare,
  withValue,
  type EconomicsCase,
  type EconomicsResult,
  type InputPath,
  type Prepared,
  type Sensitivity,
} from '@wellkept/economics';
import { type EconomicsInputError, refuseFaults } from '@wellkept/economics/check';
import { settlingFact } from '@wellkept/economics/sensitivity';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Settler } from './settler.ts';
import type { Word } from './work-out.ts';

/** Long enough not to run between two steps of a slider, short enough that all is settled 300 ms after the last. */
const SETTLE = 120;

/**
 * One case and what a person changed of it. The answer follows each change in the next frame with
 * the same futures; what is slower (tornado, flips) settles after the last change, in a worker or in
 * slices shorter than a frame. Nothing is worked out before the first paint.
 */
export class EconomicsModel implements ReactiveController {
  /** Null until worked out, and while `error` stands. */
  result: EconomicsResult | null = null;
  /** The firm's numbers, untouched. */
  original: EconomicsResult | null = null;
  /** Tornado and flips: of the numbers as they stand when `settled`, else of those just before. */
  sensitivity: Sensitivity | null = null;
  settled = false;
  /** Whether tornado and flips are being worked out, or worked out finer than they stand. */
  working = false;
  error: Error | null = null;
  /** How many futures are drawn; taken with the next case. */
  futures = 10_000;
  readonly #host: ReactiveControllerHost;
  readonly #tellProgress: (share: number) => void;
  #case: EconomicsCase | null = null;
  #prepared: Prepared | null = null;
  #changes = new Map<InputPath, { value: number; unit: string }>();
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Stops the tornado being worked out for numbers that have changed since. */
  #settling = new AbortController();
  readonly #settler = new Settler();
  #settles = true;

  /** `tellProgress` hears how far the longer work is, 0 to 1, too often to render for. */
  constructor(host: ReactiveControllerHost, tellProgress: (share: number) => void) {
    this.#host = host;
    this.#tellProgress = tellProgress;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#case && !this.original) this.#start();
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#stopSettling();
    this.#settler.close();
  }

  /** Whether what is slower is shown at all; nobody waits for it at a glance. Default true. */
  set settles(value: boolean) {
    if (this.#settles === value) return;
    this.#settles = value;
    if (value && this.result && !this.settled) this.#settle();
  }

  get case(): EconomicsCase | null {
    return this.#case;
  }

  /** What was changed, by path, in the case's units. */
  get changes(): ReadonlyMap<InputPath, { readonly value: number }> {
    return this.#changes;
  }

  /** Takes another case, with changes made to it earlier. */
  use(given: EconomicsCase | null, changes: Readonly<Record<InputPath, number>> = {}): void {
    this.#case = given;
    this.#changes = new Map(
      Object.entries(changes).map(([path, value]) => [path, { value, unit: '' }]),
    );
    this.result = this.original = this.sensitivity = this.#prepared = this.error = null;
    this.settled = false;
    if (given) this.#start();
  }

  set(path: InputPath, value: number, unit: string): void {
    this.#changes.set(path, { value, unit });
    this.#follow();
  }

  /** Back to the firm's number, or to all of them. */
  reset(path?: InputPath): void {
    if (path === undefined) this.#changes.clear();
    else this.#changes.delete(path);
    this.#follow();
  }

  /** The case with the changes in it. */
  get current(): EconomicsCase | null {
    let changed = this.#case;
    if (!changed) return null;
    for (const [path, { value, unit }] of this.#changes)
      changed = withValue(changed, path, value, unit);
    return changed;
  }

  /** After the frame that shows the skeleton. */
  #start(): void {
    cancelAnimationFrame(this.#frame);
    this.#stopSettling();
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#timer = setTimeout(() => this.#first());
    });
  }

  #first(): void {
    if (!this.#case) return;
    try {
      refuseFaults(this.#case);
      this.#prepared = prepare(this.#case, { futures: this.futures });
      if (this.#settles) this.#settler.prepare();
      this.original = this.#prepared.evaluate();
      this.result = this.original;
    } catch (error) {
      this.#refuse(error);
      return;
    }
    if (this.#changes.size > 0) this.#follow();
    else this.#settle();
    this.#host.requestUpdate();
  }

  #follow(): void {
    this.settled = false;
    this.#stopSettling();
    // One answer a frame, however many changes came before it.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#evaluate();
      this.#host.requestUpdate();
    });
  }

  #evaluate(): void {
    const current = this.current;
    if (!current || !this.#prepared) return;
    try {
      refuseFaults(current);
      this.result = this.#changes.size > 0 ? this.#prepared.evaluate(current) : this.original;
      this.error = null;
      this.#settle();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #settle(): void {
    this.#stopSettling();
    if (!this.#settles) return;
    const { signal } = this.#settling;
    this.#timer = setTimeout(() => void this.#workOut(signal), SETTLE);
  }

  #stopSettling(): void {
    clearTimeout(this.#timer);
    this.#settling.abort();
    this.#settling = new AbortController();
    this.working = false;
  }

  async #workOut(signal: AbortSignal): Promise<void> {
    const { current, result } = this;
    if (!current || !result) return;
    this.working = true;
    await this.#settler.ask({ case: current, result }, signal, (word) => this.#hear(word, result));
  }

  #hear(word: Word, of: EconomicsResult): void {
    if ('share' in word) {
      this.#tellProgress(word.share);
      return;
    }
    const { found, final } = word;
    this.sensitivity = found;
    this.settled = true;
    this.working = !final;
    if (of.verdict && found)
      this.result = { ...of, verdict: { ...of.verdict, settlingFact: settlingFact(found) } };
    this.#host.requestUpdate();
  }

  #refuse(error: unknown): void {
    this.result = null;
    this.error = error instanceof Error ? error : new Error(String(error));
    this.#host.requestUpdate();
  }
}

/** Two copies of the engine may meet on a page, so its errors are told by their name. */
export function inputError(error: unknown): EconomicsInputError | null {
  return error instanceof Error && error.name === 'EconomicsInputError'
    ? (error as EconomicsInputError)
    : null;
}
