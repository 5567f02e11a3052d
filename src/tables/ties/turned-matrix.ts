import { problem, type Problem, type Table } from '../../model';
import { foldHeader } from '../headers/header-rule';
import { KNOWN_HEADERS } from '../headers/headers';
import { FIRM_NAME_CELL } from '../roles';
import { sampleOf, shareOf } from '../sample';
import { INSTITUTION, isMark, NO_INSTITUTION } from './tie-matrix';

const LEAST = 2;
const MOSTLY = 0.6;
const TOTAL = /^(?:小計|合計|総計|計|total)$/i;

/**
 * A matrix of ties that has its institutions as rows and its firms as columns, turned to have a row for each firm; null for any other table.
 * `isOfTies`: a person says that it is of ties; else at least half of the firms must bear a legal form.
 */
export function turnedMatrix(
  table: Table,
  line: number,
  isOfTies: boolean,
): { readonly table: Table; readonly told: Problem } | null {
  const { header, columns, rowCount } = table;
  const samples = columns.map((cells) => sampleOf(cells));
  const rows = samples.findIndex(
    (sample) =>
      sample.distinct &&
      sample.filled.length >= LEAST &&
      shareOf(sample, (cell) => INSTITUTION.test(cell)) >= MOSTLY,
  );
  if (rows < 0) return null;
  const firms: number[] = [];
  for (let column = rows + 1; column < header.length; column++) {
    const name = header[column].trim();
    const isMarked = samples[column].filled.length === 0 || shareOf(samples[column], isMark) === 1;
    if (TOTAL.test(name.normalize('NFKC'))) continue;
    if (!isMarked || /^(?:column_\d+)?$/.test(name)) return null;
    firms.push(column);
  }
  if (firms.length < LEAST) return null;
  const names = firms.map((column) => header[column].trim());
  const legal = names.filter((name) => FIRM_NAME_CELL.test(name)).length;
  const isOther = (name: string) =>
    KNOWN_HEADERS.has(foldHeader(name)) || NO_INSTITUTION.test(name) || /支援|研究|相談/.test(name);
  if (2 * legal < names.length && !(isOfTies && !names.some(isOther))) return null;
  const institutions = columns[rows].flatMap((cell, row) => (cell.trim() === '' ? [] : [row]));
  const turned: Table = {
    ...table,
    header: ['企業名', ...institutions.map((row) => columns[rows][row].trim())],
    columns: [names, ...institutions.map((row) => firms.map((column) => columns[column][row]))],
    rowCount: firms.length,
    lines: new Int32Array(firms.length).fill(line),
  };
  const facts = {
    firms: firms.length,
    institutions: institutions.length,
    passed: rowCount - institutions.length,
  };
  return {
    table: turned,
    told: problem('matrix-turned', 'note', { file: table.name, line }, facts),
  };
}
