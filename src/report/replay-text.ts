import type { Alike } from '../model';

/** A text as R reads it, data included: nothing in it can end the text. */
export function quoteR(text: string): string {
  const escaped = Array.from(text, (character) => {
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
  return `# ${text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ')}`;
}

/** A line that compares what R computes with Shuseki's number; '' where there is none. */
export function check(name: string, value: string, expected: number): string {
  return Number.isFinite(expected)
    ? `check(${quoteR(name)}, ${value}, ${Number(expected.toPrecision(10))})`
    : '';
}

/** The groups that errors are clustered by; a firm without one, or independent of all, is its own. */
export function groupLine({ errors, groups, gridKm, conleyKm }: Alike): string {
  if (errors === 'conley') return `d$group <- own_group(squares(d, ${conleyKm}))`;
  if (errors !== 'clustered') return 'd$group <- own_group(rep(NA, nrow(d)))';
  if (groups === 'grid') return `d$group <- own_group(squares(d, ${gridKm}))`;
  return `d$group <- own_group(as.character(d$${groups === 'prefecture' ? 'region' : 'municipality'}))`;
}
