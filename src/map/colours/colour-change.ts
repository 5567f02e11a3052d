import { scaleThreshold } from 'd3-scale';
import type { Findings } from '../../model/findings';
import { classified, type FirmClass, type FirmColouring } from './colouring';
import { DIVERGING } from './overlay-palette';
import { MAP_COLOURS, type Theme } from '../theme';

/**
 * Limits of the classes of a change in accessibility. One institution adds 1/2 at one half-distance from it, 1/4 at two and 1/10 at
 * a little over three, so that classes are rings around it.
 */
const LIMITS = [0.1, 0.25, 0.5];

/** By the change in accessibility: less below zero, more above it, hardly any in between. NaN (no place) is a ring. O(n). */
export function colourByChange(
  findings: Findings,
  change: Float64Array,
  theme: Theme,
): FirmColouring {
  const { below, above } = DIVERGING[theme];
  const { outside, excluded } = MAP_COLOURS[theme];
  const limits = [...LIMITS.map((limit) => -limit).reverse(), ...LIMITS];
  const colours = [...below].reverse().concat(outside, above);
  const step = scaleThreshold<number, number>()
    .domain(limits)
    .range(colours.map((_, i) => i));
  const middle = LIMITS.length;
  const classes: FirmClass[] = colours.map((colour, i) => ({
    kind: i === middle ? 'little' : 'step',
    colour,
    radiusPx: i === middle ? 2.4 : 4.2,
    hollow: false,
    layer: 1 + Math.abs(i - middle),
    from: i === 0 ? -Infinity : limits[i - 1],
    to: i === limits.length ? Infinity : limits[i],
  }));
  classes.push({ kind: 'missing', colour: excluded, radiusPx: 3, hollow: true, layer: 0 });
  return classified(findings, classes, (firm) =>
    Number.isNaN(change[firm]) ? classes.length - 1 : step(change[firm]),
  );
}
