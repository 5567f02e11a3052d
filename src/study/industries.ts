import {
  industryByCode,
  industryByName,
  industryName,
  problem,
  type IndustryClass,
  type Problem,
  type Table,
} from '../model';

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

/**
 * Industries as the study groups them: names and codes of the Japan Standard Industrial Classification become names of its divisions and major
 * groups, codes of 3 and 4 digits those of their major group. Cells of another classification stay as they are. A code that does not exist
 * stays too, and is told. '' for all rows without a column.
 */
export function readIndustries(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): readonly string[] {
  if (index === undefined) return new Array<string>(table.rowCount).fill('');
  const cells = table.columns[index];
  const read = new Map<string, Cell>();
  for (const cell of cells) if (!read.has(cell)) read.set(cell, cellOf(cell));
  const header = table.header[index];
  const codes = codesAre(header.normalize('NFKC'), cells, read);
  const names = new Map<string, string>();
  const found = { rows: 0, example: '', name: '' };
  const unknown = { rows: 0, example: '', row: -1 };
  const industry = cells.map((cell, row) => {
    const parts = read.get(cell) as Cell;
    if (parts.kind === 'coded' && codes) {
      const one = codes.classOf(parts);
      if (!one && unknown.rows++ === 0) Object.assign(unknown, { example: cell.trim(), row });
      if (one && parts.rest === '' && found.rows++ === 0)
        Object.assign(found, { example: cell.trim(), name: industryName(one) });
      if (!names.has(cell)) names.set(cell, one ? industryName(one) : cell);
    } else if (!names.has(cell))
      names.set(cell, parts.kind === 'named' ? industryName(parts.found) : cell);
    return names.get(cell) as string;
  });
  const where = { file: table.name, column: header };
  if (found.rows > 0) problems.push(problem('industry-codes', 'note', where, found));
  if (unknown.rows > 0) {
    const { rows, example, row } = unknown;
    const at = { ...where, row: row + 1 };
    problems.push(problem('industry-code-unknown', 'warning', at, { rows, example }));
  }
  return industry;
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

/** How the codes of a column are read; null where they are another classification's. */
function codesAre(
  header: string,
  cells: readonly string[],
  read: ReadonlyMap<string, Cell>,
): { classOf: (cell: Coded) => IndustryClass | undefined } | null {
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
  if (NAMES_JSIC.test(header) || isMost(said.length, coded.length)) return { classOf };
  const isBare = coded.every(
    ({ letter, digits, rest }) => letter === '' && digits.length <= 2 && rest === '',
  );
  return isBare && looksLikeMajorGroups(coded) ? { classOf } : null;
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
function classAt({ letter, digits, rest }: Coded, width: number): IndustryClass | undefined {
  const named = rest === '' ? undefined : industryByName(rest);
  // e-Stat's I1 and I2 are no major groups.
  const half = letter === 'I' ? industryByCode(letter + digits) : undefined;
  if (half && (named === undefined || named === half)) return half;
  if (digits === '') return named && named.division !== letter ? undefined : industryByCode(letter);
  const long = digits.length <= 2 && rest !== '' ? 2 : width;
  const found = industryByCode(digits.padStart(long, '0').slice(0, 2));
  if (!found || (letter !== '' && found.division !== letter)) return undefined;
  return named && named !== found && digits.length <= 2 && named.code !== letter
    ? undefined
    : found;
}
