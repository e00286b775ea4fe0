// What waits on the device, unreadable to anybody who copies its storage: each act is encrypted with a key that the
// browser keeps and never hands out. Whose it is stands there as a hash only.
import { createStore, del, delMany, get, keys, set, type UseStore } from 'idb-keyval';
import { vaultName } from '../has-kept.ts';
import type { GivenAct } from './given.ts';

/** Bytes that one person's acts may take on a device, with their files. */
const room = 20 * 2 ** 20;
/** Milliseconds after which an act is deleted, whosever it is: nobody came back for it. */
const forgotten = 30 * 24 * 3_600_000;

/** As it lies in the database. */
interface Sealed {
  /** When it was given, to forget it in time. */
  readonly at: number;
  readonly parts: readonly { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }[];
}

/** What lies there. */
export interface Listed {
  readonly acts: readonly GivenAct[];
  /** What cannot be opened any more, as when a browser lost the key: only which it is and when it was given. */
  readonly lost: readonly Pick<GivenAct, 'key' | 'at'>[];
}

/** Acts of one person. */
export interface Vault {
  /** Oldest first. */
  list(): Promise<Listed>;
  /** @returns Whether it is kept: `false` when there is no room. */
  put(act: GivenAct): Promise<boolean>;
  drop(key: string): Promise<void>;
  /** Forgets every act of this person, and the key. */
  clear(): Promise<void>;
}

/**
 * Opens the place of this owner (any words that name person, firm and API).
 * @returns `null` where a browser has no database or no cryptography: in some private windows, on plain http pages.
 */
export async function openVault(owner: string, now: number): Promise<Vault | null> {
  if (typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) return null;
  try {
    const store = createStore(vaultName, 'acts');
    const name = await digest(owner);
    const vault = new KeyedVault(store, name, await keyOf(store, name));
    await vault.forgetOld(now);
    return vault;
  } catch {
    return null;
  }
}

class KeyedVault implements Vault {
  readonly #store: UseStore;
  readonly #owner: string;
  readonly #key: CryptoKey;

  constructor(store: UseStore, owner: string, key: CryptoKey) {
    this.#store = store;
    this.#owner = owner;
    this.#key = key;
  }

  async list(): Promise<Listed> {
    const acts: GivenAct[] = [];
    const lost: Pick<GivenAct, 'key' | 'at'>[] = [];
    for (const name of await this.#mine()) {
      const sealed = await get<Sealed>(name, this.#store);
      if (!sealed) continue;
      const act = await this.#open(sealed).catch(() => null);
      if (act) acts.push(act);
      else lost.push({ key: name.slice(this.#owner.length + 1), at: sealed.at });
    }
    return { acts: acts.toSorted((a, b) => a.at - b.at), lost };
  }

  async put(act: GivenAct): Promise<boolean> {
    const sealed = await this.#seal(act);
    let taken = sizeOf(sealed);
    const own = this.#nameOf(act.key);
    for (const name of await this.#mine()) {
      const other = name === own ? undefined : await get<Sealed>(name, this.#store);
      if (other) taken += sizeOf(other);
    }
    if (taken > room) return false;
    await set(own, sealed, this.#store);
    return true;
  }

  drop(key: string): Promise<void> {
    return del(this.#nameOf(key), this.#store);
  }

  async clear(): Promise<void> {
    await delMany([...(await this.#mine()), this.#owner], this.#store);
  }

  async forgetOld(now: number): Promise<void> {
    for (const name of await keys<string>(this.#store)) {
      const sealed = await get<Partial<Sealed>>(name, this.#store);
      if (sealed?.at !== undefined && sealed.at < now - forgotten) await del(name, this.#store);
    }
  }

  async #mine(): Promise<string[]> {
    const all = await keys<string>(this.#store);
    return all.filter((name) => name.startsWith(`${this.#owner} `));
  }

  #nameOf(key: string): string {
    return `${this.#owner} ${key}`;
  }

  async #seal({ files, ...act }: GivenAct): Promise<Sealed> {
    const told = {
      ...act,
      files: files.map(({ content, ...file }) => ({ ...file, type: content.type })),
    };
    const plain = [new TextEncoder().encode(JSON.stringify(told)).buffer];
    for (const { content } of files) plain.push(await content.arrayBuffer());
    const parts = await Promise.all(
      plain.map(async (bytes) => {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        return { iv, bytes: await crypto.subtle.encrypt(this.#how(iv), this.#key, bytes) };
      }),
    );
    return { at: act.at, parts };
  }

  async #open({ parts }: Sealed): Promise<GivenAct> {
    const [first, ...rest] = await Promise.all(
      parts.map(({ iv, bytes }) => crypto.subtle.decrypt(this.#how(iv), this.#key, bytes)),
    );
    const { files, ...act } = JSON.parse(new TextDecoder().decode(first)) as Omit<
      GivenAct,
      'files'
    > & {
      files: { recommendationId: string; name: string; type: string }[];
    };
    return {
      ...act,
      files: files.map(({ type, ...file }, at) => ({
        ...file,
        content: new Blob([rest[at] as ArrayBuffer], { type }),
      })),
    };
  }

  /** The owner's name is part of what is authenticated: an act moved under another name does not open. */
  #how(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(this.#owner) };
  }
}

const sizeOf = ({ parts }: Sealed): number =>
  parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);

/** The owner's key; another tab may have made it meanwhile, then that one. */
async function keyOf(store: UseStore, owner: string): Promise<CryptoKey> {
  const held = await get<CryptoKey>(owner, store);
  if (held) return held;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return store(
    'readwrite',
    (acts) =>
      new Promise<CryptoKey>((resolve, reject) => {
        const asked = acts.get(owner);
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          try {
            if (!asked.result) acts.put(fresh, owner);
          } catch (error) {
            // Some browsers store no keys.
            reject(error as Error);
          }
          resolve((asked.result as CryptoKey | undefined) ?? fresh);
        };
      }),
  );
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
