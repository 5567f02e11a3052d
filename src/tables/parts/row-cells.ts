import type { Table } from '../../model';

/** Rows of text cells, all of one width. */
export interface RowCells {
  readonly rowCount: number;
  readonly width: number;
  cell(row: number, column: number): string;
  isFilled(row: number, column: number): boolean;
}

/** The rows of a table, cell by cell. */
export function tableCells({ columns, rowCount }: Table): RowCells {
  return {
    rowCount,
    width: columns.length,
    cell: (row, column) => columns[column][row],
    isFilled: (row, column) => columns[column][row] !== '',
  };
}
