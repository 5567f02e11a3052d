import { problem, type Problem, type Table } from '../../model';
import { PREFECTURE_NAME } from '../../model/text';
import { suggestRoles } from '../roles';
import { distinctNames } from './layout';

/** Fewer cells tell nothing. */
const LEAST_CELLS = 2;
const MOSTLY = 0.8;
/** Lists are long, and what their cells hold shows at once. */
const HEAD = 200;
const LONGEST = 300;

/** A postcode, a prefecture, or a municipality that a lot follows. */
const ADDRESS = String.raw`(?:〒\s*[\d０-９]|[\d０-９]{3}[-－‐−][\d０-９]{4}(?![\d０-９])|${PREFECTURE_NAME}|[^\s\d()（）]{1,8}[市区町村郡][^\s()（）]*[\d０-９])`;
const APART = String.raw`[\s\u3000,、，/／:：]+`;
/** ㈱見本 福井県鯖江市…, also on two lines; or with the address in brackets. */
const BOTH = new RegExp(
  `^\\s*(\\S.*?)(?:${APART}(${ADDRESS}.+)|\\s*[(（](${ADDRESS}[^()（）]+)[)）])\\s*$`,
  's',
);
const BEGINS_AS_ADDRESS = new RegExp(`^\\s*${ADDRESS}`);

interface Parts {
  readonly name: string;
  readonly address: string;
}

/** Name and address that stand in one cell; null for any other cell. */
function partsOf(cell: string): Parts | null {
  const found = cell.length > LONGEST ? null : BOTH.exec(cell);
  if (!found || BEGINS_AS_ADDRESS.test(found[1])) return null;
  return {
    name: found[1].trim(),
    address: (found[2] ?? found[3]).replace(/\s*\n\s*/g, ' ').trim(),
  };
}

/** 企業名・所在地 and the like, by what stands between two names. */
const BETWEEN = /\s*(?:[・／/,、\n|]|及び|および|と)\s*/;

/**
 * A list whose firms' names and addresses stand in one cell (㈱見本 福井県鯖江市…, on two lines, or with the address in brackets) with a column for each; null
 * for any other table.
 */
export function nameWithAddress(
  table: Table,
): { readonly table: Table; readonly told: Problem } | null {
  const { header, columns } = table;
  const column = columns.findIndex((cells) => {
    const filled = cells.slice(0, HEAD).filter((cell) => cell.trim() !== '');
    const both = filled.filter((cell) => partsOf(cell) !== null).length;
    return both >= LEAST_CELLS && both >= MOSTLY * filled.length;
  });
  if (column < 0) return null;
  const { name: [name] = [], address = [] } = suggestRoles('firms', table);
  // A column of names beside it says what a firm is called, one of addresses where it is.
  if ((name !== undefined && name !== column) || address.some((each) => each !== column))
    return null;
  const names: string[] = [];
  const addresses: string[] = [];
  let rows = 0;
  for (const cell of columns[column]) {
    const parts = partsOf(cell);
    if (parts) rows++;
    const isAddress = !parts && BEGINS_AS_ADDRESS.test(cell);
    names.push(parts?.name ?? (isAddress ? '' : cell));
    addresses.push(parts?.address ?? (isAddress ? cell : ''));
  }
  const said = header[column].split(BETWEEN).filter((part) => part.trim() !== '');
  const named = said.length === 2 ? said : ['企業名', '住所'];
  const put = <T>(all: readonly T[], made: readonly T[]) => all.toSpliced(column, 1, ...made);
  const facts = { rows, column: header[column] };
  return {
    table: {
      ...table,
      header: distinctNames(put(header, named)),
      columns: put(columns, [names, addresses]),
    },
    told: problem('cells-parted', 'note', { file: table.name }, facts),
  };
}
