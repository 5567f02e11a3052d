import type { Findings } from '../model/findings';
import type { FirmClass, FirmColouring } from './colouring';
import type { LegendLine } from './layers/layer';
import { MAP_LAYERS } from './layers/stack';
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

/** What the legend says, as numbers, codes and what finds its words. */
export interface Legend {
  readonly simulated: boolean;
  readonly firms: readonly FirmEntry[];
  /** Lines of the layers that are shown. */
  readonly lines: readonly LegendLine[];
}

/** The legend of what is drawn, from the very objects that the paint is made of. Lines without a firm are left out. */
export function legendOf(
  findings: Findings,
  colouring: FirmColouring,
  theme: Theme,
  visible: MapVisibility,
): Legend {
  return {
    simulated: findings.simulated,
    firms: visible.firms ? firmEntries(colouring) : [],
    lines: MAP_LAYERS.flatMap(({ switch: own, legend }) =>
      legend && own && visible[own.name]
        ? legend(findings, theme, colouring).map((line) => ({ ...line, layer: own.name }))
        : [],
    ),
  };
}

function firmEntries({ classes, counts }: FirmColouring): FirmEntry[] {
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
    if (look.kind === 'inside' || counts[i] === 0) return;
    entries.push({ ...look, colours: [colour], count: counts[i] });
  });
  return entries;
}
