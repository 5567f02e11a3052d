/*
 * The stages one by one, on a table's own columns, as the command line offers them. Pure functions from columns to
 * columns; reading, writing and words are the terminal's.
 */
export type { AddedColumns } from './added';
export {
  bandwidthOfRows,
  clusterColumns,
  clusterRows,
  readWeight,
  type ClusterRows,
  type RowsDefinition,
} from './cluster';
export {
  finelyLocated,
  suggestCoordinateColumns,
  type ColumnFault,
  type CoordinateColumns,
} from './columns';
export {
  compareColumns,
  evidenceText,
  FAMILIES,
  hasZeroPart,
  fitColumns,
  type EvidenceAnswer,
} from './evidence';
export {
  groupsOfAddresses,
  groupsOfColumn,
  alikeByPlace,
  INDEPENDENT,
  regionColumn,
  type TableAlike,
  type TableGroups,
} from './evidence-groups';
export * from './gazetteer';
export { areasOfTables, MUNICIPALITY_CODE_HEADERS } from './scan-areas';
export { cluesOf, municipalityFor } from '../places/supplied-municipality';
export {
  GEOCODE_COLUMNS,
  geocodeRows,
  joinAddress,
  suggestAddressColumns,
  type KnownCells,
  type LocatedRows,
} from './geocode';
export {
  besideAddresses,
  geocodeLines,
  NO_PLACE,
  type LinesPlan,
  type LocatedLines,
} from './geocode-lines';
export { checkInstitutions, type InstitutionCheck } from './institutions';
export { checkMunicipalities, type MunicipalityCheck } from './municipalities';
export { placedRows } from './placed';
export { distanceMatrix, proximityColumns, type PlacedRows } from './proximity';
