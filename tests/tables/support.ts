import { expect } from 'vitest';
import type { Problem, ProblemCode, Result, Run, Table } from '../../src/model';
import { readTable, type TableOptions } from '../../src/tables';

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** Reads text as a file named `list.csv`. */
export function readText(text: string, options?: TableOptions): Promise<Result<Table>> {
  return readTable('list.csv', utf8(text), options);
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected problem: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export function problemsOf<T>(result: Result<T>): readonly Problem[] {
  return result.ok ? result.problems : [result.problem];
}

export function expectFailure<T>(result: Result<T>, code: ProblemCode): Problem {
  expect(result.ok).toBe(false);
  if (result.ok) throw new Error('unreachable');
  expect(result.problem.code).toBe(code);
  expect(result.problem.severity).toBe('error');
  return result.problem;
}

/** The table row by row. */
export function rowsOf(table: Table): string[][] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map((column) => column[row]),
  );
}

/** A table from rows, the first of which holds the names. */
export function tableOf(rows: readonly (readonly string[])[]): Table {
  const [header, ...data] = rows;
  const columns = header.map((_, c) => data.map((row) => row[c]));
  return { name: 'list.csv', header, columns, rowCount: data.length };
}

/** A host that counts and keeps what it was told. */
export function watchedRun(onTurn: (turn: number) => void = () => undefined) {
  const fractions: number[] = [];
  let turns = 0;
  const run: Run = {
    progress: (fraction) => void fractions.push(fraction),
    checkpoint: async () => {
      onTurn(++turns);
    },
  };
  return { run, fractions, turns: () => turns };
}
