import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { landCells, landOf } from '../../src/geo';
import { openGazetteerFolder, type Gazetteer } from '../../src/geocode';
import { UNATTENDED, type Municipality } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { TownAreaSource } from '../../src/study/town-areas';
import { readLand } from '../../src/tables';
import { folderSource, HAS_SHARED, SHARED, shippedMunicipalities } from '../geocode/gazetteers';
import { madeGazetteer, type MadeTown } from '../study/town-areas/made';
import { TIMING_COLUMNS, rounded, time, timingRow } from './timing';

export const title = 'Areas of municipalities and towns, all of Japan';

const BASEMAP = fileURLToPath(
  new URL('../../static/geodata/basemap/japan.topo.json', import.meta.url),
);
/** As many as the real gazetteer has, where that is not beside the project. */
const TOWNS_EACH = 146;

async function gazetteerOf(municipalities: readonly Municipality[]): Promise<Gazetteer> {
  if (HAS_SHARED) {
    const opened = await openGazetteerFolder(folderSource(`${SHARED}gazetteer/api-v2/`));
    if (!opened.ok) throw new Error(opened.problem.code);
    // Reading files is no part of this.
    await opened.value.ensure(opened.value.places.keys());
    return opened.value;
  }
  const random = createRandom(5);
  const towns = new Map(
    municipalities.map(({ code, lng, lat, errorKm }) => [
      code,
      Array.from({ length: TOWNS_EACH }, (_, i): MadeTown => {
        const [angle, km] = [2 * Math.PI * random.uniform(), errorKm * Math.sqrt(random.uniform())];
        return {
          town: `町${i}`,
          lng: lng + (km / 90) * Math.cos(angle),
          lat: lat + (km / 111) * Math.sin(angle),
        };
      }),
    ]),
  );
  return madeGazetteer(municipalities, ({ code }) => towns.get(code)!);
}

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const municipalities = shippedMunicipalities().filter(({ kind }) => kind !== 'designated_city');
  const gazetteer = await gazetteerOf(municipalities);
  const land = readLand(new Uint8Array(readFileSync(BASEMAP)));
  const codes = municipalities.map(({ code }) => code);
  const newSource = () => new TownAreaSource(municipalities, gazetteer, land);
  const all = await newSource().of(codes, UNATTENDED);
  const count = all.towns.length;
  const whole = await time(() => newSource().of(codes, UNATTENDED), 3);
  const towns = await time(async () => (await newSource().of(codes, UNATTENDED)).towns.length, 3);
  const one = await time(() => newSource().of(['18207'], UNATTENDED), 5);
  const ring = landOf(land);
  const points = {
    lng: municipalities.map(({ lng }) => lng),
    lat: municipalities.map(({ lat }) => lat),
  };
  const bare = await time(
    () => landCells(Float64Array.from(points.lng), Float64Array.from(points.lat), ring, UNATTENDED),
    5,
  );
  return {
    columns: TIMING_COLUMNS,
    rows: [
      timingRow('Municipalities of Japan', count, whole),
      timingRow('The same and all towns', count, towns),
      timingRow('One municipality', count, one),
      timingRow('Cells of one point each', municipalities.length, bare),
    ],
    notes: [
      `${HAS_SHARED && existsSync(SHARED) ? 'Real towns' : 'Made towns'}; all of Japan with all towns in ${rounded(towns.medianMs / 1000)} s, the limit is 20 s.`,
    ],
  };
}
