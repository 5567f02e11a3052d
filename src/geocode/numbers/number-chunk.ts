import { joinedBytes } from '../../model/bytes';
import { ByteReader, ByteWriter, UNITS_PER_DEGREE } from '../pack-format';
import type { NumberKind, TownNumbers } from './number-rows';

/**
 * The numbers of one municipality as bytes: what a pack holds of them, and what is kept in memory until a town is asked for.
 * LEB128 throughout: the number of sections, for each its kind, name and length, then the sections. A section's numbers are
 * differences from the one before, its points too, in millionths of a degree. docs/geocoding.md describes every byte.
 */
const KINDS: readonly NumberKind[] = ['residence', 'parcel'];

/** Section by kind and by the name of the town as the gazetteer writes it. */
export type MunicipalityNumbers = Readonly<Record<NumberKind, ReadonlyMap<string, TownNumbers>>>;

function encodeSection(numbers: TownNumbers): Uint8Array {
  const out = new ByteWriter();
  const { count, first, second, third, lng, lat, other } = numbers;
  out.number(count);
  let [a, x, y] = [0, 0, 0];
  const point = (east: number, north: number): void => {
    const [toX, toY] = [Math.round(east * UNITS_PER_DEGREE), Math.round(north * UNITS_PER_DEGREE)];
    out.signed(toX - x);
    out.signed(toY - y);
    [x, y] = [toX, toY];
  };
  for (let row = 0; row < count; row++) {
    // Most lots have no third part: it is told with the second.
    out.number(first[row] - a);
    out.number((second[row] + 1) * 2 + (third[row] >= 0 ? 1 : 0));
    if (third[row] >= 0) out.number(third[row]);
    point(lng[row], lat[row]);
    a = first[row];
  }
  out.number(other.size);
  for (const [name, place] of other) {
    out.text(name);
    point(place.lng, place.lat);
  }
  return out.done();
}

function decodeSection(kind: NumberKind, bytes: Uint8Array): TownNumbers {
  const reader = new ByteReader(bytes);
  const count = reader.number();
  // Five bytes at least for a number: a count that promises more is a broken section.
  if (count * 4 > bytes.length) throw new RangeError('section is too short');
  const column = () => new Int32Array(count);
  const [first, second, third] = [column(), column(), column()];
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  let [a, x, y] = [0, 0, 0];
  for (let row = 0; row < count; row++) {
    a += reader.number();
    const told = reader.number();
    first[row] = a;
    second[row] = Math.floor(told / 2) - 1;
    third[row] = told % 2 === 1 ? reader.number() : -1;
    lng[row] = (x += reader.signed()) / UNITS_PER_DEGREE;
    lat[row] = (y += reader.signed()) / UNITS_PER_DEGREE;
  }
  const other = new Map<string, { lng: number; lat: number }>();
  for (let left = reader.number(); left > 0; left--) {
    const name = reader.text();
    const east = (x += reader.signed()) / UNITS_PER_DEGREE;
    other.set(name, { lng: east, lat: (y += reader.signed()) / UNITS_PER_DEGREE });
  }
  return { kind, count, first, second, third, lng, lat, other };
}

export function encodeNumbers(towns: MunicipalityNumbers): Uint8Array {
  const sections = KINDS.flatMap((kind, code) =>
    [...towns[kind]].map(([name, numbers]) => ({ code, name, bytes: encodeSection(numbers) })),
  );
  const head = new ByteWriter();
  head.number(sections.length);
  for (const { code, name, bytes } of sections) {
    head.number(code);
    head.text(name);
    head.number(bytes.length);
  }
  return joinedBytes([head.done(), ...sections.map(({ bytes }) => bytes)]);
}

/** A municipality's numbers, each town's taken apart when it is asked for; only the last ones stay so. */
export class NumberChunk {
  private readonly sections = new Map<string, Uint8Array>();
  private readonly open = new Map<string, TownNumbers>();

  /** Throws a RangeError where the bytes are no such chunk. */
  constructor(readonly bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    const count = reader.number();
    const heads: { key: string; length: number }[] = [];
    for (let i = 0; i < count; i++) {
      const kind = KINDS[reader.number()];
      if (kind === undefined) throw new RangeError('unknown kind of numbers');
      heads.push({ key: `${kind} ${reader.text()}`, length: reader.number() });
    }
    let { at } = reader;
    for (const { key, length } of heads) {
      if (at + length > bytes.length) throw new RangeError('chunk ends early');
      this.sections.set(key, bytes.subarray(at, at + length));
      at += length;
    }
  }

  /** The numbers of a town by its name as the gazetteer writes it; null where there are none. */
  of(kind: NumberKind, town: string): TownNumbers | null {
    const key = `${kind} ${town}`;
    const known = this.open.get(key);
    if (known) return known;
    const bytes = this.sections.get(key);
    if (!bytes) return null;
    const numbers = decodeSection(kind, bytes);
    if (this.open.size >= MOST_OPEN) this.open.clear();
    this.open.set(key, numbers);
    return numbers;
  }
}

const MOST_OPEN = 32;
