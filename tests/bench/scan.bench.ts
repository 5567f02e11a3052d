import { dbscan, relativeSurface, spatialScan } from '../../src/cluster';
import { createRandom } from '../../src/stats/random';
import { TIMING_COLUMNS, rounded, time, timingRow } from './timing';

export const title =
  'Spatial scan: 25,000 firms at 2,000 places, flexible at 300, and relative density; 999 draws';

const FIRMS = 25_000;
const PLACES = 2_000;
const SETTINGS = {
  shape: 'circle',
  neighbours: 10,
  mostShare: 0.5,
  draws: 999,
  seed: 1997,
} as const;
/** Areas of the flexible scan, and how many nearest ones sets are put together of. */
const AREAS = 300;
const MOST_NEIGHBOURS = 15;

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const random = createRandom(1);
  const at = (from: number) => Float64Array.from({ length: PLACES }, () => from + random.uniform());
  const [x, y] = [at(139), at(35)];
  const place = Int32Array.from({ length: FIRMS }, () =>
    Math.floor(PLACES * random.uniform() ** 2),
  );
  const lng = Float64Array.from(place, (p) => x[p]);
  const lat = Float64Array.from(place, (p) => y[p]);
  const cases = Uint8Array.from(place, () => (random.uniform() < 0.1 ? 1 : 0));
  const beside = await time(() => dbscan({ lng, lat }, { radiusKm: 3, minFirms: 100 }), 5);
  const rows = [timingRow('DBSCAN of the same firms', FIRMS, beside)];
  const notes: string[] = [];
  for (const model of ['bernoulli', 'poisson'] as const) {
    const timing = await time(() => spatialScan({ lng, lat, cases }, { ...SETTINGS, model }), 1);
    rows.push(timingRow(`Scan, ${model}`, FIRMS, timing));
    notes.push(
      `${model}: ${rounded(timing.medianMs / 1000)} s, ${rounded(timing.medianMs / beside.medianMs)} times one DBSCAN; the limit is 20 s.`,
    );
  }
  const own = place.map((p) => p % AREAS);
  const areas = {
    lng: Float64Array.from(own, (p) => x[p]),
    lat: Float64Array.from(own, (p) => y[p]),
    cases,
  };
  for (const neighbours of [SETTINGS.neighbours, MOST_NEIGHBOURS]) {
    const settings = { ...SETTINGS, shape: 'flexible', model: 'bernoulli', neighbours } as const;
    const timing = await time(() => spatialScan(areas, settings), 1);
    rows.push(timingRow(`Flexible scan, ${AREAS} areas, ${neighbours} neighbours`, FIRMS, timing));
    notes.push(
      `Flexible, ${neighbours} neighbours: ${rounded(timing.medianMs / 1000)} s; the limit is 20 s with 10.`,
    );
  }
  for (const bandwidths of ['adaptive', 'fixed'] as const) {
    const settings = { bandwidthKm: 3, bandwidths, tolerance: 0.025, model: 'bernoulli' } as const;
    const { draws, seed } = SETTINGS;
    const timing = await time(
      () => relativeSurface({ lng, lat, cases }, { ...settings, draws, seed }),
      1,
    );
    rows.push(timingRow(`Relative density, ${bandwidths}`, FIRMS, timing));
    notes.push(`Relative density, ${bandwidths}: ${rounded(timing.medianMs / 1000)} s.`);
  }
  return { columns: TIMING_COLUMNS, rows, notes };
}
