import { overrideClusters, type Overridden } from '../cluster';
import {
  problem,
  type Cluster,
  type DrawnBoundary,
  type Findings,
  type Membership,
  type Municipality,
  type PlaceColumns,
  type Problem,
  type Run,
  type StudyFile,
} from '../model';
import { drawnBoundaries, isItsOwn } from './boundaries';
import {
  clusterFirms,
  clusterInput,
  definitionOf,
  densityColumns,
  describe,
  type DensityColumns,
} from './clusters';
import type { ClusterDefinition } from '../model';
import { pick, stage, type StageMemo } from './memo';
import { registerRedrawer } from './places/register-points';
import type { WithMembership } from './stages';

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
}: ClusteredStudy): readonly DrawnBoundary[] {
  return settings.clusters.method === 'drawn'
    ? []
    : boundaries.filter((boundary) => !isItsOwn(boundary));
}

const OVERRIDES = stage(
  'overrides',
  ({ study, firms, places, membership }: WithMembership) => ({
    firms: pick(firms, 'id', 'industry', 'employees', 'outcomes', 'apart'),
    places,
    membership,
    definition: definitionOf(study.settings.clusters),
    overrides: overridesOf(study),
  }),
  ({ firms, places, membership, definition, overrides }) => {
    const { input, own } = clusterInput(firms, places, definition);
    const numbers = anchored(membership, firms.id);
    const standing = overrides.filter((each) => numbers.has(each.overrides!));
    const changed = overrideClusters(
      membership,
      { ...input, take: own },
      standing.map(({ coordinates, overrides: anchor }) => ({
        coordinates,
        cluster: numbers.get(anchor!)!,
      })),
    );
    const resting = overrides.filter((each) => !numbers.has(each.overrides!));
    return { changed, standing, resting: restingProblems(resting) };
  },
);

type WithDerived = WithMembership & { readonly derived: readonly Cluster[] };
interface Found {
  readonly changed: Overridden;
  readonly standing: readonly DrawnBoundary[];
}

const OVERRIDDEN = stage(
  'overridden',
  ({
    found,
    study,
    firms,
    places,
    counted,
    ...given
  }: WithDerived & { readonly found: Found }) => ({
    ...pick(given, 'derived', 'municipalities'),
    ...pick(found, 'changed', 'standing'),
    firms: pick(firms, 'id', 'industry'),
    places,
    institutions: counted,
    settings: pick(study.settings.clusters, 'boundary', 'radiusKm'),
    clusterNames: study.clusterNames,
  }),
  ({ derived, changed, standing, settings, clusterNames, municipalities, ...parts }) => {
    const { membership, derivedFrom } = changed;
    const drawn = byCluster(changed, standing);
    const all = { ...parts, membership };
    const described = describe(all, settings, clusterNames, municipalities, drawn);
    // A name is the derived cluster's, whichever firms the boundary holds.
    return described.map((cluster, k) => {
      const { nameJa, nameEn, renamed } = derived[derivedFrom[k]];
      return { ...cluster, nameJa, nameEn, renamed };
    });
  },
);

/**
 * The derived clusters with the study's overrides in their place. An override applies where a derived cluster has the first core firm
 * that it names, else it rests. Nothing but the overridden clusters is computed again while a boundary moves.
 */
export async function withOverrides(
  memo: StageMemo,
  given: WithDerived,
  run: Run,
): Promise<Clustered> {
  const { membership, derived } = given;
  if (overridesOf(given.study).length === 0)
    return { membership, clusters: derived, resting: NONE };
  const found = await memo.result(OVERRIDES, given, run);
  const { changed, standing, resting } = found;
  if (standing.length === 0) return { membership, clusters: derived, resting };
  const clusters = await memo.result(OVERRIDDEN, { ...given, found }, run);
  return { membership: changed.membership, clusters, resting };
}

/** What of a study says how its firms are clustered. */
export interface ClusteredStudy extends Pick<StudyFile, 'boundaries'> {
  readonly settings: { readonly clusters: ClusterDefinition };
}

/** All that clustering the study's firms at other places depends on. */
export interface Clustering {
  readonly definition: ClusterDefinition;
  readonly firms: DensityColumns;
  /** Where the firms are, where they are compared with a register. */
  readonly at?: PlaceColumns;
  readonly membership: Membership;
  /** Of the drawn boundaries that define the clusters; absent where another method does. */
  readonly shapes?: readonly DrawnBoundary['coordinates'][];
  /** Of the overrides that apply, each with the number of its cluster. */
  readonly standing: readonly Pick<DrawnBoundary, 'coordinates'>[];
  readonly numbers: readonly number[];
}

export function clusteringIn(
  study: ClusteredStudy,
  {
    firms,
    membership,
    clusters,
    background,
    firmPlaces,
  }: Pick<Findings, 'firms' | 'membership' | 'clusters' | 'background' | 'firmPlaces'>,
  municipalities: readonly Municipality[],
): Clustering {
  const standing = standingOverrides(study, { clusters });
  const compared = densityColumns(firms, { background, municipalities }, study.settings.clusters);
  return {
    definition: definitionOf(study.settings.clusters),
    firms: compared,
    ...(compared.background ? { at: firmPlaces } : {}),
    membership,
    shapes: drawnBoundaries(study)?.map(({ coordinates }) => coordinates),
    standing: standing.map(({ boundary }) => pick(boundary, 'coordinates')),
    numbers: standing.map(({ cluster }) => cluster.index),
  };
}

/**
 * Clusters the study's firms at other places as the study does. Boundaries stay where they are drawn. An override stands for whichever
 * derived cluster its anchor is in at those places, and beside all of them where it is in none or in one that another override
 * stands for. A register that the firms are compared with is drawn anew with them, by the number of the draw.
 */
export function clusteringOf({
  definition,
  firms,
  at,
  membership,
  shapes,
  standing,
  numbers,
}: Clustering): (places: PlaceColumns, run: Run, draw: number) => Promise<Membership> {
  const redrawn = firms.background && at ? registerRedrawer(firms.background, at) : null;
  return async (places, run, draw) => {
    const compared = redrawn ? { ...firms, background: redrawn(places, draw) } : firms;
    const derived = await clusterFirms(compared, places, definition, run, shapes);
    if (standing.length === 0) return derived;
    const taken = new Set<number>();
    const overrides = standing.map(({ coordinates }, i) => {
      const cluster = derived.clusterOf[membership.anchor[numbers[i]]];
      if (taken.has(cluster)) return { coordinates, cluster: -1 };
      taken.add(cluster);
      return { coordinates, cluster };
    });
    const { input, own } = clusterInput(firms, places, definition);
    return overrideClusters(derived, { ...input, take: own }, overrides).membership;
  };
}

/** The overrides that apply, with their clusters. */
export function standingOverrides<C extends Pick<Cluster, 'drawnId'>>(
  study: ClusteredStudy,
  { clusters }: { readonly clusters: readonly C[] },
): { readonly boundary: DrawnBoundary; readonly cluster: C }[] {
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
