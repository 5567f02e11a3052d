/** What a level of precision means wherever places are used. */
interface PlaceLevel {
  readonly name: string;
  /** Takes part in clusters: true always, 'if-asked' where the study takes coarse places in, false never. */
  readonly inClusters: boolean | 'if-asked';
  /** The coordinate is the firm's own: firms that share it are in one building, not on their town's point. */
  readonly exact: boolean;
  /** Only gazetteers with numbers give it: files and lists name it where there is any, the others always. */
  readonly rare?: true;
}

/**
 * What a coordinate stands for, finest first; the place in this list is the code that columns hold. A new level is a line here
 * and its word in `i18n` (`words.level`); order, clusters, filters, legends, files and roles follow.
 */
const TABLE = [
  { name: 'point', inClusters: true, exact: true },
  { name: 'residence', inClusters: true, exact: true, rare: true },
  { name: 'parcel', inClusters: true, exact: true, rare: true },
  { name: 'block', inClusters: true, exact: false },
  { name: 'town', inClusters: true, exact: false },
  { name: 'municipality', inClusters: 'if-asked', exact: false },
  { name: 'prefecture', inClusters: false, exact: false },
  { name: 'none', inClusters: false, exact: false },
] as const satisfies readonly PlaceLevel[];

export type GeocodeLevel = (typeof TABLE)[number]['name'];

export const PLACE_LEVELS: readonly (PlaceLevel & { readonly name: GeocodeLevel })[] = TABLE;
export const GEOCODE_LEVELS: readonly GeocodeLevel[] = TABLE.map(({ name }) => name);

export const LEVEL_CODE = Object.fromEntries(
  GEOCODE_LEVELS.map((level, code) => [level, code]),
) as Record<GeocodeLevel, number>;

/** The levels that take part in clusters whatever the study says. */
export const FINE_LEVELS: readonly GeocodeLevel[] = PLACE_LEVELS.filter(
  ({ inClusters }) => inClusters === true,
).map(({ name }) => name);

/** Is a place of this code precise enough for clusters? `includeCoarse`: the study takes those of municipalities too. */
export function isFineLevel(code: number, includeCoarse = false): boolean {
  const { inClusters } = PLACE_LEVELS[code];
  return inClusters === true || (includeCoarse && inClusters === 'if-asked');
}

/** Is the coordinate the firm's own (see PlaceLevel.exact)? */
export function isExactLevel(code: number): boolean {
  return PLACE_LEVELS[code].exact;
}

/** The level that a text names as it is; undefined for any other text. */
export function levelNamed(text: string): GeocodeLevel | undefined {
  const name = text.trim();
  return Object.hasOwn(LEVEL_CODE, name) ? (name as GeocodeLevel) : undefined;
}
