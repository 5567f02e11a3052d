import { distanceKm } from '../geo/earth';
import type { Point } from './error-radius';
import type { MunicipalityIndex } from './municipality-index';
import { PREFECTURES } from './prefectures';

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/**
 * A point for each prefecture, in the order of PREFECTURES: the median of its municipalities' points (so that remote
 * islands do not pull it into the sea), and the radius that reaches 95 % of them with their own error. NaN where the table
 * has no municipality of a prefecture.
 */
export function prefecturePoints(index: MunicipalityIndex): Point[] {
  return PREFECTURES.map((_, prefecture) => {
    const own = index.municipalities.filter(
      (m, i) => index.prefectures[i] === prefecture && m.kind !== 'designated_city',
    );
    if (own.length === 0) return { lng: Number.NaN, lat: Number.NaN, errorKm: Number.NaN };
    const lng = median(own.map((m) => m.lng));
    const lat = median(own.map((m) => m.lat));
    const reach = own
      .map((m) => distanceKm(lng, lat, m.lng, m.lat) + m.errorKm)
      .sort((a, b) => a - b);
    return { lng, lat, errorKm: reach[Math.ceil(reach.length * 0.95) - 1] };
  });
}
