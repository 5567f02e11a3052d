import type { ClusterMethod, DefinitionOrigin } from '../../model';
import { formatCount, formatKm } from '../numbers';
import { scanAreas } from './scan-areas';

/** What the methods text names of the clusters' definition. */
export interface DefinitionFacts {
  readonly method: ClusterMethod;
  readonly radiusKm: number;
  readonly minFirms: number;
  readonly minSamples: number;
  readonly leaf: boolean;
  readonly industry: string;
  readonly weight: string;
  /** Scan: of how many nearest places sets are put together; 0 for circles. */
  readonly neighbours: number;
  /** Those are of municipalities. */
  readonly municipal: boolean;
  /** Relative density: of one bandwidth, and p up to which a place is in an area. */
  readonly fixed: boolean;
  readonly tolerance: number;
  /** Name of the register that the firms are compared with; '' for none. */
  readonly register: string;
  readonly includeCoarse: boolean;
}

/** Where radius and minimum, or a bandwidth, come from when nobody set them. */
export type ByOrigin = Readonly<
  Record<DefinitionOrigin, (radiusKm: number, minFirms: number) => string>
>;

/** What a method of finding clusters is called and said to do. */
export interface MethodWords {
  readonly name: string;
  /** How the clusters were found, as a clause. */
  readonly found: (facts: DefinitionFacts) => string;
  /** Absent where radius and minimum are those of density. */
  readonly origin?: ByOrigin;
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
  scan: {
    name: 'Spatial scan: more than the others give',
    found: (f) =>
      `found by ${f.neighbours > 0 ? `the flexible spatial scan of Tango and Takahashi (2005): ${f.municipal ? scanAreas.method(f.neighbours) : `connected sets of places among the ${f.neighbours} nearest to each (places are connected where their Voronoi cells share a border)`}, up to half of the background,` : 'Kulldorff’s spatial scan (1997): circles of any size up to half of the background'} in which the firms of interest are more than the background gives, by the largest likelihood ratio; its p-value is its rank among random deals of the firms of interest, and those with p up to 0.05 that share no place are clusters${f.register !== '' ? `; the background is the rows of the register “${f.register}”` : f.weight === '' ? '' : `; the background is the sum of ${f.weight}`}`,
    usage: `  --method scan        circles where firms of interest are more than the others give (Kulldorff); needs one of
    --cases COL=VALUE  firms of interest: rows with this value; the background is all rows
    --background FILE  the background is this table's rows; without --cases all rows are of interest
    --weight COL       the background is the sum of this number
    --model poisson    cases in proportion to the background; bernoulli (cases or not) unless given
    --shape flexible   connected sets of places (Tango and Takahashi) instead of circles; more than 300 places are gathered
    --scan-areas municipalities
                       sets of municipalities, by the column geocode_municipality_code (or municipality_code)
    --neighbours K     sets of the K nearest places to each, itself counted; 2 to 15, 10 unless given
    --most-share S     a circle or set holds at most this share of the background; 0.5 unless given
    --draws N          random draws for the p-values; 999 unless given`,
  },
  relative: {
    name: 'Relative density: more than the firms around give',
    found: (f) =>
      `found by relative density (Kelsall and Diggle 1995): areas in which the firms of interest are a larger share of the firms around than they are of all, by Gaussian kernels with ${f.fixed ? `one bandwidth of ${formatKm(f.radiusKm)} km` : `a bandwidth of ${formatKm(f.radiusKm)} km that adapts to how dense all firms are (Abramson 1982; Davies, Jones and Hazelton 2016)`}; at each place of an area random deals of the firms of interest give so large a share with p up to ${f.tolerance}, and areas with two firms of interest or more are clusters${f.register !== '' ? `; the background is the rows of the register “${f.register}”` : f.weight === '' ? '' : `; the background is the sum of ${f.weight}`}`,
    origin: {
      wanted: (radiusKm) =>
        `The bandwidth will be found from the firms’ positions once five firms of interest are located to their town or finer, at two places or more; until then it is ${radiusKm} km.`,
      positions: (radiusKm) =>
        `The bandwidth (${radiusKm} km) was found from the firms’ positions and from how many firms are of interest, without looking at which.`,
      undivided: (radiusKm) => `The bandwidth (${radiusKm} km) was not found from the positions.`,
    },
    usage: `  --method relative    areas where firms of interest are a larger share of the firms around (Kelsall and Diggle); needs one of
                       --cases, --background and --weight; --model and --draws as with scan
    --radius-km R      the bandwidth; found from the positions unless given
    --bandwidths fixed one bandwidth everywhere; adaptive (narrower where firms are dense) unless given
    --tolerance P      places with p up to this are in an area; 0.025 unless given`,
  },
  drawn: {
    name: 'Drawn boundaries',
    found: () => 'drawn by hand as boundaries: a firm inside one of them is inside',
    usage:
      '  --method drawn       needs --boundaries FILE.geojson; cluster_id is the number of the polygon in the file',
  },
};
export type MethodMessages = typeof methods;
