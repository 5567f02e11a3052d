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

/**
 * A line that compares what R computes with Shuseki's number; '' where there is none. `id`: of the number in the report and in
 * findings.json, at the line's end.
 */
export function check(name: string, value: string, expected: number, id = ''): string {
  if (!Number.isFinite(expected)) return '';
  const shown = quoteR(Array.from(name).slice(0, SHOWN).join(''));
  const line = `check(${shown}, ${value}, ${Number(expected.toPrecision(10))})`;
  return id === '' ? line : named(line, id);
}

/** The line with the number's id at its end. */
export function named(line: string, id: string): string {
  return line === '' ? '' : `${line}  # ${id}`;
}

/** The groups of `firms` that errors are clustered by; a firm without one, or independent of all, is its own. */
export function groupLine(
  { errors, groups, gridKm, conleyKm }: Alike,
  firms: 'd' | 'everyone' = 'd',
): string {
  const of = (text: string) => `${firms}$group <- own_group(${text})`;
  if (errors === 'conley') return of(`squares(${firms}, ${conleyKm})`);
  if (errors !== 'clustered') return of(`rep(NA, nrow(${firms}))`);
  if (groups === 'grid') return of(`squares(${firms}, ${gridKm})`);
  const column = groups === 'prefecture' ? 'region' : 'municipality';
  return of(`as.character(${firms}$${column})`);
}

/** How firms are alike by distance, as R's functions take it; NULL for groups. */
export function nearInR({ errors, conleyKm, conleyKernel }: Alike): string {
  return errors === 'conley' ? `list(km = ${conleyKm}, kernel = "${conleyKernel}")` : 'NULL';
}

/** The check, counted apart, and left out where the package survey is missing. */
export function bySurvey(line: string): string {
  return wrapped(line, (own) => `by_survey(${own})`);
}

/** Something around a line, whose id stays at its end; '' where there is no line. */
export function wrapped(line: string, around: (line: string) => string): string {
  if (line === '') return '';
  // Data within the line may hold such a mark too, but no quotation ends with one.
  const id = / {2}# [\w.]+$/.exec(line)?.[0] ?? '';
  return around(line.slice(0, line.length - id.length)) + id;
}

/** R's polr, zeroinfl and hurdle stop at a looser optimum, and report errors from a numerical Hessian. */
export function slacken(line: string): string {
  return slackened(line, 2e-3);
}

/** A check without its id that lets numbers be apart by this share. */
export function slackened(line: string, share: number): string {
  return `${line.slice(0, -1)}, ${Number(share.toPrecision(3))})`;
}
