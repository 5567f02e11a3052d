/** Distances below this count as this: firms on one point would be infinitely dense. */
export const LEAST_DISTANCE_KM = 0.001;

/** Every merge of a single-linkage hierarchy: node n + k joins `left[k]` and `right[k]`; nodes below n are points. */
interface Hierarchy {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 1 / km of each merge. */
  readonly lambda: Float64Array;
  readonly size: Int32Array;
}

/**
 * The hierarchy of clusters with at least `minClusterSize` points (Campello, Moulavi and Sander 2013). Cluster 0 is everything; a cluster's
 * number is larger than its parent's. Densities are lambda = 1 / km.
 */
export interface CondensedTree {
  readonly clusterCount: number;
  readonly parent: Int32Array;
  /** Density at which a cluster splits off its parent. */
  readonly birth: Float64Array;
  /** Highest density at which anything leaves the cluster itself. */
  readonly death: Float64Array;
  readonly stability: Float64Array;
  readonly hasChildren: Uint8Array;
  /** The cluster that each point leaves last, and at which density. */
  readonly clusterOf: Int32Array;
  readonly lambdaOf: Float64Array;
}

/** @param km length of each edge. The edges must span `pointCount` points. */
export function condense(
  pointCount: number,
  from: Int32Array,
  to: Int32Array,
  km: Float64Array,
  minClusterSize: number,
): CondensedTree {
  const hierarchy = singleLinkage(pointCount, from, to, km);
  const { left, right, lambda, size } = hierarchy;
  const parent = [-1];
  const birth = [0];
  const death = [0];
  const stability = [0];
  const children = [0];
  const clusterOf = new Int32Array(pointCount);
  const lambdaOf = new Float64Array(pointCount);
  const sizeOf = (node: number) => (node < pointCount ? 1 : size[node - pointCount]);
  const leave = (cluster: number, density: number, points: number) => {
    stability[cluster] += (density - birth[cluster]) * points;
    if (density > death[cluster]) death[cluster] = density;
  };
  const addCluster = (of: number, density: number): number => {
    children[of]++;
    birth.push(density);
    death.push(0);
    stability.push(0);
    children.push(0);
    return parent.push(of) - 1;
  };
  // Nodes still to be taken apart, each with the cluster that it is.
  const open: [node: number, cluster: number][] = [];
  if (pointCount > 1) open.push([2 * pointCount - 2, 0]);
  const scatter = new Array<number>();
  while (open.length > 0) {
    const [node, cluster] = open.pop()!;
    const k = node - pointCount;
    const density = lambda[k];
    const split = sizeOf(left[k]) >= minClusterSize && sizeOf(right[k]) >= minClusterSize;
    for (const child of [right[k], left[k]]) {
      if (split) {
        leave(cluster, density, sizeOf(child));
        open.push([child, addCluster(cluster, density)]);
      } else if (sizeOf(child) >= minClusterSize) open.push([child, cluster]);
      else {
        leave(cluster, density, sizeOf(child));
        scatter.push(child);
        while (scatter.length > 0) {
          const item = scatter.pop()!;
          if (item < pointCount) {
            clusterOf[item] = cluster;
            lambdaOf[item] = density;
          } else scatter.push(left[item - pointCount], right[item - pointCount]);
        }
      }
    }
  }
  return {
    clusterCount: parent.length,
    parent: Int32Array.from(parent),
    birth: Float64Array.from(birth),
    death: Float64Array.from(death),
    stability: Float64Array.from(stability),
    hasChildren: Uint8Array.from(children, (count) => (count > 0 ? 1 : 0)),
    clusterOf,
    lambdaOf,
  };
}

function singleLinkage(
  pointCount: number,
  from: Int32Array,
  to: Int32Array,
  km: Float64Array,
): Hierarchy {
  const edges = km.length;
  // Ties are taken in the order of the points, so that every engine builds one and the same hierarchy.
  const order = Int32Array.from(km, (_, e) => e).sort(
    (a, b) =>
      km[a] - km[b] ||
      Math.min(from[a], to[a]) - Math.min(from[b], to[b]) ||
      Math.max(from[a], to[a]) - Math.max(from[b], to[b]),
  );
  const left = new Int32Array(edges);
  const right = new Int32Array(edges);
  const lambda = new Float64Array(edges);
  const size = new Int32Array(edges);
  const above = Int32Array.from({ length: pointCount + edges }, (_, node) => node);
  const top = (node: number): number => {
    while (above[node] !== node) {
      above[node] = above[above[node]];
      node = above[node];
    }
    return node;
  };
  for (let k = 0; k < edges; k++) {
    const e = order[k];
    const a = top(from[e]);
    const b = top(to[e]);
    left[k] = a;
    right[k] = b;
    lambda[k] = 1 / Math.max(km[e], LEAST_DISTANCE_KM);
    size[k] =
      (a < pointCount ? 1 : size[a - pointCount]) + (b < pointCount ? 1 : size[b - pointCount]);
    above[a] = pointCount + k;
    above[b] = pointCount + k;
  }
  return { left, right, lambda, size };
}
