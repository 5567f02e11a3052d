import type { Result } from '../model/problem';
import type { ByteSource, FileSource } from '../model/run';
import type { Gazetteer } from './gazetteer';
import { openGazetteerFolder } from './gazetteer-folder';
import { openPackFile } from './numbers/number-pack';

/** What a gazetteer may be opened from, by kind. A new kind is a line here, its row below, and its words. */
interface Inputs {
  /** A folder in the public layout, on a disk, chosen in the page or behind an address. */
  readonly folder: { readonly kind: 'folder'; readonly files: FileSource };
  readonly pack: {
    readonly kind: 'pack';
    readonly file: ByteSource;
    readonly inflate: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  };
}

export type GazetteerInput = Inputs[keyof Inputs];

interface GazetteerSource<I> {
  /** Endings of its files, as a file dialog takes them; empty for a folder. */
  readonly endings: readonly string[];
  open(input: I): Promise<Result<Gazetteer>>;
}

export const GAZETTEER_SOURCES: { readonly [K in keyof Inputs]: GazetteerSource<Inputs[K]> } = {
  folder: { endings: [], open: ({ files }) => openGazetteerFolder(files) },
  pack: {
    endings: ['.gz', '.shuseki-pack', '.pack', '.bin'],
    open: ({ file, inflate }) => openPackFile(file, inflate),
  },
};

/** Opens a gazetteer of any kind. */
export function openGazetteer<K extends keyof Inputs>(
  input: Inputs[K],
): Promise<Result<Gazetteer>> {
  return (GAZETTEER_SOURCES[input.kind] as GazetteerSource<Inputs[K]>).open(input);
}

/** Whether bytes that a server gave for a file are a page for people: no file of a gazetteer begins so. */
export function isWebPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return start.startsWith('<');
}

/** Bytes that are in memory, to be opened as a file. */
export function bytesAsFile(name: string, bytes: Uint8Array): ByteSource {
  const read = (start: number, length: number) =>
    Promise.resolve(bytes.subarray(start, Math.min(bytes.length, start + length)));
  return { name, size: bytes.length, read };
}
