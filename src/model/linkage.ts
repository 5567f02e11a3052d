import type { InstitutionKind } from './geodata';
import type { PlaceColumns } from './place';

/** Ways to say how near a firm is to the institutions, in the order in which files hold them. */
export const PROXIMITY_MEASURES = ['distance', 'within', 'by_kind'] as const;
export type ProximityMeasureName = (typeof PROXIMITY_MEASURES)[number];

/**
 * Proximity of each place to the institutions, one entry per firm. `within` has one column per distance of the
 * settings, in their order.
 */
export interface ProximityColumns {
  /** Institution index, -1 where the firm or every institution has no place. Ties go to the lower index. */
  readonly nearest: Int32Array;
  /** Kilometres, NaN where `nearest` is -1. */
  readonly nearestKm: Float64Array;
  readonly withinKm: readonly number[];
  /** Institutions at most so many kilometres away; -1 where the firm has no place. */
  readonly within: readonly Int32Array[];
  /** The same nearest, by kind of institution; only kinds that occur. */
  readonly byKind: readonly NearestOfKind[];
  /** Half the 95 % interval of `nearestKm`, from the error radii of both ends; NaN where there is no distance. */
  readonly nearestErrorKm?: Float64Array;
  /** 1 for each firm whose count hangs on position errors, one entry per distance. */
  readonly hanging?: readonly Uint8Array[];
}

export interface NearestOfKind {
  readonly kind: InstitutionKind;
  readonly nearest: Int32Array;
  readonly nearestKm: Float64Array;
}

/** Ties between firms and institutions as columns; row i of each belongs to tie i. */
export interface LinkColumns {
  readonly count: number;
  /** Row in the firms table and in the institutions. */
  readonly firm: Int32Array;
  readonly institution: Int32Array;
  /** Communications per year or the survey's own scale; NaN where missing. */
  readonly contactFrequency: Float64Array;
  readonly topic: readonly string[];
  /** Calendar year of each tie, NaN where missing; absent where the table states none. */
  readonly year?: Float64Array;
  /** Kilometres; NaN where either end has no place. */
  readonly distanceKm: Float64Array;
}

/** How a tie or an institution loses weight with distance; half of it is left at the half-distance. */
export const DISTANCE_DECAYS = ['none', 'exponential', 'power'] as const;
export type DistanceDecay = (typeof DISTANCE_DECAYS)[number];

/** Contacts per year that a score of the survey's own scale stands for. */
export interface FrequencyScore {
  readonly score: number;
  readonly perYear: number;
}

/** What the strength of a tie is made of: contacts per year × weight of the institution's kind × decay with distance. */
export interface LinkageSettings {
  /** `per_year`: the table states contacts per year. `scale`: it states scores, which `scale` maps. */
  readonly frequency: 'per_year' | 'scale';
  /** Each score at most once. A score that is not listed counts as missing. */
  readonly scale: readonly FrequencyScore[];
  /** Kinds that are not named weigh 1. */
  readonly kindWeights: Readonly<Partial<Record<InstitutionKind, number>>>;
  readonly decay: DistanceDecay;
  /** Kilometres at which half the weight is left. */
  readonly halfKm: number;
  /** First and last year of the ties that count, both included; ties of unknown year do not. Absent for all ties. */
  readonly years?: readonly [number, number];
}

/** What a person said that a text of the links table means: a firm or an institution by its id, or null for nobody. */
export interface LinkFix {
  readonly end: LinkEndName;
  readonly text: string;
  readonly id: string | null;
}

export type LinkEndName = 'firm' | 'institution';

/** A text of the links table that is no single firm or institution by itself, or that a person spoke of. */
export interface ReviewedEnd {
  readonly end: LinkEndName;
  /** As it stands in the first of its rows. */
  readonly text: string;
  readonly rows: number;
  /** `part`: found by a department's or a short name, which a person may want to look over. */
  readonly state: 'unknown' | 'ambiguous' | 'chosen' | 'part' | 'left-out';
  /** Row of the firm or the institution that was chosen or found, else -1. */
  readonly chosen: number;
}

/** A firm's tie to the large firm that it belongs to or works for. Parents are told apart by folded name and address. */
export interface ParentColumns {
  readonly count: number;
  readonly name: readonly string[];
  readonly address: readonly string[];
  readonly places: PlaceColumns;
  /** One entry per firm: its parent, -1 for none. */
  readonly of: Int32Array;
  /** One entry per firm: kilometres to its parent, NaN where an end has no place or there is no parent. */
  readonly km: Float64Array;
}

/**
 * What lines stand for. `by_zoom`: municipalities from afar, firms from near. `between_clusters`: clusters tied by the institutions
 * that their firms share.
 */
export const FLOW_GROUPINGS = [
  'by_zoom',
  'firms',
  'municipalities',
  'clusters',
  'between_clusters',
] as const;
export type FlowGrouping = (typeof FLOW_GROUPINGS)[number];

/** Which flows of contacts the map shows, and how. */
export interface FlowSettings {
  readonly grouping: FlowGrouping;
  /** Kinds of institutions; null for all. */
  readonly kinds: readonly InstitutionKind[] | null;
  /** Kinds of contact as the table writes them, '' for none stated; absent for all. */
  readonly topics?: readonly string[];
  /** Pairs of a firm and an institution with fewer contacts per year are left out. */
  readonly leastContacts: number;
  /** Kilometres from, to; null for any distance, known or not. */
  readonly bandKm: readonly [number, number] | null;
  /** Strength that has the greatest width, so that views compare; null for that of the strongest flow. */
  readonly lockedTop: number | null;
  /** Of clusters: lines stand for contacts beyond, or short of, what the gravity model expects. */
  readonly residuals: boolean;
}
