import * as v from 'valibot';
import { isInJapan } from '../geo/japan';
import { crc32 } from '../model/crc32';
import { failure, problem, success, type Problem, type Result } from '../model/problem';
import { schemaFault } from '../model/schema-fault';
import type { Gazetteer, GazetteerPlace } from './gazetteer';
import { townsPath } from './gazetteer-folder';
import {
  ByteReader,
  KIND,
  PACK_MAGIC,
  PACK_VERSION,
  PREAMBLE_BYTES,
  SECTIONS,
  UNITS_PER_DEGREE,
  unzigzag,
  usualChome,
  type PackHeader,
  type Section,
} from './pack-format';
import type { TownRows } from './town-rows';

/** A pack's header and its sections, checked. */
export interface Pack {
  readonly header: PackHeader;
  readonly sections: Readonly<Record<Section, Uint8Array>>;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HEADER = v.object({
  source: v.string(),
  date: v.string(),
  places: count,
  towns: count,
  sections: v.pipe(v.array(count), v.length(SECTIONS.length)),
});

function readHeader(bytes: Uint8Array): PackHeader | string {
  if (bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) return 'compressed';
  if (bytes.length < PREAMBLE_BYTES) return 'too short';
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, PACK_MAGIC.length)) !== PACK_MAGIC) return 'not a pack';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint16(8, true);
  if (version !== PACK_VERSION) return `version ${version}`;
  const length = view.getUint32(10, true);
  if (PREAMBLE_BYTES + length > bytes.length) return 'cut off';
  if (crc32(bytes.subarray(PREAMBLE_BYTES)) !== view.getUint32(14, true)) return 'checksum';
  let data: unknown;
  try {
    data = JSON.parse(text.decode(bytes.subarray(PREAMBLE_BYTES, PREAMBLE_BYTES + length)));
  } catch {
    return 'header';
  }
  const read = v.safeParse(HEADER, data, { abortEarly: true });
  if (!read.success) return schemaFault(read.issues[0]);
  const header = read.output;
  const body = header.sections.reduce((sum, part) => sum + part, 0);
  return body === bytes.length - PREAMBLE_BYTES - length ? header : 'counts';
}

/**
 * Checks a pack (magic, version, checksum, counts) and cuts it into its sections; nothing is copied. Takes the bytes
 * uncompressed. Fails with 'gazetteer-unreadable', whose reason names what did not hold.
 */
export function decodePack(bytes: Uint8Array, name = ''): Result<Pack> {
  const header = readHeader(bytes);
  if (typeof header === 'string') return unreadable(name, header);
  let at = bytes.length - header.sections.reduce((sum, part) => sum + part, 0);
  const sections = {} as Record<Section, Uint8Array>;
  SECTIONS.forEach((section, index) => {
    sections[section] = bytes.subarray(at, at + header.sections[index]);
    at += header.sections[index];
  });
  return success({ header, sections });
}

function unreadable<T>(file: string, reason: string): Result<T> {
  return failure(problem('gazetteer-unreadable', 'error', { file }, { reason }));
}

function lines(bytes: Uint8Array, from = 0, to = bytes.length): string[] {
  if (to <= from) return [];
  const list = new TextDecoder().decode(bytes.subarray(from, to)).split('\n');
  list.pop();
  return list;
}

const LINE_END = 10;

/** Where the line behind the one at `from` begins. */
function nextLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] !== LINE_END) if (++at >= bytes.length) throw new RangeError('a line too few');
  return at + 1;
}

/** Where each place's rows start in the streams of the pack: rows, numbers and points by their count, lines by their bytes. */
interface Cursor {
  row: number;
  /** The 大字 at hand, which the row before may share, and the next one. */
  oaza: number;
  nextOaza: number;
  number: number;
  chome: number;
  koaza: number;
  point: number;
}

class PackGazetteer implements Gazetteer {
  readonly source: string;
  readonly date: string;
  readonly places: readonly GazetteerPlace[];
  private readonly kinds: Uint8Array;
  private readonly chomeNumbers: Uint16Array;
  private readonly counts: Int32Array;
  private readonly starts: readonly Cursor[];
  private readonly asked = new Set<number>();

  constructor(
    private readonly pack: Pack,
    private readonly name: string,
  ) {
    const { header, sections } = pack;
    this.source = header.source;
    this.date = header.date;
    this.kinds = sections.kinds;
    const points = new ByteReader(sections.placePoints);
    this.places = lines(sections.placeNames).map((line) => {
      const [prefecture, place] = line.split('\t');
      if (place === undefined) throw new RangeError('a name without its separator');
      const lng = points.signed() / UNITS_PER_DEGREE;
      return { prefecture, name: place, lng, lat: points.signed() / UNITS_PER_DEGREE };
    });
    const counts = new ByteReader(sections.rowCounts);
    const stated = this.places.map(() => counts.number() - 1);
    // Before anything is made of so many rows.
    const rows = stated.reduce((sum, count) => sum + Math.max(count, 0), 0);
    if (rows !== this.kinds.length) throw new RangeError('counts');
    this.counts = Int32Array.from(stated);
    if (rows > 0 && !(this.kinds[0] & KIND.newOaza)) throw new RangeError('a town without a name');
    this.starts = this.findStarts();
    const numbers = new ByteReader(sections.chomeNumbers);
    this.chomeNumbers = new Uint16Array(this.starts[this.starts.length - 1].number);
    for (let i = 0; i < this.chomeNumbers.length; i++) this.chomeNumbers[i] = numbers.number();
  }

  /** Do the streams hold what the header promises? */
  isWhole(): boolean {
    const { header, sections } = this.pack;
    const end = this.starts[this.starts.length - 1];
    return (
      this.places.length === header.places &&
      end.row === header.towns &&
      end.row === this.kinds.length &&
      end.nextOaza === sections.oaza.length &&
      end.chome === sections.chome.length &&
      end.koaza === sections.koaza.length &&
      end.point * 4 === sections.lng.length &&
      end.point * 4 === sections.lat.length
    );
  }

  async ensure(places: Iterable<number>): Promise<void> {
    for (const place of places) this.asked.add(place);
  }

  isHere(place: number): boolean {
    return this.asked.has(place);
  }

  rows(place: number): TownRows | null {
    const count = this.counts[place];
    if (count < 0) return null;
    const { kinds } = this;
    const at = { ...this.starts[place] };
    const next = this.starts[place + 1];
    const { sections } = this.pack;
    const oazaNames = lines(sections.oaza, at.oaza, next.nextOaza);
    const chomeNames = lines(sections.chome, at.chome, next.chome);
    const koazaNames = lines(sections.koaza, at.koaza, next.koaza);
    // The first place's first 大字 is new, of another the first may be the one before.
    let [oazaAt, chomeAt, koazaAt] = [at.oaza === at.nextOaza ? -1 : 0, 0, 0];
    const oaza = new Array<string>(count);
    const chome = new Array<string>(count);
    const koaza = new Array<string>(count);
    const chomeNumber = new Uint16Array(count);
    const lng = new Float64Array(count).fill(Number.NaN);
    const lat = new Float64Array(count).fill(Number.NaN);
    let x = Math.round(this.places[place].lng * UNITS_PER_DEGREE);
    let y = Math.round(this.places[place].lat * UNITS_PER_DEGREE);
    for (let i = 0; i < count; i++) {
      const kind = kinds[at.row + i];
      if (kind & KIND.newOaza) oazaAt++;
      oaza[i] = oazaNames[oazaAt];
      if (kind & KIND.chome) chomeNumber[i] = this.chomeNumbers[at.number++];
      if (kind & KIND.oddChome) chome[i] = chomeNames[chomeAt++];
      else chome[i] = kind & KIND.chome ? usualChome(chomeNumber[i]) : '';
      koaza[i] = kind & KIND.koaza ? koazaNames[koazaAt++] : '';
      if (kind & KIND.noPoint) continue;
      x += this.step(sections.lng, at.point);
      y += this.step(sections.lat, at.point);
      at.point++;
      if (!isInJapan(x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE)) continue;
      lng[i] = x / UNITS_PER_DEGREE;
      lat[i] = y / UNITS_PER_DEGREE;
    }
    return { count, oaza, chome, chomeNumber, koaza, lng, lat };
  }

  numbers(): null {
    return null;
  }

  problems(): readonly Problem[] {
    const absent = [...this.asked].filter((place) => this.counts[place] < 0);
    if (absent.length === 0) return [];
    const [example] = absent.map((place) => townsPath(this.places[place])).sort();
    const facts = { files: absent.length, example };
    return [problem('gazetteer-file-missing', 'warning', { file: this.name }, facts)];
  }

  private step(planes: Uint8Array, point: number): number {
    const size = planes.length / 4;
    return unzigzag(
      planes[point] +
        planes[point + size] * 0x100 +
        planes[point + 2 * size] * 0x10000 +
        planes[point + 3 * size] * 0x1000000,
    );
  }

  private findStarts(): Cursor[] {
    const at: Cursor = { row: 0, oaza: 0, nextOaza: 0, number: 0, chome: 0, koaza: 0, point: 0 };
    const starts: Cursor[] = [];
    const { oaza, chome, koaza } = this.pack.sections;
    for (const count of this.counts) {
      starts.push({ ...at });
      for (let end = at.row + Math.max(count, 0); at.row < end; at.row++) {
        const kind = this.kinds[at.row];
        if (kind & KIND.newOaza) {
          at.oaza = at.nextOaza;
          at.nextOaza = nextLine(oaza, at.oaza);
        }
        if (kind & KIND.chome) at.number++;
        if (kind & KIND.oddChome) at.chome = nextLine(chome, at.chome);
        if (kind & KIND.koaza) at.koaza = nextLine(koaza, at.koaza);
        if (!(kind & KIND.noPoint)) at.point++;
      }
    }
    starts.push(at);
    return starts;
  }
}

/**
 * Opens a pack that `encodePack` made, uncompressed. All towns are there at once: `ensure` has nothing to wait for. Takes
 * some hundred milliseconds for Japan. Fails with 'gazetteer-unreadable'.
 */
export function openGazetteerPack(bytes: Uint8Array, name = ''): Result<Gazetteer> {
  const pack = decodePack(bytes, name);
  if (!pack.ok) return pack;
  try {
    const gazetteer = new PackGazetteer(pack.value, name);
    return gazetteer.isWhole() ? success(gazetteer) : unreadable(name, 'counts');
  } catch (error) {
    if (error instanceof RangeError) return unreadable(name, 'counts');
    throw error;
  }
}
