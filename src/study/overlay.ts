import {
  areaFigures,
  classLimits,
  compositeScore,
  divergingLimits,
  perEmployee,
  type AreaFigures,
  type ClassMethod,
  type Statistic,
} from '../innovation';
import type { Findings, Municipality } from '../model';
import { areasOf, type AreaLayer, type Areas } from './overlay-areas';

export const OVERLAY_UNITS = [
  'firms',
  'grid_1km',
  'grid_500m',
  'hexagons',
  'prefectures',
  'municipalities',
  'clusters',
  'imported',
] as const;
export type OverlayUnit = (typeof OVERLAY_UNITS)[number];
export const OVERLAY_SCALES = ['sequential', 'diverging', 'bivariate'] as const;
export type OverlayScale = (typeof OVERLAY_SCALES)[number];
/** What innovation is crossed with: contacts per year with all institutions, or kilometres to the nearest. */
export const SECOND_MEASURES = ['frequency', 'proximity'] as const;
export type SecondMeasure = (typeof SECOND_MEASURES)[number];

/** What the map shows of innovation, and how. */
export interface OverlaySettings {
  readonly unit: OverlayUnit;
  /** Keys of outcomes; several make a composite z-score. Unknown ones are passed over. */
  readonly outcomes: readonly string[];
  readonly perEmployee: boolean;
  readonly statistic: Statistic;
  readonly scale: OverlayScale;
  readonly method: ClassMethod;
  /** Classes of a sequential or diverging scale; a bivariate one has three by three. */
  readonly classes: number;
  readonly second: SecondMeasure;
  /** Areas with a value for fewer firms are suppressed. */
  readonly leastFirms: number;
  /** Width of a hexagon across its flats, kilometres. */
  readonly hexagonKm: number;
  /** Firms and municipalities: the symbol's area is proportional to the value. */
  readonly bySize: boolean;
}

export const DEFAULT_OVERLAY: OverlaySettings = {
  unit: 'firms',
  outcomes: [],
  perEmployee: false,
  statistic: 'mean',
  scale: 'sequential',
  method: 'quantile',
  classes: 5,
  second: 'frequency',
  leastFirms: 3,
  hexagonKm: 10,
  bySize: false,
};
export const HEXAGON_KM = { least: 0.5, most: 200 } as const;
const BIVARIATE_CLASSES = 3;

/** An overlay computed: areas (or firms) as columns with their figures and the limits of their classes. */
export interface Overlay {
  readonly settings: OverlaySettings;
  readonly areas: Areas;
  readonly figures: AreaFigures;
  /** Mean of the second measure, suppressed likewise; null unless the scale is bivariate. */
  readonly second: Float64Array | null;
  /** Inner limits of the classes, ascending. */
  readonly limits: readonly number[];
  readonly secondLimits: readonly number[];
  /** Firms in no area: without a place, located too coarsely for the unit, or outside of every area. */
  readonly left: number;
}

/** What areas are made from beside the findings. */
export interface AreaSources {
  readonly municipalities: readonly Municipality[];
  /** The areas' names are the prefectures' in Japanese. */
  readonly prefectures: AreaLayer | null;
  readonly imported: AreaLayer | null;
}

/**
 * Computes an overlay; null where the measure is not there or the unit's areas are not. Linear in the firms, times the polygons around a
 * firm for imported areas.
 */
export function overlayOf(
  settings: OverlaySettings,
  findings: Findings,
  sources: AreaSources,
  includeCoarse: boolean,
): Overlay | null {
  const values = measureOf(settings, findings);
  const areas = values && areasOf(settings, findings, sources, includeCoarse);
  if (!values || !areas) return null;
  const { unit, statistic, scale, method } = settings;
  const count = areas.codes.length;
  // A firm by itself is what the person brought: there is nothing to hide it among.
  const leastFirms = unit === 'firms' ? 1 : settings.leastFirms;
  const told = unit === 'firms' ? 'mean' : statistic;
  const figures = areaFigures(areas.areaOf, values, count, told, leastFirms);
  const second =
    scale === 'bivariate'
      ? areaFigures(areas.areaOf, secondOf(settings, findings), count, 'mean', leastFirms).value
      : null;
  const limits =
    scale === 'diverging'
      ? divergingLimits(figures.value, method, settings.classes)
      : classLimits(figures.value, method, second ? BIVARIATE_CLASSES : settings.classes);
  return {
    settings,
    areas,
    figures,
    second,
    limits,
    secondLimits: second ? classLimits(second, method, BIVARIATE_CLASSES) : [],
    left: areas.areaOf.reduce((sum, area) => sum + (area < 0 ? 1 : 0), 0),
  };
}

/** The measure per firm; null where none of the outcomes is there. */
function measureOf(settings: OverlaySettings, { firms }: Findings): Float64Array | null {
  const chosen = firms.outcomes.filter(({ key }) => settings.outcomes.includes(key));
  const used = chosen.length > 0 ? chosen : firms.outcomes.slice(0, 1);
  if (used.length === 0) return null;
  const columns = used.map(({ values }) =>
    settings.perEmployee ? perEmployee(values, firms.employees) : values,
  );
  return columns.length === 1 ? columns[0] : compositeScore(columns);
}

/** Contacts per year over all ties, 0 without a tie and missing where a tie has no frequency; or kilometres. */
function secondOf({ second }: OverlaySettings, { firms, links, proximity }: Findings) {
  if (second === 'proximity') return proximity.nearestKm;
  const contacts = new Float64Array(firms.count);
  for (let tie = 0; tie < links.count; tie++)
    contacts[links.firm[tie]] += links.contactFrequency[tie];
  return contacts;
}

/** The outcomes that a composite is made of, or the one measure, in the order of the table. */
export function overlayOutcomes(settings: OverlaySettings, { firms }: Findings): string[] {
  const chosen = firms.outcomes.filter(({ key }) => settings.outcomes.includes(key));
  return (chosen.length > 0 ? chosen : firms.outcomes.slice(0, 1)).map(({ label }) => label);
}
