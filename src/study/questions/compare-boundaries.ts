import { compareBoundaries, membersOf, nameClusters, overlapInside } from '../../cluster';
import type { BoundaryComparison } from '../../cluster';
import type {
  Cluster,
  DrawnBoundary,
  Findings,
  FirmColumns,
  Membership,
  Run,
  StudyFile,
} from '../../model';
import { drawnBoundaries } from '../boundaries';
import { clusterFirms, type DensityColumns } from '../clusters';
import { anchored, standingOverrides, type ClusteredStudy } from '../overrides';

/** How much a boundary is thought to be off, kilometres. */
export const BOUNDARY_SHIFT_KM = 1;

/** The drawn boundaries beside what DBSCAN finds with the study's radius and minimum, overrides beside what the study's own method finds. */
export interface StudyBoundaries extends BoundaryComparison {
  readonly ids: readonly string[];
  /** Names of the derived clusters in Japanese. */
  readonly derivedNames: readonly string[];
}

type BoundaryStudy = ClusteredStudy & Pick<StudyFile, 'clusterNames'>;
interface BoundaryFindings extends Pick<Findings, 'firmPlaces' | 'membership'> {
  readonly firms: DensityColumns & Pick<FirmColumns, 'id'>;
  readonly clusters: readonly Pick<Cluster, 'index' | 'drawnId'>[];
}

/**
 * Compares the boundaries with the derived clusters, or overrides with the clusters that they stand for; null where clusters are derived
 * and none is overridden. As fast as a clustering.
 */
export async function studyBoundaries(
  study: BoundaryStudy,
  findings: BoundaryFindings,
  run: Run,
): Promise<StudyBoundaries | null> {
  const { firms, firmPlaces, membership } = findings;
  const settings = study.settings.clusters;
  const boundaries = drawnBoundaries(study);
  if (!boundaries) return comparedOverrides(study, findings, run);
  if (boundaries.length !== membership.clusterCount) return null;
  const derived = await clusterFirms(firms, firmPlaces, { ...settings, method: 'dbscan' }, run);
  return {
    ...compareBoundaries(firmPlaces, shapesOf(boundaries), membership, derived, BOUNDARY_SHIFT_KM),
    ids: boundaries.map(({ id }) => id),
    derivedNames: namesOf(study, findings, derived),
  };
}

async function comparedOverrides(
  study: BoundaryStudy,
  findings: BoundaryFindings,
  run: Run,
): Promise<StudyBoundaries | null> {
  const standing = standingOverrides(study, findings);
  if (standing.length === 0) return null;
  const { firms, firmPlaces, membership } = findings;
  const boundaries = standing.map(({ boundary }) => boundary);
  const derived = await clusterFirms(firms, firmPlaces, study.settings.clusters, run);
  const numbers = anchored(derived, firms.id);
  // By the override's place in the list: firms of other clusters are inside no boundary, and an override may take them.
  const numberOf = new Map(standing.map(({ cluster }, k) => [cluster.index, k]));
  const clusterOf = membership.clusterOf.map((cluster) => numberOf.get(cluster) ?? -1);
  const drawn = { ...membership, clusterOf, clusterCount: boundaries.length };
  return {
    ...compareBoundaries(
      firmPlaces,
      shapesOf(boundaries),
      drawn,
      derived,
      BOUNDARY_SHIFT_KM,
      boundaries.map(({ overrides }) => numbers.get(overrides!) ?? -1),
    ),
    overall: overlapInside(membership, derived),
    ids: boundaries.map(({ id }) => id),
    derivedNames: namesOf(study, findings, derived),
  };
}

function shapesOf(boundaries: readonly DrawnBoundary[]) {
  return boundaries.map(({ coordinates }) => coordinates);
}

function namesOf(
  { clusterNames }: BoundaryStudy,
  { firms, firmPlaces }: BoundaryFindings,
  derived: Membership,
): string[] {
  const naming = { labelEn: () => undefined, given: clusterNames };
  const names = nameClusters(membersOf(derived), derived.anchor, firms.id, firmPlaces, naming);
  return names.map(({ nameJa }) => nameJa);
}
