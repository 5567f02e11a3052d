import { findBandwidth, type BandwidthFound } from '../../cluster';
import {
  DEFAULT_SETTINGS,
  type ClusterSettings,
  type FirmColumns,
  type PlaceColumns,
  type Run,
} from '../../model';
import { clusterInput } from '../clusters';

/**
 * The bandwidth of relative density that the positions of the firms suggest, with the industry that is of interest and the coarse firms that the study's clusters are of. Of a study
 * that is compared with a register the firms of interest alone are looked at, since no rule looks at the register. Every firm counts 1.
 */
export function studyBandwidth(
  firms: Pick<FirmColumns, 'industry' | 'apart'>,
  places: PlaceColumns,
  of: Pick<ClusterSettings, 'industry' | 'includeCoarse'> & { readonly isAgainstRegister: boolean },
  run: Run,
): Promise<BandwidthFound> {
  const { industry, includeCoarse, isAgainstRegister } = of;
  const unweighted = { ...firms, employees: new Float64Array(0), outcomes: [] };
  const { clusters } = DEFAULT_SETTINGS;
  const { input, own } = clusterInput(unweighted, places, {
    ...clusters,
    ...{ method: 'relative', industry, includeCoarse, weight: '' },
  });
  const { lng, lat } = input;
  return findBandwidth(isAgainstRegister ? { lng, lat, take: own } : input, places.errorKm, run);
}
