import type { MultiPolygonCoordinates, ScanModel } from './cluster';

/** `adaptive`: the narrower the denser firms are. `fixed`: the same everywhere. */
export const BANDWIDTH_KINDS = ['adaptive', 'fixed'] as const;
export type BandwidthKind = (typeof BANDWIDTH_KINDS)[number];

/** Why there is no relative density. */
export type RelativeRefusal = 'too-few-cases' | 'only-cases';

/** An area in which firms of interest are more than labels dealt at random give at each of its places. */
export interface RelativeArea {
  /** First of its firms of interest. */
  readonly anchor: number;
  readonly shape: MultiPolygonCoordinates[number];
  /** Firms of interest in it, and what they are compared with. */
  readonly observed: number;
  readonly population: number;
  readonly expected: number;
  /** Rate inside by rate outside; Infinity where all firms of interest are inside. */
  readonly relativeRisk: number;
  /** Highest ratio, and lowest p of a place, within it. */
  readonly most: number;
  readonly pValue: number;
}

/** Where firms of interest are a larger, or smaller, share of the firms around than everywhere. */
export interface RelativeSurface {
  readonly model: ScanModel;
  /** Firms of interest, and what they are compared with: firms, these among them, or a sum of weights. */
  readonly cases: number;
  readonly firms: number;
  /** Firms of interest beyond the register's rows at their places, which count among all as well; absent without a register. */
  readonly lacking?: number;
  /** Distinct places; side of the squares in which they were gathered, kilometres, 0 for none. */
  readonly places: number;
  readonly squareKm: number;
  readonly bandwidths: BandwidthKind;
  /** The global bandwidth, and the narrowest and the widest of a place. */
  readonly bandwidthKm: number;
  readonly narrowestKm: number;
  readonly widestKm: number;
  /** The bandwidth was enlarged, since the land is too wide for the wanted one. */
  readonly enlarged: boolean;
  readonly tolerance: number;
  readonly draws: number;
  readonly seed: number;
  /** Areas with at least so many times the usual share, and with at most the usual share by so many. */
  readonly above: readonly { readonly ratio: number; readonly shape: MultiPolygonCoordinates }[];
  readonly below: readonly { readonly ratio: number; readonly shape: MultiPolygonCoordinates }[];
  /** Where so large (so small) a share has p up to the tolerance at the place, by random labelling. */
  readonly more: MultiPolygonCoordinates;
  readonly fewer: MultiPolygonCoordinates;
  /** Whether the share varies more over the map than random labels let it: of all places together. */
  readonly pValue: number;
  /** Highest and lowest ratio at a node that is judged. */
  readonly most: number;
  readonly least: number;
  /** Areas of `more` with two firms of interest or more, most firms first. */
  readonly areas: readonly RelativeArea[];
}

/** What clusters by relative density were made of: the surface, or why there is none. */
export type RelativeOutcome =
  { readonly refused: RelativeRefusal } | (RelativeSurface & { readonly refused?: undefined });
