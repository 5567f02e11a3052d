import type { FlowLevel, StudyFlows } from '../study';
import { DIVERGING } from './overlay-palette';
import { MAP_COLOURS, type Theme } from './theme';

/** Flows as the map draws them: what was computed, and what widths and colours stand for. */
export interface DrawnFlows {
  readonly flows: StudyFlows;
  /** Strength that has the greatest width. */
  readonly top: number;
  readonly theme: Theme;
}

/** CSS pixels at every zoom. */
export const WIDEST_PX = 12;
export const NARROWEST_PX = 0.6;

export function drawnFlows(flows: StudyFlows, theme: Theme): DrawnFlows {
  return { flows, top: flows.settings.lockedTop ?? flows.top, theme };
}

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
  /** Lines of each level. */
  readonly lines: readonly number[];
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
export function flowKey({ flows, top, theme }: DrawnFlows): FlowKey {
  const { levels, settings } = flows;
  const residuals = levels.flatMap(({ residual }) => (residual ? [...residual] : []));
  return {
    ends: levels.map(({ ends }) => ends),
    lines: levels.map(({ count }) => count),
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
