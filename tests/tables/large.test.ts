import { describe, expect, it } from 'vitest';
import { readTable, writeCsv, writeGeoJson } from '../../src/tables';
import { utf8, valueOf, watchedRun } from './support';

const ROWS = 200_000;

/** A register-like list of 200,000 rows, about 22 MB. */
function largeList(): Uint8Array {
  const lines = ['法人番号,法人名,都道府県,市区町村,番地,従業員数'];
  for (let row = 0; row < ROWS; row++) {
    lines.push(
      `${4000000000000 + row},株式会社第${row}製作所,福井県,鯖江市,西山町${row % 97}番${row % 31}号,${row % 300}`,
    );
  }
  return utf8(lines.join('\r\n'));
}

describe('200,000 rows', () => {
  const bytes = largeList();

  it('are read in slices, with progress, in a few times the memory of the file', async () => {
    const before = process.memoryUsage().rss;
    const { run, fractions, turns } = watchedRun();
    const table = valueOf(await readTable('register.csv', bytes, {}, run));
    const grownMegabytes = (process.memoryUsage().rss - before) / 1e6;
    expect(table.rowCount).toBe(ROWS);
    expect(table.columns[0][ROWS - 1]).toBe('4000000199999');
    expect(table.columns[1][123_456]).toBe('株式会社第123456製作所');
    expect(table.lines![ROWS - 1]).toBe(ROWS + 1);
    // One turn for each half megabyte but the last.
    expect(turns()).toBeGreaterThanOrEqual(Math.floor(bytes.length / 2 ** 19) - 1);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
    expect(fractions.at(-1)).toBe(1);
    expect(grownMegabytes).toBeLessThan((12 * bytes.length) / 1e6);
  });

  it('are written in pieces, with turns for the host', async () => {
    const table = valueOf(await readTable('register.csv', bytes));
    const csv = watchedRun();
    const chunks = await writeCsv(table.header, table.columns, { lineEnd: '\r\n' }, csv.run);
    expect(Buffer.from(chunks.join('')).equals(Buffer.concat([bytes, Buffer.from('\r\n')]))).toBe(
      true,
    );
    expect(csv.turns()).toBeGreaterThan(50);

    const geojson = watchedRun();
    const lng = new Float64Array(ROWS).fill(136.2);
    const lat = new Float64Array(ROWS).fill(35.9);
    const pieces = await writeGeoJson(
      {
        name: 'firms',
        metadata: {},
        ids: table.columns[0],
        geometry: { type: 'Point', lng, lat },
        properties: [{ key: 'name', kind: 'text', values: table.columns[1] }],
      },
      geojson.run,
    );
    expect(geojson.turns()).toBeGreaterThan(50);
    expect(JSON.parse(pieces.join('')).features).toHaveLength(ROWS);
  });
});
