import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderSource } from '../../../src/cli/file-sources';
import { createGeocoder, geocodeAddresses, openGazetteerFolder } from '../../../src/geocode';
import { GEOCODE_LEVELS, UNATTENDED } from '../../../src/model';
import { readMunicipalities } from '../../../src/study';
import { RADIUS_OF_95 } from '../../../src/stats/normal';
import { readGeodata } from '../../../src/cli/static-data';
import { readInputs, readMunicipalities as readMunicipalityRows } from '../institutions';
import { toCsv } from '../municipalities/csv';
import { distanceKm } from '../municipalities/error-radius';
import { municipalityOf, type InstitutionInput } from './check';

/** Where the measured radii stand; only distances, no coordinate of the gazetteer. */
export const RADII = 'geodata/sources/institution-radii.csv';

/** Standard deviation, in km and per axis, of the hand-made points before they are compared with their towns. */
const HAND_KM = 0.3;
/** KOSEN points were compared with points from elsewhere: nine in ten lie within this, so none promises more. */
const LEAST_KOSEN_KM = 1.4;
const LEAST_KM = 0.3;
/** 95 % of a normal, one-sided: what the radius adds to the offset of the expected place. */
const ONE_SIDED_95 = 1.645;
/** A point this far outside its own town's radius is no town's point. */
const OUTSIDE_KM = 1;

/**
 * The radius around a hand-made point that holds the site with 95 % probability, when the site is also known to lie `offsetKm`
 * away in a town of radius `townKm`: both are taken as independent normal statements about one place.
 */
export function radiusOf(kind: string, offsetKm: number, townKm: number): number {
  const town = townKm / RADIUS_OF_95;
  const weight = HAND_KM ** 2 / (HAND_KM ** 2 + town ** 2);
  const both = (HAND_KM * town) / Math.hypot(HAND_KM, town);
  const radius = Math.max(RADIUS_OF_95 * both, weight * offsetKm + ONE_SIDED_95 * both, LEAST_KM);
  return kind === 'kosen' ? Math.max(radius, LEAST_KOSEN_KM) : radius;
}

/** The same around a point that is not in the town: what is known is the town alone. */
function radiusFromOutside(offsetKm: number, townKm: number): number {
  return offsetKm + (ONE_SIDED_95 * townKm) / RADIUS_OF_95;
}

/**
 * Writes each placed row's radius and level, from the towns of a gazetteer folder (the layout of `--gazetteer`); of rows that stand
 * at their municipality's point those whose town lies outside its radius.
 */
export async function measure(root: string, gazetteerFolder: string): Promise<void> {
  const rows = readInputs(root);
  const homes = readMunicipalityRows(root);
  const municipalities = await readMunicipalities(readGeodata().municipalities, UNATTENDED);
  const opened = await openGazetteerFolder(folderSource(gazetteerFolder));
  if (!opened.ok) throw new Error(`${gazetteerFolder}: ${opened.problem.code}`);
  const geocoder = createGeocoder(municipalities, opened.value);
  const towns = await geocodeAddresses(
    rows.map(({ address }) => address),
    geocoder,
    UNATTENDED,
  );
  const lines = rows.flatMap((row: InstitutionInput, i) => {
    const placed = row.lon !== '';
    const home = municipalityOf(row.address, homes);
    const point = placed ? row : home;
    const own = { lon: Number(point.lon), lat: Number(point.lat) };
    const offset = distanceKm(own, { lon: towns.lng[i], lat: towns.lat[i] });
    const known = GEOCODE_LEVELS[towns.level[i]] === 'town';
    const inTown = placed && known && offset <= towns.errorKm[i] + OUTSIDE_KM;
    if (!placed && !(known && offset > Number(home.error_km) + towns.errorKm[i])) return [];
    const km =
      known && !inTown
        ? radiusFromOutside(offset, towns.errorKm[i])
        : radiusOf(row.kind, offset, towns.errorKm[i]);
    const radius = Math.ceil(10 * km - 1e-9) / 10;
    return [[row.id, radius.toFixed(1), inTown ? 'town' : 'municipality']];
  });
  writeFileSync(join(root, RADII), toCsv(['id', 'error_km', 'level'], lines.sort()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await measure(fileURLToPath(new URL('../../..', import.meta.url)), process.argv[2]);
}
