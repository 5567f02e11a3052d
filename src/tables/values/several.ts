import { parseNumber } from './cells';

const SEPARATOR = /\s*[;,、，；・|]\s*|\s+/;
const CIRCLED = /[①-⑳❶-❿]/gu;
/** An answer's number: more digits are a number, and 1,200 is one too. */
const ANSWER = /^\d{1,2}$/;
const DIGITS = /^\d{1,20}$/;
/** A column holds several answers to a cell where at least this share of its filled cells is a list of answers. */
const LISTS = 0.98;

/**
 * The answers in a cell of a question that takes several: 1;3;5, ①③, １，３, 1、3 give 1, 3, 5. Words are answers too where something parts them.
 * Each once, in the order of the cell; none for a cell that says nothing. Numbers without leading zeros.
 */
export function answersIn(cell: string): readonly string[] {
  if (DIGITS.test(cell)) return [ANSWER.test(cell) ? String(Number(cell)) : cell];
  const apart = cell
    .replace(CIRCLED, (mark) => ` ${circledNumber(mark)} `)
    .normalize('NFKC')
    .trim();
  if (apart === '' || parseNumber(apart).kind === 'missing') return [];
  const parts = apart.split(SEPARATOR).filter((part) => part !== '');
  return [...new Set(parts.map((part) => (ANSWER.test(part) ? String(Number(part)) : part)))];
}

function circledNumber(mark: string): number {
  const code = mark.codePointAt(0)!;
  return code >= 0x2776 ? code - 0x2776 + 1 : code - 0x2460 + 1;
}

/** The answers that a column holds, by number, where its cells are lists of numbered answers and some have several; null elsewhere. */
export function severalAnswers(cells: readonly string[]): readonly string[] | null {
  const found = new Set<string>();
  let filled = 0;
  let lists = 0;
  let several = 0;
  for (const cell of cells) {
    const answers = answersIn(cell);
    if (answers.length === 0) continue;
    filled++;
    if (!answers.every((answer) => ANSWER.test(answer))) continue;
    lists++;
    if (answers.length > 1) several++;
    for (const answer of answers) found.add(answer);
  }
  if (several === 0 || lists < filled * LISTS || found.size < 2) return null;
  return [...found].sort((a, b) => Number(a) - Number(b));
}
