import { refused, type EvidenceProblem } from './problem';

/** A column as a model takes it: numbers with NaN, or text with '', where missing. */
export type ModelColumn = Float64Array | readonly string[];

/** Columns multiplied with each other; a single name is a main effect. Order inside a term does not matter. */
export type Term = readonly string[];

export function isText(column: ModelColumn): column is readonly string[] {
  return !(column instanceof Float64Array);
}

/** How a term is written: its columns joined by ':'. */
export function termName(term: Term): string {
  return term.join(':');
}

type ParsedTerms =
  | { readonly ok: true; readonly terms: readonly Term[] }
  | { readonly ok: false; readonly problem: EvidenceProblem };

/**
 * Terms as people write them: `A`, `B`, `A:B`. A text that is itself a column's name is that column, even with a
 * ':' in it. Main effects come first, then products of two, as in R; a term named twice counts once.
 */
export function parseTerms(texts: readonly string[], columns: readonly string[]): ParsedTerms {
  const known = new Set(columns);
  const terms: Term[] = [];
  const seen = new Set<string>();
  for (const text of texts) {
    const names = known.has(text) ? [text] : text.split(':').map((name) => name.trim());
    if (names.some((name) => name === '')) return refused('term-unreadable', { term: text });
    const unknown = names.find((name) => !known.has(name));
    if (unknown !== undefined) return refused('column-unknown', { column: unknown });
    const term = [...new Set(names)];
    const key = JSON.stringify([...term].sort());
    if (!seen.has(key)) terms.push(term);
    seen.add(key);
  }
  return { ok: true, terms: [...terms].sort((a, b) => a.length - b.length) };
}
