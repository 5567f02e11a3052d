import { LEFT_OUT, plainId, rowsById, type ChosenEnds } from '../../linkage';
import type { LinkEndName, LinkFix } from '../../model';

/** The list with this choice at its end in the place of an older one for the same text; undefined takes the choice back. */
export function withLinkFix(
  fixes: readonly LinkFix[],
  end: LinkEndName,
  text: string,
  id: string | null | undefined,
): LinkFix[] {
  const others = fixes.filter((fix) => keyOfFix(fix) !== keyOfFix({ end, text }));
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

/** What two choices for the same text have in common. */
export function keyOfFix({ end, text }: Pick<LinkFix, 'end' | 'text'>): string {
  return `${end} ${plainId(text)}`;
}
