import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/tables';
import { readPolygonShapefile } from '../../src/tables';
import { BrokenZip, checkedFiles, unzippedBytes } from '../../src/tables/read-zip';
import { expectFailure, utf8, valueOf } from './support';
import { workbook } from './workbook';

const FILES = {
  'a/名簿.csv': utf8('id\n1\n'),
  'b.txt': utf8('x'.repeat(100_000)),
  c: new Uint8Array(),
};

/** Where the directory has an entry's stated size. */
function sizeAt(zip: Uint8Array): number {
  const at = Buffer.from(zip).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  return at + 24;
}

/** What is wrong with an archive; null for nothing. */
const faultOf = (bytes: Uint8Array): string | null => {
  try {
    checkedFiles(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof BrokenZip)) throw error;
    return error.reason;
  }
};

describe('a ZIP archive', () => {
  it.each([0, 9] as const)('gives its files, packed at level %i', (level) => {
    const entries = unzippedBytes(zipSync(FILES, { level }));
    expect(Object.fromEntries(entries.map(({ name, bytes }) => [name, [...bytes]]))).toEqual(
      Object.fromEntries(Object.entries(FILES).map(([name, bytes]) => [name, [...bytes]])),
    );
    const zip = zipSync(FILES, { level });
    expect(unzippedBytes(zip, (name) => name === 'c')).toHaveLength(1);
    expect(checkedFiles(zip)).toEqual(unzippedBytes(zip));
  });

  it('is refused for any one byte of its files that was changed', () => {
    const zip = zipSync({ 'b.txt': utf8('120 firms') }, { level: 0 });
    const start = Buffer.from(zip).indexOf('120');
    for (let at = start; at < start + 9; at++) {
      const changed = zip.slice();
      changed[at] ^= 0x08;
      expect(faultOf(changed)).toBe('checksum');
      expect(() => unzippedBytes(changed)).toThrow(BrokenZip);
    }
  });

  it('is refused where its directory calls a file otherwise than the file itself does', () => {
    const zip = zipSync({ 'b.csv': utf8('id\n1\n') }, { level: 0 });
    const changed = zip.slice();
    changed[Buffer.from(zip).lastIndexOf('b.csv')] ^= 1;
    expect(faultOf(changed)).toBe('zip');
  });

  it('is checked in a KMZ too', async () => {
    const point =
      '<Placemark><name>120</name><Point><coordinates>136,36</coordinates></Point></Placemark>';
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${point}</Document></kml>`;
    const kmz = zipSync({ 'doc.kml': utf8(kml) }, { level: 0 });
    expect(valueOf(await readTable('a.kmz', kmz)).columns).toEqual([['120']]);
    kmz[Buffer.from(kmz).indexOf('120')] ^= 0x08;
    expectFailure(await readTable('a.kmz', kmz), 'layer-unreadable');
  });

  it('is refused where it is cut short, holds more than it states, or states too much', () => {
    const zip = zipSync(FILES, { level: 9 });
    for (const end of [0, 10, 100, zip.length - 1]) expect(faultOf(zip.slice(0, end))).toBe('zip');
    const view = new DataView(zip.buffer);
    const at = sizeAt(zipSync({ 'b.txt': FILES['b.txt'] }, { level: 9 }));
    const one = zipSync({ 'b.txt': FILES['b.txt'] }, { level: 9 });
    new DataView(one.buffer).setUint32(at, 10, true);
    expect(faultOf(one)).toBe('checksum');
    view.setUint32(sizeAt(zip), 2_000_000_000, true);
    expect(() => checkedFiles(zip)).toThrow(RangeError);
  });

  it('of a workbook is refused where its end is missing, before another library looks for it', async () => {
    const book = workbook({ sheets: [{ name: 'a', rows: { 1: '', 2: '' } }] });
    for (const end of [40, 55, book.length >> 1, book.length - 1])
      for (const name of ['a.xlsx', 'a.ods']) {
        const read = await readTable(name, book.slice(0, end));
        expect(expectFailure(read, 'file-unreadable').facts).toEqual({ reason: 'zip' });
      }
  });
});

describe('a workbook', () => {
  const book = workbook({
    sheets: [
      {
        name: 'S',
        rows: {
          1: '<c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>patents</t></is></c>',
          2: '<c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2"><v>120</v></c>',
        },
      },
    ],
  });
  const stored = zipSync(
    Object.fromEntries(unzippedBytes(book).map(({ name, bytes }) => [name, bytes])),
    { level: 0 },
  );

  it('is read where all is right, and refused where a digit was changed', async () => {
    expect(valueOf(await readTable('l.xlsx', stored)).columns[1]).toEqual(['120']);
    const changed = stored.slice();
    changed[Buffer.from(changed).indexOf('120')] = 0x39;
    const failure = expectFailure(await readTable('l.xlsx', changed), 'file-unreadable');
    expect(failure.facts).toEqual({ reason: 'checksum' });
  });

  it('that states more than a gigabyte is refused before it is unpacked', async () => {
    const large = stored.slice();
    new DataView(large.buffer).setUint32(sizeAt(large), 3_000_000_000, true);
    expectFailure(await readTable('l.xlsx', large), 'file-too-large');
  });
});

it('a Shapefile’s archive that states more than a gigabyte is refused before it is unpacked', async () => {
  const zip = zipSync({ 'a.shp': new Uint8Array(100) });
  new DataView(zip.buffer).setUint32(sizeAt(zip), 3_000_000_000, true);
  const read = await readPolygonShapefile([{ name: 'a.zip', bytes: zip }]);
  expectFailure(read, 'file-too-large');
});
