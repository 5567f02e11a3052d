import type { AnswerCode, CodeQuestion, ValueCount } from '../../model';
import { parseNumber, parseYesNo, type ParsedCell } from './cells';
import { saysQuantity } from './quantity-words';
import { answerNumber, answerWord, orderOfDegrees } from './degree-words';

/** Values of a column that are shown with a question. */
export const MOST_VALUES_SHOWN = 40;
/** A scale of answers has no more steps. */
const MOST_STEPS = 7;
/** More different words than this are no list of answers. */
const MOST_LABELS = 12;
/** Numbers by which questionnaires mark that nothing was answered, of one digit and of more. */
const SHORT_MISSING = new Set([8, 9]);
const LONG_MISSING = new Set([88, 98, 99, 888, 998, 999, 9999, -9, -99]);
/** All of them. */
export const MISSING_CODES: ReadonlySet<number> = new Set([...SHORT_MISSING, ...LONG_MISSING]);
/** Rows per step from which a run of numbers from 1 is a scale rather than a numbering. */
const STEPS_RECUR = 4;
/** A count ends far below its mark for no answer: at a third of it at most. */
const FAR_BELOW = 3;

/** A cell as codes are compared: its number as JavaScript writes it, else its text with widths folded; '' where missing. */
export function codeValue(cell: string): string {
  const parsed = parseNumber(cell);
  if (parsed.kind === 'number') return String(parsed.value);
  return parsed.kind === 'missing' ? '' : cell.normalize('NFKC').trim();
}

/** A cell of dashes alone. */
const DASHES = /^[-－―–—ー‐−─]+$/;
export const DASH = '-';
export const isDash = (cell: string): boolean => DASHES.test(cell.trim());

/** What a person says of a cell: as `codeValue`, but a dash is a value of its own. */
export const statedValue = (cell: string): string => (isDash(cell) ? DASH : codeValue(cell));

/** How often each value occurs, missing cells aside: numbers ascending, then texts by code unit. */
export function valueCounts(cells: readonly string[]): ValueCount[] {
  const rows = new Map<string, number>();
  for (const cell of cells) {
    const value = codeValue(cell);
    if (value !== '') rows.set(value, (rows.get(value) ?? 0) + 1);
  }
  const order = (value: string) => (Number.isNaN(Number(value)) ? Infinity : Number(value));
  return [...rows]
    .map(([value, count]) => ({ value, rows: count }))
    .sort((a, b) => order(a.value) - order(b.value) || (a.value < b.value ? -1 : 1));
}

/** Words that mean yes and words that mean no, both there and nothing else but missing answers: ○ and ×, 有 and 無. Numbers are no words. */
export function yesNoWords(
  cells: readonly string[],
): { readonly yes: readonly string[]; readonly no: readonly string[] } | null {
  const yes: string[] = [];
  const no: string[] = [];
  for (const { value } of valueCounts(cells)) {
    const parsed = parseYesNo(value);
    if (parsed.kind === 'missing') continue;
    if (parsed.kind === 'unreadable' || !Number.isNaN(Number(value))) return null;
    (parsed.value === 1 ? yes : no).push(value);
  }
  return yes.length > 0 && no.length > 0 ? { yes, no } : null;
}

const TICK = /^[○〇◯●◎✓✔☑✅レ]$/;

/** The mark of a column in which a tick says yes and an empty cell no: one mark, some empty cells, nothing else. Null for any other column. */
export function tickIn(cells: readonly string[]): string | null {
  let mark: string | null = null;
  let isOpen = false;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') isOpen = true;
    else if (TICK.test(text) && (mark ?? text) === text) mark = text;
    else return null;
  }
  return isOpen ? mark : null;
}

/** A tick is 1, an empty cell 0. */
export const parseTick = (cell: string): ParsedCell => ({
  kind: 'number',
  value: cell.trim() === '' ? 0 : 1,
});

/**
 * Asks what a column's values mean where they look like codes: {1, 2}, a scale from 1 without 0 whose steps recur, {0, 1} or a scale
 * with a mark for no answer (8, 9, 99 …), numbers that end far below such a mark, or words. Null where its numbers can be taken as they are. Linear in the cells.
 */
export function askCodes(column: string, cells: readonly string[]): CodeQuestion | null {
  const values = valueCounts(cells);
  const numbers = values.filter(({ value }) => !Number.isNaN(Number(value)));
  const words = values.length - numbers.length;
  const rowsOf = (list: readonly ValueCount[]) => list.reduce((sum, { rows }) => sum + rows, 0);
  const shown = values.slice(0, MOST_VALUES_SHOWN);
  // Who writes 若干 or 多数, or 3件, counts.
  const counts =
    numbers.length > 0 && (values.some(({ value }) => saysQuantity(value)) || areCounted(cells));
  if (words > 0 && !counts && rowsOf(numbers) < rowsOf(values) / 2)
    return values.length <= MOST_LABELS ? askWords(column, values) : null;
  const recurring = rowsOf(numbers) >= STEPS_RECUR * numbers.length;
  const found = looksOf(
    numbers.map(({ value }) => Number(value)),
    recurring,
  );
  if (!found || (counts && found.looks !== 'missing')) return null;
  const codes = [...found.codes].map(([value, means]) => ({ value: String(value), means }));
  const kept = new Set(found.codes.keys());
  // What is cut off must not hide what is asked about.
  const cut = values.slice(MOST_VALUES_SHOWN).filter(({ value }) => kept.has(Number(value)));
  return { column, values: [...shown, ...cut], looks: found.looks, proposed: codes };
}

const COUNTED = /^[約△▲-]?\s*[\d,.]+\s*(?:人|名|件|社|回|個|点|台|品目?|種類?)$/;

/** Whether most of the cells with a number have its unit behind it, as no code has. */
function areCounted(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => parseNumber(cell).kind === 'number');
  const counted = numbers.filter((cell) => COUNTED.test(cell.normalize('NFKC').trim()));
  return counted.length > 0 && counted.length >= numbers.length / 2;
}

/** Words of those who could not say. */
const NO_ANSWER =
  /^(?:無回答|未回答|回答なし|不明|わからない|分からない|判らない|わかりません|分かりません|該当なし|n\/?a|noanswer|don'?tknow)$/i;
export const saysNoAnswer = (word: string): boolean => NO_ANSWER.test(word.replace(/\s/g, ''));

/**
 * Asks about words. Those of a known ladder (see `orderOfDegrees`), and those with numbers in front, are steps in their order, the least first; yes and no
 * are that. Where no order is known nothing is proposed for a word: a person has to say it.
 */
function askWords(column: string, values: readonly ValueCount[]): CodeQuestion {
  const isNone = ({ value }: ValueCount) =>
    parseYesNo(answerWord(value)).kind === 'missing' || saysNoAnswer(answerWord(value));
  const said = values.filter((each) => !isNone(each)).map(({ value }) => value);
  const yesNo = said.map((value) => parseYesNo(answerWord(value)));
  const areYesNo = yesNo.every(({ kind }) => kind === 'number');
  const order = areYesNo ? null : (orderOfDegrees(said) ?? byNumberInFront(said));
  const steps = order?.map((value) => ({ value, means: 'level' }) as const);
  const answers = said.flatMap((value, at): AnswerCode[] => {
    const parsed = yesNo[at];
    const isPair = new Set(yesNo.map((each) => each.kind === 'number' && each.value)).size >= 2;
    if (parsed.kind !== 'number' || !(areYesNo || isPair)) return [];
    return [{ value, means: parsed.value === 1 ? 'yes' : 'no' }];
  });
  const none = values.filter(isNone).map(({ value }): AnswerCode => ({ value, means: 'missing' }));
  const proposed = [...(steps ?? answers), ...none];
  const known = new Set(proposed.map(({ value }) => value));
  const rows = new Map(values.map((each) => [each.value, each]));
  return {
    column,
    looks: 'labels',
    values: [
      ...proposed.map(({ value }) => rows.get(value)!),
      ...values.filter(({ value }) => !known.has(value)),
    ],
    proposed,
  };
}

/** 1.専任者がいる, 2.兼任者がいる: as the questionnaire numbers them; null where one has no number or two have the same. */
function byNumberInFront(words: readonly string[]): readonly string[] | null {
  const numbers = new Map(words.map((word) => [word, answerNumber(word)]));
  const all = [...numbers.values()];
  if (words.length < 2 || all.some(Number.isNaN) || new Set(all).size < all.length) return null;
  return words.toSorted((a, b) => numbers.get(a)! - numbers.get(b)!);
}

type Looks = Pick<CodeQuestion, 'looks'> & {
  readonly codes: ReadonlyMap<number, AnswerCode['means']>;
};

/** `values`: ascending, different. `recurring`: most of them several times, so that a run from 1 is no numbering of rows. */
function looksOf(values: readonly number[], recurring: boolean): Looks | null {
  if (!values.every(Number.isInteger)) return null;
  const long = values.filter((v) => LONG_MISSING.has(v));
  const short = values.filter((v) => SHORT_MISSING.has(v));
  const others = values.filter((v) => !LONG_MISSING.has(v) && !SHORT_MISSING.has(v));
  const answers = answersOf(others);
  if (answers) {
    const marks = [...short, ...long];
    // A mark next to the last step is a step: 1 to 7 and 8.
    const apart = marks.every((mark) => mark < 0 || mark > others[others.length - 1] + 1);
    if (
      apart &&
      (marks.length > 0 || (answers.asksAlone && (answers.looks === 'yes-no' || recurring)))
    )
      return {
        looks: answers.looks,
        codes: new Map([...answers.codes, ...marks.map((mark) => [mark, 'missing'] as const)]),
      };
  }
  // A mark below the greatest number is a number like the others.
  const rest = values.filter((v) => !LONG_MISSING.has(v));
  const most = rest[rest.length - 1] ?? NaN;
  const marks = long.filter((v) => (v < 0 ? rest[0] >= 0 : v > most && most * FAR_BELOW <= v));
  if (marks.length === 0) return null;
  return { looks: 'missing', codes: new Map(marks.map((mark) => [mark, 'missing'])) };
}

/** What a few whole numbers are as answers; null where they are none. */
function answersOf(values: readonly number[]): (Looks & { readonly asksAlone: boolean }) | null {
  const is = (...wanted: number[]) => values.join() === wanted.join();
  const yesNo = (codes: readonly (readonly [number, AnswerCode['means']])[], asksAlone: boolean) =>
    ({ looks: 'yes-no', codes: new Map(codes), asksAlone }) as const;
  if (is(1)) return yesNo([[1, 'yes']], false);
  if (is(0, 1))
    return yesNo(
      [
        [0, 'no'],
        [1, 'yes'],
      ],
      false,
    );
  if (is(1, 2))
    return yesNo(
      [
        [1, 'yes'],
        [2, 'no'],
      ],
      true,
    );
  const steps = values.length >= 3 && values.length <= MOST_STEPS;
  if (!steps || !values.every((value, i) => value === i + 1)) return null;
  const levels = values.map((value) => [value, 'level'] as const);
  return { looks: 'scale', codes: new Map(levels), asksAlone: true };
}

/**
 * Reads cells by their codes: yes 1, no 0, a level its own number (words their place among the levels, from 1), missing where no
 * answer is. Other values: see `ColumnCodes`.
 */
export function codeReader(codes: readonly AnswerCode[]): (cell: string) => ParsedCell {
  const levels = codes.filter(({ means }) => means === 'level').map(({ value }) => value);
  const numeric = levels.every((value) => !Number.isNaN(Number(value)));
  const numbers = levels.map(Number);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const closed = codes.some(({ means }) => !isBeside(means));
  const known = new Map<string, ParsedCell>(
    codes.map(({ value, means, number }) => {
      if (means === 'missing') return [value, { kind: 'missing' }];
      if (means === 'value') return [value, numbered(number)];
      if (means !== 'level') return [value, { kind: 'number', value: means === 'yes' ? 1 : 0 }];
      return [
        value,
        { kind: 'number', value: numeric ? Number(value) : levels.indexOf(value) + 1 },
      ];
    }),
  );
  return (cell) => {
    const value = codeValue(cell);
    const code = known.get(value === '' && isDash(cell) ? DASH : value);
    if (code) return code;
    if (value === '') return { kind: 'missing' };
    const number = Number(value);
    const between = numeric && Number.isInteger(number) && number > least && number < most;
    if (closed && !between) return { kind: 'unreadable' };
    return Number.isNaN(number) ? { kind: 'unreadable' } : { kind: 'number', value: number };
  };
}

/** Says what one cell is worth beside others that are the numbers that they are. */
const isBeside = (means: AnswerCode['means']) =>
  means === 'missing' || means === 'zero' || means === 'value';

const numbered = (number: number | undefined): ParsedCell =>
  number === undefined ? { kind: 'missing' } : { kind: 'number', value: number };

/** Whether codes speak of dashes and words alone, and so say nothing of the numbers beside them. */
export const isOfWordsAlone = (codes: readonly AnswerCode[]): boolean =>
  codes.length > 0 &&
  codes.every(({ value, means }) => Number.isNaN(Number(value)) && isBeside(means));
