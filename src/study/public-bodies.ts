import {
  corporateKindOf,
  isCorporateKindHeader,
  isPublicBody,
  problem,
  type Problem,
  type PublicBodies,
  type Table,
} from '../model';

/**
 * Corporate numbers of the state's bodies have 000012 behind their check digit, those of local governments 000020 (other corporations have the
 * number of their entry in the commercial register there, which begins with the registry's office).
 */
const NUMBER = /^\d0000(?:12|20)\d{6}$/;

/** Names that are told. */
const SHOWN = 12;

/**
 * Rows that are no firms but public bodies, such as the city itself, which stands first in its own register; null where there are none. Known by a
 * column of corporate kinds, else by corporate numbers.
 */
export function publicBodies(table: Table): PublicBodies | null {
  const cell = (text: string) => text.normalize('NFKC').trim();
  const kind = table.header.findIndex(isCorporateKindHeader);
  const rowsWhere = (column: number, fits: (text: string) => boolean) =>
    table.columns[column]?.flatMap((text, row) => (fits(cell(text)) ? [row] : [])) ?? [];
  const found = (column: number, rows: readonly number[]): PublicBodies => {
    const values = [...new Set(rows.map((row) => cell(table.columns[column][row])))];
    return { rows, filter: { kind: 'values', column: table.header[column], values, not: true } };
  };
  const byKind = rowsWhere(kind, (text) => {
    const own = corporateKindOf(table.header[kind], text);
    return own !== undefined && isPublicBody(own);
  });
  if (byKind.length > 0) return found(kind, byKind);
  for (let column = 0; column < table.columns.length; column++) {
    const first = table.columns[column].find((text) => text !== '') ?? '';
    if (!/^\d{13}$/.test(cell(first))) continue;
    const byNumber = rowsWhere(column, (text) => NUMBER.test(text));
    if (byNumber.length > 0) return found(column, byNumber);
  }
  return null;
}

/** The public bodies as something to be told, with the option that leaves them out. */
export function publicBodiesProblem(
  { name: file }: Table,
  { rows, filter }: PublicBodies,
  names: readonly string[],
): Problem {
  const different = [...new Set(rows.map((row) => names[row].trim()))];
  const shown = different.slice(0, SHOWN);
  return problem(
    'public-bodies',
    'note',
    { file },
    {
      rows: rows.length,
      names: shown.join('\n'),
      more: different.length - shown.length,
      only: `${filter.column}!=${filter.values.join(',')}`,
    },
  );
}
