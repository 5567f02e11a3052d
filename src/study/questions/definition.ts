import { findDefinition, type DefinitionFound } from '../../cluster';
import {
  DEFAULT_SETTINGS,
  type ClusterSettings,
  type FirmColumns,
  type PlaceColumns,
  type Run,
} from '../../model';
import { clusterInput } from '../clusters';

/**
 * The definition that the positions of the firms suggest, of the industry and with the coarse firms that the study's clusters are of.
 * Every firm counts 1: a weight is something that firms do, not where they are.
 */
export function studyDefinition(
  firms: Pick<FirmColumns, 'industry' | 'apart'>,
  places: PlaceColumns,
  of: Pick<ClusterSettings, 'industry' | 'includeCoarse'>,
  seed: number,
  run: Run,
): Promise<DefinitionFound> {
  const unweighted = { ...firms, employees: new Float64Array(0), outcomes: [] };
  const settings = { ...DEFAULT_SETTINGS.clusters, ...of, weight: '' };
  const { input } = clusterInput(unweighted, places, settings);
  return findDefinition(input, places.errorKm, seed, run);
}
