import type { InputKind, Roles } from '../../model';
import { COLUMN_ROLES } from '../../tables';

/** Roles as a person named them, of which one without columns is none, and the suggested ones for the columns that are left. */
export function rolesWith(suggested: Roles, named: Roles): Roles {
  const chosen = new Set(Object.values(named).flatMap((indices) => indices ?? []));
  const left = Object.entries(suggested)
    .map(
      ([role, indices]) => [role, (indices ?? []).filter((index) => !chosen.has(index))] as const,
    )
    .filter(([role, indices]) => !Object.hasOwn(named, role) && indices.length > 0);
  const wanted = Object.entries(named).filter(([, indices]) => (indices ?? []).length > 0);
  return Object.fromEntries([...left, ...wanted]);
}

/** What must still be chosen before a table of this kind can be used; `location` stands for an address or coordinates. */
export function missingRoles(kind: InputKind, roles: Roles, hasPoints: boolean): readonly string[] {
  const has = (role: string) => (roles[role]?.length ?? 0) > 0;
  const needed = Object.entries(COLUMN_ROLES[kind]).flatMap(([role, { required, orElse }]) =>
    required && !has(role) && !(orElse && has(orElse)) ? [role] : [],
  );
  const isPlaced = kind === 'firms' || kind === 'institutions' || kind === 'background';
  const located =
    !isPlaced ||
    hasPoints ||
    has('address') ||
    // Rows that only take built-in ones away have no place.
    has('closed') ||
    has('coordinates') ||
    (has('longitude') && has('latitude'));
  return located ? needed : [...needed, 'location'];
}
