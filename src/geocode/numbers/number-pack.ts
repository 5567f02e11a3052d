import * as v from 'valibot';
import { failure, problem, success, type Problem, type Result } from '../../model/problem';
import { schemaFault } from '../../model/schema-fault';
import type { ByteSource, Run } from '../../model/run';
import type { Gazetteer } from '../gazetteer';
import { openGazetteerPack } from '../pack-decode';
import { crc32 } from '../../model/crc32';
import { NumberChunk } from './number-chunk';

/**
 * A pack with numbers: magic, length of the header (u32), header, the pack of the towns (gzipped or not), then a chunk for each
 * municipality. Only the header and the towns are read on opening; a chunk is read when its municipality is asked for.
 */
export const NUMBER_PACK_MAGIC = 'SHUSEKIN';
const PREAMBLE = 12;
/** Chunks that are held at the same time come to no more than this, but for those of one request. */
const MOST_HELD_BYTES = 48e6;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HEADER = v.object({
  towns: count,
  chunks: v.array(v.object({ place: count, bytes: count, crc: count })),
});
type Chunk = v.InferOutput<typeof HEADER>['chunks'][number];

/** The parts of a pack with the numbers that the gazetteer has; `towns` is its pack without them, as it is to be kept. */
export function encodeNumberPack(gazetteer: Gazetteer, towns: Uint8Array): Uint8Array[] {
  const chunks: Chunk[] = [];
  const parts: Uint8Array[] = [];
  for (let place = 0; place < gazetteer.places.length; place++) {
    const bytes = gazetteer.numbers(place)?.bytes;
    if (!bytes) continue;
    chunks.push({ place, bytes: bytes.length, crc: crc32(bytes) });
    parts.push(bytes);
  }
  const header = new TextEncoder().encode(JSON.stringify({ towns: towns.length, chunks }));
  const start = new Uint8Array(PREAMBLE);
  start.set(new TextEncoder().encode(NUMBER_PACK_MAGIC));
  new DataView(start.buffer).setUint32(8, header.length, true);
  return [start, header, towns, ...parts];
}

/** Has the gazetteer numbers for any of its places? */
export function hasNumbers(gazetteer: Gazetteer): boolean {
  return gazetteer.places.some((_, place) => gazetteer.numbers(place) !== null);
}

class NumberPack implements Gazetteer {
  readonly source: string;
  readonly date: string;
  readonly places: Gazetteer['places'];
  private readonly at = new Map<number, Chunk & { readonly start: number }>();
  private readonly held = new Map<number, NumberChunk>();
  private readonly faults = new Map<string, 'cut' | 'form' | 'unread'>();
  private heldBytes = 0;

  constructor(
    private readonly towns: Gazetteer,
    private readonly file: ByteSource,
    chunks: readonly Chunk[],
    start: number,
  ) {
    this.source = towns.source;
    this.date = towns.date;
    this.places = towns.places;
    for (const chunk of chunks) {
      this.at.set(chunk.place, { ...chunk, start });
      start += chunk.bytes;
    }
  }

  async ensure(places: Iterable<number>, run?: Run): Promise<void> {
    const wanted = [...places];
    await this.towns.ensure(wanted, run);
    const absent = wanted.filter((place) => this.at.has(place) && !this.held.has(place));
    if (absent.length > 0 && this.heldBytes > MOST_HELD_BYTES) this.release(new Set(wanted));
    for (const place of absent) await this.load(place);
  }

  isHere(place: number): boolean {
    return this.towns.isHere(place) && (!this.at.has(place) || this.held.has(place));
  }

  rows(place: number) {
    return this.towns.rows(place);
  }

  numbers(place: number): NumberChunk | null {
    return this.held.get(place) ?? null;
  }

  problems(): readonly Problem[] {
    const [first] = this.faults;
    if (!first) return this.towns.problems();
    const facts = { files: this.faults.size, example: first[0], fault: first[1] };
    const where = { file: this.file.name };
    const broken = problem('gazetteer-numbers-broken', 'warning', where, facts);
    return [...this.towns.problems(), broken];
  }

  private release(kept: ReadonlySet<number>): void {
    for (const [place, chunk] of this.held) {
      if (kept.has(place)) continue;
      this.held.delete(place);
      this.heldBytes -= chunk.bytes.length;
    }
  }

  private async load(place: number): Promise<void> {
    const { start, bytes: length, crc } = this.at.get(place) as Chunk & { start: number };
    const { prefecture, name } = this.places[place];
    this.faults.delete(prefecture + name);
    try {
      const bytes = await this.file.read(start, length);
      if (bytes.length < length) this.faults.set(prefecture + name, 'cut');
      else if (crc32(bytes) !== crc) this.faults.set(prefecture + name, 'form');
      else {
        this.held.set(place, new NumberChunk(bytes));
        this.heldBytes += length;
      }
    } catch (error) {
      this.faults.set(prefecture + name, error instanceof RangeError ? 'form' : 'unread');
    }
  }
}

/**
 * Opens a pack, with numbers or without. `inflate` takes gzip off bytes that have it. Fails with 'gazetteer-unreadable'; a broken
 * chunk is noted when it is asked for, and its municipality has its towns only.
 */
export async function openPackFile(
  file: ByteSource,
  inflate: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<Result<Gazetteer>> {
  const fail = (reason: string): Result<Gazetteer> =>
    failure(problem('gazetteer-unreadable', 'error', { file: file.name }, { reason }));
  try {
    const start = await file.read(0, PREAMBLE);
    const text = new TextDecoder();
    if (text.decode(start.subarray(0, 8)) !== NUMBER_PACK_MAGIC)
      return openGazetteerPack(await inflate(await file.read(0, file.size)), file.name);
    const length = new DataView(start.buffer, start.byteOffset).getUint32(8, true);
    const data: unknown = JSON.parse(text.decode(await file.read(PREAMBLE, length)));
    const checked = v.safeParse(HEADER, data, { abortEarly: true });
    if (!checked.success) return fail(schemaFault(checked.issues[0]));
    const header = checked.output;
    const at = PREAMBLE + length;
    const towns = openGazetteerPack(await inflate(await file.read(at, header.towns)), file.name);
    if (!towns.ok) return towns;
    if (header.chunks.some(({ place }) => !towns.value.places[place])) return fail('counts');
    return success(new NumberPack(towns.value, file, header.chunks, at + header.towns));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
