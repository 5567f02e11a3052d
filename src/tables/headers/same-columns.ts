import type { InputKind, Table } from '../../model';
import { suggestRoles } from '../roles';

/** Roles whose columns hold the same whatever they are called. Amounts are left out: their names say different units. */
const SAME_WHATEVER_NAME: Readonly<Partial<Record<InputKind, readonly string[]>>> = {
  firms: ['name', 'address', 'industry', 'employees', 'longitude', 'latitude', 'coordinates'],
  links: ['firm', 'institution'],
};

/**
 * For each column of `other` the column of `first` that holds the same: of the same name, else of the same spelling but for widths and spaces,
 * else of the same role (企業名 and 事業所名, 住所 and 所在地); -1 for a column that `first` has not. No column is given twice.
 */
export function sameColumns(first: Table, other: Table): readonly number[] {
  const found = new Array<number>(other.header.length).fill(-1);
  const taken = new Set<number>();
  const give = (column: number, to: number) => {
    if (found[column] >= 0 || to < 0 || taken.has(to)) return;
    found[column] = to;
    taken.add(to);
  };
  other.header.forEach((name, column) => give(column, first.header.indexOf(name)));
  const plain = first.header.map(plainName);
  other.header.forEach((name, column) => give(column, plain.indexOf(plainName(name))));
  for (const kind of ['firms', 'links'] as const) {
    const roles = [suggestRoles(kind, first), suggestRoles(kind, other)] as const;
    const [own, others] = roles as readonly Readonly<Record<string, readonly number[]>>[];
    for (const role of SAME_WHATEVER_NAME[kind]!) {
      const [mine = [], theirs = []] = [own[role], others[role]];
      if (mine.length !== theirs.length) continue;
      // Names of columns that nobody gave say nothing of what stands in them.
      mine.forEach((column, i) => {
        if (![first.header[column], other.header[theirs[i]]].some((name) => UNNAMED.test(name)))
          give(theirs[i], column);
      });
    }
  }
  return found;
}

const UNNAMED = /^column_\d+$/;
const plainName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
