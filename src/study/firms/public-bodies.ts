import {
  corporateKindOf,
  isCorporateKindHeader,
  isPublicBody,
  problem,
  type Problem,
  type PublicBodies,
  type Table,
} from '../../model';
import { PREFECTURE_NAME } from '../../model/text';

/**
 * Corporate numbers of the state's bodies have 000012 behind their check digit, those of local governments 000020 (other corporations have the
 * number of their entry in the commercial register there, which begins with the registry's office).
 */
const NUMBER = /^\d0000(?:12|20)\d{6}$/;

/**
 * Names of cities, offices, unions of municipalities (一部事務組合), and of the state's local bureaus. 町 and 村 alone are as often a shop's name (木村).
 */
const NAME = new RegExp(
  [
    String.raw`^${PREFECTURE_NAME}?\S{1,6}[市区]$`,
    `^${PREFECTURE_NAME}庁?$`,
    '(?:都庁|道庁|府庁|県庁|市役所|区役所|町役場|村役場|教育委員会|市議会|県議会)$',
    '(?:消防|衛生|環境|清掃|広域|水道|斎場|病院|一部事務|行政).*組合$|広域連合$|企業団$',
    '(?:税務署|警察署|警察本部|消防署|消防本部|保健所|法務局|労働局|財務局|運輸局|運輸支局|地方整備局|公共職業安定所|裁判所|検察庁)$',
  ].join('|'),
);
/** Firms may be called after an office or be a union of firms. */
const FIRM = /会社|法人|協同|商工|商店|農業|漁業|森林|信用|\(.\)/;

/** Names that are told. */
const SHOWN = 12;

/**
 * Rows that are no firms but public bodies, such as the city itself, which stands first in its own register; null where there are none. Known by a
 * column of corporate kinds, else by corporate numbers, else by their names. `name`: the column of names; absent for none.
 */
export function publicBodies(table: Table, name = -1): PublicBodies | null {
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
    // The numbers of all others say that they are none.
    return null;
  }
  const byName = rowsWhere(name, (text) => NAME.test(text) && !FIRM.test(text));
  return byName.length > 0 ? found(name, byName) : null;
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
