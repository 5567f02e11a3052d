import { problem, type FirmColumns, type Problem, type Table } from '../../model';
import { at } from './number-column';
import { toldText } from './told-names';

/** Rows that are told. */
const SHOWN = 5;
/** 〒916-0017, 9160017; 0778-51-0001, (0778)51-0001, TEL 0778(51)0001. */
const POSTCODE = /^(?:〒\s*)?\d{3}[-ー]?\d{4}$|^〒\s*\d{3}$/;
const TELEPHONE = /^(?:tel|電話|℡)?[.:\s]*\(?0\d{1,4}\)?[-ー(\s]*\d{1,4}[-ー)\s]*\d{3,4}$/i;

/** Whether a cell is a postcode or a telephone's number and nothing else: the shipped data and the gazetteers know the place of neither. */
export function isNumberAlone(cell: string): boolean {
  const text = cell
    .normalize('NFKC')
    .replace(/[‐−–―]/g, '-')
    .trim();
  return POSTCODE.test(text) || TELEPHONE.test(text);
}

/** The columns of which most filled cells are postcodes or telephones. */
export function columnsOfNumbers({ header, columns }: Table): readonly string[] {
  return header.filter((name, column) => {
    if (!/郵便|〒|電話|tel|phone|zip|post/i.test(name.normalize('NFKC'))) return false;
    const filled = columns[column].filter((cell) => cell.trim() !== '');
    return filled.length > 0 && filled.filter(isNumberAlone).length >= filled.length / 2;
  });
}

/** What is told of firms whose address is such a number alone: an area code says a region, and no place is made up of it. Null where there are none. */
export function numbersForAddresses(
  table: Table,
  { name, address }: Pick<FirmColumns, 'name' | 'address'>,
): Problem | null {
  const rows = address.flatMap((text, row) => (isNumberAlone(text) ? [row] : []));
  if (rows.length === 0) return null;
  const shown = rows.slice(0, SHOWN);
  const facts = {
    rows: rows.length,
    names: shown.map((row) => toldText(name[row])).join('\n'),
    addresses: shown.map((row) => toldText(address[row])).join('\n'),
    more: rows.length - shown.length,
  };
  return problem('addresses-numbers', 'warning', at(table, rows[0]), facts);
}
