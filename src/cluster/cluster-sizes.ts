import type { Membership } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import { createRandom } from '../stats/random';
import type { DrawOptions } from './cluster-outcomes';
import { drawFirst } from '../stats/draw-first';

/** Whether clusters of one industry are larger than chance makes them among all firms. */
export interface ClusterSizes {
  readonly draws: number;
  readonly seed: number;
  /** Firms of the industry, and all firms from which is drawn, the industry's among them. */
  readonly firms: number;
  readonly sites: number;
  /**
   * Of each cluster: (b + 1) / (draws + 1), where b draws have some cluster with at least as many firms. Since the largest cluster of each draw is
   * what counts, the chance of any false alarm among all clusters is at most p: nothing is left to adjust.
   */
  readonly pValue: Float64Array;
}

/**
 * Deals the industry anew among all firms' sites, clusters each draw by the same definition and compares sizes with the largest cluster that
 * comes out, as cluster-extent inference does (Nichols and Holmes 2002) with the null of random labelling (Diggle and Chetwynd 1991). Sites
 * where firms are dense anyway give large clusters by chance too, so that what is left is more than the general agglomeration.
 *
 * `sites`: 1 for all firms from which is drawn; `member`: 1 for those of the industry among them; `cluster` clusters the firms that are 1 in its
 * argument. Null where no site is of the industry or all are. Throws RangeError for draws below 1. Takes as long as `draws` clusterings.
 */
export async function testClusterSizes(
  membership: Membership,
  sites: Uint8Array,
  member: Uint8Array,
  cluster: (take: Uint8Array) => Membership | Promise<Membership>,
  { draws, seed }: DrawOptions,
  run: Run = UNATTENDED,
): Promise<ClusterSizes | null> {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws is ${draws}; it must be a whole number from 1`);
  const urn = Int32Array.from(sites.keys()).filter((i) => sites[i] === 1);
  const firms = urn.reduce((sum, row) => sum + member[row], 0);
  if (firms === 0 || firms === urn.length) return null;
  const sizes = sizesOf(membership);
  const asLarge = new Int32Array(sizes.length);
  const random = createRandom(seed);
  for (let draw = 0; draw < draws; draw++) {
    drawFirst(urn, firms, random);
    const take = new Uint8Array(sites.length);
    for (let k = 0; k < firms; k++) take[urn[k]] = 1;
    const largest = Math.max(0, ...sizesOf(await cluster(take)));
    for (let k = 0; k < sizes.length; k++) if (largest >= sizes[k]) asLarge[k]++;
    run.progress((draw + 1) / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const pValue = Float64Array.from(asLarge, (count) => (count + 1) / (draws + 1));
  return { draws, seed, firms, sites: urn.length, pValue };
}

function sizesOf({ clusterOf, clusterCount }: Membership): Int32Array {
  const sizes = new Int32Array(clusterCount);
  for (const cluster of clusterOf) if (cluster >= 0) sizes[cluster]++;
  return sizes;
}
