import { isPlace } from '../../geo/earth';
import { ROLE_CODE, type Membership } from '../../model/cluster';
import { setting } from '../../model/settings/table';
import type { ScanInput } from '../scan/places';
import { relativeSurface, type RelativeFound } from '../surface/relative';
import type { MethodOfClusters } from './method';
import { USUAL_SCAN_DRAWS } from './scan';

/** Committed, so that the same firms have the same areas in every study. */
export const RELATIVE_SEED = 1995;
export const USUAL_TOLERANCE = setting('clusters.tolerance').usual;

/** Areas where firms of interest are a larger share of the firms around than labels dealt at random give. */
export const relativeMethod: MethodOfClusters = {
  async cluster({ input, settings, run }) {
    const { radiusKm, bandwidths, tolerance, model, draws } = settings;
    const found = await relativeSurface(
      input,
      {
        bandwidthKm: radiusKm,
        bandwidths: bandwidths ?? 'adaptive',
        tolerance: tolerance ?? USUAL_TOLERANCE,
        model: model ?? 'bernoulli',
        draws: draws ?? USUAL_SCAN_DRAWS,
        seed: RELATIVE_SEED,
      },
      run,
    );
    return typeof found === 'string'
      ? { ...membershipOf(input, null), relative: { refused: found } }
      : { ...membershipOf(input, found), relative: found.surface };
  },
  derives: true,
  byRadius: true,
  kernel: true,
  weighs: true,
  compares: true,
  outlines: true,
  bySize: false,
  leastFirms: 1,
  stability: null,
  affordable: { moved: 10_000, dealt: 0 },
  options: {
    cases: 'cases',
    background: 'background',
    weight: 'weight',
    'radius-km': 'radiusKm',
    bandwidths: 'bandwidths',
    tolerance: 'tolerance',
    model: 'model',
    draws: 'draws',
  },
  needs: [],
};

/** Firms of interest in an area are its cluster's members, all core. */
function membershipOf(input: ScanInput, found: RelativeFound | null): Membership {
  const { lng, lat, take } = input;
  const clusterCount = found?.surface.areas.length ?? 0;
  const clusterOf = found?.areaOf ?? new Int32Array(lng.length).fill(-1);
  const role = Uint8Array.from(clusterOf, (cluster, firm) => {
    if (cluster >= 0) return ROLE_CODE.core;
    const takesPart = isPlace(lng[firm], lat[firm]) && (!take || take[firm] === 1);
    return takesPart ? ROLE_CODE.outside : ROLE_CODE.excluded;
  });
  const anchor = Int32Array.from(
    { length: clusterCount },
    (_, k) => found!.surface.areas[k].anchor,
  );
  return { clusterCount, clusterOf, role, anchor };
}
