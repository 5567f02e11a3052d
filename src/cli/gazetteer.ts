import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { failure, problem, type FileSource, type GazetteerSpec, type Result } from '../model';
import type { StudySession } from '../study';
import { openGazetteerFolder, openGazetteerPack, type Gazetteer } from '../study/commands';
import { fetchBytes, FetchFailed, folderSource, httpSource, isHttp } from './file-sources';
import type { Job } from './job';
import { readBytes } from './read-files';
import { reasonOf, Refusal, unusable } from './refusal';
import type { Terminal } from './terminal';
import type { Stopwatch, TimedPart } from './timing';

/** What `--gazetteer` names: a folder's files (on disk or on a server), or a pack's bytes. */
type Named =
  | { readonly kind: 'folder'; readonly source: FileSource }
  | { readonly kind: 'pack'; readonly name: string; readonly bytes: Uint8Array };

/** Opens what `--gazetteer` names. Refused with status 1 where it is no gazetteer. */
export async function openGazetteer(named: string, terminal: Terminal): Promise<Gazetteer> {
  const found = await find(named, terminal);
  const opened =
    found.kind === 'folder'
      ? await openGazetteerFolder(found.source)
      : openGazetteerPack(found.bytes, found.name);
  if (!opened.ok) throw new Refusal(1, opened.problem);
  terminal.noteAll(opened.problems);
  return opened.value;
}

/** Opens it for a session; reading its files counts as loading. Refused with status 1 where it is no gazetteer. */
export async function useGazetteer(
  named: string,
  { terminal, watch }: Job,
  session: StudySession,
): Promise<GazetteerSpec | null> {
  const found = await find(named, terminal);
  const opened =
    found.kind === 'folder'
      ? await session.setGazetteer(timedSource(found.source, 'load', watch))
      : await session.setGazetteerPack(found.name, found.bytes);
  if (!opened.ok) throw new Refusal(1, opened.problem);
  terminal.noteAll(opened.problems);
  return opened.value;
}

/** The same source, the time of its reading booked under a part. */
export function timedSource(source: FileSource, part: TimedPart, watch: Stopwatch): FileSource {
  return { name: source.name, read: (path) => watch.time(part, () => source.read(path)) };
}

async function find(named: string, terminal: Terminal): Promise<Named> {
  if (isHttp(named)) return findRemote(named, terminal);
  if (!existsSync(named)) throw unusable((input) => input.gazetteerMissing(named));
  if (statSync(named).isDirectory()) return { kind: 'folder', source: folderSource(named) };
  return packOf(basename(named), readBytes(named));
}

/** A remote pack is told from a folder by its ending. */
async function findRemote(url: string, terminal: Terminal): Promise<Named> {
  if (!URL.canParse(url)) throw unusable((input) => input.fetchFailed(url, 'URL'));
  terminal.say(({ cli }) => cli.notice.fetching(url));
  if (!/\.(gz|pack|bin)$/i.test(new URL(url).pathname))
    return { kind: 'folder', source: httpSource(url) };
  try {
    const bytes = await fetchBytes(url);
    if (!bytes) throw new FetchFailed(url, '404');
    return packOf(basename(new URL(url).pathname), bytes);
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    throw unusable((input) => input.fetchFailed(error.url, error.message));
  }
}

function packOf(name: string, bytes: Uint8Array): Named {
  const opened = inflated(name, bytes);
  if (!opened.ok) throw new Refusal(1, opened.problem);
  return { kind: 'pack', name, bytes: opened.value };
}

function inflated(name: string, bytes: Uint8Array): Result<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { ok: true, value: bytes, problems: [] };
  try {
    return { ok: true, value: gunzipSync(bytes), problems: [] };
  } catch (error) {
    const facts = { reason: reasonOf(error) };
    return failure(problem('gazetteer-unreadable', 'error', { file: name }, facts));
  }
}
