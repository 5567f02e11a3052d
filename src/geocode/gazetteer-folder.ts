import { isInJapan } from '../geo/japan';
import { problem, success, failure, type Problem, type Result } from '../model/problem';
import type { FileSource, Run } from '../model/run';
import type { Gazetteer, GazetteerPlace } from './gazetteer';
import type { NumberChunk } from './numbers/number-chunk';
import { readFolderNumbers, type NumberFault } from './numbers/folder-numbers';
import type { TownRows } from './town-rows';

/**
 * A gazetteer as the public service lays it out: `ja.json` names the municipalities, `ja/<prefecture>/<municipality>.json`
 * has the towns of one. Documented by the types of @geolonia/japanese-addresses-v2. Its codes are not relied on.
 */

interface Municipalities {
  meta?: { updated?: number };
  data: {
    pref: string;
    cities: { city: string; county?: string; ward?: string; point?: [number, number] }[];
  }[];
}

interface Towns {
  data: {
    oaza_cho?: string;
    chome?: string;
    chome_n?: number;
    koaza?: string;
    point?: [number, number];
  }[];
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function isList(value: unknown): value is { data: unknown[] } {
  return typeof value === 'object' && value !== null && Array.isArray((value as Towns).data);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function chomeNumber(value: unknown): number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 1000
    ? (value as number)
    : 0;
}

/** Towns from the text of one municipality's file; null where it is not such a file. */
export function readTowns(bytes: Uint8Array): TownRows | null {
  let file: unknown;
  try {
    file = parse(bytes);
  } catch {
    return null;
  }
  if (!isList(file)) return null;
  const rows = (file as Towns).data;
  if (rows.some((row) => typeof row !== 'object' || row === null)) return null;
  return {
    count: rows.length,
    oaza: rows.map((row) => text(row.oaza_cho)),
    chome: rows.map((row) => text(row.chome)),
    chomeNumber: rows.map((row) => chomeNumber(row.chome_n)),
    koaza: rows.map((row) => text(row.koaza)),
    ...pointsOf(rows),
  };
}

/** NaN for a town without a point, and for one whose point can't be its own; those are counted. */
function pointsOf(rows: Towns['data']): Pick<TownRows, 'lng' | 'lat' | 'outside'> {
  const lng = new Float64Array(rows.length).fill(Number.NaN);
  const lat = new Float64Array(rows.length).fill(Number.NaN);
  let outside = 0;
  rows.forEach(({ point }, row) => {
    if (point === undefined || point === null) return;
    if (Array.isArray(point) && isInJapan(point[0], point[1])) [lng[row], lat[row]] = point;
    else outside++;
  });
  return outside > 0 ? { lng, lat, outside } : { lng, lat };
}

const RANGES = new TextEncoder().encode('"csv_ranges"');

/** Does the file of towns speak of files of numbers beside it? Looks at the bytes, since most of Japan's do not. */
function hasNumbers(bytes: Uint8Array): boolean {
  const [first] = RANGES;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (RANGES.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

function placePoint(point: unknown): { readonly lng: number; readonly lat: number } {
  const [lng, lat] = Array.isArray(point) ? (point as unknown[]) : [];
  return isInJapan(lng, lat)
    ? { lng: lng as number, lat: lat as number }
    : { lng: Number.NaN, lat: Number.NaN };
}

function placesOf(file: unknown): GazetteerPlace[] | null {
  if (!isList(file)) return null;
  const places: GazetteerPlace[] = [];
  for (const entry of (file as Municipalities).data) {
    if (typeof entry?.pref !== 'string' || !Array.isArray(entry.cities)) return null;
    for (const city of entry.cities) {
      if (typeof city !== 'object' || city === null) return null;
      const name = text(city.county) + text(city.city) + text(city.ward);
      // Names become paths: none may lead out of the folder.
      if (name === '' || /[\\/]/.test(entry.pref + name)) return null;
      places.push({
        prefecture: entry.pref,
        name,
        ...placePoint(city.point),
      });
    }
  }
  return places.length === 0 ? null : places;
}

/** '' for what is no date of these centuries. */
function isoDate(updated: unknown): string {
  if (typeof updated !== 'number' || !(updated >= 0 && updated < LATEST_SECONDS)) return '';
  return new Date(updated * 1000).toISOString().slice(0, 10);
}
/** The year 3000. */
const LATEST_SECONDS = 32_503_680_000;

/** Path of a municipality's file inside the folder. */
export function townsPath(place: GazetteerPlace): string {
  return `ja/${place.prefecture}/${place.name}.json`.normalize('NFC');
}

/**
 * Files that are asked for at the same time. A browser answers each read of a chosen folder after a millisecond or more of
 * waiting; a public service is not burdened by so few.
 */
const LANES = 8;

class FolderGazetteer implements Gazetteer {
  readonly source: string;
  private readonly loaded = new Map<number, TownRows>();
  private readonly missing = new Set<string>();
  private readonly broken = new Set<string>();
  /** Towns whose points can't be theirs, by their file. */
  private readonly outside = new Map<string, number>();
  private readonly chunks = new Map<number, NumberChunk>();
  private readonly faults = new Map<string, NumberFault>();

  constructor(
    private readonly files: FileSource,
    readonly places: readonly GazetteerPlace[],
    readonly date: string,
  ) {
    this.source = files.name;
  }

  async ensure(places: Iterable<number>, run?: Run): Promise<void> {
    const wanted = [...new Set(places)].filter((place) => !this.loaded.has(place));
    let next = 0;
    let done = 0;
    const lane = async (): Promise<void> => {
      try {
        while (next < wanted.length) {
          await this.load(wanted[next++]);
          run?.progress(++done / wanted.length);
          const pause = run?.checkpoint();
          if (pause) await pause;
        }
      } finally {
        // Where one lane is cancelled the others begin nothing more.
        next = wanted.length;
      }
    };
    await Promise.all(Array.from({ length: Math.min(LANES, wanted.length) }, lane));
  }

  isHere(place: number): boolean {
    return this.loaded.has(place);
  }

  rows(place: number): TownRows | null {
    return this.loaded.get(place) ?? null;
  }

  numbers(place: number): NumberChunk | null {
    return this.chunks.get(place) ?? null;
  }

  problems(): readonly Problem[] {
    const list: Problem[] = [];
    const where = { file: this.files.name };
    const tell = (
      code: 'gazetteer-file-missing' | 'gazetteer-file-broken',
      paths: ReadonlySet<string>,
    ): void => {
      const [example] = [...paths].sort();
      if (example !== undefined) {
        list.push(problem(code, 'warning', where, { files: paths.size, example }));
      }
    };
    tell('gazetteer-file-missing', this.missing);
    tell('gazetteer-file-broken', this.broken);
    const [example] = [...this.outside.keys()].sort();
    if (example !== undefined) {
      const rows = [...this.outside.values()].reduce((sum, count) => sum + count, 0);
      const facts = { files: this.outside.size, example, rows };
      list.push(problem('gazetteer-points-outside', 'warning', where, facts));
    }
    const [first] = [...this.faults].sort(([a], [b]) => (a < b ? -1 : 1));
    if (first) {
      const [example, fault] = first;
      const facts = { files: this.faults.size, example, fault };
      list.push(problem('gazetteer-numbers-broken', 'warning', where, facts));
    }
    return list;
  }

  /** A failure is noted but not kept as the answer: the next call reads the file again. */
  private async load(place: number): Promise<void> {
    const path = townsPath(this.places[place]);
    this.missing.delete(path);
    this.broken.delete(path);
    let bytes: Uint8Array | null;
    try {
      bytes = await this.files.read(path);
    } catch {
      this.broken.add(path);
      return;
    }
    if (bytes === null) {
      this.missing.add(path);
      return;
    }
    const rows = readTowns(bytes);
    if (rows === null) {
      this.broken.add(path);
      return;
    }
    this.loaded.set(place, rows);
    if (rows.outside !== undefined) this.outside.set(path, rows.outside);
    if (!hasNumbers(bytes)) return;
    const read = await readFolderNumbers(this.files, path, rows);
    for (const [file, fault] of read.faults) this.faults.set(file, fault);
    if (read.chunk) this.chunks.set(place, read.chunk);
  }
}

/**
 * Opens a folder in the layout of the public service. Reads only `ja.json`; towns are read when `ensure` asks for them.
 * Fails with 'gazetteer-unreadable' where `ja.json` is missing or not of that form.
 */
export async function openGazetteerFolder(files: FileSource): Promise<Result<Gazetteer>> {
  const fail = (reason: string): Result<Gazetteer> =>
    failure(problem('gazetteer-unreadable', 'error', { file: files.name }, { reason }));
  let bytes: Uint8Array | null;
  try {
    bytes = await files.read('ja.json');
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  if (bytes === null) return fail('ja.json');
  let file: unknown;
  try {
    file = parse(bytes);
  } catch {
    return fail('json');
  }
  const places = placesOf(file);
  if (places === null) return fail('ja.json');
  return success(
    new FolderGazetteer(files, places, isoDate((file as Municipalities).meta?.updated)),
  );
}
