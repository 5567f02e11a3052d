import { success, UNATTENDED, type Result, type Table } from '../../../src/model';
import { readInParts, readLineRows, tableCells, type RowCells } from '../../../src/tables';
import type { NamedBytes, TableOptions } from '../../../src/tables';

/** Bytes of a piece that comes at a time. */
const PIECE = 61;

export interface PartByPart {
  readonly rows: string[][];
  /** Rows that were read by themselves. */
  apart: number;
}

/** The rows of a text that comes in small pieces, whole lines read by themselves wherever they may be; with what is told at its end. */
export async function readPartByPart(
  { name, bytes }: NamedBytes,
  options: TableOptions,
  sizes = { firstRows: 3, bytes: 200 },
): Promise<Result<PartByPart>> {
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  })();
  const reader = readInParts(name, pieces, options, UNATTENDED, sizes);
  const found: PartByPart = { rows: [], apart: 0 };
  const take = (cells: RowCells) => {
    for (let row = 0; row < cells.rowCount; row++)
      found.rows.push(Array.from({ length: cells.width }, (_, c) => cells.cell(row, c)));
  };
  const first = await reader.first();
  if (!first.ok) return first;
  take(tableCells(first.value));
  if (reader.isAll) return success(found, first.problems);
  for (let cut = await reader.next(); cut; cut = await reader.next()) {
    const apart = cut.isApart && reader.format ? readLineRows(cut.bytes, reader.format) : null;
    if (apart) {
      reader.passed(apart.rowCount, apart.lines);
      take(apart);
      found.apart += apart.rowCount;
      continue;
    }
    const part: Result<Table> = reader.taken(cut.bytes);
    if (!part.ok) return part;
    take(tableCells(part.value));
  }
  const last = reader.finish();
  if (!last.ok) return last;
  take(tableCells(last.value));
  return success(found, last.problems);
}
