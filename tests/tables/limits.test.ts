import { describe, expect, it } from 'vitest';
import { isRuled } from '../../src/study';
import { parseYear, readTable } from '../../src/tables';
import { readBoundaries } from '../../src/tables/read-boundaries';
import { layerOf } from '../../src/tables/polygon-layer';
import { expectFailure, problemsOf, rowsOf, utf8, valueOf } from './support';
import { workbook } from './workbook';

/** At 7a5870c each of these took minutes, gigabytes, or ended in a sentence of JavaScript; here they are small and harmless. */

const point = (properties: string) =>
  `{"type":"Feature","geometry":{"type":"Point","coordinates":[136,36]},"properties":${properties}}`;
const collection = (features: readonly string[]) =>
  utf8(`{"type":"FeatureCollection","features":[${features.join(',')}]}`);

describe('a GeoJSON', () => {
  it('with more keys than a table has columns is refused before it is laid out', async () => {
    const features = Array.from({ length: 3000 }, (_, i) => point(`{"key${i}":1}`));
    const failure = expectFailure(
      await readTable('a.geojson', collection(features)),
      'too-many-columns',
    );
    expect(failure.facts).toMatchObject({ limit: 2000 });
  });

  it('with values nested beyond what can be written is refused with its row and column', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const bytes = collection([point('{"a":1}'), point(`{"a":${deep}}`)]);
    const failure = expectFailure(await readTable('a.geojson', bytes), 'geojson-invalid');
    expect(failure.where).toEqual({ file: 'a.geojson', row: 2, column: 'a' });
    expect(failure.facts).toEqual({ reason: 'depth' });
  });

  it('with a boundary in metres leaves it out and says so', async () => {
    const ring = (x: number, y: number) => [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y],
    ];
    const polygon = (x: number, y: number) =>
      JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: [ring(x, y)] },
        properties: {},
      });
    const both = await readBoundaries(
      'b.geojson',
      collection([polygon(136, 36), polygon(-6123, 24567)]),
    );
    expect(valueOf(both).boundaries).toHaveLength(1);
    expect(problemsOf(both)).toMatchObject([
      { code: 'boundary-outside-globe', where: { row: 2 }, facts: { lng: -6123, lat: 24567 } },
    ]);
    expectFailure(
      await readBoundaries('b.geojson', collection([polygon(0, 95)])),
      'boundary-outside-globe',
    );
    // East of the date line, as maps of the Pacific count.
    expect(
      valueOf(await readBoundaries('b.geojson', collection([polygon(190, 10)]))).names,
    ).toEqual(['']);
  });
});

it('an area of 200,000 parts is one area', () => {
  const part = [[[[136, 36]]]] as unknown as [number, number][][][];
  const shapes = [part, new Array<(typeof part)[0]>(200_000).fill(part[0])];
  const layer = layerOf([{ N03_007: '18207' }, { N03_007: '18207' }], shapes);
  expect(layer.shapes).toHaveLength(1);
  expect(layer.shapes[0]).toHaveLength(200_001);
});

describe('a long run of spaces', () => {
  const run = ' '.repeat(300_000);

  it('makes no year', () => {
    expect(parseYear(`令和${run}x`).kind).toBe('unreadable');
    expect(parseYear('令和 . 5年')).toEqual({ kind: 'number', value: 2023 });
    expect(parseYear('R.5')).toEqual({ kind: 'number', value: 2023 });
  });

  it('makes no address, in a cell or behind a rule', async () => {
    const text = `name,a\nx,${run}x\ny,〒916-0000 福井県鯖江市\n`;
    expect(rowsOf(valueOf(await readTable('l.csv', utf8(text))))).toHaveLength(2);
    const rule = { text: '福井', means: '石川', anywhere: false };
    expect(isRuled(`${run}x`, rule)).toBe(false);
    expect(isRuled('〒916-0000  福井県', rule)).toBe(true);
    expect(isRuled('〒 福井県', rule)).toBe(true);
  });
});

it('a number that is no day stays a number in a cell with the format of a date', async () => {
  const cell = (at: string, value: number) => `<c r="${at}" s="1"><v>${value}</v></c>`;
  const name = (at: string, text: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const numbers = [45_292, 1_010_001_012_345, -3, 2_958_465, 2_958_466];
  const bytes = workbook({
    formats: ['yyyy/mm/dd'],
    sheets: [
      {
        name: 'S',
        rows: {
          1: name('A1', 'id') + name('B1', 'name'),
          ...Object.fromEntries(
            numbers.map((n, i) => [i + 2, cell(`A${i + 2}`, n) + name(`B${i + 2}`, 'x')]),
          ),
        },
      },
    ],
  });
  const table = valueOf(await readTable('l.xlsx', bytes));
  expect(table.columns[0]).toEqual(['2024-01-01', '1010001012345', '-3', '9999-12-31', '2958466']);
});
