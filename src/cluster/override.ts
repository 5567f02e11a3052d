import type { Membership, MultiPolygonCoordinates } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import type { ClusterInput } from './dbscan';
import { drawn } from './drawn';

/** A boundary in the place of a derived cluster. */
export interface ClusterOverride {
  readonly coordinates: MultiPolygonCoordinates;
  /** The derived cluster's number; -1 for a boundary beside all of them. */
  readonly cluster: number;
}

export interface Overridden {
  readonly membership: Membership;
  /** Of each cluster now: its number among the derived ones, -1 for one beside them. */
  readonly derivedFrom: Int32Array;
  /** Of each override: its cluster's number now. */
  readonly clusterOfOverride: Int32Array;
}

/**
 * Derived clusters with some of them overridden by a boundary. The firms that take part and are inside a boundary are its cluster's
 * members, as core firms and with the probability 1, whichever derived cluster they were in; of two boundaries around a firm the first
 * has it. Firms of an overridden cluster that are in no boundary are outside. Overridden clusters keep number and anchor, also where no
 * firm is inside. The other clusters keep the firms that no boundary takes, with their roles and their anchor; one that loses
 * all its firms is no cluster any more, and the numbers after it close up. Boundaries beside the derived clusters come last. What the method says of the whole stays.
 * Linear in the firms, beside `drawn`.
 */
export function overrideClusters(
  derived: Membership,
  input: ClusterInput,
  overrides: readonly ClusterOverride[],
): Overridden {
  const inside = drawn(
    input,
    overrides.map(({ coordinates }) => coordinates),
  );
  let wide = derived.clusterCount;
  const own = overrides.map(({ cluster }) => (cluster < 0 ? wide++ : cluster));
  const overridden = new Uint8Array(wide);
  for (const cluster of own) overridden[cluster] = 1;
  const clusterOf = derived.clusterOf.slice();
  const role = derived.role.slice();
  const probability = derived.probability?.slice();
  const sizes = new Int32Array(wide);
  for (let i = 0; i < clusterOf.length; i++) {
    const k = inside.clusterOf[i];
    if (k >= 0) {
      clusterOf[i] = own[k];
      role[i] = ROLE_CODE.core;
      if (probability) probability[i] = 1;
    } else if (clusterOf[i] >= 0 && overridden[clusterOf[i]] === 1) {
      clusterOf[i] = -1;
      role[i] = ROLE_CODE.outside;
      if (probability) probability[i] = 0;
    }
    if (clusterOf[i] >= 0) sizes[clusterOf[i]]++;
  }
  const kept: number[] = [];
  const numberNow = new Int32Array(wide).fill(-1);
  for (let cluster = 0; cluster < wide; cluster++)
    if (sizes[cluster] > 0 || overridden[cluster] === 1)
      numberNow[cluster] = kept.push(cluster) - 1;
  const beside = (cluster: number) => inside.anchor[own.indexOf(cluster)];
  const membership = {
    clusterCount: kept.length,
    clusterOf: clusterOf.map((cluster) => (cluster < 0 ? -1 : numberNow[cluster])),
    role,
    anchor: Int32Array.from(kept, (c) =>
      c < derived.clusterCount ? derived.anchor[c] : beside(c),
    ),
    ...(probability ? { probability } : {}),
    ...(derived.scan ? { scan: derived.scan } : {}),
    ...(derived.relative ? { relative: derived.relative } : {}),
  };
  return {
    membership,
    derivedFrom: Int32Array.from(kept, (c) => (c < derived.clusterCount ? c : -1)),
    clusterOfOverride: Int32Array.from(own, (cluster) => numberNow[cluster]),
  };
}
