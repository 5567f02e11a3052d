import { scaleThreshold } from 'd3-scale';
import type { Findings } from '../../model/findings';
import { classified, type FirmClass, type FirmColouring } from './colouring';
import { mix, SEQUENTIAL } from './palette';
import { MAP_COLOURS, type Theme } from '../theme';

/** Limits of the classes of a share from 0 to 1; the first and the last hold what hardly depends on anything. */
const SHARE_BREAKS = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Vermilion and blue of Okabe and Ito (2008), which every eye tells apart. */
const HOT: Readonly<Record<Theme, string>> = { light: '#d55e00', dark: '#e8702a' };
const COLD: Readonly<Record<Theme, string>> = { light: '#0072b2', dark: '#3a9bd9' };

/** By the share of definitions in which a firm is inside; NaN (excluded) is a ring. O(n). */
export function colourByStability(
  findings: Findings,
  share: Float64Array,
  theme: Theme,
): FirmColouring {
  const ramp = SEQUENTIAL[theme];
  const step = scaleThreshold<number, number>().domain(SHARE_BREAKS).range([0, 1, 2, 3, 4, 5]);
  const classes: FirmClass[] = step.range().map((i) => ({
    kind: 'step',
    colour: i === 0 ? MAP_COLOURS[theme].outside : ramp[i + 1],
    radiusPx: i === 0 ? 2.4 : 4.2,
    hollow: false,
    layer: i + 1,
    from: i === 0 ? -Infinity : SHARE_BREAKS[i - 1],
    to: i === 5 ? Infinity : SHARE_BREAKS[i],
  }));
  classes.push(excluded(theme));
  return classified(findings, classes, (firm) =>
    Number.isNaN(share[firm]) ? classes.length - 1 : step(share[firm]),
  );
}

/** By the probability of being inside: what is a coin toss stands out, above all else. NaN (excluded) is a ring. O(n). */
export function colourByCertainty(
  findings: Findings,
  probability: Float64Array,
  theme: Theme,
): FirmColouring {
  const classes: FirmClass[] = [
    {
      kind: 'likely-outside',
      colour: MAP_COLOURS[theme].outside,
      radiusPx: 2.4,
      hollow: false,
      layer: 1,
    },
    { kind: 'coin-toss', colour: HOT[theme], radiusPx: 5, hollow: false, layer: 3 },
    { kind: 'likely-inside', colour: COLD[theme], radiusPx: 4.2, hollow: false, layer: 2 },
    excluded(theme),
  ];
  return classified(findings, classes, (firm) => {
    const p = probability[firm];
    if (Number.isNaN(p)) return 3;
    return p < 0.25 ? 0 : p > 0.75 ? 2 : 1;
  });
}

/** How a firm stands among its neighbours; the index is the code that columns hold. */
export const SPOT_CLASSES = ['plain', 'hot', 'cold', 'isolated', 'missing'] as const;

/** Hot and cold spots by their codes (indices into SPOT_CLASSES). O(n). */
export function colourBySpots(findings: Findings, spot: Uint8Array, theme: Theme): FirmColouring {
  const looks = {
    plain: { colour: MAP_COLOURS[theme].outside, radiusPx: 2.4, hollow: false, layer: 1 },
    hot: { colour: HOT[theme], radiusPx: 4.6, hollow: false, layer: 3 },
    cold: { colour: COLD[theme], radiusPx: 4.6, hollow: false, layer: 2 },
    isolated: {
      colour: mix(MAP_COLOURS[theme].outside, MAP_COLOURS[theme].text, 0.4),
      radiusPx: 3,
      hollow: true,
      layer: 1,
    },
    missing: { colour: MAP_COLOURS[theme].excluded, radiusPx: 3, hollow: true, layer: 0 },
  };
  const classes = SPOT_CLASSES.map((kind): FirmClass => ({ kind, ...looks[kind] }));
  return classified(findings, classes, (firm) => spot[firm]);
}

function excluded(theme: Theme): FirmClass {
  return {
    kind: 'excluded',
    colour: MAP_COLOURS[theme].excluded,
    radiusPx: 3,
    hollow: true,
    layer: 0,
  };
}
