import { apartByDirection } from '../../cluster';
import { distanceKm } from '../../geo/earth';
import type { Cluster, Municipality } from '../../model';

/**
 * Names for clusters of firms that came with coordinates and no address: the municipality whose point is nearest, said to be
 * near. A point does not tell whose ground it is, so no municipality is claimed. Names that occur twice are told apart by where the clusters
 * lie to each other, else numbered.
 */
export function nameByNearest(
  clusters: readonly Cluster[],
  municipalities: readonly Municipality[],
): readonly Cluster[] {
  const places = municipalities.filter(({ kind }) => kind !== 'designated_city');
  const unnamed = ({ renamed, municipalities: own }: Cluster) => !renamed && own.length === 0;
  if (places.length === 0 || !clusters.some(unnamed)) return clusters;
  const near = clusters.map((cluster) => (unnamed(cluster) ? nearest(cluster, places) : null));
  const middles = clusters.map(({ lng, lat }) => [lng, lat] as const);
  return clusters.map((cluster, k) => {
    const place = near[k];
    if (!place) return cluster;
    const group = [...near.keys()].filter((other) => near[other] === place);
    const [ja, en] = suffix(group, group.indexOf(k), middles);
    return { ...cluster, nameJa: `${place.name}付近${ja}`, nameEn: `Near ${place.labelEn}${en}` };
  });
}

function suffix(
  group: readonly number[],
  at: number,
  middles: readonly (readonly [number, number])[],
): readonly [ja: string, en: string] {
  if (group.length === 1) return ['', ''];
  const apart = apartByDirection(group, middles);
  if (apart) return [`（${apart[at][0]}）`, ` (${apart[at][1]})`];
  return at === 0 ? ['', ''] : [` ${at + 1}`, ` ${at + 1}`];
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
