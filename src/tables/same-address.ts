import { problem, type Problem } from '../model';
import { lowest } from './headers/header-meaning';
import { means } from './headers/header-rule';
import { ADDRESS } from './headers/place-headers';

/** 同上 under an address that stands to the right of another says that both are one; 〃 repeats the row above. */
const SAME =
  /^\s*[(（]?(?:同\s?[上左じ]|左(?:記)?に?同じ|(?:本社|本店|本所|工場|登記|上記|左記)(?:所在地|住所)?[にと]?同(?:じ|一|上))[)）]?\s*$/;

/** Addresses are longer, which costs less to see than the pattern. */
const LONGEST = 16;

/** Puts the address on the left where a cell says that it is the same. */
export interface SameAddress {
  /** For each column the nearest column of addresses on its left; -1 where it holds no addresses or there is none. */
  readonly left: readonly number[];
  /** Whether the cell of such a column says so, which is then counted. */
  says(cell: string, column: number, line: number): boolean;
  problems(file: string): readonly Problem[];
}

/** Null for a table without two columns of addresses. `header`: as the table has it. */
export function createSameAddress(header: readonly string[]): SameAddress | null {
  const isAddress = header.map((name) => means(lowest(name), ADDRESS));
  const left = isAddress.map((own, c) => (own ? isAddress.lastIndexOf(true, c - 1) : -1));
  left[0] = -1;
  if (left.every((column) => column < 0)) return null;
  let cells = 0;
  let first = { line: 0, column: 0 };
  return {
    left,
    says(cell, column, line) {
      if (cell.length > LONGEST || !SAME.test(cell)) return false;
      if (cells++ === 0) first = { line, column };
      return true;
    },
    problems(file) {
      if (cells === 0) return [];
      const facts = { cells, column: header[first.column], from: header[left[first.column]] };
      return [problem('address-from-left', 'note', { file, line: first.line }, facts)];
    },
  };
}
