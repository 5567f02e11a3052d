import type { ScanAreaInput } from '../../cluster';
import type { Municipality, Table } from '../../model';
import { municipalAreas } from '../places/municipal-areas';

/** Headers of the column with the codes of municipalities, the surest first. */
export const MUNICIPALITY_CODE_HEADERS = [
  'geocode_municipality_code',
  'municipality_code',
  '市区町村コード',
];

/** The code of each row's municipality: five digits, of six the last of which checks the others; null where no column has codes. */
function codesIn({ header, columns }: Table): readonly string[] | null {
  const names = header.map((name) => name.normalize('NFKC').trim().toLowerCase());
  const at = MUNICIPALITY_CODE_HEADERS.map((name) => names.indexOf(name)).find((k) => k >= 0);
  if (at === undefined) return null;
  return columns[at].map((cell) => cell.normalize('NFKC').trim().slice(0, 5));
}

/**
 * Municipalities as areas of a scan of a table's rows, against those of another table where there is one. The name of the table that has no column
 * of codes where one has none.
 */
export function areasOfTables(
  municipalities: readonly Municipality[],
  table: Table,
  background: Table | null,
): ScanAreaInput | { readonly without: string } {
  const codes = codesIn(table);
  if (!codes) return { without: table.name };
  const others = background && codesIn(background);
  if (background && !others) return { without: background.name };
  const register = others && { municipality: Int32Array.from(others, Number) };
  return municipalAreas(municipalities, codes, register);
}
