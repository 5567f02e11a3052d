import type { Table } from '../model';

/**
 * Tables of the two public registers of Japanese corporations, known by their shape so that nobody has to map their
 * columns by hand.
 */

/**
 * Columns of the corporate number files that the National Tax Agency publishes without a header, in their order (resource
 * definition of the corporate number publication site, CSV, version 1.1).
 */
export const TAX_AGENCY_COLUMNS = [
  'sequenceNumber',
  'corporateNumber',
  'process',
  'correct',
  'updateDate',
  'changeDate',
  'name',
  'nameImageId',
  'kind',
  'prefectureName',
  'cityName',
  'streetNumber',
  'addressImageId',
  'prefectureCode',
  'cityCode',
  'postCode',
  'addressOutside',
  'addressOutsideImageId',
  'closeDate',
  'closeCause',
  'successorCorporateNumber',
  'changeCause',
  'assignmentDate',
  'latest',
  'enName',
  'enPrefectureName',
  'enCityName',
  'enAddressOutside',
  'furigana',
  'hihyoji',
] as const;

const CORPORATE_NUMBER = /^\d{13}$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a row is data of a corporate number file: 30 cells, a running number, 13 digits, two dates, a kind. */
export function isTaxAgencyRow(cells: readonly string[]): boolean {
  return (
    cells.length === TAX_AGENCY_COLUMNS.length &&
    /^\d+$/.test(cells[0]) &&
    CORPORATE_NUMBER.test(cells[1]) &&
    /^\d{2}$/.test(cells[2]) &&
    ISO_DATE.test(cells[4]) &&
    ISO_DATE.test(cells[5]) &&
    /^\d{3}$/.test(cells[8])
  );
}

export type Register = 'tax-agency' | 'gbizinfo';

/** Which register a table comes from, by its header; null for any other table. */
export function registerOf(table: Table): Register | null {
  const has = (name: string) => table.header.includes(name);
  if (has('corporateNumber') && has('closeDate') && has('streetNumber')) return 'tax-agency';
  if (has('法人番号') && has('法人名') && (has('本社所在地') || has('ステータス')))
    return 'gbizinfo';
  if (has('corporateNumber') && has('name') && has('kind') && has('address')) return 'gbizinfo';
  return null;
}

/**
 * Which rows of a register's table are closed corporations: 1 closed, 0 open, one per row. Null where the table is no register's or
 * says nothing about closing. The tax agency states the date of closing, gBizINFO a date or a status.
 */
export function closedCorporations(table: Table): Uint8Array | null {
  const register = registerOf(table);
  if (register === null) return null;
  const dates = columnNamed(table, 'closeDate') ?? columnNamed(table, '登記記録の閉鎖等年月日');
  const status = columnNamed(table, 'ステータス') ?? columnNamed(table, 'status');
  if (!dates && !status) return null;
  const closed = new Uint8Array(table.rowCount);
  for (let row = 0; row < table.rowCount; row++) {
    const byDate = dates !== null && dates[row] !== '';
    const byStatus = status !== null && status[row] === '閉鎖';
    closed[row] = byDate || byStatus ? 1 : 0;
  }
  return closed;
}

function columnNamed(table: Table, name: string): readonly string[] | null {
  const index = table.header.indexOf(name);
  return index < 0 ? null : table.columns[index];
}
