import { problem, type Problem, type Table } from '../../model';
import { contactsPerYear, parseFrequency, parseNumber } from '../../tables';
import { readNumbers } from './number-column';

/** Words for a frequency that are told. */
const MOST_WORDS = 12;

/** Whether a column says how often in words, with nothing beside them but numbers and missing cells. */
export function saysFrequencies(cells: readonly string[]): boolean {
  const isWord = (cell: string) =>
    parseNumber(cell).kind === 'unreadable' && contactsPerYear(cell) !== null;
  return cells.some(isWord) && cells.every((cell) => parseFrequency(cell).kind !== 'unreadable');
}

/** Contacts a year, by numbers or by words; which words were taken for which number is told. NaN where nothing is known. */
export function readFrequencies(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): Float64Array {
  const column = table.header[index ?? -1] ?? '';
  const rows = new Map<string, number>();
  for (const cell of table.columns[index ?? -1] ?? [])
    if (parseNumber(cell).kind === 'unreadable' && contactsPerYear(cell) !== null)
      rows.set(cell.trim(), (rows.get(cell.trim()) ?? 0) + 1);
  if (rows.size > 0) {
    const shown = [...rows.keys()].slice(0, MOST_WORDS);
    const facts = {
      rows: [...rows.values()].reduce((sum, each) => sum + each, 0),
      words: shown.join('\n'),
      numbers: shown
        .map((word) => String(Number(contactsPerYear(word)!.toPrecision(3))))
        .join('\n'),
      more: rows.size - shown.length,
    };
    problems.push(problem('frequency-words', 'note', { file: table.name, column }, facts));
  }
  return readNumbers(table, index, column, problems, parseFrequency);
}

/** Makes negative frequencies missing; their rows, ascending. */
export function withoutNegative(frequency: Float64Array): number[] {
  const rows: number[] = [];
  frequency.forEach((value, row) => {
    if (!(value < 0)) return;
    rows.push(row);
    frequency[row] = NaN;
  });
  return rows;
}
