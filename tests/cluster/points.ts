import { createRandom } from '../../src/stats/random';

export interface Points {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

export function points(list: readonly (readonly [number, number])[]): Points {
  return {
    lng: Float64Array.from(list, (p) => p[0]),
    lat: Float64Array.from(list, (p) => p[1]),
  };
}

/** Uniform in a box of degrees, seeded. */
export function scattered(
  count: number,
  seed: number,
  [west, south, east, north]: readonly [number, number, number, number],
): Points {
  const random = createRandom(seed);
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    lng[i] = west + (east - west) * random.uniform();
    lat[i] = south + (north - south) * random.uniform();
  }
  return { lng, lat };
}

export function joined(...parts: readonly Points[]): Points {
  return {
    lng: Float64Array.from(parts.flatMap((part) => [...part.lng])),
    lat: Float64Array.from(parts.flatMap((part) => [...part.lat])),
  };
}
