import type { ClusterDefinition, Membership, MultiPolygonCoordinates } from '../../model/cluster';
import type { Run } from '../../model/run';
import type { ClusterInput } from '../dbscan';
import type { ScanInput } from '../scan/places';
import type { StabilityGrid } from '../stability';

/** What a method makes clusters from. */
export interface ClusteringGiven {
  readonly input: ScanInput;
  readonly settings: ClusterDefinition;
  /** The study's drawn boundaries. */
  readonly boundaries: readonly MultiPolygonCoordinates[];
  readonly run: Run;
}

/** Which setting an option of `shuseki cluster` gives; `boundaries` and `background` name a file, `cases` a column and a value. */
export type MethodOption =
  | 'radiusKm'
  | 'minFirms'
  | 'minSamples'
  | 'selection'
  | 'weight'
  | 'boundaries'
  | 'cases'
  | 'background'
  | 'model'
  | 'shape'
  | 'neighbours'
  | 'areas'
  | 'mostShare'
  | 'draws'
  | 'bandwidths'
  | 'tolerance';

/** A method of finding clusters: all that the rest of the program asks of it. */
export interface MethodOfClusters {
  cluster(given: ClusteringGiven): Membership | Promise<Membership>;
  /** Clusters are found from the firms; false for those that a person draws. */
  readonly derives: boolean;
  /** The radius is part of the definition; else it shapes the boundaries only. */
  readonly byRadius: boolean;
  /** That radius is the bandwidth of a kernel, which has a rule of its own (`findBandwidth`); absent for no. */
  readonly kernel?: boolean;
  /** Firms may count by a weight. */
  readonly weighs: boolean;
  /** Firms of interest are compared with the others: the industry is whom clusters are of, among all, and the test is the method's own. */
  readonly compares: boolean;
  /** The minimum is the size of a cluster, and minimum samples and selection are asked for. */
  readonly bySize: boolean;
  /** Clusters have a boundary of their own, whatever the setting says; absent for no. */
  readonly outlines?: boolean;
  /** Least that the minimum may be. */
  readonly leastFirms: number;
  /** What other minimums (and radii, where they are part of the definition) find; null where there is nothing to vary. */
  readonly stability:
    | ((
        input: ClusterInput,
        settings: ClusterDefinition,
        radiiKm: readonly number[],
        minimums: readonly number[],
        run: Run,
      ) => Promise<StabilityGrid>)
    | null;
  /** Firms times clusterings that take some ten seconds: with all firms moved, and with an industry dealt anew. */
  readonly affordable: { readonly moved: number; readonly dealt: number };
  /** Options of the command line that are this method's own, and which of them must be there. */
  readonly options: Readonly<Record<string, MethodOption>>;
  readonly needs: readonly string[];
}
