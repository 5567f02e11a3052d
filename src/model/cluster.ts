import type { BackgroundChoice } from './background';
import type { BandwidthKind, RelativeArea, RelativeOutcome } from './relative';

/** Roles of a firm in a clustering; the index is the code that columns hold. */
export const CLUSTER_ROLES = ['outside', 'border', 'core', 'excluded'] as const;
export type ClusterRole = (typeof CLUSTER_ROLES)[number];
export const ROLE_CODE = { outside: 0, border: 1, core: 2, excluded: 3 } as const;

/** Who belongs where. Columns have one entry per firm. */
export interface Membership {
  readonly clusterCount: number;
  /** Cluster number from 0, or -1 for outside and for excluded firms. */
  readonly clusterOf: Int32Array;
  /** Index into CLUSTER_ROLES. */
  readonly role: Uint8Array;
  /** First core firm of each cluster, which names the cluster across runs; -1 for a drawn boundary without a firm. Length clusterCount. */
  readonly anchor: Int32Array;
  /** HDBSCAN only: how firmly a firm belongs to its cluster, 0 to 1; 0 outside, NaN for excluded firms. */
  readonly probability?: Float64Array;
  /** The spatial scan only. */
  readonly scan?: ScanOutcome;
  /** Relative density only. */
  readonly relative?: RelativeOutcome;
}

/** `bernoulli`: firms are of interest or not. `poisson`: firms of interest in proportion to a population. */
export const SCAN_MODELS = ['bernoulli', 'poisson'] as const;
export type ScanModel = (typeof SCAN_MODELS)[number];

/** `circle`: circles around places. `flexible`: connected sets of places near to one of them. */
export const SCAN_SHAPES = ['circle', 'flexible'] as const;
export type ScanShape = (typeof SCAN_SHAPES)[number];

/** What sets of the flexible shape are put together from: the firms' distinct places, or their municipalities. */
export const SCAN_AREAS = ['places', 'municipalities'] as const;
export type ScanAreas = (typeof SCAN_AREAS)[number];

/** What a spatial scan looked at and found. */
export interface ScanOutcome {
  readonly model: ScanModel;
  /** Absent for circles; among how many of the nearest places sets were looked for. */
  readonly shape?: ScanShape;
  readonly neighbours?: number;
  /** Places are municipalities; absent where they are where the firms are. */
  readonly areas?: 'municipalities';
  /** Firms, and rows of the register, that would take part but for having no municipality; absent where areas are not asked for. */
  readonly withoutArea?: number;
  readonly rowsWithoutArea?: number;
  /** Firms of interest, and what they are compared with: firms, those of interest among them, or a sum of weights. */
  readonly cases: number;
  readonly population: number;
  /** Distinct places around which circles, or sets of places, were counted; side of the squares in which they were gathered, kilometres, 0 for none. */
  readonly places: number;
  readonly squareKm: number;
  /** Firms of interest beyond the rows that the register has at their places, where they count as its rows too; absent without a register. */
  readonly lacking?: number;
  readonly draws: number;
  readonly seed: number;
  /** Why nothing was looked for; absent where something was. */
  readonly refused?: 'too-few-cases' | 'only-cases' | 'too-many-areas' | 'no-areas';
  /** Most likely first: the clusters, and after them the next one, which chance would give as well. */
  readonly circles: readonly ScanCircle[];
}

/** A circle, or a set of places, with more firms of interest than the rest would give. */
export interface ScanCircle {
  /** First of its firms of interest. */
  readonly anchor: number;
  /** Degrees; kilometres to the farthest place in it. */
  readonly lng: number;
  readonly lat: number;
  readonly radiusKm: number;
  /** Places in a set of the flexible shape; absent for a circle. */
  readonly areas?: number;
  /** Those are municipalities; absent where they are places of firms. */
  readonly municipal?: true;
  readonly observed: number;
  readonly population: number;
  readonly expected: number;
  /** Rate inside by rate outside; Infinity where all firms of interest are inside. */
  readonly relativeRisk: number;
  readonly logLikelihoodRatio: number;
  readonly pValue: number;
}

/**
 * `scan`: circles with more firms of interest than the others would give. `relative`: areas where these are a larger share of the firms around. `drawn`: the
 * firms inside the study's drawn boundaries, whatever their density.
 */
export const CLUSTER_METHODS = ['dbscan', 'hdbscan', 'scan', 'relative', 'drawn'] as const;
export type ClusterMethod = (typeof CLUSTER_METHODS)[number];

/**
 * Where radius and minimum come from when no person set them. `wanted`: to be found from the firms' positions, as soon as these are known.
 * `positions`: found so. `undivided`: looked for so, but no definition parts the firms; the nearest to one.
 */
export const DEFINITION_ORIGINS = ['wanted', 'positions', 'undivided'] as const;
export type DefinitionOrigin = (typeof DEFINITION_ORIGINS)[number];

/** How clusters are defined. Changes come piece by piece, so that a method leaves the other's fields as they are. */
export interface ClusterSettings {
  readonly method: ClusterMethod;
  /** Reach of a firm; boundaries are scaled by it with every method. */
  readonly radiusKm: number;
  /** Firms that a core firm needs within the radius, itself included; for HDBSCAN the smallest group that counts. */
  readonly minFirms: number;
  /** Absent where a person set them. Says nothing about who is in a cluster. */
  readonly definition?: DefinitionOrigin;
  /** HDBSCAN: firms within the core distance, the firm itself included; absent or null for as many as minFirms. */
  readonly minSamples?: number | null;
  /** HDBSCAN: absent for excess of mass. */
  readonly selection?: ClusterSelection;
  /** Clusters of the firms of this industry only; absent or '' for all. Firms of other industries are outside. */
  readonly industry?: string;
  /** DBSCAN: what a firm counts for the minimum, scan and relative density: for the population: absent or '' for 1, `employees`, or the key of an outcome. */
  readonly weight?: string;
  /** Scan and relative density: the register in the place of the list's other firms or their weights; absent for the list. */
  readonly background?: BackgroundChoice;
  /** Scan and relative density: absent for `bernoulli`; firms that weigh are a population whatever it says. */
  readonly model?: ScanModel;
  /** Scan: absent for circles; the nearest places among which a flexible shape is looked for, absent for 10. */
  readonly shape?: ScanShape;
  readonly neighbours?: number;
  /** Scan of flexible shape: absent for the firms' places. */
  readonly areas?: ScanAreas;
  /** Scan: share of the population that a circle may hold; absent for half. */
  readonly mostShare?: number;
  /** Scan and relative density: random draws for the p-values; absent for 999. */
  readonly draws?: number;
  /** Relative density: absent for adaptive ones. */
  readonly bandwidths?: BandwidthKind;
  /** Relative density: p up to which a place is in an area; absent for 0.025. */
  readonly tolerance?: number;
  /** Firms located no better than their municipality take part too. Off unless the person insists. */
  readonly includeCoarse: boolean;
  /** How the boundary around a cluster's firms is drawn. */
  readonly boundary: BoundaryMethod;
}

/** Settings of clusters that say which firms are in them; a boundary is drawn afterwards. */
export type ClusterDefinition = Omit<ClusterSettings, 'boundary' | 'definition'>;

/** `eom`: excess of mass, the most persistent clusters. `leaf`: the finest ones. */
export const CLUSTER_SELECTIONS = ['eom', 'leaf'] as const;
export type ClusterSelection = (typeof CLUSTER_SELECTIONS)[number];

/**
 * `discs`: union of discs around the firms, closed and simplified. `convex`: convex hull. `concave`: hull that follows the
 * firms. `isopleth`: a line of equal kernel density. Every method gives a valid polygon for any number and arrangement of firms.
 */
export const BOUNDARY_METHODS = ['discs', 'concave', 'convex', 'isopleth'] as const;
export type BoundaryMethod = (typeof BOUNDARY_METHODS)[number];

/** Rings of positions [lng, lat] in degrees, closed, exterior counter-clockwise, holes clockwise; polygon → ring → position. */
export type MultiPolygonCoordinates = [number, number][][][];

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** A cluster as people look at it. */
export interface Cluster {
  /** Number in this clustering, from 0. */
  readonly index: number;
  /** Id of its first core firm: stays the same while the definition changes around it. '' where it has no firm. */
  readonly anchorFirmId: string;
  /** The drawn boundary that it is; absent for a derived cluster. */
  readonly drawnId?: string;
  /** First core firm of the derived cluster that the drawn boundary stands for; absent where it stands for none. */
  readonly overrides?: string;
  /** Derived from its municipalities, or given by the person. */
  readonly nameJa: string;
  readonly nameEn: string;
  readonly renamed: boolean;
  readonly firms: number;
  readonly coreFirms: number;
  /** Mean position of its firms, degrees; without a firm, a position inside the boundary. */
  readonly lng: number;
  readonly lat: number;
  readonly boundary: MultiPolygonCoordinates;
  readonly areaKm2: number;
  /** Firms per km²; NaN where the area is 0. */
  readonly densityPerKm2: number;
  /** Great-circle extent: largest side of the bounding box in km, of its firms or of its drawn boundary. */
  readonly extentKm: number;
  /** Most frequent first. */
  readonly municipalities: readonly NamedCount[];
  readonly industries: readonly NamedCount[];
  /** Index of the institution nearest to the mean position, -1 where there is none, and its distance. */
  readonly nearestInstitution: number;
  readonly nearestInstitutionKm: number;
  /** The spatial scan only: what was found; absent for a boundary that a person drew. */
  readonly scan?: ScanCircle;
  /** Relative density only, as above. */
  readonly relative?: RelativeArea;
  /** All members are coarser than their town, or on one town's point: the cluster exists only because of coarse geocoding. */
  readonly onlyCoarse: boolean;
}
