import type { StudyFile, Table } from '../../model';
import { suggestRoles } from '../../tables';
import { joinColumns, readFirms } from '../firms/firms';
import { effectiveAddresses } from './fixes';
import type { StudyTables } from '../files/held-tables';

/** The addresses of a study's firms as they are matched: edited by hand, and with the rules for the file. */
export function firmAddresses(study: StudyFile, { firms: table }: StudyTables): readonly string[] {
  const { id, address } = readFirms(table, study.inputs.firms.roles).firms;
  return effectiveAddresses(id, address, study.fixes ?? [], study.rules ?? []);
}

/** The addresses of the register that a study's firms are compared with. */
export function registerAddresses(
  { inputs }: StudyFile,
  { background }: StudyTables,
): readonly string[] {
  return background ? joinColumns(background, inputs.background?.roles.address ?? []) : [];
}

/** The addresses of a study's institutions, its own, the built-in ones, or both. */
export function institutionAddresses(
  { inputs }: StudyFile,
  { institutions, extended }: StudyTables,
): readonly string[] {
  const roles = inputs.institutions?.roles ?? suggestRoles('institutions', institutions);
  const builtIn = extended ? cells(extended, suggestRoles('institutions', extended).address) : [];
  return [...builtIn, ...cells(institutions, roles.address)];
}

/**
 * Every address that the study's places stand on: those of its firms, of its register, of the institutions, of the parent firms, and the names of the
 * candidates that a person chose.
 */
export function usedAddresses(study: StudyFile, tables: StudyTables): readonly string[] {
  const chosen = (study.fixes ?? []).flatMap((fix) => (fix.kind === 'candidate' ? [fix.name] : []));
  return [
    ...firmAddresses(study, tables),
    ...registerAddresses(study, tables),
    ...institutionAddresses(study, tables),
    ...cells(tables.firms, study.inputs.firms.roles.parent_address),
    ...chosen,
  ];
}

const cells = (table: Table, columns: readonly number[] = []): readonly string[] =>
  columns.flatMap((column) => table.columns[column] ?? []);
