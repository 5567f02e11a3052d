import { problem, type Problem } from '../model';
import type { QuoteFault } from './csv-tokenizer';

interface Misfit {
  rows: number;
  row: number;
  line: number;
  found: number;
  last?: number;
}

/** Rows of another length than the header, and quotes that are no pair: how many, and the first. */
export interface Misfits {
  /** A row of the table with so many cells; counted once, however many of its cells are at fault. */
  length(found: number, row: number, line: number): void;
  quote(kind: QuoteFault, row: number, line: number, cell: string): void;
  /** So many of the rows so far are none of the table. */
  above(rows: number): void;
  problems(file: string): readonly Problem[];
}

export function createMisfits(expected: () => number): Misfits {
  const [short, long, unclosed, stray] = [misfit(), misfit(), misfit(), misfit()];
  let example = '';
  return {
    length: (found, row, line) => note(found < expected() ? short : long, row, line, found),
    quote(kind, row, line, cell) {
      note(kind === 'stray' ? stray : unclosed, row, line, 0);
      if (kind === 'stray' && example === '') example = cell.slice(0, 80);
    },
    above(rows) {
      for (const each of [unclosed, stray]) each.row = Math.max(-1, each.row - rows);
    },
    problems(file) {
      const problems: Problem[] = [];
      const where = ({ row, line }: Misfit) => ({ file, line, ...(row >= 0 && { row: row + 1 }) });
      if (unclosed.rows > 0) {
        const facts = { rows: unclosed.rows };
        problems.push(problem('quote-unclosed', 'warning', where(unclosed), facts));
      }
      if (stray.rows > 0) {
        const facts = { rows: stray.rows, example };
        problems.push(problem('quote-stray', 'warning', where(stray), facts));
      }
      for (const [each, code] of [
        [short, 'row-too-short'],
        [long, 'row-too-long'],
      ] as const) {
        if (each.rows === 0) continue;
        const facts = { expected: expected(), found: each.found, rows: each.rows };
        problems.push(problem(code, 'warning', where(each), facts));
      }
      return problems;
    },
  };
}

const misfit = (): Misfit => ({ rows: 0, row: 0, line: 0, found: 0 });

function note(misfits: Misfit, row: number, line: number, found: number): void {
  if (misfits.rows > 0 && misfits.last === row) return;
  if (misfits.rows++ === 0) Object.assign(misfits, { row, line, found });
  misfits.last = row;
}
