import type { SessionToken } from '@wellkept/contracts';

/** Renewed so many milliseconds before its end. */
const margin = 45_000;

/** Milliseconds until a page that gives no token counts as not answering. */
const silence = 9_000;

/** Holds the present token in memory only, renews it before it ends, and asks for one at a time. */
export class TokenKeeper {
  readonly #getToken: () => Promise<SessionToken | null>;
  readonly #now: () => number;
  #token: string | null = null;
  #goodUntil = 0;
  #asking: Promise<string | null> | null = null;

  constructor(getToken: () => Promise<SessionToken | null>, now: () => number = Date.now) {
    this.#getToken = getToken;
    this.#now = now;
  }

  /** A token that is good for a while; `null` when nobody is signed in. */
  current(): Promise<string | null> {
    if (this.#token !== null && this.#now() < this.#goodUntil) return Promise.resolve(this.#token);
    return this.#ask();
  }

  /** After the server refused `used`: a newer token, asked for only if none came in the meantime. */
  renew(used: string): Promise<string | null> {
    if (this.#token !== null && this.#token !== used) return Promise.resolve(this.#token);
    this.#token = null;
    return this.#ask();
  }

  forget(): void {
    this.#token = null;
    this.#asking = null;
  }

  #ask(): Promise<string | null> {
    if (this.#asking) return this.#asking;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silent = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('No token came')), silence);
    });
    const asking = Promise.race([this.#getToken(), silent])
      .then((answer) => {
        if (this.#asking !== asking) return answer?.token ?? null; // forgotten while it was under way
        this.#token = answer?.token ?? null;
        // A device's clock may be wrong by hours; then a token is used for a minute at least, and a 401 settles it.
        const life = answer ? Date.parse(answer.expiresAt) - this.#now() : 0;
        this.#goodUntil = this.#now() + Math.min(Math.max(life - margin, 15_000), 900_000);
        return this.#token;
      })
      .finally(() => {
        clearTimeout(timer);
        if (this.#asking === asking) this.#asking = null;
      });
    this.#asking = asking;
    return asking;
  }
}
