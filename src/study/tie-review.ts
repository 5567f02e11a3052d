import {
  AMBIGUOUS,
  NameIndex,
  plainId,
  UNMATCHED,
  type ChosenEnds,
  type FoundEnds,
} from '../linkage';
import type { Findings, LinkEndName, ReviewedEnd } from '../model';

interface Texts {
  readonly firm: readonly string[] | Int32Array;
  readonly institution: readonly string[];
}

/**
 * The texts that have to be looked over, each once: those that name nobody or several, and those that a person spoke of. Texts of most
 * rows first, then in the order of the table, firms before institutions. Linear but for the sorting.
 */
export function reviewOf(rows: Texts, found: FoundEnds, chosen: ChosenEnds): ReviewedEnd[] {
  const reviewed = (['firm', 'institution'] as const).flatMap((end) => {
    const texts = rows[end];
    return texts instanceof Int32Array ? [] : reviewEnd(end, texts, found[end], chosen[end]);
  });
  return reviewed.sort((a, b) => b.rows - a.rows);
}

function reviewEnd(
  end: LinkEndName,
  texts: readonly string[],
  found: Int32Array,
  chosen: ReadonlyMap<string, number>,
): ReviewedEnd[] {
  const byText = new Map<string, { text: string; rows: number; found: number }>();
  texts.forEach((text, row) => {
    const key = plainId(text);
    if (found[row] >= 0 && !chosen.has(key)) return;
    const known = byText.get(key);
    if (known) known.rows++;
    else byText.set(key, { text, rows: 1, found: found[row] });
  });
  return [...byText.values()].map(({ text, rows, found: code }) => ({
    end,
    text,
    rows,
    state: stateOf(code),
    chosen: Math.max(code, -1),
  }));
}

function stateOf(found: number): ReviewedEnd['state'] {
  if (found >= 0) return 'chosen';
  if (found === UNMATCHED) return 'unknown';
  return found === AMBIGUOUS ? 'ambiguous' : 'left-out';
}

/** The row of the firm or the institution with this id or name, as the links table is matched; null for none or several. */
export function findEnd(
  { firms, institutions }: Pick<Findings, 'firms' | 'institutions'>,
  end: LinkEndName,
  text: string,
): number | null {
  const index =
    end === 'firm'
      ? new NameIndex(firms.id, firms.name)
      : new NameIndex(institutions.id, institutions.nameJa, institutions.nameEn);
  const row = index.find(text);
  return row < 0 ? null : row;
}
