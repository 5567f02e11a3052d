import { overrideClusters, type Overridden } from '../cluster';
import {
  problem,
  type Cluster,
  type DrawnBoundary,
  type Findings,
  type FirmColumns,
  type Membership,
  type Municipality,
  type PlaceColumns,
  type Problem,
  type Run,
  type StudyFile,
} from '../model';
import { drawnBoundaries, isItsOwn } from './boundaries';
import { clusterFirms, clusterInput, describe } from './clusters';
import type { InstitutionsRead } from './institutions';
import type { StageMemo } from './memo';

/** Clusters with the overrides that apply, and what those that rest have to say. */
export interface Clustered {
  readonly membership: Membership;
  readonly clusters: readonly Cluster[];
  readonly resting: readonly Problem[];
}

const NONE: readonly Problem[] = [];

/** The boundaries that stand in the place of derived clusters; none where no cluster is derived. */
export function overridesOf({
  settings,
  boundaries = [],
}: Pick<StudyFile, 'settings' | 'boundaries'>): readonly DrawnBoundary[] {
  return settings.clusters.method === 'drawn'
    ? []
    : boundaries.filter((boundary) => !isItsOwn(boundary));
}

/**
 * The derived clusters with the study's overrides in their place. An override applies where a derived cluster has the first core firm
 * that it names, else it rests. Nothing but the overridden clusters is computed again while a boundary moves.
 */
export async function withOverrides(
  memo: StageMemo,
  study: StudyFile,
  parts: {
    readonly firms: FirmColumns;
    readonly places: PlaceColumns;
    readonly institutions: InstitutionsRead;
    readonly membership: Membership;
  },
  derived: readonly Cluster[],
  municipalities: readonly Municipality[],
): Promise<Clustered> {
  const { firms, places, institutions, membership } = parts;
  const overrides = overridesOf(study);
  if (overrides.length === 0) return { membership, clusters: derived, resting: NONE };
  const settings = study.settings.clusters;
  const found = await memo.stage(
    'overrides',
    [membership, firms.id, places, JSON.stringify(overrides)],
    () => {
      const { input } = clusterInput(firms, places, settings);
      const numbers = anchored(membership, firms.id);
      const standing = overrides.filter((each) => numbers.has(each.overrides!));
      const changed = overrideClusters(
        membership,
        input,
        standing.map(({ coordinates, overrides: anchor }) => ({
          coordinates,
          cluster: numbers.get(anchor!)!,
        })),
      );
      const resting = overrides.filter((each) => !numbers.has(each.overrides!));
      return { changed, standing, resting: restingProblems(resting) };
    },
  );
  const { changed, standing, resting } = found;
  if (standing.length === 0) return { membership, clusters: derived, resting };
  const clusters = await memo.stage(
    'overridden',
    [found, derived, firms.industry, institutions],
    () => {
      const drawn = byCluster(changed, standing);
      const described = describe(
        { firms, places, membership: changed.membership, institutions },
        settings,
        study.clusterNames,
        municipalities,
        drawn,
      );
      // A name is the derived cluster's, whichever firms the boundary holds.
      return described.map((cluster, k) => {
        const { nameJa, nameEn, renamed } = derived[changed.derivedFrom[k]];
        return { ...cluster, nameJa, nameEn, renamed };
      });
    },
  );
  return { membership: changed.membership, clusters, resting };
}

/**
 * Clusters the study's firms at other places as the study does. Boundaries stay where they are drawn. An override stands for whichever
 * derived cluster its anchor is in at those places, and beside all of them where it is in none or in one that another override
 * stands for.
 */
export function clusteringOf(
  study: StudyFile,
  findings: Findings,
): (places: PlaceColumns, run: Run) => Promise<Membership> {
  const { firms, membership } = findings;
  const settings = study.settings.clusters;
  const boundaries = drawnBoundaries(study);
  const standing = standingOverrides(study, findings);
  return async (places, run) => {
    const derived = await clusterFirms(firms, places, settings, run, boundaries);
    if (standing.length === 0) return derived;
    const taken = new Set<number>();
    const overrides = standing.map(({ boundary: { coordinates }, cluster: { index } }) => {
      const cluster = derived.clusterOf[membership.anchor[index]];
      if (taken.has(cluster)) return { coordinates, cluster: -1 };
      taken.add(cluster);
      return { coordinates, cluster };
    });
    return overrideClusters(derived, clusterInput(firms, places, settings).input, overrides)
      .membership;
  };
}

/** The overrides that apply, with their clusters. */
export function standingOverrides(
  study: StudyFile,
  { clusters }: Pick<Findings, 'clusters'>,
): { readonly boundary: DrawnBoundary; readonly cluster: Cluster }[] {
  return overridesOf(study).flatMap((boundary) => {
    const cluster = clusters.find(({ drawnId }) => drawnId === boundary.id);
    return cluster ? [{ boundary, cluster }] : [];
  });
}

/** Numbers of the clusters by the id of their first core firm. */
export function anchored({ anchor }: Membership, ids: readonly string[]): Map<string, number> {
  return new Map(Array.from(anchor, (row, cluster): [string, number] => [ids[row], cluster]));
}

function byCluster(
  { membership, clusterOfOverride }: Overridden,
  standing: readonly DrawnBoundary[],
): (DrawnBoundary | null)[] {
  const drawn = Array.from({ length: membership.clusterCount }, (): DrawnBoundary | null => null);
  standing.forEach((boundary, k) => (drawn[clusterOfOverride[k]] = boundary));
  return drawn;
}

function restingProblems(resting: readonly DrawnBoundary[]): readonly Problem[] {
  if (resting.length === 0) return NONE;
  const facts = { boundaries: resting.length, example: resting[0].overrides! };
  return [problem('override-rests', 'note', {}, facts)];
}
