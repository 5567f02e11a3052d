import { parquetMetadata, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { describe, expect, it } from 'vitest';
import { checkParquet, withEmptyPages } from '../../../src/tables/vector/read/parquet-guard';
import {
  checkDifferences,
  checkRuns,
  readPageHeader,
  runsAt,
} from '../../../src/tables/vector/read/parquet-pages';
import { writeGeoParquet } from '../../../src/tables/vector/write-geoparquet';
import { FIRMS } from './made-layers';

const bytes = await writeGeoParquet(FIRMS);
const metadata = parquetMetadata(bytes.slice().buffer, { geoparquet: false });
const [group] = metadata.row_groups;
const [first, ...others] = group.columns;
const column = first.meta_data!;

const check = (changed: Partial<FileMetaData>, of = bytes) => {
  checkParquet(of, { ...metadata, ...changed }, compressors);
};
const ofColumn = (changed: Partial<typeof column>): Partial<FileMetaData> => ({
  row_groups: [
    { ...group, columns: [{ ...first, meta_data: { ...column, ...changed } }, ...others] },
  ],
});

describe('the counts of a Parquet file', () => {
  it('agree in a file as it is written', () => {
    expect(() => check({})).not.toThrow();
  });

  it.each<[string, Partial<FileMetaData>]>([
    ['a group of more rows than its columns have', { row_groups: [{ ...group, num_rows: 5n }] }],
    ['more rows than can be held', { row_groups: [{ ...group, num_rows: 10n ** 12n }] }],
    ['a group without a count', { row_groups: [{ ...group, num_rows: -1n }] }],
    ['rows that are not in the groups', { num_rows: 4n }],
    ['a group that lacks columns', { row_groups: [{ ...group, columns: others }] }],
    ['a schema that is cut short', { schema: metadata.schema.slice(0, -1) }],
    ['a column of more values than rows', ofColumn({ num_values: 4n })],
    ['a column beyond the end', ofColumn({ total_compressed_size: BigInt(bytes.length) })],
    ['a column that begins nowhere', ofColumn({ data_page_offset: 0n })],
    ['a column whose pages begin elsewhere', ofColumn({ data_page_offset: 5n })],
  ])('are refused: %s', (_, changed) => {
    expect(() => check(changed)).toThrow(RangeError);
  });

  it('are refused where a page says that a level holds for more cells than it has', () => {
    const at = readPageHeader(bytes, Number(column.data_page_offset)).data;
    const changed = bytes.slice();
    // A run of 2^20 cells: its length is a number of seven bits a byte, twice the cells.
    changed.set([0x80, 0x80, 0x80, 0x01], at);
    expect(() => check({}, changed)).toThrow(RangeError);
  });
});

describe('runs in a page', () => {
  it('count what they say: runs of one number, and packed bits filled up to eight', () => {
    // Four times 1, and a pack of eight.
    expect(checkRuns(Uint8Array.of(8, 1, 3, 0b10101010), 1, 10)).toBe(12);
    expect(checkRuns(Uint8Array.of(8, 1), 1, 10)).toBe(4);
  });

  it('are refused where they say more than the page has, or end within a number', () => {
    expect(() => checkRuns(Uint8Array.of(0x80, 0x02, 1), 1, 10)).toThrow(RangeError);
    expect(() => checkRuns(Uint8Array.of(0x81), 1, 10)).toThrow(RangeError);
    expect(() => runsAt(Uint8Array.of(9, 0, 0, 0, 1))).toThrow(RangeError);
  });

  it('of differences need blocks that their parts divide', () => {
    expect(() => checkDifferences(Uint8Array.of(0x80, 0x01, 4))).not.toThrow();
    for (const head of [[0x80, 0x01, 0], [0, 4], [10, 4], [0x80]])
      expect(() => checkDifferences(Uint8Array.from(head))).toThrow(RangeError);
  });
});

describe('a page of nothing', () => {
  it('is nothing in every compression, as pyarrow writes it for a column without values', () => {
    const safe = withEmptyPages(compressors);
    for (const inflate of Object.values(safe))
      expect([...inflate(Uint8Array.of(0), 0)]).toEqual([]);
    expect(Object.keys(safe)).toEqual(Object.keys(compressors));
  });
});
