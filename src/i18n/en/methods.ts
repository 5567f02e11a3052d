import type { ClusterMethod } from '../../model';
import { formatCount, formatKm } from '../numbers';

/** What the methods text names of the clusters' definition. */
export interface DefinitionFacts {
  readonly method: ClusterMethod;
  readonly radiusKm: number;
  readonly minFirms: number;
  readonly minSamples: number;
  readonly leaf: boolean;
  readonly industry: string;
  readonly weight: string;
  readonly includeCoarse: boolean;
}

/** What a method of finding clusters is called and said to do. */
interface MethodWords {
  readonly name: string;
  /** How the clusters were found, as a clause. */
  readonly found: (facts: DefinitionFacts) => string;
  /** What the command line says of its options. */
  readonly usage: string;
}

const counted = (f: DefinitionFacts): string =>
  f.weight === ''
    ? `${formatCount(f.minFirms)} firms`
    : `a sum of ${f.weight} of ${formatCount(f.minFirms)}`;

export const methods: Readonly<Record<ClusterMethod, MethodWords>> = {
  dbscan: {
    name: 'DBSCAN: dense within a radius',
    found: (f) =>
      `found by density (DBSCAN; Ester, Kriegel, Sander and Xu 1996; Schubert and others 2017): a firm with at least ${counted(f)} within ${formatKm(f.radiusKm)} km, itself included, is a core firm; core firms in reach of each other and the firms in their reach make one cluster`,
    usage: `  --method dbscan      (the default) needs --radius-km R and --min-firms K
    --weight COL       a firm counts by this number instead of as 1`,
  },
  hdbscan: {
    name: 'HDBSCAN: as dense as the surroundings allow',
    found: (f) =>
      `found by hierarchical density (HDBSCAN; Campello, Moulavi and Sander 2013; McInnes and Healy 2017) with a least size of ${formatCount(f.minFirms)} firms, minimum samples ${formatCount(f.minSamples)} and selection by ${f.leaf ? 'leaves' : 'excess of mass'}`,
    usage:
      '  --method hdbscan     needs --min-cluster-size K; [--min-samples N] [--selection eom|leaf]; takes no --weight',
  },
  drawn: {
    name: 'Drawn boundaries',
    found: () => 'drawn by hand as boundaries: a firm inside one of them is inside',
    usage:
      '  --method drawn       needs --boundaries FILE.geojson; cluster_id is the number of the polygon in the file',
  },
};
export type MethodMessages = typeof methods;
