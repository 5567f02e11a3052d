import { distanceKm } from '../../geo';
import {
  problem,
  type LinkColumns,
  type PlaceColumns,
  type Problem,
  type ProximityColumns,
} from '../../model';
import type { InstitutionsRead } from './institutions';

/**
 * A warning of the institutions that stand at a coarse point for want of their town in the gazetteer, where a number of the study may rest on them: they
 * have a tie, or lie within what is counted, or the farthest nearest, of the box around the firms. O(institutions + firms).
 */
export function coarseInstitutions(
  { columns: { nameJa, id }, places, townless }: InstitutionsRead,
  firms: PlaceColumns,
  { withinKm, nearestKm }: ProximityColumns,
  { institution: tied }: LinkColumns,
  file: string,
): readonly Problem[] {
  if (townless.length === 0) return [];
  const [west, east] = extent(firms.lng);
  const [south, north] = extent(firms.lat);
  const reachKm = [...withinKm, ...nearestKm].reduce((a, b) => (b > a ? b : a), 0);
  const ties = new Set(tied);
  const rows = townless.filter((row) => {
    const { lng, lat, errorKm } = places;
    const x = Math.min(Math.max(lng[row], west), east);
    const y = Math.min(Math.max(lat[row], south), north);
    return ties.has(row) || distanceKm(lng[row], lat[row], x, y) <= reachKm + errorKm[row];
  });
  if (rows.length === 0) return [];
  const widest = rows.reduce((a, b) => (places.errorKm[b] > places.errorKm[a] ? b : a));
  const facts = {
    rows: rows.length,
    example: nameJa[widest] || id[widest],
    errorKm: places.errorKm[widest],
  };
  return [problem('institution-towns-missing', 'warning', { file }, facts)];
}

/** Least and greatest; Infinity and -Infinity without a value. */
function extent(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
