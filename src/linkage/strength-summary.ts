import type { TiePairs } from './strength';

/** Sums at one end of the ties, one entry per firm or per institution. */
export interface EndTotals {
  /** Different partners. */
  readonly degree: Int32Array;
  readonly ties: Int32Array;
  readonly strength: Float64Array;
}

/** How strength is spread over institutions. */
export interface Concentration {
  /** Sum of squared shares of the strength, 1/n to 1 (Herfindahl); NaN without any strength. */
  readonly herfindahl: number;
  /** Share of the three strongest institutions; NaN without any strength. */
  readonly topThree: number;
}

export interface ClusterStrength extends Concentration {
  readonly firms: number;
  readonly linkedFirms: number;
  /** linkedFirms / firms and ties / firms; NaN without firms. */
  readonly shareLinked: number;
  readonly tiesPerFirm: number;
  readonly ties: number;
  readonly strength: number;
  /** Strength of the ties to institutions inside the cluster; the rest goes outside. */
  readonly strengthInside: number;
}

export interface NetworkFigures extends Concentration {
  readonly ties: number;
  readonly strength: number;
  /** Ties of which both ends' prefectures are known, and how many of these cross a border. */
  readonly placedTies: number;
  readonly crossingTies: number;
}

/** @param end index of the firm, or of the institution, of each pair. */
export function totalsOf(pairs: TiePairs, end: Int32Array, count: number): EndTotals {
  const degree = new Int32Array(count);
  const ties = new Int32Array(count);
  const strength = new Float64Array(count);
  for (let p = 0; p < pairs.count; p++) {
    degree[end[p]]++;
    ties[end[p]] += pairs.ties[p];
    strength[end[p]] += pairs.strength[p];
  }
  return { degree, ties, strength };
}

/** @param strengths of the institutions, in any order, each at least 0. */
export function concentrationOf(strengths: Iterable<number>): Concentration {
  const falling = Float64Array.from(strengths).sort().reverse();
  const total = falling.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return { herfindahl: NaN, topThree: NaN };
  return {
    herfindahl: falling.reduce((sum, value) => sum + (value / total) ** 2, 0),
    topThree: falling.subarray(0, 3).reduce((sum, value) => sum + value / total, 0),
  };
}

/**
 * What the ties of each cluster's firms add up to.
 * @param clusterOf cluster of each firm, -1 for none.
 * @param isInside whether an institution lies inside a cluster's boundary.
 */
export function strengthOfClusters(
  pairs: TiePairs,
  clusterOf: Int32Array,
  clusterCount: number,
  isInside: (cluster: number, institution: number) => boolean,
): ClusterStrength[] {
  const firms = new Int32Array(clusterCount);
  for (const cluster of clusterOf) if (cluster >= 0) firms[cluster]++;
  const linked = new Int32Array(clusterCount);
  const ties = new Int32Array(clusterCount);
  const inside = new Float64Array(clusterCount);
  const byInstitution = Array.from({ length: clusterCount }, () => new Map<number, number>());
  for (let p = 0; p < pairs.count; p++) {
    const cluster = clusterOf[pairs.firm[p]];
    if (cluster < 0) continue;
    // Pairs come firm by firm.
    if (p === 0 || pairs.firm[p - 1] !== pairs.firm[p]) linked[cluster]++;
    ties[cluster] += pairs.ties[p];
    const institution = pairs.institution[p];
    const strength = pairs.strength[p];
    if (isInside(cluster, institution)) inside[cluster] += strength;
    const sums = byInstitution[cluster];
    sums.set(institution, (sums.get(institution) ?? 0) + strength);
  }
  return byInstitution.map((sums, c) => ({
    firms: firms[c],
    linkedFirms: linked[c],
    shareLinked: linked[c] / firms[c],
    tiesPerFirm: ties[c] / firms[c],
    ties: ties[c],
    strength: [...sums.values()].reduce((sum, value) => sum + value, 0),
    strengthInside: inside[c],
    ...concentrationOf(sums.values()),
  }));
}

/** @param firmPrefecture and @param institutionPrefecture prefecture of each, '' where unknown. */
export function networkFigures(
  pairs: TiePairs,
  institutionCount: number,
  firmPrefecture: readonly string[],
  institutionPrefecture: readonly string[],
): NetworkFigures {
  const { strength } = totalsOf(pairs, pairs.institution, institutionCount);
  let ties = 0;
  let placedTies = 0;
  let crossingTies = 0;
  for (let p = 0; p < pairs.count; p++) {
    ties += pairs.ties[p];
    const from = firmPrefecture[pairs.firm[p]];
    const to = institutionPrefecture[pairs.institution[p]];
    if (from === '' || to === '') continue;
    placedTies += pairs.ties[p];
    if (from !== to) crossingTies += pairs.ties[p];
  }
  return {
    ties,
    strength: strength.reduce((sum, value) => sum + value, 0),
    placedTies,
    crossingTies,
    ...concentrationOf(strength),
  };
}
