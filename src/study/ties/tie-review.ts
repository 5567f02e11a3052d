import {
  AMBIGUOUS,
  NameIndex,
  PartNames,
  plainId,
  UNMATCHED,
  type ChosenEnds,
  type FoundEnds,
} from '../../linkage';
import type { Findings, LinkEndName, ReviewedEnd } from '../../model';

interface Texts {
  readonly firm: readonly string[] | Int32Array;
  readonly institution: readonly string[];
}

/**
 * The texts that have to be looked over, each once: those that name nobody or several, those found by a part's name alone, and those that a person spoke of. Texts of most
 * rows first, then in the order of the table, firms before institutions. Linear but for the sorting.
 */
export function reviewOf(rows: Texts, found: FoundEnds, chosen: ChosenEnds): ReviewedEnd[] {
  const reviewed = (['firm', 'institution'] as const).flatMap((end) => {
    const texts = rows[end];
    if (texts instanceof Int32Array) return [];
    const parts = new Set(end === 'institution' ? found.byPart : []);
    return reviewEnd(end, texts, { rows: found[end], parts }, chosen[end]);
  });
  return reviewed.sort((a, b) => b.rows - a.rows);
}

function reviewEnd(
  end: LinkEndName,
  texts: readonly string[],
  found: { readonly rows: Int32Array; readonly parts: ReadonlySet<number> },
  chosen: ReadonlyMap<string, number>,
): ReviewedEnd[] {
  const byText = new Map<string, { text: string; rows: number; found: number; isPart: boolean }>();
  texts.forEach((text, row) => {
    const key = plainId(text);
    const isPart = found.parts.has(row);
    if (found.rows[row] >= 0 && !chosen.has(key) && !isPart) return;
    const known = byText.get(key);
    if (known) known.rows++;
    else byText.set(key, { text, rows: 1, found: found.rows[row], isPart });
  });
  return [...byText.values()].map(({ text, rows, found: code, isPart }) => ({
    end,
    text,
    rows,
    state: isPart ? 'part' : stateOf(code),
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
  const { id, nameJa, nameEn } = institutions;
  const row =
    end === 'firm'
      ? new NameIndex(firms.id, firms.name).find(text)
      : new PartNames(new NameIndex(id, nameJa, nameEn)).find(text).row;
  return row < 0 ? null : row;
}
