import { wellFormed, type Alike } from '../model';

/** Most characters of a text in one line: R reads no lines of more than some thousands of bytes from a script. */
const PIECE = 500;

/** A text as R reads it, data included: nothing in it can end the text. R has no text with NUL, which is dropped. */
export function quoteR(text: string): string {
  const characters = Array.from(wellFormed(text).replaceAll('\0', ''));
  const pieces = [];
  for (let at = 0; at < characters.length; at += PIECE)
    pieces.push(quoted(characters.slice(at, at + PIECE)));
  return pieces.length > 1 ? `paste0(\n${pieces.join(',\n')})` : (pieces[0] ?? '""');
}

function quoted(characters: readonly string[]): string {
  const escaped = characters.map((character) => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') return `\\${character}`;
    // Quotation in R has no other escape that every locale reads alike.
    if (code < 32 || code > 126)
      return code > 0xffff ? `\\U{${code.toString(16)}}` : `\\u{${code.toString(16)}}`;
    return character;
  });
  return `"${escaped.join('')}"`;
}

/** A comment line: a line break in data would start code. */
export function comment(text: string): string {
  return `# ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
}

/** Characters of a name that a line of the output shows; R prints no text of more than some thousands of bytes in one. */
const SHOWN = 200;

/** A line that compares what R computes with Shuseki's number; '' where there is none. */
export function check(name: string, value: string, expected: number): string {
  return Number.isFinite(expected)
    ? `check(${quoteR(Array.from(name).slice(0, SHOWN).join(''))}, ${value}, ${Number(expected.toPrecision(10))})`
    : '';
}

/** The groups that errors are clustered by; a firm without one, or independent of all, is its own. */
export function groupLine({ errors, groups, gridKm, conleyKm }: Alike): string {
  if (errors === 'conley') return `d$group <- own_group(squares(d, ${conleyKm}))`;
  if (errors !== 'clustered') return 'd$group <- own_group(rep(NA, nrow(d)))';
  if (groups === 'grid') return `d$group <- own_group(squares(d, ${gridKm}))`;
  return `d$group <- own_group(as.character(d$${groups === 'prefecture' ? 'region' : 'municipality'}))`;
}

/** The check, counted apart, and left out where the package survey is missing. */
export function bySurvey(line: string): string {
  return line === '' ? '' : `by_survey(${line})`;
}
