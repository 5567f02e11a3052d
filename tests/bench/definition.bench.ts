import { testConcentration } from '../../src/cluster';
import { UNATTENDED } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { sampleSession, withRadius } from './sample';
import { TIMING_COLUMNS, time, timingRow } from './timing';

export const title =
  'A definition on the sample survey: a step of the slider, and its significance';

const RADII = [2, 4, 1, 6, 3, 10, 2.5, 5, 1.5, 8, 3.5];
const DRAWS = 1000;
const INDUSTRY = 1000;

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const { session, study } = await sampleSession();
  const ran = await session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  const { firms, firmPlaces } = ran.value;
  let step = 0;
  const next = () => session.run(withRadius(study, RADII[step++ % RADII.length]), UNATTENDED);

  const located = Uint8Array.from(firmPlaces.lng, (lng) => (Number.isNaN(lng) ? 0 : 1));
  const member = drawnIndustry(firms.count);
  const test = (seed: number) =>
    testConcentration(
      firmPlaces,
      located,
      member,
      { draws: DRAWS, seed, limitKm: null },
      UNATTENDED,
    );
  return {
    columns: TIMING_COLUMNS,
    rows: [
      timingRow(
        'another radius: clusters, boundaries, numbers, everything that depends on them',
        firms.count,
        await time(next, 4 * RADII.length, RADII.length),
      ),
      timingRow(
        `K-density and K of an industry of ${INDUSTRY}, ${DRAWS} draws`,
        firms.count,
        await time(() => test(1), 3, 0),
      ),
    ],
    notes: ['Wanted: at most 20 ms a step, and the draws in under 30 s.'],
  };
}

/** 1 for a thousand firms drawn without replacement. */
function drawnIndustry(count: number): Uint8Array {
  const random = createRandom(7);
  const member = new Uint8Array(count);
  for (let left = INDUSTRY; left > 0;) {
    const firm = random.below(count);
    if (member[firm] === 0) {
      member[firm] = 1;
      left--;
    }
  }
  return member;
}
