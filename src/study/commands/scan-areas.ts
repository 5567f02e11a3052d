import type { ScanAreaInput } from '../../cluster';
import { codeInFront } from '../../geocode';
import type { Municipality, Table } from '../../model';
import { saysMunicipalityCode } from '../../tables';
import { municipalAreas } from '../places/municipal-areas';

/** What `geocode` calls its column of codes, and the plainest of the names that lists use. */
export const MUNICIPALITY_CODE_HEADERS = ['geocode_municipality_code', '市区町村コード'];

/** The code of each row's municipality as five digits, '' where a cell has none; null where no column has codes. */
function codesIn(
  { header, columns }: Table,
  isKnown: (code: string) => boolean,
): readonly string[] | null {
  const placed = header.indexOf(MUNICIPALITY_CODE_HEADERS[0]);
  const at = placed >= 0 ? placed : header.findIndex(saysMunicipalityCode);
  if (at < 0) return null;
  return columns[at].map((cell) => codeInFront(cell, isKnown)?.code ?? '');
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
  const known = new Set(municipalities.map(({ code }) => code));
  const isKnown = (code: string) => known.has(code);
  const codes = codesIn(table, isKnown);
  if (!codes) return { without: table.name };
  const others = background && codesIn(background, isKnown);
  if (background && !others) return { without: background.name };
  const register = others && { municipality: Int32Array.from(others, Number) };
  return municipalAreas(municipalities, codes, register);
}
