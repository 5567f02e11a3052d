import type { Geocoder } from '../../geocode';
import type { InstitutionColumns, InstitutionDoubt, Problem, Run, Table } from '../../model';
import { suggestRoles } from '../../tables';
import { institutionDoubts } from '../institutions/institution-checks';
import { readInstitutionList } from '../institutions/institutions';

/** A list of institutions and everything that is doubtful about its rows. */
export interface InstitutionCheck {
  readonly columns: InstitutionColumns;
  readonly doubts: readonly InstitutionDoubt[];
  readonly problems: readonly Problem[];
}

/** Checks a list of institutions, its columns found by their headers and values. */
export async function checkInstitutions(
  table: Table,
  geocoder: Geocoder,
  run: Run,
): Promise<InstitutionCheck> {
  const problems: Problem[] = [];
  const roles = suggestRoles('institutions', table);
  const list = await readInstitutionList(table, roles, geocoder, problems, run);
  return { columns: list.columns, doubts: institutionDoubts(list), problems };
}
