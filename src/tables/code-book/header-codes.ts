import type { AnswerCode, CodeQuestion } from '../../model';
import { parseYesNo } from '../values/cells';
import { MISSING_CODES, MOST_VALUES_SHOWN, saysNoAnswer, valueCounts } from '../values/codes';

/** A number that may be a code: something parts it from its label, or the label follows at once. */
const CODE = /(?<![\d.問第QqA-Za-z])(\d{1,3})(?=\s*[.:=)、]\s*\S|[^\d\s.,:=)%])/g;
/** What stands between a code, its label and the next code. */
const AROUND = /^[\s.:=)、,;/・|]+|[\s,、;/・|(]+$/g;
const LONGEST_LABEL = 30;

const NEGATION =
  /(?:ない|なかった|ません|ませんでした|なし|せず|いいえ)$|^(?:未|非|不|no\b|not\b|never\b)/i;

/** Rows whose value the header explains, at least. */
const MOSTLY = 0.95;

/**
 * The codes that a column's header explains: 特許の有無（1.ある 2.ない）, 新製品（1:はい 2:いいえ 9:無回答）. They begin at 0 or 1 and go up by one, but for marks of no
 * answer. Null for a header that explains none.
 */
export function headerCodes(header: string): readonly AnswerCode[] | null {
  const text = header.normalize('NFKC');
  const chain: { value: number; from: number; to: number }[] = [];
  for (const { 0: digits, index } of text.matchAll(CODE)) {
    const value = Number(digits);
    const last = chain.at(-1)?.value;
    const follows =
      last === undefined
        ? value <= 1
        : value === last + 1 || (value > last && MISSING_CODES.has(value));
    // What came first was the number of something else: 1号の有無（1.ある 2.ない）.
    if (chain.length === 1 && value === chain[0].value) chain.length = 0;
    else if (!follows) continue;
    chain.push({ value, from: index, to: index + digits.length });
  }
  const labels = chain.map(({ to }, i) => {
    const next = chain[i + 1]?.from;
    const label = next === undefined ? upToBracket(text.slice(to)) : text.slice(to, next);
    return label.replace(AROUND, '').trim();
  });
  const isGood = labels.every((label) => label !== '' && label.length <= LONGEST_LABEL);
  if (!isGood || new Set(labels).size < labels.length) return null;
  const codes = withMeanings(chain.map(({ value }, i) => ({ value, label: labels[i] })));
  return codes.filter(({ means }) => means !== 'missing').length >= 2 ? codes : null;
}

/** Behind the separator that may be a bracket itself: 1)ある 2)ない. */
function upToBracket(text: string): string {
  const begin = /^\s*[.:=)、]?/.exec(text)![0].length;
  const close = text.slice(begin).search(/[)\]】」}]/);
  return close < 0 ? text : text.slice(0, begin + close);
}

/** Yes and no where the labels are that, and nothing else; else levels. */
function withMeanings(codes: readonly { value: number; label: string }[]): AnswerCode[] {
  const isMissing = ({ label }: { label: string }) => saysNoAnswer(label);
  const answers = codes.filter((code) => !isMissing(code));
  const said = answers.map(({ label }) => parseYesNo(label));
  const negative = answers.map(({ label }) => NEGATION.test(label));
  const isPair = answers.length === 2 && negative[0] !== negative[1];
  const meaningOf = (at: number): AnswerCode['means'] => {
    const parsed = said[at];
    if (said.every(({ kind }) => kind === 'number') && parsed.kind === 'number')
      return parsed.value === 1 ? 'yes' : 'no';
    return isPair ? (negative[at] ? 'no' : 'yes') : 'level';
  };
  return codes.map((code) => ({
    value: String(code.value),
    means: isMissing(code) ? 'missing' : meaningOf(answers.indexOf(code)),
    label: code.label,
  }));
}

/**
 * Asks whether a column's values mean what its header says of them. Null where the header says nothing, or speaks of other values, or what it says
 * is how they are read anyway (0 = no, 1 = yes).
 */
export function askHeaderCodes(column: string, cells: readonly string[]): CodeQuestion | null {
  const codes = headerCodes(column);
  if (!codes) return null;
  const values = valueCounts(cells);
  const rows = values.reduce((sum, value) => sum + value.rows, 0);
  const known = new Map(codes.map((code) => [code.value, code]));
  const explained = values.filter(({ value }) => known.has(value));
  if (rows === 0 || explained.reduce((sum, value) => sum + value.rows, 0) < rows * MOSTLY)
    return null;
  const isPlain = values.every(({ value }) => known.get(value)?.means === PLAIN[value]);
  if (isPlain) return null;
  const marks = values
    .filter(({ value }) => !known.has(value) && MISSING_CODES.has(Number(value)))
    .map(({ value }) => ({ value, means: 'missing' }) as const);
  const isScale = codes.some(({ means }) => means === 'level');
  return {
    column,
    values: values.slice(0, MOST_VALUES_SHOWN),
    looks: isScale ? 'scale' : 'yes-no',
    proposed: [...codes, ...marks],
  };
}

const PLAIN: Readonly<Record<string, AnswerCode['means']>> = { '0': 'no', '1': 'yes' };
