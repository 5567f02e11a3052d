import type { FigureTable } from './svg';

/** A spreadsheet would compute what begins so; numbers may have a sign. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const NUMBER = /^[+-]?[\d.,]+%?$/;

function cellText(cell: string): string {
  const text = cell.replaceAll(/[\t\r\n]+/g, ' ').trim();
  // The true minus of print is no minus to a spreadsheet.
  const plain = text.replace(/^\u2212(?=[\d.])/u, '-');
  return FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
}

/** The table for a spreadsheet's clipboard: cells between tabs, rows between line feeds, no cell that would be computed. */
export function tableText({ head, rows }: FigureTable): string {
  return [head, ...rows].map((row) => row.map(cellText).join('\t')).join('\n');
}
