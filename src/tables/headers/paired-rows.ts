import { problem, type Problem, type Table } from '../../model';
import { foldHeader } from './header-rule';
import { ADDRESS } from './place-headers';
import { distinctNames, LEVELS } from './layout';
import { suggestRoles } from '../roles';

/** Fewer rows tell nothing. */
const LEAST_ADDRESSES = 3;
/** Of the rows with something in a column so many are addresses, where they stand under names. */
const LEAST_SHARE = 0.25;
const MOST_SHARE = 0.55;
const MOSTLY = 0.8;
/** Rows that are looked at first, and shares of addresses among them that decide for a column of any length. */
const HEAD = 60;
const SURELY = 0.75;
const SELDOM = 0.1;

const PLACE =
  /^\s*〒|^(?:北海道|東京都|(?:京都|大阪)府|\S{2,3}県)\S|[市区町村郡字]\S*?[\d０-９]|[\d０-９]+\s*(?:丁目|番地|番|号|[-－‐−ー][\d０-９])/;
const KANJI = /\p{Script=Han}/u;
/** A telephone, a page and the like: goes on with what stands above. */
const CONTACT =
  /^\s*(?:(?:tel|fax|e-?mail|url|電話|ファックス|ＴＥＬ|ＦＡＸ|代表)\s*[.:：\s\d０-９(（]|https?:|\(?0\d{1,4}[-)]\d{1,4}-\d{3,4}\s*$)/i;

type Part = 'blank' | 'name' | 'address' | 'contact';

function partOf(cell: string): Part {
  if (cell.trim() === '') return 'blank';
  if (CONTACT.test(cell)) return 'contact';
  return PLACE.test(cell) && KANJI.test(cell) ? 'address' : 'name';
}

/** What was made of rows of which several are one firm. */
export interface Paired {
  readonly table: Table;
  readonly told: Problem;
}

/**
 * A table in which a firm stands in two rows or more, its name over its address, as one with a row to a firm: the cells of the rows below go
 * where the first has none, else into columns of their own. Where names and addresses share a column but do not alternate, the table stays and that is told. Null
 * for any other table.
 */
export function pairedRows(table: Table): Paired | null {
  const found = below(table);
  if (!found) return null;
  const { key, isBelow } = found;
  const { header, columns, rowCount } = table;
  const hasNames = rowCount > 0 && isHeaderRow(table, key);
  const firsts: number[] = [];
  for (let row = hasNames ? 1 : 0; row < rowCount; row++) if (!isBelow(row)) firsts.push(row);
  const file = table.name;
  const lineOf = (row: number) => table.lines?.[row] ?? row + 1;
  if (!found.alternates) {
    const facts = { rows: rowCount, column: header[key] };
    return { table, told: problem('rows-alternate', 'warning', { file, line: lineOf(0) }, facts) };
  }
  const merged = columns.map(() => [] as string[]);
  /** Of each column what the next row below says beside it. */
  const beside = columns.map(() => [] as string[]);
  const rest: string[] = [];
  firsts.forEach((row, i) => {
    const own = columns.map((cells) => cells[row]);
    const extra = columns.map(() => '');
    const further: string[] = [];
    for (let at = row + 1; at < (firsts[i + 1] ?? rowCount); at++)
      columns.forEach((cells, c) => {
        const cell = cells[at];
        if (cell.trim() === '' || cell === own[c]) return;
        if (own[c].trim() === '') own[c] = cell;
        else if (extra[c] === '' && !(c === key && partOf(cell) !== 'address')) extra[c] = cell;
        else further.push(cell);
      });
    own.forEach((cell, c) => merged[c].push(cell));
    extra.forEach((cell, c) => beside[c].push(cell));
    rest.push(further.join(' '));
  });
  const names = header.map((name, c) =>
    namesOf(name, c === key, hasNames ? columns[c][0].trim() : ''),
  );
  const used = columns.flatMap((_, c) => (beside[c].some((cell) => cell !== '') ? [c] : []));
  const hasRest = rest.some((cell) => cell !== '');
  const facts = { firms: firsts.length, rows: rowCount - (hasNames ? 1 : 0), column: header[key] };
  return {
    table: {
      ...table,
      header: distinctNames([
        ...header.map((name, c) => (used.includes(c) ? names[c][0] : name)),
        ...used.map((c) => names[c][1]),
        ...(hasRest ? [REST] : []),
      ]),
      columns: [...merged, ...used.map((c) => beside[c]), ...(hasRest ? [rest] : [])],
      rowCount: firsts.length,
      ...(table.lines ? { lines: Int32Array.from(firsts, lineOf) } : {}),
    },
    told: problem('rows-paired', 'note', { file, line: lineOf(firsts[0]) }, facts),
  };
}

/** Name of the column with what further rows of a firm say. */
const REST = '続きの行';

interface Below {
  /** Column that tells: names over addresses, or addresses under a name of another column. */
  readonly key: number;
  readonly isBelow: (row: number) => boolean;
  readonly alternates: boolean;
}

function below(table: Table): Below | null {
  const { columns, rowCount } = table;
  if (rowCount < 2 * LEAST_ADDRESSES) return null;
  for (const [key, cells] of columns.entries()) {
    const head = cells.slice(0, HEAD).filter((cell) => partOf(cell) === 'address');
    if (head.length > SURELY * Math.min(HEAD, rowCount)) return null;
    if (head.length < SELDOM * Math.min(HEAD, rowCount)) continue;
    const parts = cells.map(partOf);
    const count = (part: Part) => parts.reduce((sum, each) => sum + (each === part ? 1 : 0), 0);
    const addresses = count('address');
    if (addresses < LEAST_ADDRESSES) continue;
    const share = addresses / rowCount;
    // An address in most rows is the column of addresses.
    if (share > MOST_SHARE) return null;
    if (share < LEAST_SHARE) continue;
    const { name: [name] = [], longitude, coordinates } = suggestRoles('firms', table);
    if (longitude || coordinates) return null;
    const inColumn = count('name') >= LEAST_SHARE * rowCount && count('blank') === 0;
    if (inColumn) {
      const alone = parts.filter((part, row) => part === 'address' && parts[row - 1] === 'address');
      const placed = parts.filter((part, row) => part === 'name' && parts[row + 1] === 'address');
      const alternates =
        alone.length <= SELDOM * addresses && placed.length >= MOSTLY * count('name');
      return { key, isBelow: (row) => row > 0 && parts[row] !== 'name', alternates };
    }
    if (name === undefined || name === key) continue;
    const isUnder = (row: number) => row > 0 && columns[name][row].trim() === '';
    const under = parts.filter(
      (part, row) =>
        part === 'address' &&
        isUnder(row) &&
        columns[name][row - 1].trim() !== '' &&
        parts[row - 1] === 'blank',
    );
    if (under.length === addresses) return { key, isBelow: isUnder, alternates: true };
  }
  return null;
}

/** Whether the first row has the names of what stands in the second rows. */
function isHeaderRow({ columns }: Table, key: number): boolean {
  return ADDRESS.names.includes(foldHeader(columns[key][0]));
}

const PARTED = /\s*[／/・\n|]\s*/;

/** What the first and the second row of a column hold, by its name (企業名 › 所在地, 企業名／所在地) and what stands below that. */
function namesOf(name: string, isKey: boolean, under: string): readonly [string, string] {
  const levels = name.split(LEVELS);
  const parts =
    levels.length > 1 ? [levels.slice(0, -1).join(LEVELS), levels.at(-1)!] : name.split(PARTED);
  if (parts.length === 2) return [parts[0], parts[1]];
  if (!isKey) return [name, under === '' ? `${name}（2行目）` : under];
  const isUnnamed = /^(?:column_\d+)?$/.test(name) || ADDRESS.names.includes(foldHeader(name));
  return [isUnnamed ? '企業名' : name, under === '' ? '住所' : under];
}
