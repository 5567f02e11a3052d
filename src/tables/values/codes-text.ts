import type { AnswerCode, CodeQuestion } from '../../model';
import { codeReader } from './codes';

/** What a table holds where `codeReader` gives this number, with the code book's name: `1=はい`. The number where no code gives it. */
export function codesOfNumber(codes: readonly AnswerCode[], number: number): string {
  const read = codeReader(codes);
  const held = codes.filter(({ value }) => {
    const cell = read(value);
    return cell.kind === 'number' && cell.value === number;
  });
  if (held.length === 0) return String(number);
  return held
    .map(({ value, label, shown = label }) => (shown ? `${value}=${shown}` : value))
    .join(' / ');
}

/** Codes as the command line takes them: `1=yes,2=no,9=missing`. */
export function codesText(codes: readonly AnswerCode[]): string {
  return codes.map((code) => `${code.value}=${meaningText(code)}`).join(',');
}

/** What a code means as the command line takes it: a word, or the number that it is worth. */
export const meaningText = ({ means, number }: AnswerCode): string =>
  means === 'value' ? String(number) : means;

/** What a question proposes, as the command line takes it; of words about which nothing is known `WORD=?`, which it does not take. */
export function proposedText({ looks, values, proposed }: CodeQuestion): string {
  const known = new Set(proposed.map(({ value }) => value));
  const open = looks === 'labels' ? values.filter(({ value }) => !known.has(value)) : [];
  return [codesText(proposed), ...open.map(({ value }) => `${value}=?`)]
    .filter((text) => text !== '')
    .join(',');
}
