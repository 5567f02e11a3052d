import type { InstitutionId } from './brand';

/** Kinds of institution, in the order in which they are listed to people. */
export const INSTITUTION_KINDS = [
  'national_university',
  'public_university',
  'private_university',
  'kosen',
  'public_technology_centre',
  'national_laboratory',
  'support_organisation',
  'incubation_site',
  'technology_transfer_office',
  'yorozu_support',
  'other',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** Kinds that distances are measured to unless told otherwise: not those that give advice on running a firm and do no research. */
export const KINDS_WITH_RESEARCH: readonly InstitutionKind[] = INSTITUTION_KINDS.filter(
  (kind) => kind !== 'yorozu_support',
);

/**
 * What an institution's place comes from: the list's own coordinates, the gazetteer's town or number of its address, the table of
 * municipalities, or nothing.
 */
export const INSTITUTION_SOURCES = ['list', 'gazetteer', 'municipalities', 'none'] as const;
export type InstitutionSource = (typeof INSTITUTION_SOURCES)[number];

/** One municipality or designated-city ward, from static/geodata/municipalities.csv. */
export interface Municipality {
  /** Five digits, leading zero kept. */
  readonly code: string;
  readonly prefecture: string;
  /** 郡 or '' . */
  readonly district: string;
  /** As the registry writes it; a ward with its city in front (札幌市中央区). */
  readonly name: string;
  readonly kind: 'city' | 'town' | 'village' | 'ward' | 'special_ward' | 'designated_city';
  readonly kana: string;
  readonly romaji: string;
  /** Romanised name without the suffix, for labels. */
  readonly labelEn: string;
  /** Degrees. */
  readonly lng: number;
  readonly lat: number;
  readonly errorKm: number;
  /** The point is an estimate, not from a source. */
  readonly estimated: boolean;
}

/** Institutions as columns; row i of each belongs to institution i. */
export interface InstitutionColumns {
  readonly count: number;
  readonly id: readonly InstitutionId[];
  readonly nameJa: readonly string[];
  readonly nameEn: readonly string[];
  readonly kind: readonly InstitutionKind[];
  readonly address: readonly string[];
  readonly homepage: readonly string[];
  /** Earlier names, separated by | or 、; '' where none is stated. */
  readonly formerNames: readonly string[];
  /** Name or id of what followed an institution that is gone, else ''. */
  readonly successor: readonly string[];
  /** Month as of which the row was checked (2024-04), as the table writes it. */
  readonly asOf: readonly string[];
  /** Which source placed each; absent where the columns were not placed by a study. */
  readonly source?: readonly InstitutionSource[];
}
