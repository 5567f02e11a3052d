import {
  industryByCode,
  industryByName,
  industryName,
  problem,
  type IndustryClass,
  type Problem,
  type Table,
} from '../../model';
import { industryCells } from './grouped-industries';

/** Headers under which digits alone are codes of the classification, and those that name another one. */
const NAMES_JSIC = /日本標準|産業[大中小細]?分類|^[大中小細]分類|jsic/i;
const NAMES_OTHER = /naics|nace|isic|gics|(?<!j)sic\b|topix|東証|証券|独自/i;

/** A column is taken for codes where this share of its filled cells is read as such. */
const ENOUGH = 0.9;

/** What a cell of a column of industries says before it is known what the column is. */
type Cell =
  | { readonly kind: 'named'; readonly found: IndustryClass }
  /** `letter` and `digits`: '' where the cell has none; `rest`: what stands behind. */
  | {
      readonly kind: 'coded';
      readonly letter: string;
      readonly digits: string;
      readonly rest: string;
    }
  | { readonly kind: 'other' };

/** A column of industries as it was read, row by row. */
export interface IndustriesRead {
  /** As the study groups them; '' without a column. */
  readonly names: readonly string[];
  /** The code in the Japan Standard Industrial Classification, as fine as the cell says it: a letter, I1, I2 or two to four digits; '' where not known. */
  readonly codes: readonly string[];
}

/**
 * Industries as the study groups them: names and codes of the Japan Standard Industrial Classification become names of its divisions and major
 * groups, codes of 3 and 4 digits those of their major group. Cells of another classification stay as they are. A code that does not exist
 * stays too, and is told.
 */
export function readIndustries(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): IndustriesRead {
  const blank = new Array<string>(table.rowCount).fill('');
  if (index === undefined) return { names: blank, codes: blank };
  const { cells, problems: grouped } = industryCells(table, index);
  problems.push(...grouped);
  const read = new Map<string, Cell>();
  for (const cell of cells) if (!read.has(cell)) read.set(cell, cellOf(cell));
  const header = table.header[index];
  const codes = codesAre(header.normalize('NFKC'), cells, read);
  const met = new Map<string, Said>();
  const found = { rows: 0, example: '', name: '' };
  const unknown = { rows: 0, example: '', row: -1 };
  const rows = cells.map((cell, row) => {
    const parts = read.get(cell) as Cell;
    let said = met.get(cell);
    if (!said) met.set(cell, (said = saidBy(cell, parts, codes)));
    if (parts.kind === 'coded' && codes) {
      if (said.code === '' && unknown.rows++ === 0)
        Object.assign(unknown, { example: cell.trim(), row });
      if (said.code !== '' && parts.rest === '' && found.rows++ === 0)
        Object.assign(found, { example: cell.trim(), name: said.name });
    }
    return said;
  });
  const where = { file: table.name, column: header };
  if (found.rows > 0) problems.push(problem('industry-codes', 'note', where, found));
  if (unknown.rows > 0) {
    const { rows, example, row } = unknown;
    const at = { ...where, row: row + 1 };
    problems.push(problem('industry-code-unknown', 'warning', at, { rows, example }));
  }
  return { names: rows.map(({ name }) => name), codes: rows.map(({ code }) => code) };
}

function cellOf(cell: string): Cell {
  const text = cell.normalize('NFKC').trim();
  const found = industryByName(text);
  if (found) return { kind: 'named', found };
  const parts = /^([A-T]?)[\s-]*(\d{0,4})(?!\d)[\s.:_-]*(.*)$/i.exec(text);
  if (!parts || parts[1] + parts[2] === '') return { kind: 'other' };
  const [, letter, digits, rest] = parts;
  // A letter alone before other letters begins a word.
  if (digits === '' && /^[a-z]/i.test(rest)) return { kind: 'other' };
  return { kind: 'coded', letter: letter.toUpperCase(), digits, rest };
}

type Coded = Extract<Cell, { kind: 'coded' }>;

/** What a cell stands for: the industry's name, and its code where it is the classification's. */
interface Said {
  readonly name: string;
  readonly code: string;
}

/** Codes of a column, given how many digits they have. */
interface CodesOf {
  readonly width: number;
  readonly classOf: (cell: Coded) => IndustryClass | undefined;
}

/** What the classification calls its groups and industries tells their division; the names themselves are not known here. */
const BY_ENDING: readonly (readonly [ending: RegExp, code: string])[] = [
  [/製造業$/, 'E'],
  [/卸売業$/, 'I1'],
  [/小売業$/, 'I2'],
];

function saidBy(cell: string, parts: Cell, codes: CodesOf | null): Said {
  if (parts.kind === 'named') return { name: industryName(parts.found), code: parts.found.code };
  if (parts.kind === 'other') {
    const text = cell.normalize('NFKC').trim();
    return { name: cell, code: BY_ENDING.find(([ending]) => ending.test(text))?.[1] ?? '' };
  }
  const one = codes?.classOf(parts);
  if (!codes || !one) return { name: cell, code: '' };
  const isMajor = /^\d/.test(one.code);
  return { name: industryName(one), code: isMajor ? wholeDigits(parts, codes.width) : one.code };
}

/** Digits of a code with the zero that it lost. */
function wholeDigits({ digits, rest }: Coded, width: number): string {
  return digits.padStart(digits.length <= 2 && rest !== '' ? 2 : width, '0');
}

/** How the codes of a column are read; null where they are another classification's. */
function codesAre(
  header: string,
  cells: readonly string[],
  read: ReadonlyMap<string, Cell>,
): CodesOf | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const coded = filled.flatMap((cell) => {
    const parts = read.get(cell);
    return parts?.kind === 'coded' ? [parts] : [];
  });
  if (coded.length === 0 || NAMES_OTHER.test(header)) return null;
  const width = widthOf([...new Set(coded.map(({ digits }) => digits))]);
  const classOf = (cell: Coded) => classAt(cell, width);
  const right = coded.filter((cell) => classOf(cell) !== undefined);
  const isMost = (count: number, of: number) => count >= of * ENOUGH;
  if (!isMost(right.length, coded.length)) return null;
  const said = right.filter(
    ({ letter, digits, rest }) =>
      (letter !== '' && digits !== '') || (rest !== '' && industryByName(rest) !== undefined),
  );
  if (NAMES_JSIC.test(header) || isMost(said.length, coded.length)) return { width, classOf };
  const isBare = coded.every(
    ({ letter, digits, rest }) => letter === '' && digits.length <= 2 && rest === '',
  );
  return isBare && looksLikeMajorGroups(coded) ? { width, classOf } : null;
}

/**
 * Digits that codes had before a zero in front was lost, which happens to a whole column: those of the longest, unless the column mixes levels (24 and
 * 242) or still has its zeros.
 */
function widthOf(codes: readonly string[]): number {
  const longest = codes.reduce((most, { length }) => Math.max(most, length), 2);
  const kept = codes.some((code) => code.startsWith('0'));
  const levels = codes.some(
    (code) =>
      code.length > 1 &&
      codes.some((other) => other.length > code.length && other.startsWith(code)),
  );
  return kept || levels ? 2 : longest;
}

/** A list's own codes run from 1 and are few; major groups leave gaps and go beyond 20. */
function looksLikeMajorGroups(coded: readonly Coded[]): boolean {
  const values = [...new Set(coded.map(({ digits }) => Number(digits)))].sort((a, b) => a - b);
  const isRun = values[0] <= 1 && values[values.length - 1] <= values.length;
  return !isRun && values[values.length - 1] > 20 && Math.min(...values) > 0;
}

/** `width`: digits to which a code is filled with zeros. Undefined where code, letter and name do not agree. */
function classAt(cell: Coded, width: number): IndustryClass | undefined {
  const { letter, digits, rest } = cell;
  const named = rest === '' ? undefined : industryByName(rest);
  // e-Stat's I1 and I2 are no major groups.
  const half = letter === 'I' ? industryByCode(letter + digits) : undefined;
  if (half && (named === undefined || named === half)) return half;
  if (digits === '') return named && named.division !== letter ? undefined : industryByCode(letter);
  const found = industryByCode(wholeDigits(cell, width).slice(0, 2));
  if (!found || (letter !== '' && found.division !== letter)) return undefined;
  return named && named !== found && digits.length <= 2 && named.code !== letter
    ? undefined
    : found;
}
