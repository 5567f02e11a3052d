import { distanceKm } from '../../geo/earth';
import { foldFullName, foldName, type FirmColumns, type ParentColumns } from '../../model';
import type { PlaceColumns, Problem, Roles, Run, Table } from '../../model';
import { geocodeAddresses, type Geocoder } from '../../geocode';
import { lostRows } from '../ties/events';

/** The parent firms that a firms table names, each once, and where they are. */
export interface ParentsRead {
  readonly name: readonly string[];
  readonly address: readonly string[];
  readonly places: PlaceColumns;
  /** One entry per firm: its parent, -1 for none. */
  readonly of: Int32Array;
}

/**
 * The distinct parent firms of a table: rows with the same folded name and the same address name one parent. A name without an address
 * means the parent of that name, where all others that bear it have one address. A parent without a name is called by its address.
 * Null where no column names any.
 */
export async function readParents(
  table: Table,
  roles: Roles<'parent' | 'parent_address'>,
  geocoder: Geocoder,
  run: Run,
): Promise<ParentsRead | null> {
  const column = (role: 'parent' | 'parent_address') => table.columns[roles[role]?.[0] ?? -1];
  const names = column('parent');
  if (!names) return null;
  const addresses = column('parent_address');
  const addressOf = soleAddresses(names, addresses);
  const index = new Map<string, number>();
  const name: string[] = [];
  const address: string[] = [];
  const of = Int32Array.from(names, (text, row) => {
    const folded = bareName(text);
    const own = (addresses?.[row] ?? '').trim() || (addressOf.get(folded) ?? '');
    if (folded === '' && own === '') return -1;
    const key = `${folded}\u0001${plainAddress(own)}`;
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, name.length);
    address.push(own);
    return name.push(text.trim() || own) - 1;
  });
  return { name, address, places: await geocodeAddresses(address, geocoder, run), of };
}

/** Ties of firms to their parents with their lengths; a firm that names itself has none. */
export function tieToParents(
  table: Table,
  roles: Roles<'parent'>,
  { name, address, places, of: named }: ParentsRead,
  names: FirmColumns['name'],
  firmPlaces: PlaceColumns,
): { readonly parents: ParentColumns; readonly problems: readonly Problem[] } {
  const itself: number[] = [];
  const unlocated: number[] = [];
  const of = named.map((parent, firm) => {
    if (parent < 0) return -1;
    if (foldFullName(name[parent]) === foldFullName(names[firm])) {
      itself.push(firm);
      return -1;
    }
    if (Number.isNaN(places.lng[parent])) unlocated.push(firm);
    return parent;
  });
  const km = Float64Array.from(of, (parent, firm) =>
    parent < 0
      ? NaN
      : distanceKm(
          firmPlaces.lng[firm],
          firmPlaces.lat[firm],
          places.lng[parent],
          places.lat[parent],
        ),
  );
  const column = roles.parent?.[0] ?? -1;
  return {
    parents: { count: name.length, name, address, places, of, km },
    problems: [
      ...lostRows(table, column, 'parent-not-located', unlocated),
      ...lostRows(table, column, 'parent-itself', itself),
    ],
  };
}

/** The address of each folded name that is given only one, wherever it is given any. */
function soleAddresses(
  names: readonly string[],
  addresses: readonly string[] | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  addresses?.forEach((cell, row) => {
    const folded = bareName(names[row]);
    const known = found.get(folded);
    if (folded === '' || cell.trim() === '') return;
    if (known === undefined) found.set(folded, cell.trim());
    else if (plainAddress(known) !== plainAddress(cell)) several.add(folded);
  });
  for (const folded of several) found.delete(folded);
  return found;
}

/** Without the form of organisation, which people write before the name or behind it; at one address there is one of the name. */
function bareName(text: string): string {
  return foldName(text) || foldFullName(text);
}

/** Addresses are the same when nothing but widths and spaces differ. */
function plainAddress(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}
