import {
  DEFAULT_DENSITY_KM,
  isFineLevel,
  problem,
  registerCounts,
  type BackgroundColumns,
  type BackgroundRole,
  type PlaceColumns,
  type Problem,
  type Roles,
  type Run,
  type Table,
} from '../model';
import { geocodeAddresses, type Geocoder } from '../geocode';
import { firmDensity } from './comparison/controls';
import { joinColumns } from './firms/firms';
import { placesInRegion } from './firms/list-region';
import { stage } from './memo';
import { datumTold, withCoordinates } from './places/places';
import { registerPoints } from './places/register-points';
import { otherRounds } from './firms/rounds';
import type { Placed, WithGeocoder } from './stages';
import { readCoordinates, readPrecision } from './places/table-places';

/** A register with the places of its rows, and what was noticed in reading it. */
export interface RegisterRead {
  readonly columns: BackgroundColumns;
  readonly problems: readonly Problem[];
}

/**
 * Where the rows of a register are: by their own coordinates where they have them, else by their address, as the firms of the study are
 * located. No row is dropped.
 */
export async function readRegister(
  table: Table,
  roles: Roles<BackgroundRole>,
  geocoder: Geocoder,
  run: Run,
): Promise<RegisterRead> {
  const problems: Problem[] = [];
  const { lng, lat } = readCoordinates(table, roles, problems);
  const stated = readPrecision(table, roles, problems);
  const addresses = joinColumns(table, roles.address ?? []);
  const matched = await geocodeAddresses(addresses, geocoder, run);
  const found = await placesInRegion(table.name, addresses, matched, geocoder, run);
  problems.push(...found.problems, ...datumTold(table, lng, lat, found.places));
  const places = withCoordinates(found.places, lng, lat, stated ?? undefined);
  const { level, errorKm } = places;
  const columns = {
    ...{ name: table.name, count: table.rowCount },
    ...{ lng: places.lng, lat: places.lat, level, errorKm },
    municipality: Int32Array.from(places.municipalityCode, Number),
  };
  return { columns, problems };
}

/** Where the register's rows are; null for a study without one. */
export const BACKGROUND = stage(
  'background',
  ({ study, tables, geocoder }: WithGeocoder) =>
    tables.background && study.inputs.background
      ? { table: tables.background, roles: study.inputs.background.roles, geocoder }
      : { table: null },
  (given, run) =>
    given.table ? readRegister(given.table, given.roles, given.geocoder, run) : null,
);

export type WithBackground = { readonly background: RegisterRead | null };

/** What a person is to know of the register: how much of it can be compared with, and whether that is a sensible comparison. */
export const BACKGROUND_TOLD = stage(
  'background-told',
  ({ study, places, background }: Placed & WithBackground) => {
    const { firms, background: register } = study.inputs;
    const { clusters, models } = study.settings;
    const wanted = [clusters.background, models?.densityOf].includes('register');
    return background
      ? {
          columns: background.columns,
          includeCoarse: clusters.includeCoarse,
          firms: firms.sha256 === register?.sha256 ? firms.name : null,
          places: { lng: places.lng, lat: places.lat, level: places.level },
        }
      : { columns: null, wanted };
  },
  (given): readonly Problem[] => {
    if (!given.columns)
      return given.wanted ? [problem('background-absent', 'warning', {}, {})] : [];
    const { columns, includeCoarse, firms, places } = given;
    const where = { file: columns.name };
    const rows = columns.count;
    const { located, coarse, none } = registerCounts(columns, includeCoarse);
    if (located === 0)
      return [problem('background-none-located', 'warning', where, { rows, coarse })];
    const far = farRows(columns, places, includeCoarse);
    return [
      problem('background-located', 'note', where, { rows, located, coarse, none }),
      ...(firms === null
        ? []
        : [problem('background-same-file', 'warning', where, { name: firms })]),
      ...(far * 2 > located
        ? [problem('background-elsewhere', 'warning', where, { rows: far, located })]
        : []),
    ];
  },
);

/** Rows of a register beyond the box around the firms, widened by its own size to each side. */
function farRows(
  register: BackgroundColumns,
  { lng, lat, level }: Pick<PlaceColumns, 'lng' | 'lat' | 'level'>,
  includeCoarse: boolean,
): number {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  lng.forEach((x, firm) => {
    if (Number.isNaN(x) || !isFineLevel(level[firm], includeCoarse)) return;
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, lat[firm]);
    box.north = Math.max(box.north, lat[firm]);
  });
  if (box.west > box.east) return 0;
  const [wide, high] = [box.east - box.west + LEAST_BOX, box.north - box.south + LEAST_BOX];
  const points = registerPoints(register, includeCoarse);
  return points.lng.reduce((count, x, row) => {
    const y = points.lat[row];
    const near =
      x >= box.west - wide &&
      x <= box.east + wide &&
      y >= box.south - high &&
      y <= box.north + high;
    return count + (Number.isNaN(x) || near ? 0 : 1);
  }, 0);
}

/** Degrees that even firms on one point are taken to extend. */
const LEAST_BOX = 0.1;

/** How dense the list's firms, or a register's rows, are around each firm; null where no regression holds it constant. */
export const DENSITY = stage(
  'density',
  ({ study, firms, places, background }: Placed & WithBackground) => {
    const { terms = [], densityKm = DEFAULT_DENSITY_KM, densityOf } = study.settings.models ?? {};
    if (!terms.includes('density')) return { places: null };
    const register = densityOf === 'register' ? (background?.columns ?? null) : null;
    const { includeCoarse } = study.settings.clusters;
    return { places, includeCoarse, densityKm, register, apart: otherRounds(firms) };
  },
  (wanted) => {
    if (!wanted.places) return null;
    const { places, includeCoarse, densityKm, register, apart } = wanted;
    const others = register && registerPoints(register, includeCoarse);
    return firmDensity(places, includeCoarse, densityKm, others, apart);
  },
);
