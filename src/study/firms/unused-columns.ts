import { problem, type FirmRole, type Problem, type Roles, type Table } from '../../model';
import {
  looksMeasured,
  namesOutcome,
  planeColumns,
  saysMunicipality,
  saysWhere,
} from '../../tables';

/** A link to a map: the place behind it is not in the table. */
const MAP_LINK =
  /https?:\/\/\S*(?:google\.[a-z.]+\/maps|maps\.google\.|goo\.gl\/maps|maps\.app\.goo\.gl|map\.yahoo|maps\.apple\.|openstreetmap\.org|maps\.gsi\.go\.jp|mapion\.|mapfan\.|map\.goo\.ne\.jp|bing\.com\/maps)/i;
/** Parts of an address are none of its own, and how it is read is said elsewhere. */
const NO_ADDRESS = /カナ|かな|フリガナ|ふりがな|英|url|http|mail|メール|備考|沿革/i;

/** What is told of columns that say where a firm is and are not used: another address, metres of a plane, links to maps. */
export function unusedPlaces(table: Table, roles: Roles<FirmRole>): readonly Problem[] {
  const taken = new Set(Object.values(roles).flatMap((columns) => columns ?? []));
  const free = [...table.header.keys()].filter((column) => !taken.has(column));
  return [
    otherAddresses(table, roles, free),
    metresOfPlane(table, roles, taken),
    mapLinks(table, free),
  ].filter((found) => found !== null);
}

/** Characters that a computer made up for itself (外字) and the mark 〓 in their place. */
const MADE_UP = /[\uE000-\uF8FF\u3013]|[\u{F0000}-\u{10FFFD}]/u;

/** Cells of names and addresses with characters that no other computer has: they match nothing. */
export function madeUpCharacters(table: Table, roles: Roles<FirmRole>): Problem | null {
  const columns = [...(roles.name ?? []), ...(roles.address ?? [])];
  const cells = columns.flatMap((column) =>
    table.columns[column].filter((cell) => MADE_UP.test(cell)),
  );
  if (cells.length === 0) return null;
  const example = cells[0]
    .trim()
    .replace(/[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFD}]/gu, '〓')
    .slice(0, 60);
  return problem(
    'made-up-characters',
    'warning',
    { file: table.name },
    { cells: cells.length, example },
  );
}

/** Columns that are called like a measure and hold words of which none can be made. */
export function unusedMeasures(table: Table, roles: Roles<FirmRole>): Problem | null {
  const taken = new Set(Object.values(roles).flatMap((columns) => columns ?? []));
  const columns = [...table.header.keys()].filter((column) => {
    const cells = table.columns[column];
    const isFilled = cells.some((cell) => cell.trim() !== '');
    return (
      !taken.has(column) && isFilled && namesOutcome(table.header[column]) && !looksMeasured(cells)
    );
  });
  if (columns.length === 0) return null;
  const facts = {
    columns: columns.map((column) => table.header[column]).join('\n'),
    example: table.columns[columns[0]]
      .find((cell) => cell.trim() !== '')!
      .trim()
      .slice(0, 40),
  };
  return problem('measure-unused', 'note', { file: table.name }, facts);
}

function otherAddresses(
  table: Table,
  { address = [] }: Roles<FirmRole>,
  free: readonly number[],
): Problem | null {
  const others = free.filter(
    (column) =>
      !NO_ADDRESS.test(table.header[column]) &&
      (saysWhere(table.columns[column]) || isOtherMunicipality(table, column, address)),
  );
  if (address.length === 0 || others.length === 0) return null;
  const named = (columns: readonly number[]) => columns.map((column) => table.header[column]);
  const facts = { used: named(address).join(' + '), others: named(others).join('\n') };
  return problem('address-others', 'note', { file: table.name }, facts);
}

/** 立地場所 › 市町村 beside 本社所在地: a column of municipalities, of which the used address mostly names others. */
function isOtherMunicipality(table: Table, column: number, address: readonly number[]): boolean {
  if (!saysMunicipality(table.header[column])) return false;
  const cells = table.columns[column];
  const filled = cells.flatMap((cell, row) => (cell.trim() === '' ? [] : [row]));
  const others = filled.filter(
    (row) =>
      /[市区町村]$/.test(cells[row].trim()) &&
      !address.some((each) => table.columns[each][row].includes(cells[row].trim())),
  );
  return others.length > filled.length / 2;
}

function metresOfPlane(
  table: Table,
  { longitude, coordinates }: Roles<FirmRole>,
  taken: ReadonlySet<number>,
): Problem | null {
  if (table.points || longitude || coordinates) return null;
  const axes = planeColumns(table, taken);
  if (!axes) return null;
  const columns = [axes.north, axes.east].sort((a, b) => a - b);
  const example = columns
    .map((column) => table.columns[column].find((cell) => cell.trim()))
    .join(', ');
  const facts = { columns: columns.map((column) => table.header[column]).join('\n'), example };
  return problem('plane-coordinates', 'warning', { file: table.name }, facts);
}

function mapLinks(table: Table, free: readonly number[]): Problem | null {
  for (const column of free) {
    const links = table.columns[column].filter((cell) => MAP_LINK.test(cell));
    if (links.length === 0) continue;
    const facts = { rows: links.length, column: table.header[column] };
    return problem('map-links', 'note', { file: table.name, column: table.header[column] }, facts);
  }
  return null;
}
