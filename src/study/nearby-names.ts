import { distanceKm } from '../geo/earth';
import type { Cluster, Municipality } from '../model';

/**
 * Names for clusters of firms that came with coordinates and no address: the municipality whose point is nearest, said to be
 * near. A point does not tell whose ground it is, so no municipality is claimed. Names that occur twice are numbered.
 */
export function nameByNearest(
  clusters: readonly Cluster[],
  municipalities: readonly Municipality[],
): readonly Cluster[] {
  const places = municipalities.filter(({ kind }) => kind !== 'designated_city');
  const times = new Map<string, number>();
  return clusters.map((cluster) => {
    if (cluster.renamed || cluster.municipalities.length > 0 || places.length === 0) return cluster;
    const { code, name, labelEn } = nearest(cluster, places);
    const time = (times.get(code) ?? 0) + 1;
    times.set(code, time);
    const number = time > 1 ? ` ${time}` : '';
    return { ...cluster, nameJa: `${name}付近${number}`, nameEn: `Near ${labelEn}${number}` };
  });
}

function nearest(cluster: Cluster, places: readonly Municipality[]): Municipality {
  let best = places[0];
  let bestKm = Infinity;
  for (const place of places) {
    const km = distanceKm(cluster.lng, cluster.lat, place.lng, place.lat);
    if (km < bestKm) {
      best = place;
      bestKm = km;
    }
  }
  return best;
}
