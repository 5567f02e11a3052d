import type { Findings } from '../model/findings';
import type { FirmClass, FirmColouring } from './colours/colouring';
import { EVERYWHERE, firmsInView, isAreaInView, isInView } from './in-view';
import type { LegendLine, Seen } from './layers/layer';
import { MAP_LAYERS } from './layers/stack';
import { clusterColours } from './colours/palette';
import type { MapVisibility } from './spec';
import type { Theme } from './theme';

/** One line of the legend for firms; several colours where classes differ in hue alone. */
export interface FirmEntry {
  readonly kind: FirmClass['kind'];
  readonly colours: readonly string[];
  readonly radiusPx: number;
  readonly hollow: boolean;
  readonly count: number;
  readonly from?: number;
  readonly to?: number;
  readonly whole?: FirmClass['whole'];
  readonly level?: FirmClass['level'];
}

/** One class of clusters; its range is half-open, [from, to). */
export interface ClusterEntry {
  readonly colour: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What the legend says, as numbers, codes and what finds its words. */
export interface Legend {
  readonly simulated: boolean;
  /** Where clusters are coloured by their means, from the least up; else none. */
  readonly clusters: readonly ClusterEntry[];
  readonly firms: readonly FirmEntry[];
  /** Lines of the layers that are shown. */
  readonly lines: readonly LegendLine[];
}

/** A layer with more lines is folded to one, so that the legend stays short. */
const MOST_LINES = 4;

/** The lines of one layer, and whether one stands for all of them until they are asked for. */
export interface LegendPart {
  readonly layer: string;
  readonly lines: readonly LegendLine[];
  readonly isFolded: boolean;
}

/** Lines by their layers, in the order of the legend. */
export function legendParts(all: readonly LegendLine[]): LegendPart[] {
  return [...new Set(all.map(({ layer }) => layer))].map((layer) => {
    const lines = all.filter((line) => line.layer === layer);
    return { layer, lines, isFolded: lines.length > MOST_LINES };
  });
}

const LISTED = [
  ...MAP_LAYERS.filter(({ answers }) => answers),
  ...MAP_LAYERS.filter(({ answers }) => !answers),
];

/**
 * The legend of what is drawn, from the very objects that the paint is made of, with the numbers of what is in view. Lines of
 * nothing in view are left out, but for the steps of a scale, which are there as long as some firm has them.
 */
export function legendOf(
  findings: Findings,
  colouring: FirmColouring,
  theme: Theme,
  visible: MapVisibility,
  { step = 2, view = EVERYWHERE, zoom = 9 }: Partial<Pick<Seen, 'step' | 'view' | 'zoom'>> = {},
): Legend {
  const seen = { theme, colouring, visible, step, view, zoom };
  return {
    simulated: findings.simulated,
    clusters: visible.clusters ? clusterEntries(findings, seen) : [],
    firms: visible.firms ? firmEntries(findings, seen) : [],
    lines: LISTED.flatMap(({ switch: own, legend }) =>
      legend && own && visible[own.name]
        ? legend(findings, seen).map((line) => ({ ...line, layer: own.name }))
        : [],
    ),
  };
}

const IS_SCALE: ReadonlySet<FirmClass['kind']> = new Set(['step', 'distance']);

function firmEntries({ firmPlaces }: Findings, { colouring, view }: Seen): FirmEntry[] {
  const { classes, counts: all } = colouring;
  const counts = firmsInView(colouring, firmPlaces, view);
  const entries: FirmEntry[] = [];
  const inside = classes.flatMap((look, i) => (look.kind === 'inside' && counts[i] > 0 ? [i] : []));
  if (inside.length > 0) {
    entries.push({
      kind: 'inside',
      colours: inside.map((i) => classes[i].colour),
      radiusPx: classes[inside[0]].radiusPx,
      hollow: false,
      count: inside.reduce((sum, i) => sum + counts[i], 0),
    });
  }
  classes.forEach(({ colour, layer: _, ...look }, i) => {
    if (look.kind === 'inside' || (IS_SCALE.has(look.kind) ? all : counts)[i] === 0) return;
    entries.push({ ...look, colours: [colour], count: counts[i] });
  });
  return entries;
}

/** Clusters with a boundary or a middle in view. Where they share the firms' classes these say it. */
function clusterEntries({ clusters }: Findings, { theme, colouring, view }: Seen): ClusterEntry[] {
  const { tones, clusterSteps } = colouring;
  if (!tones || clusterSteps?.of !== 'mean') return [];
  const seen = clusters.map(
    ({ lng, lat, boundary }) => isInView(view, lng, lat) || isAreaInView(boundary, view),
  );
  return clusterSteps.classes.map(({ tone, ...range }) => ({
    ...range,
    colour: clusterColours(theme)[tone],
    count: tones.reduce((sum, own, i) => sum + (own === tone && seen[i] ? 1 : 0), 0),
  }));
}
