import { chordOfKm, EARTH_RADIUS_KM, KM_PER_DEGREE, unitVectors } from '../../geo/earth';
import { cosDegrees } from '../../geo/trigonometry';
import { setting } from '../../model/settings/table';
import { UNATTENDED, type Run } from '../../model/run';
import { plainExp, plainLog } from '../../stats/plain-math';
import { lookedAt, spanOf, twoDigits } from '../definition-range';
import { distinctPlaces, takingPart, westToEast } from '../definition-search';
import { scanPlaces, type ScanInput } from '../scan/places';
import { GAUSS_REACH } from './bandwidths';
import { LEAST_RELATIVE_CASES, MOST_RELATIVE_PLACES } from './relative';

/** Of more places every so many from west to east are left out in turn: first, and around the best. */
const LEFT_OUT = { first: 125, then: 500 };
/** Bandwidths that are tried first, by equal ratios, until the mean log density is so far below the best; then the interval around the best is narrowed so often. */
const RATIO = 1.5;
const FAR_BELOW = 2;
const NARROWED = 8;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What the positions of a list say about the bandwidth of its relative density. */
export interface BandwidthFound {
  /** `too-few`: fewer firms of interest than are compared, or all firms at one place. */
  readonly verdict: 'found' | 'too-few';
  /** The bandwidth; the floor where there are too few firms. Kilometres. */
  readonly radiusKm: number;
  /** No bandwidth below it is carried by the positions. */
  readonly floorKm: number;
  /** Span of what was tried. */
  readonly radiiKm: readonly [number, number];
  /** Firms whose positions were looked at, and the distinct places where they are. */
  readonly firms: number;
  readonly places: number;
  /** The bandwidth that these firms as a whole are most likely by, before it is widened for the fewer of interest; NaN for too few. */
  readonly ofAllKm: number;
}

/**
 * The bandwidth of relative density (see `relativeSurface`) that the firms' positions suggest; `errorKm` is the error radius of each firm, NaN or 0 for none. Only
 * how many firms are of interest (`cases` 1) is asked, never where they are, so that labels dealt anew have the same bandwidth; without any others they are all looked at.
 * Likelihood cross-validation (Habbema, Hermans and van den Broek 1974; Duin 1976) of the density of all firms, a place left out with all of its firms; widened by the
 * root of the sixth order that optimal bandwidths in the plane have of numbers (Silverman 1986, 4.3.1), for the geometric mean of the firms of interest and the others (Davies and Hazelton 2010).
 * Weights and backgrounds count for nothing. Time: some ten passes over 125 × places, and eight over 500 ×. The same firms in another order give the same bandwidth.
 */
export async function findBandwidth(
  input: ScanInput,
  errorKm: Float64Array,
  run: Run = UNATTENDED,
): Promise<BandwidthFound> {
  const { lng, lat, cases } = input;
  const all = takingPart(input);
  const { rows } = lookedAt(input);
  const at = westToEast(input, rows);
  const positions = {
    lng: Float64Array.from(at, (row) => lng[row]),
    lat: Float64Array.from(at, (row) => lat[row]),
  };
  const span = spanOf(
    distinctPlaces(input, errorKm, rows),
    rows.map((row) => errorKm[row] || 0),
    rows.length,
  );
  const [floorKm, widestKm] = span.radiiKm;
  const places = scanPlaces(positions, MOST_RELATIVE_PLACES);
  const ofInterest = cases ? all.reduce((sum, row) => sum + cases[row], 0) : all.length;
  const told = {
    floorKm,
    radiiKm: [floorKm, twoDigits(widestKm)] as const,
    firms: all.length,
    places: places.lng.length,
  };
  if (ofInterest < LEAST_RELATIVE_CASES || places.lng.length < 2)
    return { ...told, verdict: 'too-few', radiusKm: floorKm, ofAllKm: NaN };
  const likelihoods = [LEFT_OUT.first, LEFT_OUT.then].map((most) =>
    leaveOut(places, floorKm, most),
  );
  const ofAllKm = await mostLikely(likelihoods, floorKm, widestKm, run);
  const others = all.length - ofInterest;
  const compared = others > 0 ? Math.sqrt(ofInterest * others) : all.length;
  const wider = (rows.length / compared) ** (1 / 6);
  const { most } = setting('clusters.radiusKm').limits;
  const radiusKm = Math.min(most, Math.max(floorKm, twoDigits(ofAllKm * wider)));
  return { ...told, verdict: 'found', radiusKm, ofAllKm };
}

/**
 * The mean log density of a firm by all firms at other places, as a function of the bandwidth (kilometres). One firm more is spread evenly over the box around all, as noise (Banfield
 * and Raftery 1993), so that a lone firm on an island does not decide: without it nothing within four bandwidths would be minus infinity.
 */
export function leaveOut(
  { lng, lat, population }: { lng: Float64Array; lat: Float64Array; population: Float64Array },
  leastSideKm: number,
  most: number,
): (km: number) => number {
  const points = unitVectors(lng, lat);
  const every = Math.ceil(lng.length / most);
  const firms = population.reduce((sum, own) => sum + own, 0);
  const noise = EARTH_RADIUS_KM ** 2 / boxKm2(lng, lat, leastSideKm);
  return (km) => {
    const perSquare = 1 / (2 * chordOfKm(km) ** 2);
    const farthest = GAUSS_REACH ** 2 / (2 * perSquare);
    let sum = 0;
    let seen = 0;
    for (let a = 0; a < lng.length; a += every) {
      const [x, y, z] = [points[3 * a], points[3 * a + 1], points[3 * a + 2]];
      let kernels = 0;
      for (let b = 0; b < lng.length; b++) {
        const [dx, dy, dz] = [points[3 * b] - x, points[3 * b + 1] - y, points[3 * b + 2] - z];
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared < farthest && b !== a)
          kernels += population[b] * plainExp(-squared * perSquare);
      }
      const others = firms - population[a];
      sum += population[a] * plainLog(((kernels * perSquare) / Math.PI + noise) / (others + 1));
      seen += population[a];
    }
    return sum / seen;
  };
}

/** Where the function is largest, from the least on: by steps of equal ratio of a rough one, then by golden section between the neighbours of the best. */
async function mostLikely(
  [rough, fine]: readonly ((km: number) => number)[],
  leastKm: number,
  mostKm: number,
  run: Run,
): Promise<number> {
  const steps = Math.max(2, Math.ceil(plainLog(mostKm / leastKm) / plainLog(RATIO)));
  const kmOf = (step: number) => leastKm * plainExp((step / steps) * plainLog(mostKm / leastKm));
  const passes = steps + 1 + NARROWED;
  let passed = 0;
  let best = { step: 0, value: -Infinity };
  const valueAt = async (likelihood: typeof fine, step: number): Promise<number> => {
    const value = likelihood(kmOf(step));
    // Where nothing is in reach of any, the widest says least.
    if (value >= best.value) best = { step, value };
    run.progress(++passed / passes);
    const wait = run.checkpoint();
    if (wait) await wait;
    return value;
  };
  for (let step = 0; step <= steps; step++)
    if ((await valueAt(rough, step)) < best.value - FAR_BELOW) break;
  let [low, high] = [Math.max(0, best.step - 1), Math.min(steps, best.step + 1)];
  best = { step: best.step, value: -Infinity };
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [await valueAt(fine, left), await valueAt(fine, right)];
  for (let k = 2; k < NARROWED; k++)
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = await valueAt(fine, left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = await valueAt(fine, right);
    }
  return kmOf(best.step);
}

/** Area of the box around the places, each side at least so long. */
function boxKm2(lng: Float64Array, lat: Float64Array, leastSideKm: number): number {
  const side = (values: Float64Array): number =>
    values.reduce((most, own) => Math.max(most, own), -Infinity) -
    values.reduce((least, own) => Math.min(least, own), Infinity);
  const middle = lat.reduce((sum, own) => sum + own, 0) / lat.length;
  const across = side(lng) * KM_PER_DEGREE * Math.abs(cosDegrees(middle));
  return Math.max(across, leastSideKm) * Math.max(side(lat) * KM_PER_DEGREE, leastSideKm);
}
