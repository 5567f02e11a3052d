import { LEFT_OUT, plainId, rowsById, type ChosenEnds } from '../linkage';
import type { LinkEndName, LinkFix, StudyFile } from '../model';

/** The first choice of a study file that can't be used, as `linkFixes[3]`; null where all can. */
export function checkLinkFixes(data: unknown): string | null {
  if (data === undefined) return null;
  if (!Array.isArray(data)) return '"linkFixes"';
  const seen = new Set<string>();
  const wrong = data.findIndex((fix) => {
    const fine = isLinkFix(fix) && !seen.has(keyOf(fix));
    if (fine) seen.add(keyOf(fix));
    return !fine;
  });
  return wrong < 0 ? null : `linkFixes[${wrong}]`;
}

/** Choices out of checked data, their members in a fixed order; absent rather than empty. */
export function readLinkFixes(data: unknown): Pick<StudyFile, 'linkFixes'> {
  const list = (data ?? []) as readonly LinkFix[];
  if (list.length === 0) return {};
  return { linkFixes: list.map(({ end, text, id }) => ({ end, text, id })) };
}

/** The list with this choice at its end in the place of an older one for the same text; undefined takes the choice back. */
export function withLinkFix(
  fixes: readonly LinkFix[],
  end: LinkEndName,
  text: string,
  id: string | null | undefined,
): LinkFix[] {
  const others = fixes.filter((fix) => keyOf(fix) !== keyOf({ end, text }));
  return id === undefined ? others : [...others, { end, text, id }];
}

/** The choices as rows; those that name an id which is not in the list have no effect and are given back. */
export function chosenEnds(
  fixes: readonly LinkFix[],
  ids: Readonly<Record<LinkEndName, readonly string[]>>,
): { readonly chosen: ChosenEnds; readonly unknown: readonly LinkFix[] } {
  const chosen = { firm: new Map<string, number>(), institution: new Map<string, number>() };
  const rowOf = { firm: rowsById(ids.firm), institution: rowsById(ids.institution) };
  const unknown: LinkFix[] = [];
  for (const fix of fixes) {
    const row = fix.id === null ? LEFT_OUT : rowOf[fix.end](fix.id);
    if (row === undefined) unknown.push(fix);
    else chosen[fix.end].set(plainId(fix.text), row);
  }
  return { chosen, unknown };
}

function keyOf({ end, text }: Pick<LinkFix, 'end' | 'text'>): string {
  return `${end} ${plainId(text)}`;
}

function isLinkFix(fix: unknown): fix is LinkFix {
  if (typeof fix !== 'object' || fix === null) return false;
  const { end, text, id } = fix as Record<string, unknown>;
  return (
    (end === 'firm' || end === 'institution') &&
    typeof text === 'string' &&
    (id === null || (typeof id === 'string' && id !== ''))
  );
}
