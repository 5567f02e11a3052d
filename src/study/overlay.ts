import {
  areaFigures,
  classLimits,
  classLimitsFromZero,
  compositeScore,
  divergingLimits,
  hiddenAreas,
  perEmployee,
  withoutHidden,
  type AreaFigures,
  type Coarser,
} from '../innovation';
import type { Findings, LinkColumns, OverlaySettings, ProximityColumns } from '../model';
import {
  overlayUnit,
  preciseFirms,
  type Areas,
  type AreaSources,
  type ClusteredFirms,
  type UnitGiven,
} from './overlay-units';
import { contactsOf } from './ties/contacts';

const BIVARIATE_CLASSES = 3;

/** What an overlay is made of. */
export interface OverlaidFindings extends ClusteredFirms {
  readonly links: Pick<LinkColumns, 'count' | 'firm' | 'contactFrequency'>;
  readonly proximity: Pick<ProximityColumns, 'nearestKm'>;
}

/** An overlay computed: areas (or firms) as columns with their figures and the limits of their classes. */
export interface Overlay {
  readonly settings: OverlaySettings;
  readonly areas: Areas;
  readonly figures: AreaFigures;
  /** Mean of the second measure, suppressed with the first; null unless the scale is bivariate. */
  readonly second: Float64Array | null;
  /** Inner limits of the classes, ascending. */
  readonly limits: readonly number[];
  readonly secondLimits: readonly number[];
  /** Firms in no area: without a place, located too coarsely for the unit, or outside of every area. */
  readonly left: number;
  /** Why there is one colour or none: all values are alike, all areas are suppressed, or no firm with a value lies in an area. */
  readonly plain: 'constant' | 'all-hidden' | 'no-firms' | null;
}

/** Means and shares of fewer firms jump from area to area by chance. */
export const FEW_FIRMS = 10;

/** Areas with a value, and how many of them rest on few firms; null where that tells nothing: sums, and units of single firms. */
export function areasOfFewFirms({ settings, figures }: Pick<Overlay, 'settings' | 'figures'>) {
  if (settings.statistic === 'sum' || overlayUnit(settings.unit).single) return null;
  const valued = figures.n.filter((n) => n > 0);
  return { areas: valued.length, few: valued.filter((n) => n < FEW_FIRMS).length };
}

/** Why there is no overlay. */
export type OverlayRefusal =
  'no-outcome' | 'all-missing' | 'no-employees' | 'constant' | 'no-layer' | 'no-towns' | 'no-areas';

export type OverlayAnswer =
  | { readonly ok: true; readonly value: Overlay }
  | { readonly ok: false; readonly refused: OverlayRefusal };

const refused = (reason: OverlayRefusal): OverlayAnswer => ({ ok: false, refused: reason });

/**
 * Computes an overlay; refused where the measure is not there or the unit's areas are not. Linear in the firms, times the polygons
 * around a firm for imported areas.
 */
export function overlayOf(
  settings: OverlaySettings,
  findings: OverlaidFindings,
  sources: AreaSources,
  includeCoarse: boolean,
): OverlayAnswer {
  const measured = measureOf(settings, findings);
  if (typeof measured === 'string') return refused(measured);
  const unit = overlayUnit(settings.unit);
  const precise = preciseFirms(findings.firmPlaces, includeCoarse);
  const given = { settings, findings, sources, precise };
  const areas = unit.areas(given);
  if (!areas && unit.needsTowns) return refused('no-towns');
  if (!areas) return refused(unit.layer === 'imported' ? 'no-layer' : 'no-areas');
  const { scale, method, classes } = settings;
  const across = scale === 'bivariate' ? secondOf(settings, findings) : null;
  const { figures, second } = figuresOf(given, areas, measured, across);
  const limits =
    scale === 'diverging'
      ? divergingLimits(figures.value, method, classes)
      : second
        ? classLimits(figures.value, method, BIVARIATE_CLASSES)
        : classLimitsFromZero(figures.value, method, classes);
  return {
    ok: true,
    value: {
      settings,
      areas,
      figures,
      second,
      limits,
      secondLimits: second ? classLimits(second, method, BIVARIATE_CLASSES) : [],
      left: areas.areaOf.reduce((sum, area) => sum + (area < 0 ? 1 : 0), 0),
      plain: plainness(figures),
    },
  };
}

/** The figures of the areas, and of the second measure (null for none), with what must not be told left out. */
function figuresOf(
  given: UnitGiven,
  { areaOf, codes }: Areas,
  values: Float64Array,
  across: Float64Array | null,
): { figures: AreaFigures; second: Float64Array | null } {
  const { settings } = given;
  const { statistic, leastFirms } = settings;
  const unit = overlayUnit(settings.unit);
  const count = codes.length;
  const open = areaFigures(areaOf, values, count, unit.single ? 'mean' : statistic);
  const openSecond = across && areaFigures(areaOf, across, count, 'mean');
  // A firm by itself is what the person brought: there is nothing to hide it among.
  if (unit.single) return { figures: open, second: openSecond?.value ?? null };
  const coarserOf = unit.coarser?.(given) ?? null;
  const coarsestOf = unit.coarsest?.(given) ?? null;
  const columns = across ? [values, across] : [values];
  const hidden = hiddenAreas(
    { counts: openSecond ? [open.n, openSecond.n] : [open.n] },
    leastFirms,
    coarserOf && coarserTable(areaOf, [coarserOf, coarsestOf], count, columns),
  );
  return {
    figures: withoutHidden(open, hidden),
    second: openSecond && withoutHidden(openSecond, hidden).value,
  };
}

/**
 * The coarser areas as a table, and what holds them in turn: firms with a value in each, and which of them each area lies in. Null for no
 * unit that is coarser yet.
 */
function coarserTable(
  areaOf: Int32Array,
  [coarserOf, coarsestOf]: readonly [Int32Array, Int32Array | null],
  areas: number,
  columns: readonly Float64Array[],
): Coarser {
  const of = new Int32Array(areas).fill(-1);
  areaOf.forEach((area, firm) => {
    if (area >= 0 && coarserOf[firm] >= 0) of[area] = coarserOf[firm];
  });
  const count = coarserOf.reduce((most, each) => Math.max(most, each + 1), 0);
  return {
    of,
    counts: columns.map((values) => areaFigures(coarserOf, values, count, 'sum').n),
    ...(coarsestOf ? { within: coarserTable(coarserOf, [coarsestOf, null], count, columns) } : {}),
  };
}

function plainness({ value, suppressed }: AreaFigures): Overlay['plain'] {
  const shown = value.filter((each) => !Number.isNaN(each));
  if (shown.length === 0) return suppressed.includes(1) ? 'all-hidden' : 'no-firms';
  return shown.every((each) => each === shown[0]) ? 'constant' : null;
}

/** The measure per firm, or why there is none. */
function measureOf(
  settings: OverlaySettings,
  { firms }: OverlaidFindings,
): Float64Array | 'no-outcome' | 'all-missing' | 'no-employees' | 'constant' {
  const used = outcomesUsed(settings, firms);
  if (used.length === 0) return 'no-outcome';
  const columns = used.map(({ values }) =>
    settings.perEmployee ? perEmployee(values, firms.employees) : values,
  );
  const hasAll = (all: readonly Float64Array[]) =>
    firms.id.some((_, firm) => all.every((values) => !Number.isNaN(values[firm])));
  if (!hasAll(used.map(({ values }) => values))) return 'all-missing';
  if (!hasAll(columns)) return 'no-employees';
  if (columns.length === 1) return columns[0];
  const score = compositeScore(columns);
  return score.some((value) => !Number.isNaN(value)) ? score : 'constant';
}

/** The chosen outcomes in the order of the table; the first where none of the chosen is there. */
function outcomesUsed({ outcomes }: OverlaySettings, firms: Findings['firms']) {
  const chosen = firms.outcomes.filter(({ key }) => outcomes.includes(key));
  return chosen.length > 0 ? chosen : firms.outcomes.slice(0, 1);
}

/** Contacts with institutions, all missing where nothing is known of them; or kilometres. */
function secondOf({ second }: OverlaySettings, findings: OverlaidFindings): Float64Array {
  if (second === 'proximity') return findings.proximity.nearestKm;
  return contactsOf(findings)?.values ?? new Float64Array(findings.firms.count).fill(NaN);
}

/** The outcomes that a composite is made of, or the one measure, in the order of the table. */
export function overlayOutcomes(
  settings: OverlaySettings,
  { firms }: Pick<Findings, 'firms'>,
): string[] {
  return outcomesUsed(settings, firms).map(({ label }) => label);
}
