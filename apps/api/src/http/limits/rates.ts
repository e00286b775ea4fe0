// How much one caller may ask for. Documented in docs/limits.md and in the API's description: change them together.

export interface Rate {
  /** Requests in a window. */
  readonly most: number;
  readonly seconds: number;
}

/** What is counted, and for whom. */
export interface Rates {
  /** One person, through all their tokens. */
  readonly person: Rate;
  /** One secret key. */
  readonly key: Rate;
  /** Everybody of one firm together: its keys, its staff, its customers. */
  readonly firm: Rate;
  /** One address, for what comes without valid credentials. */
  readonly address: Rate;
  /** Wrong secrets (keys, links, codes) from one address. */
  readonly wrong: Rate;
  /** Sign-in links asked for from one address. */
  readonly links: Rate;
}

export const RATES: Rates = {
  person: { most: 300, seconds: 10 },
  key: { most: 1000, seconds: 10 },
  firm: { most: 2000, seconds: 10 },
  address: { most: 300, seconds: 10 },
  wrong: { most: 30, seconds: 600 },
  links: { most: 100, seconds: 600 },
};

const isRate = (name: string): name is keyof Rates => Object.hasOwn(RATES, name);

/**
 * Reads the setting `RATE_LIMITS`, e.g. `person=600/10, firm=5000/10`: requests per seconds; what is left out keeps its default.
 * @throws With a sentence for who runs the server.
 */
export function readRates(setting: string | undefined): Rates {
  const rates: { -readonly [name in keyof Rates]: Rate } = { ...RATES };
  for (const part of (setting ?? '').split(',').map((text) => text.trim())) {
    if (part === '') continue;
    const [, name = '', most, seconds] = /^(\w+)=(\d{1,9})\/(\d{1,5})$/.exec(part) ?? [];
    if (!isRate(name) || Number(most) < 1 || Number(seconds) < 1)
      throw new Error(
        `RATE_LIMITS: “${part}” cannot be read. Write e.g. person=300/10 (requests/seconds); known are ${Object.keys(RATES).join(', ')}.`,
      );
    rates[name] = { most: Number(most), seconds: Number(seconds) };
  }
  return rates;
}
