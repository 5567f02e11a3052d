import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import {
  areChains,
  areTrees,
  isCompound,
  soundCompound,
  NONE,
  type EntryLinks,
} from '../../../src/tables/workbooks/compound-file';

const links = (left = NONE, right = NONE, child = NONE): EntryLinks => ({ left, right, child });

describe('links between a directory’s entries', () => {
  it('are trees where each entry is led to once at most', () => {
    expect(areTrees([links(NONE, NONE, 2), links(), links(1, 3), links(), null])).toBe(true);
    expect(areTrees([links(), links(), links()])).toBe(true);
    expect(areTrees([])).toBe(true);
  });

  it.each<[string, (EntryLinks | null)[]]>([
    ['an entry that leads to itself', [links(NONE, NONE, 1), links(1)]],
    ['two that lead to each other', [links(NONE, NONE, NONE), links(2), links(NONE, 1)]],
    ['a child that leads back to the root', [links(NONE, NONE, 1), links(NONE, 0)]],
    ['a circle of three beside a tree', [links(), links(2), links(3), links(NONE, NONE, 1)]],
    ['an entry with two ways to it', [links(NONE, NONE, 1), links(3, 2), links(3), links()]],
    ['an entry behind the last', [links(NONE, NONE, 2), links()]],
    ['one that is not in use', [links(NONE, NONE, 1), links(2), null]],
    ['a number below none', [links(NONE, NONE, -7), links()]],
  ])('are none with %s', (_, entries) => {
    expect(areTrees(entries)).toBe(false);
  });

  it('of a long list of neighbours are followed without recursion', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => links(NONE, at + 1));
    expect(areTrees([...many, links()])).toBe(true);
  });
});

describe('chains of sectors', () => {
  it.each<[string, number[]]>([
    ['each end', [1, 2, -2, -1, 5, -2]],
    ['end behind the file', [1, 99, -3]],
    ['may meet', [2, 2, 3, -2]],
    ['are none in an empty file', []],
  ])('%s', (_, next) => {
    expect(areChains(Int32Array.from(next))).toBe(true);
  });

  it.each<[string, number[]]>([
    ['one sector', [-2, 1, -2]],
    ['two', [1, 0, -2]],
    ['some behind a beginning', [1, 2, 3, 1]],
    ['two where another chain has ended before', [-2, 0, 3, 2]],
  ])('come back in a circle of %s', (_, next) => {
    expect(areChains(Int32Array.from(next))).toBe(false);
  });
});

describe('the structure of a workbook', () => {
  const madeXls = (sheets: number): Uint8Array => {
    const book = utils.book_new();
    for (let at = 0; at < sheets; at++) {
      const rows = Array.from({ length: 400 }, (_row, row) => [`会社${at}-${row}`, row]);
      utils.book_append_sheet(book, utils.aoa_to_sheet([['企業名', '件数'], ...rows]), `表${at}`);
    }
    return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
  };

  it.each([1, 12])('is sound as it was written, with %i sheets', (sheets) => {
    const bytes = madeXls(sheets);
    expect(soundCompound(bytes)).toBe(bytes);
  });

  it('is damaged where an entry leads out of it', () => {
    const bytes = madeXls(1);
    const view = new DataView(bytes.buffer);
    const root = (view.getInt32(48, true) + 1) * 512;
    view.setInt32(root + 76, 9999, true);
    expect(soundCompound(bytes)).toBeNull();
  });

  it('loses what is left over in entries that are not in use', () => {
    const made = madeXls(1);
    const old = made.slice();
    const view = new DataView(old.buffer);
    const fourth = (view.getInt32(48, true) + 1) * 512 + 3 * 128;
    for (const at of [68, 72, 76]) view.setInt32(fourth + at, 0, true);
    expect(old).not.toEqual(made);
    expect(soundCompound(old)).toEqual(made);
  });

  it('is for whoever opens it where it is cut off', () => {
    const cut = madeXls(1).subarray(0, 700);
    expect(soundCompound(cut)).toBe(cut);
  });

  it('is there or not by the file’s first bytes', () => {
    expect(isCompound(madeXls(1))).toBe(true);
    expect(isCompound(new Uint8Array(600))).toBe(false);
    expect(isCompound(new Uint8Array(0))).toBe(false);
  });
});
