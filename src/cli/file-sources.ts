import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileSource } from '../model';
import { isWebPage } from '../study/commands';
import { reasonOf } from './refusal';

/**
 * A folder on disk. Names are found whatever their Unicode form (macOS and unpacked archives may have NFD), and only inside
 * the folder. Called by the folder's own name, as a browser calls it.
 */
export function folderSource(folder: string): FileSource {
  const listings = new Map<string, ReadonlyMap<string, string>>();
  const listing = (path: string) => {
    let names = listings.get(path);
    if (!names) {
      const found = existsSync(path) ? readdirSync(path) : [];
      names = new Map(found.map((name) => [name.normalize('NFC'), name]));
      listings.set(path, names);
    }
    return names;
  };
  return {
    name: basename(resolve(folder)),
    async read(path) {
      let at = folder;
      for (const part of path.normalize('NFC').split('/')) {
        const name = listing(at).get(part);
        if (name === undefined) return null;
        at = join(at, name);
      }
      return readFileSync(at);
    },
  };
}

const ATTEMPTS = 3;
const PAUSE_MS = 500;
const PATIENCE_MS = 30_000;

/** A fetch that failed for good: which address, and why. */
export class FetchFailed extends Error {
  readonly url: string;

  constructor(url: string, reason: string) {
    super(reason);
    this.url = url;
  }
}

/** A folder behind an http(s) address that a person named. Failures that may pass are tried again; 404 is no file. */
export function httpSource(address: string): FileSource {
  const base = baseOf(address);
  return {
    name: base,
    async read(path) {
      const parts = path.normalize('NFC').split('/');
      if (parts.some((part) => part === '' || part === '.' || part === '..')) return null;
      return fetchBytes(base + parts.map(encodeURIComponent).join('/'));
    },
  };
}

export function isHttp(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** The folder that an address means, also where it names the folder's ja.json or ja. */
export function baseOf(address: string): string {
  return `${address.replace(/\/+$/, '').replace(/\/ja(\.json)?$/, '')}/`;
}

/** The bytes behind an address, null for 404. Rejects with FetchFailed. */
export async function fetchBytes(url: string): Promise<Uint8Array | null> {
  for (let attempt = 1; ; attempt++) {
    let reason: string;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (response.status === 404) return null;
      if (response.ok) {
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (isWebPage(bytes)) throw new FetchFailed(url, 'web-page');
        return bytes;
      }
      reason = String(response.status);
      if (response.status < 500 && response.status !== 429) throw new FetchFailed(url, reason);
    } catch (error) {
      if (error instanceof FetchFailed) throw error;
      reason = reasonOf((error as { cause?: unknown }).cause ?? error);
    }
    if (attempt === ATTEMPTS) throw new FetchFailed(url, reason);
    await new Promise((done) => setTimeout(done, PAUSE_MS * attempt));
  }
}

/** The same source, its files kept in a folder, from where they are taken the next time. */
export function keptSource(source: FileSource, folder: string): FileSource {
  const kept = folderSourceWithoutListing(folder);
  return {
    name: source.name,
    async read(path) {
      const known = kept(path);
      if (known) return known;
      const bytes = await source.read(path);
      if (!bytes) return null;
      const target = join(folder, ...path.split('/'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(`${target}.part`, bytes);
      renameSync(`${target}.part`, target);
      return bytes;
    },
  };
}

function folderSourceWithoutListing(folder: string) {
  return (path: string): Uint8Array | null => {
    const target = join(folder, ...path.split('/'));
    return existsSync(target) ? readFileSync(target) : null;
  };
}
