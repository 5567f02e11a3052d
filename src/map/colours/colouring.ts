import { scaleOrdinal, scaleThreshold } from 'd3-scale';
import { ROLE_CODE } from '../../model/cluster';
import type { Findings } from '../../model/findings';
import {
  GEOCODE_LEVELS,
  isExactLevel,
  isFineLevel,
  type GeocodeLevel,
} from '../../model/place-level';
import { wholeRanges, type WholeRange } from './classification';
import { CLUSTER_HUES, HUE_COUNT, huesOf, SEQUENTIAL, type Tone } from './palette';
import { MAP_COLOURS, type Theme } from '../theme';

/** How a class of firms looks. */
export interface FirmClass {
  readonly kind:
    | 'inside'
    | 'outside'
    | 'excluded'
    | 'step'
    | 'distance'
    | 'missing'
    | 'likely-outside'
    | 'coin-toss'
    | 'likely-inside'
    | 'hot'
    | 'cold'
    | 'plain'
    | 'little'
    | 'isolated'
    | Tone
    | 'level';
  /** #rrggbb */
  readonly colour: string;
  /** Radius on screen at zoom 9, in CSS pixels. */
  readonly radiusPx: number;
  /** A ring instead of a disc. */
  readonly hollow: boolean;
  /** Classes with a higher layer are drawn above. */
  readonly layer: number;
  /** For `step` and `distance` (kilometres): the half-open range of values [from, to). */
  readonly from?: number;
  readonly to?: number;
  /** For `step` where all values are whole and none is below zero, or its own are all zero. */
  readonly whole?: WholeRange;
  /** For `level`: how precisely its firms are located. */
  readonly level?: GeocodeLevel;
}

/** Classes of clusters by a value of theirs: the mean or the median over their firms. */
export interface ClusterSteps {
  readonly of: 'mean' | 'median';
  /** From the least up; `tone` as in `FirmColouring`. */
  readonly classes: readonly {
    readonly tone: number;
    readonly from: number;
    readonly to: number;
  }[];
}

/**
 * One object that says how each firm is coloured; the paint and the legend are both made from it.
 * `classOf` holds one entry per firm: the index of its class.
 */
export interface FirmColouring {
  readonly classes: readonly FirmClass[];
  readonly classOf: Uint8Array;
  /** Firms per class, those without a place not counted. */
  readonly counts: Int32Array;
  /** Radius of each firm at zoom 9 where it is not its class's, CSS pixels. */
  readonly sizePx?: Float32Array;
  /** A colour for each cluster (`clusterColours`); absent where clusters have their hues. */
  readonly tones?: Uint8Array;
  /** What the tones stand for where clusters have classes of their own. */
  readonly clusterSteps?: ClusterSteps;
  /** 1 for the firms that are drawn; absent where all are. */
  readonly shown?: Uint8Array;
}

/** Whether firms of this class are noise where the question is where the clusters are. */
export const isNoise = ({ kind }: FirmClass): boolean => kind === 'outside' || kind === 'excluded';

/** The same colours for some of the firms: the others are neither drawn, nor found by the pointer, nor counted in the legend. */
export function colourSome(
  colouring: FirmColouring,
  shown: Uint8Array,
  { lng }: Findings['firmPlaces'],
): FirmColouring {
  const counts = new Int32Array(colouring.classes.length);
  shown.forEach((one, firm) => {
    if (one && !Number.isNaN(lng[firm])) counts[colouring.classOf[firm]] += 1;
  });
  return { ...colouring, counts, shown };
}

const INSIDE = { radiusPx: 4.2, hollow: false, layer: 2 } as const;
const OUTSIDE = { radiusPx: 2.4, hollow: false, layer: 1 } as const;
const EXCLUDED = { radiusPx: 3, hollow: true, layer: 0 } as const;

/** Inside in the hue of the cluster, outside grey and smaller, excluded a hollow ring. O(n). */
export function colourByMembership(findings: Findings, theme: Theme): FirmColouring {
  const colours = MAP_COLOURS[theme];
  const hue = scaleOrdinal<number, string>()
    .domain(CLUSTER_HUES[theme].map((_, i) => i))
    .range(CLUSTER_HUES[theme]);
  const classes: FirmClass[] = [
    ...hue.domain().map((i): FirmClass => ({ kind: 'inside', colour: hue(i), ...INSIDE })),
    { kind: 'outside', colour: colours.outside, ...OUTSIDE },
    { kind: 'excluded', colour: colours.excluded, ...EXCLUDED },
  ];
  const hues = huesOf(findings.clusters);
  const { role, clusterOf } = findings.membership;
  return classified(findings, classes, (firm) => {
    if (role[firm] === ROLE_CODE.excluded) return HUE_COUNT + 1;
    return clusterOf[firm] < 0 ? HUE_COUNT : hues[clusterOf[firm]];
  });
}

/** By how precisely firms are located: the finer, the darker; what is no better than the municipality is a hollow ring. O(n). */
export function colourByPrecision(findings: Findings, theme: Theme): FirmColouring {
  const ramp = SEQUENTIAL[theme];
  const last = GEOCODE_LEVELS.length - 1;
  const classes = GEOCODE_LEVELS.map((level, code): FirmClass => {
    const colour = ramp[Math.round(((last - code) * (ramp.length - 1)) / last)];
    const layer = last - code;
    if (!isFineLevel(code))
      return { kind: 'level', level, ...EXCLUDED, colour: MAP_COLOURS[theme].excluded, layer };
    const radiusPx = isExactLevel(code) ? INSIDE.radiusPx : OUTSIDE.radiusPx;
    return { kind: 'level', level, colour, radiusPx, hollow: false, layer };
  });
  const { level } = findings.firmPlaces;
  return classified(findings, classes, (firm) => level[firm]);
}

/**
 * By a measure in steps: `breaks` are the inner limits, ascending; a value equal to a limit belongs to the step
 * above it. At most as many steps as the ramp has colours; fewer take them evenly. NaN is grey. Throws RangeError
 * for too many breaks or for breaks out of order.
 */
export function colourByMeasure(
  findings: Findings,
  values: Float64Array,
  breaks: readonly number[],
  theme: Theme,
): FirmColouring {
  const { ranges, colours } = steps(breaks, SEQUENTIAL[theme]);
  const wholes = wholeRanges(ranges, values);
  const classes = colours.map((colour, i): FirmClass => ({
    ...{ kind: 'step', colour, ...INSIDE, layer: i + 1, ...ranges[i] },
    ...(wholes[i] ? { whole: wholes[i] } : {}),
  }));
  return bySteps(findings, values, breaks, classes, theme);
}

/** By the distance to the nearest institution, kilometres; as `colourByMeasure`, but what is near stands out. */
export function colourByDistance(
  findings: Findings,
  breaks: readonly number[],
  theme: Theme,
): FirmColouring {
  const { ranges, colours } = steps(breaks, SEQUENTIAL[theme]);
  const classes = ranges.map((range, i): FirmClass => ({
    ...{ kind: 'distance', colour: colours[ranges.length - 1 - i], ...INSIDE, ...range },
    layer: ranges.length - i,
  }));
  return bySteps(findings, findings.proximity.nearestKm, breaks, classes, theme);
}

/** Classes with their places on the ramp. */
export function rampSteps(breaks: readonly number[], rampLength: number) {
  const count = breaks.length + 1;
  if (count > rampLength) throw new RangeError(`${count} steps, but ${rampLength} colours`);
  if (breaks.some((limit, i) => i > 0 && !(limit > breaks[i - 1]))) {
    throw new RangeError(`breaks out of order: ${breaks.join(', ')}`);
  }
  const places = Array.from({ length: count }, (_, i) =>
    count === 1 ? 3 : Math.round((i * (rampLength - 1)) / (count - 1)),
  );
  const ranges = places.map((_, i) => ({
    from: i === 0 ? -Infinity : breaks[i - 1],
    to: i === count - 1 ? Infinity : breaks[i],
  }));
  return { places, ranges };
}

function steps(breaks: readonly number[], ramp: readonly string[]) {
  const { places, ranges } = rampSteps(breaks, ramp.length);
  return { colours: places.map((place) => ramp[place]), ranges };
}

function bySteps(
  findings: Findings,
  values: Float64Array,
  breaks: readonly number[],
  classes: readonly FirmClass[],
  theme: Theme,
): FirmColouring {
  const step = scaleThreshold<number, number>()
    .domain([...breaks])
    .range(classes.map((_, i) => i));
  const missing = { kind: 'missing', colour: MAP_COLOURS[theme].excluded, ...EXCLUDED } as const;
  return classified(findings, [...classes, missing], (firm) =>
    Number.isNaN(values[firm]) ? classes.length : step(values[firm]),
  );
}

/** Classes of firms whatever they stand for: O(n). */
export function classified(
  findings: Findings,
  classes: readonly FirmClass[],
  classOfFirm: (firm: number) => number,
): FirmColouring {
  const { count, lng } = findings.firmPlaces;
  const classOf = new Uint8Array(count);
  const counts = new Int32Array(classes.length);
  for (let firm = 0; firm < count; firm++) {
    classOf[firm] = classOfFirm(firm);
    if (!Number.isNaN(lng[firm])) counts[classOf[firm]] += 1;
  }
  return { classes, classOf, counts };
}
