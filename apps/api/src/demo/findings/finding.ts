import type { OptionFamily, Severity } from '@wellkept/contracts';

/** A drawn scene of `pictures/`. */
export type SceneName =
  | 'rooftop'
  | 'coil'
  | 'burner'
  | 'lift-door'
  | 'lift-rope'
  | 'engine'
  | 'battery'
  | 'mast'
  | 'rollers'
  | 'oven'
  | 'fan'
  | 'panel';

export interface OptionText {
  readonly family: OptionFamily;
  readonly title: string;
  readonly scope: string;
  /** Whole euro, about. 0 for waiting. */
  readonly price: number;
  readonly readyDays?: number;
  readonly warrantyMonths?: number;
  readonly minutes?: number;
  readonly suggested?: true;
  /** What the price is made of: text, how many, of what, whole euro for one. Told where the price is exactly this. */
  readonly lines?: readonly (readonly [string, number, string, number])[];
}

export interface ReadingText {
  readonly label: string;
  readonly unit: string;
  /** From the first earlier value to today's: the trend that made the technician speak up. */
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
  readonly upper?: number;
  readonly lower?: number;
  readonly limitSource: string;
  readonly instrument: string;
}

/** One kind of finding; `{v}` stands for today's reading, `{tag}` for the unit. */
export interface Finding {
  readonly title: string;
  readonly severity: Severity;
  readonly found: string;
  readonly suggest: string;
  readonly why: string;
  readonly goal?: string;
  readonly wait: {
    readonly text: string;
    readonly note?: string;
    readonly chance?: number;
    readonly months?: number;
    readonly cost?: number;
    readonly source?: string;
  };
  readonly reading?: ReadingText;
  readonly words: string;
  readonly confidence: number;
  readonly caption: string;
  readonly alt: string;
  readonly scene: SceneName;
  readonly options: readonly OptionText[];
}

/** Doing nothing yet, said as an option of its own. */
export const wait = (scope: string): OptionText => ({
  family: 'wait',
  title: 'Wait and watch',
  scope,
  price: 0,
});
