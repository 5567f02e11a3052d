import { KM_PER_DEGREE } from '../../src/geo';
import { createRandom, type Random } from '../../src/stats/random';

const TOWNS = 150;
const BOX = { west: 130, east: 141.5, south: 31.5, north: 43 };
const TOWN_SEED = 20240;

interface Town {
  readonly lng: number;
  readonly lat: number;
  readonly sigmaKm: number;
  /** Cumulated share of the firms in towns. */
  readonly upTo: number;
}

/**
 * Firms as the reference data have them: 80 % in 150 Gaussian towns whose sizes fall as rank^-0.8 and whose widths are
 * log-normal around 4 km, 20 % uniform over a box around Japan; 6 decimals. Seeded, and other numbers than the reference's.
 */
export function benchPoints(count: number): { lng: Float64Array; lat: Float64Array } {
  const towns = makeTowns();
  const random = createRandom(TOWN_SEED * 10_000_000 + count);
  const normal = normals(random);
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let i = 0; i < count;) {
    let x: number;
    let y: number;
    if (random.uniform() < 0.2) {
      x = BOX.west + (BOX.east - BOX.west) * random.uniform();
      y = BOX.south + (BOX.north - BOX.south) * random.uniform();
    } else {
      const draw = random.uniform();
      const town = towns.find((each) => draw < each.upTo) ?? towns[TOWNS - 1];
      y = town.lat + (normal() * town.sigmaKm) / KM_PER_DEGREE;
      x =
        town.lng +
        (normal() * town.sigmaKm) / (KM_PER_DEGREE * Math.cos((town.lat * Math.PI) / 180));
    }
    if (x < BOX.west || x > BOX.east || y < BOX.south || y > BOX.north) continue;
    lng[i] = Math.round(x * 1e6) / 1e6;
    lat[i] = Math.round(y * 1e6) / 1e6;
    i++;
  }
  return { lng, lat };
}

function makeTowns(): Town[] {
  const random = createRandom(TOWN_SEED);
  const normal = normals(random);
  const weights = Array.from({ length: TOWNS }, (_, k) => 1 / (k + 1) ** 0.8);
  const total = weights.reduce((a, b) => a + b);
  let upTo = 0;
  return weights.map((weight) => {
    const share = weight / total;
    upTo += share;
    const sigmaKm = Math.exp(Math.log(4) + 0.6 * normal()) * (share * TOWNS) ** 0.3;
    return {
      lng: BOX.west + 0.3 + (BOX.east - BOX.west - 0.6) * random.uniform(),
      lat: BOX.south + 0.3 + (BOX.north - BOX.south - 0.6) * random.uniform(),
      sigmaKm: Math.min(20, Math.max(1.2, sigmaKm)),
      upTo,
    };
  });
}

/** Standard normal draws (Marsaglia's polar method, 1964). */
function normals(random: Random): () => number {
  let spare = NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const held = spare;
      spare = NaN;
      return held;
    }
    for (;;) {
      const u = 2 * random.uniform() - 1;
      const v = 2 * random.uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * scale;
      return u * scale;
    }
  };
}
