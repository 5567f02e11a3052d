import type { ColumnName, InputKind } from '../../model';
import { COLUMN_ROLES, type ColumnRole } from '../column-roles';
import { bookFor } from '../code-book/columns';
import { lowest, namesSize } from './header-meaning';
import { means } from './header-rule';
import { CONTACTS_OF, OUTCOME } from './headers';
import { ADDRESS, ADDRESS_PARTS } from './place-headers';

/**
 * What columns are called where their roles are looked for: by their own header where that says something, else as a code book names them
 * (問3 → 大学等との交流頻度; in Japanese where it has both languages).
 */
export function calledBy(
  kind: InputKind,
  header: readonly string[],
  names: readonly ColumnName[],
): readonly string[] {
  if (names.length === 0) return header;
  const rules = Object.values<ColumnRole>(COLUMN_ROLES[kind]).flatMap((role) => role.header ?? []);
  const all = [...rules, ADDRESS, ...ADDRESS_PARTS, OUTCOME];
  const says = (own: string): boolean =>
    all.some((rule) => means(lowest(own), rule)) || CONTACTS_OF.test(lowest(own)) || namesSize(own);
  const own = bookFor({ codes: [], names }, { header }).names;
  const said = new Map(own.map(({ column, ja, en }) => [column, ja ?? en ?? '']));
  return header.map((own) => (says(own) ? own : said.get(own) || own));
}
