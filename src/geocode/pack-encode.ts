import { joinedBytes } from '../model/bytes';
import { crc32 } from '../model/crc32';
import type { Gazetteer } from './gazetteer';
import {
  ABSENT,
  ByteWriter,
  KIND,
  PACK_MAGIC,
  PACK_VERSION,
  PREAMBLE_BYTES,
  SECTIONS,
  UNITS_PER_DEGREE,
  usualChome,
  zigzag,
  type PackHeader,
  type Section,
} from './pack-format';
import type { TownRows } from './town-rows';

function units(degrees: number): number {
  return Math.round(degrees * UNITS_PER_DEGREE);
}

function unitsOrZero(degrees: number): number {
  return Number.isNaN(degrees) ? 0 : units(degrees);
}

/** Splits each number into its four bytes, all first bytes together. */
function planes(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, i) => {
    let rest = value;
    for (let plane = 0; plane < 4; plane++) {
      bytes[plane * values.length + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  });
  return bytes;
}

class Body {
  readonly placeNames: string[] = [];
  readonly placePoints = new ByteWriter();
  readonly rowCounts = new ByteWriter();
  readonly kinds = new ByteWriter();
  readonly oaza: string[] = [];
  readonly chomeNumbers = new ByteWriter();
  readonly chome: string[] = [];
  readonly koaza: string[] = [];
  readonly lng: number[] = [];
  readonly lat: number[] = [];
  towns = 0;

  /** Each point as its difference from the one before, the first from the municipality's. */
  addRows(rows: TownRows, lng: number, lat: number): void {
    this.towns += rows.count;
    for (let i = 0; i < rows.count; i++) {
      let kind = 0;
      if (i === 0 || rows.oaza[i] !== rows.oaza[i - 1]) {
        kind |= KIND.newOaza;
        this.oaza.push(rows.oaza[i]);
      }
      const number = rows.chomeNumber[i];
      if (number > 0) {
        kind |= KIND.chome;
        this.chomeNumbers.number(number);
      }
      if (rows.chome[i] !== (number > 0 ? usualChome(number) : '')) {
        kind |= KIND.oddChome;
        this.chome.push(rows.chome[i]);
      }
      if (rows.koaza[i] !== '') {
        kind |= KIND.koaza;
        this.koaza.push(rows.koaza[i]);
      }
      if (Number.isNaN(rows.lng[i]) || Number.isNaN(rows.lat[i])) {
        kind |= KIND.noPoint;
      } else {
        const x = units(rows.lng[i]);
        const y = units(rows.lat[i]);
        this.lng.push(zigzag(x - lng));
        this.lat.push(zigzag(y - lat));
        lng = x;
        lat = y;
      }
      this.kinds.byte(kind);
    }
  }

  sections(): Record<Section, Uint8Array> {
    const text = (lines: readonly string[]): Uint8Array =>
      new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
    return {
      placeNames: text(this.placeNames),
      placePoints: this.placePoints.done(),
      rowCounts: this.rowCounts.done(),
      kinds: this.kinds.done(),
      oaza: text(this.oaza),
      chomeNumbers: this.chomeNumbers.done(),
      chome: text(this.chome),
      koaza: text(this.koaza),
      lng: planes(this.lng),
      lat: planes(this.lat),
    };
  }
}

/**
 * Packs a gazetteer, towns in their order. Places whose towns were not brought in are named but marked absent.
 * The same gazetteer gives the same bytes. Not compressed: about 7 MB for Japan, gzip makes less than 3 MB of it.
 */
export function encodePack(gazetteer: Gazetteer): Uint8Array {
  const body = new Body();
  gazetteer.places.forEach((place, index) => {
    body.placeNames.push(`${place.prefecture}\t${place.name}`);
    const lng = unitsOrZero(place.lng);
    const lat = unitsOrZero(place.lat);
    body.placePoints.signed(lng);
    body.placePoints.signed(lat);
    const rows = gazetteer.rows(index);
    body.rowCounts.number((rows === null ? ABSENT : rows.count) + 1);
    if (rows) body.addRows(rows, lng, lat);
  });
  const sections = body.sections();
  const parts = SECTIONS.map((name) => sections[name]);
  const header: PackHeader = {
    source: gazetteer.source,
    date: gazetteer.date,
    places: gazetteer.places.length,
    towns: body.towns,
    sections: parts.map((part) => part.length),
  };
  return join(new TextEncoder().encode(JSON.stringify(header)), parts);
}

function join(header: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const bytes = joinedBytes([new Uint8Array(PREAMBLE_BYTES), header, ...parts]);
  bytes.set(new TextEncoder().encode(PACK_MAGIC), 0);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, PACK_VERSION, true);
  view.setUint32(10, header.length, true);
  view.setUint32(14, crc32(bytes.subarray(PREAMBLE_BYTES)), true);
  return bytes;
}
