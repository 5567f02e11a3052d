import { squaredReach, unitVectors } from '../../src/geo/earth';
import type { ClusterInput, DbscanSettings } from '../../src/cluster';

/**
 * The definition of DBSCAN word for word, comparing all with all: what the grid has to agree with. Reach is tested on chords, as the
 * definition in src/cluster/dbscan.ts says.
 */
export function bruteDbscan(
  { lng, lat, take, weight }: ClusterInput,
  { radiusKm, minFirms }: DbscanSettings,
): { clusterOf: number[]; role: number[]; anchor: number[] } {
  const n = lng.length;
  const xyz = unitVectors(lng, lat);
  const reach = squaredReach(radiusKm);
  const takes = (i: number) =>
    (!take || take[i] === 1) && Number.isFinite(lng[i]) && Math.abs(lat[i]) <= 90;
  const near = (i: number, j: number) => {
    const dx = xyz[3 * i] - xyz[3 * j];
    const dy = xyz[3 * i + 1] - xyz[3 * j + 1];
    const dz = xyz[3 * i + 2] - xyz[3 * j + 2];
    return dx * dx + dy * dy + dz * dz <= reach;
  };
  const core = Array.from({ length: n }, (_, i) => {
    if (!takes(i)) return false;
    let sum = 0;
    for (let j = 0; j < n; j++)
      if (takes(j) && near(i, j)) sum += weight ? (Number.isNaN(weight[j]) ? 0 : weight[j]) : 1;
    return sum >= minFirms;
  });
  const clusterOf = new Array<number>(n).fill(-1);
  const anchor: number[] = [];
  for (let i = 0; i < n; i++) {
    if (!core[i] || clusterOf[i] >= 0) continue;
    const cluster = anchor.push(i) - 1;
    const open = [i];
    clusterOf[i] = cluster;
    while (open.length > 0) {
      const j = open.pop()!;
      for (let k = 0; k < n; k++)
        if (core[k] && clusterOf[k] < 0 && near(j, k)) {
          clusterOf[k] = cluster;
          open.push(k);
        }
    }
  }
  const role: number[] = core.map((isCore, i) => (isCore ? 2 : takes(i) ? 0 : 3));
  for (let i = 0; i < n; i++) {
    if (role[i] !== 0) continue;
    for (let j = 0; j < n; j++)
      if (core[j] && near(i, j) && (clusterOf[i] < 0 || clusterOf[j] < clusterOf[i])) {
        clusterOf[i] = clusterOf[j];
        role[i] = 1;
      }
  }
  return { clusterOf, role, anchor };
}
