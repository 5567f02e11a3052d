import type { FileSource } from '../../model';
import { isWebPage } from '../../study/commands';
import type { FileStore } from './gazetteer-store';

/**
 * Geolonia's public service, as its documentation states it. The one place of the app besides the map tiles that
 * speaks of another origin; nothing is asked of it before the person presses the button that says so.
 */
export const PUBLIC_SERVICE = 'https://japanese-addresses-v2.geoloniamaps.com/api/';
export const PUBLIC_SOURCE = 'Geolonia 住所データ (CC BY 4.0)';
/** What all of Japan comes to there, roughly, as of January 2024. */
export const PUBLIC_SIZE = { files: 1_900, megabytes: 30 };

export class FetchFailed extends Error {
  readonly url: string;

  constructor(url: string, reason: string) {
    super(reason);
    this.url = url;
  }
}

/** Bytes behind an address, null for 404. Rejects with FetchFailed, or with the signal's reason. */
export type FetchBytes = (url: string, signal: AbortSignal) => Promise<Uint8Array | null>;

const ATTEMPTS = 3;
const PAUSE_MS = 400;
/** After so many files that failed for good the server is taken to be gone. */
const MOST_FAILURES = 3;

/** The folder that an address means, also where it names the folder's ja.json or ja; null for what is no http(s) address. */
export function folderOfUrl(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { origin, pathname } = new URL(trimmed);
  const folder = pathname.replace(/\/+$/, '').replace(/\/ja(\.json)?$/, '');
  return `${origin}${folder}/`;
}

/** After so many milliseconds without an answer's end the server is taken to be gone. */
const PATIENCE_MS = 30_000;

/** Asks a server, three times where the failure may pass. */
export async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array | null> {
  for (let attempt = 1; ; attempt++) {
    let reason: string;
    try {
      // Only the address of the file is told to the server: no cookie, no page.
      const response = await fetch(url, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      if (response.status === 404) return null;
      if (response.ok) {
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (isWebPage(bytes)) throw new FetchFailed(url, 'web-page');
        return bytes;
      }
      reason = String(response.status);
      if (response.status < 500 && response.status !== 429) throw new FetchFailed(url, reason);
    } catch (error) {
      if (error instanceof FetchFailed || signal.aborted) throw error;
      // Browsers tell a page no more than this, each in its own words.
      reason =
        error instanceof DOMException && error.name === 'TimeoutError' ? 'slow' : 'unreachable';
    }
    if (attempt === ATTEMPTS) throw new FetchFailed(url, reason);
    await new Promise((done) => setTimeout(done, PAUSE_MS * attempt));
  }
}

/**
 * A gazetteer folder behind an http(s) address. Files that came are kept, and taken from there the next time as long as the
 * folder's `ja.json` is still the same. When the server is gone every further file fails at once.
 */
export class FetchedFolder implements FileSource {
  readonly name: string;
  readonly #kept: FileStore;
  readonly #signal: AbortSignal;
  readonly #get: FetchBytes;
  #files = 0;
  #bytes = 0;
  #failures: FetchFailed[] = [];

  constructor(folder: string, kept: FileStore, signal: AbortSignal, get: FetchBytes = fetchBytes) {
    this.name = folder;
    this.#kept = kept;
    this.#signal = signal;
    this.#get = get;
  }

  /** Files that are here, fetched now or before. */
  get files(): number {
    return this.#files;
  }
  get bytes(): number {
    return this.#bytes;
  }
  /** Why something is missing; null where all came. */
  get failure(): FetchFailed | null {
    return this.#failures[0] ?? null;
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.#signal.throwIfAborted();
    const isIndex = path === 'ja.json';
    const kept = await this.#kept.read(this.name + path);
    if (kept && !isIndex) return this.#count(kept);
    const bytes = await this.#fetch(path);
    if (!bytes) return null;
    if (isIndex && kept && !isSame(kept, bytes)) await this.#kept.clear();
    await this.#kept.keep(this.name + path, bytes);
    return this.#count(bytes);
  }

  async #fetch(path: string): Promise<Uint8Array | null> {
    if (this.#failures.length >= MOST_FAILURES) throw this.#failures[0];
    const parts = path.normalize('NFC').split('/').map(encodeURIComponent);
    try {
      return await this.#get(this.name + parts.join('/'), this.#signal);
    } catch (error) {
      if (error instanceof FetchFailed) this.#failures.push(error);
      throw error;
    }
  }

  #count(bytes: Uint8Array): Uint8Array {
    this.#files++;
    this.#bytes += bytes.length;
    return bytes;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
