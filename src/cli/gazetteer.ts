import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ByteSource, FileSource, GazetteerSpec, Result } from '../model';
import type { StudySession } from '../study';
import {
  bytesAsFile,
  openGazetteer as open,
  withoutNumbers,
  type Gazetteer,
  type GazetteerInput,
} from '../study/commands';
import { fetchBytes, FetchFailed, folderSource, httpSource, isHttp } from './file-sources';
import type { Job } from './job';
import { Refusal, unusable } from './refusal';
import type { Terminal } from './terminal';
import type { Stopwatch, TimedPart } from './timing';
import type { OutputSet } from './write-files';

/** Opens what `--gazetteer` names. Refused with status 1 where it is no gazetteer. */
export async function openGazetteer(named: string, terminal: Terminal): Promise<Gazetteer> {
  const opened = await open(await find(named, terminal));
  if (!opened.ok) throw new Refusal(1, opened.problem);
  terminal.noteAll(opened.problems);
  return opened.value;
}

/** Whether a gazetteer is on this machine, where each thread can open it for itself. Refused with status 1 where it is not there. */
export function isLocalGazetteer(named: string): boolean {
  if (isHttp(named)) return false;
  findLocal(named);
  return true;
}

/** Opens a folder or a pack on this machine. */
export function openLocalGazetteer(path: string): Promise<Result<Gazetteer>> {
  return open(findLocal(path));
}

/** Opens it for a session; reading its files counts as loading. Refused with status 1 where it is no gazetteer. */
export async function useGazetteer(
  named: string,
  { terminal, watch, outputs }: Job,
  session: StudySession,
): Promise<GazetteerSpec | null> {
  protectGazetteer(named, outputs);
  const found = await find(named, terminal);
  const input =
    found.kind === 'folder' ? { ...found, files: timedSource(found.files, 'load', watch) } : found;
  const opened = await session.setGazetteer(input);
  if (!opened.ok) throw new Refusal(1, opened.problem);
  terminal.noteAll(opened.problems);
  return opened.value;
}

/** No output takes the place of a gazetteer's own files. */
export function protectGazetteer(named: string, outputs: OutputSet): void {
  if (isHttp(named) || !existsSync(named)) return;
  const isFolder = statSync(named).isDirectory();
  const files = isFolder ? [join(named, 'ja.json'), join(named, 'ja')] : [named];
  for (const file of files) outputs.reads(file);
}

/** The same source, the time of its reading booked under a part. */
export function timedSource(source: FileSource, part: TimedPart, watch: Stopwatch): FileSource {
  return { name: source.name, read: (path) => watch.time(part, () => source.read(path)) };
}

async function find(named: string, terminal: Terminal): Promise<GazetteerInput> {
  return isHttp(named) ? findRemote(named, terminal) : findLocal(named);
}

function findLocal(named: string): GazetteerInput {
  if (!existsSync(named)) throw unusable((input) => input.gazetteerMissing(named));
  if (statSync(named).isDirectory()) return { kind: 'folder', files: folderSource(named) };
  return packOf(fileOnDisk(named));
}

/** A remote pack is told from a folder by its ending. Nobody who names an address has said that numbers may be fetched. */
async function findRemote(url: string, terminal: Terminal): Promise<GazetteerInput> {
  if (!URL.canParse(url)) throw unusable((input) => input.fetchFailed(url, 'URL'));
  terminal.say(({ cli }) => cli.notice.fetching(url));
  if (!/\.(gz|pack|bin)$/i.test(new URL(url).pathname))
    return { kind: 'folder', files: withoutNumbers(httpSource(url)) };
  try {
    const bytes = await fetchBytes(url);
    if (!bytes) throw new FetchFailed(url, '404');
    return packOf(bytesAsFile(basename(new URL(url).pathname), bytes));
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    throw unusable((input) => input.fetchFailed(error.url, error.message));
  }
}

export function packOf(file: ByteSource): GazetteerInput {
  return { kind: 'pack', file, inflate };
}

/** A file whose parts are read when they are needed; it stays open until the process ends. */
function fileOnDisk(path: string): ByteSource {
  const { size } = statSync(path);
  let descriptor: number | null = null;
  const read = (start: number, length: number): Uint8Array => {
    descriptor ??= openSync(path, 'r');
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - start)));
    let done = 0;
    while (done < bytes.length) {
      const got = readSync(descriptor, bytes, done, bytes.length - done, start + done);
      if (got === 0) break;
      done += got;
    }
    if (start === 0 && length === size) {
      closeSync(descriptor);
      descriptor = null;
    }
    return bytes.subarray(0, done);
  };
  return {
    name: basename(path),
    size,
    read: (start, length) => new Promise((done) => done(read(start, length))),
  };
}

function inflate(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
