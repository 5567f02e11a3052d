import type { FlowLevel, StudyFlows } from '../study';
import { DIVERGING } from './colours/overlay-palette';
import { MAP_COLOURS, type Theme } from './theme';

/** Flows as the map draws them: what was computed, and what widths and colours stand for. */
export interface DrawnFlows {
  readonly flows: StudyFlows;
  /** Strength that has the greatest width. */
  readonly top: number;
  readonly theme: Theme;
  /** Lines from afar: the strongest ones, at most so many; Infinity for all. */
  readonly strongest: number;
}

/** Lines that a map shows by itself from afar: more would be a carpet. */
export const FEW_FLOWS = 150;

/** CSS pixels at every zoom. */
export const WIDEST_PX = 12;
export const NARROWEST_PX = 0.6;

export function drawnFlows(flows: StudyFlows, theme: Theme, strongest = Infinity): DrawnFlows {
  return { flows, top: flows.settings.lockedTop ?? flows.top, theme, strongest };
}

/** The strength from which on lines are the strongest, at most so many: equals are all among them, or none is. */
export function leastStrong({ strength }: FlowLevel, most: number): number {
  if (strength.length <= most) return -Infinity;
  const all = Float64Array.from(strength).sort();
  const bound = all[all.length - most - 1];
  const next = all.findIndex((value) => value > bound);
  return next < 0 ? Infinity : all[next];
}

/** The strength from which on lines of a level are drawn. */
export const leastDrawn = (level: FlowLevel, { strongest }: Pick<DrawnFlows, 'strongest'>) =>
  level.zoom === 'far' ? leastStrong(level, strongest) : -Infinity;

/** Width of a line: in proportion to its strength, no wider than the widest and never too thin to be seen. */
export function flowWidth(strength: number, top: number): number {
  const share = top > 0 ? Math.min(1, strength / top) : 0;
  return Math.max(NARROWEST_PX, WIDEST_PX * share);
}

/** A residual's class: contacts are much fewer or fewer than expected, more or much more. */
export const RESIDUAL_CLASSES = ['much-fewer', 'fewer', 'more', 'much-more'] as const;
export type ResidualClass = (typeof RESIDUAL_CLASSES)[number];
/** Deviance residuals farther from zero than this are rare where the model holds. */
const MUCH = 2;

export function residualClass(residual: number): ResidualClass {
  if (residual < 0) return residual <= -MUCH ? 'much-fewer' : 'fewer';
  return residual >= MUCH ? 'much-more' : 'more';
}

export function residualColour(of: ResidualClass, theme: Theme): string {
  const { below, above } = DIVERGING[theme];
  return { 'much-fewer': below[2], fewer: below[1], more: above[1], 'much-more': above[2] }[of];
}

export function flowColour(level: FlowLevel, line: number, theme: Theme): string {
  return level.residual
    ? residualColour(residualClass(level.residual[line]), theme)
    : MAP_COLOURS[theme].flow;
}

/** What the legend says of flows, as numbers and codes. */
export interface FlowKey {
  readonly ends: readonly FlowLevel['ends'][];
  /** Lines of each level that are drawn. */
  readonly lines: readonly number[];
  /** Where not all are: how many there are of the first level, and the share of their strength that is drawn. */
  readonly part: { readonly of: number; readonly share: number } | null;
  readonly locked: boolean;
  /** From wide to thin: round strengths with their widths. */
  readonly widths: readonly { readonly strength: number; readonly widthPx: number }[];
  /** Where lines stand for residuals; only classes that occur. */
  readonly classes: readonly {
    readonly kind: ResidualClass;
    readonly colour: string;
    readonly count: number;
  }[];
  readonly colour: string;
  /** Ties of firms in no group, and lines without a place at an end. */
  readonly restTies: number;
  readonly unplaced: number;
}

/** The legend, from the very object that is drawn. */
export function flowKey(drawn: DrawnFlows): FlowKey {
  const { flows, top, theme } = drawn;
  const { levels, settings } = flows;
  const drawnOf = levels.map((level) => {
    const least = leastDrawn(level, drawn);
    return level.strength.filter((strength) => strength >= least);
  });
  const lines = drawnOf.map(({ length }) => length);
  const residuals = levels.flatMap(({ residual }) => (residual ? [...residual] : []));
  return {
    ends: levels.map(({ ends }) => ends),
    lines,
    part:
      levels.length > 0 && lines[0] < levels[0].count
        ? { of: levels[0].count, share: sum(drawnOf[0]) / sum(levels[0].strength) }
        : null,
    locked: settings.lockedTop !== null,
    widths: roundStrengths(top).map((strength) => ({
      strength,
      widthPx: flowWidth(strength, top),
    })),
    classes: RESIDUAL_CLASSES.flatMap((kind) => {
      const count = residuals.filter((residual) => residualClass(residual) === kind).length;
      return count > 0 ? [{ kind, colour: residualColour(kind, theme), count }] : [];
    }),
    colour: MAP_COLOURS[theme].flow,
    restTies: levels.reduce((most, { restTies }) => Math.max(most, restTies), 0),
    unplaced: levels.reduce((most, { unplaced }) => Math.max(most, unplaced), 0),
  };
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** The greatest number 1, 2 or 5 times a power of ten below `top`, and about a third and a tenth of it. */
function roundStrengths(top: number): number[] {
  if (!(top > 0)) return [];
  return [...new Set([top, top / 3, top / 10].map(roundBelow))];
}

function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((factor) => factor * power <= value * (1 + 1e-9)) ?? 1;
  return Number((step * power).toPrecision(12));
}

/** The level and the line within it of an index over all lines; null where there is none. */
export function lineAt(
  { levels }: StudyFlows,
  index: number,
): { readonly level: FlowLevel; readonly line: number } | null {
  let line = index;
  for (const level of levels) {
    if (line < level.count) return { level, line };
    line -= level.count;
  }
  return null;
}
