import { describe, expect, it } from 'vitest';
import { success, UNATTENDED } from '../../src/model';
import { driverOf, FILE_DRIVERS, type FileDriver } from '../../src/tables';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const ZIP = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);

describe('file drivers', () => {
  it.each([
    ['list.csv', bytesOf('a,b\n1,2\n'), 'csv'],
    ['list.TSV', bytesOf('{"a":1}\n'), 'csv'],
    ['list', bytesOf('a\tb\n'), 'csv'],
    ['list', bytesOf(' {"type":"FeatureCollection"}'), 'geojson'],
    ['list.json', bytesOf('[]'), 'geojson'],
    ['list.xlsx', ZIP, 'workbook'],
    ['list.csv', ZIP, 'workbook'],
    ['list.zip', ZIP, 'csv'],
  ])('%s is for the driver of its bytes, then of its name', (name, bytes, format) => {
    expect(driverOf(name, bytes).format).toBe(format);
  });

  it('shares no extension and no format between two drivers', () => {
    const extensions = FILE_DRIVERS.flatMap((driver) => driver.extensions);
    expect(new Set(extensions).size).toBe(extensions.length);
    expect(new Set(FILE_DRIVERS.map(({ format }) => format)).size).toBe(FILE_DRIVERS.length);
  });

  it('lets a new driver claim its files by their first bytes, and nobody else’s', () => {
    const container: FileDriver = {
      format: 'workbook',
      holds: 'bytes',
      extensions: ['pack'],
      limitMegabytes: 1,
      claims: ({ bytes }) => bytes[0] === 1,
      read: (name) => Promise.resolve(success({ name, header: [], columns: [], rowCount: 0 })),
      write: (layers) => Promise.resolve([Uint8Array.from(layers, (_, i) => i)]),
    };
    const drivers = [container, ...FILE_DRIVERS];
    expect(driverOf('a.csv', Uint8Array.of(1, 2), drivers)).toBe(container);
    expect(driverOf('a.csv', bytesOf('a,b'), drivers).format).toBe('csv');
  });

  it('writes a GeoJSON of one layer, and refuses two', async () => {
    const driver = FILE_DRIVERS.find(({ format }) => format === 'geojson')!;
    const layer = {
      name: 'made',
      metadata: {},
      ids: ['1'],
      geometry: { type: 'Point', lng: [136.2], lat: [35.9] },
      properties: [],
    } as const;
    const pieces = await driver.write!([{ layer, title: '点' }], UNATTENDED);
    expect(JSON.parse(pieces.join(''))).toMatchObject({ name: 'made', features: [{ id: '1' }] });
    const two = [
      { layer, title: '点' },
      { layer, title: '点' },
    ];
    expect(() => driver.write!(two, UNATTENDED)).toThrow(RangeError);
  });
});
