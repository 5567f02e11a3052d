/** What the map shows of innovation is summed up by. */
export const OVERLAY_UNITS = [
  'firms',
  'grid_1km',
  'grid_500m',
  'hexagons',
  'prefectures',
  'municipalities',
  'towns',
  'clusters',
  'imported',
] as const;
export type OverlayUnit = (typeof OVERLAY_UNITS)[number];
export const OVERLAY_SCALES = ['sequential', 'diverging', 'bivariate'] as const;
export type OverlayScale = (typeof OVERLAY_SCALES)[number];
/** What innovation is crossed with: contacts per year with all institutions, or kilometres to the nearest. */
export const SECOND_MEASURES = ['frequency', 'proximity'] as const;
export type SecondMeasure = (typeof SECOND_MEASURES)[number];
/** What is told of an area's firms: mean and sum of the known values, the share of them above zero, or that share drawn towards the mean where firms are few. */
export const STATISTICS = ['mean', 'sum', 'positive', 'shrunk'] as const;
export type Statistic = (typeof STATISTICS)[number];
export const CLASS_METHODS = ['quantile', 'equal', 'jenks', 'deviation'] as const;
/** Classes of a scale. */
export const LEAST_CLASSES = 2;
export const MOST_CLASSES = 7;
export type ClassMethod = (typeof CLASS_METHODS)[number];

/** What the map shows of innovation, and how. */
export interface OverlaySettings {
  /** Off keeps what was set, and computes nothing. */
  readonly shown: boolean;
  readonly unit: OverlayUnit;
  /** Keys of outcomes; several make a composite z-score. Empty for the study's own; unknown ones are passed over. */
  readonly outcomes: readonly string[];
  readonly perEmployee: boolean;
  readonly statistic: Statistic;
  readonly scale: OverlayScale;
  readonly method: ClassMethod;
  /** Classes of a sequential or diverging scale; a bivariate one has three by three. */
  readonly classes: number;
  readonly second: SecondMeasure;
  /** Areas with a value for fewer firms are suppressed; 1 for none. */
  readonly leastFirms: number;
  /** Width of a hexagon across its flats, kilometres. */
  readonly hexagonKm: number;
  /** Firms and municipalities: the symbol's area is proportional to the value. */
  readonly bySize: boolean;
}

/** A file of the polygon layer that a study shows innovation by. */
export interface AreaFile {
  readonly name: string;
  /** Relative to study.json, with forward slashes. */
  readonly path: string;
  /** Lower-case hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
}
