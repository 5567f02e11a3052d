import { clusterBy, compareBoundaries, nameClusters, membersOf } from '../../cluster';
import type { BoundaryComparison } from '../../cluster';
import type { Findings, Run, StudyFile } from '../../model';
import { drawnBoundaries } from '../boundaries';
import { clusterInput } from '../clusters';

/** How much a boundary is thought to be off, kilometres. */
export const BOUNDARY_SHIFT_KM = 1;

/** The drawn boundaries beside what DBSCAN finds with the study's radius and minimum. */
export interface StudyBoundaries extends BoundaryComparison {
  readonly ids: readonly string[];
  /** Names of the derived clusters in Japanese. */
  readonly derivedNames: readonly string[];
}

/** Compares the boundaries with the derived clusters; null where the clusters are not drawn ones. As fast as a clustering. */
export async function studyBoundaries(
  study: StudyFile,
  { firms, firmPlaces, membership }: Findings,
  run: Run,
): Promise<StudyBoundaries | null> {
  const boundaries = drawnBoundaries(study);
  if (!boundaries || boundaries.length !== membership.clusterCount) return null;
  const settings = { ...study.settings.clusters, method: 'dbscan' as const };
  const { input } = clusterInput(firms, firmPlaces, settings);
  const derived = await clusterBy(input, settings, run);
  const names = nameClusters(membersOf(derived), derived.anchor, firms.id, firmPlaces, {
    labelEn: () => undefined,
    given: study.clusterNames,
  });
  return {
    ...compareBoundaries(
      firmPlaces,
      boundaries.map(({ coordinates }) => coordinates),
      membership,
      derived,
      BOUNDARY_SHIFT_KM,
    ),
    ids: boundaries.map(({ id }) => id),
    derivedNames: names.map(({ nameJa }) => nameJa),
  };
}
