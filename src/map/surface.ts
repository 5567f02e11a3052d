import type { RelativeSurface } from '../model/relative';
import type { DensitySurface } from '../study';
import { DIVERGING } from './colours/overlay-palette';
import { SEQUENTIAL } from './colours/palette';
import { MAP_COLOURS, type Theme } from './theme';

/** A surface as the map draws it, with what its colours are made for. */
export type DrawnSurface = { readonly theme: Theme } & (
  | { readonly kind: 'density'; readonly surface: DensitySurface }
  | {
      readonly kind: 'relative';
      readonly surface: RelativeSurface;
      /** Name of the register that it is compared with; '' for the list. */
      readonly register: string;
    }
);

/** A class of a surface in the legend: from so high up, or with a bound that is told as a line. */
export interface SurfaceClass {
  readonly kind: 'density' | 'above' | 'below' | 'more' | 'fewer';
  /** Firms per km², or times the usual share (below: by how many); NaN for lines. */
  readonly from: number;
  readonly colour: string;
}

/** Areas let the names below them through; the legend shows them so too. */
export const SURFACE_OPACITY = { light: 0.62, dark: 0.72 } as const;

/** From here on a surface can be seen: from afar clusters are symbols, and it would be specks. */
export const SURFACE_ZOOM = 5;
/** Below it the fill of a density is too faint to be read. */
const READ_ZOOM = 6.5;

/** Whether anything of the surface can be seen at a zoom, so that its legend says something of the map; lines are drawn at full strength. */
export const isSurfaceRead = ({ kind }: DrawnSurface, zoom: number): boolean =>
  zoom > (kind === 'density' ? READ_ZOOM : SURFACE_ZOOM);

/** From the least to the most, spread over the ramp. */
function stepOf(k: number, count: number, theme: Theme): string {
  const ramp = SEQUENTIAL[theme];
  return ramp[count < 2 ? 3 : Math.round((k * (ramp.length - 1)) / (count - 1))];
}

/** Classes in the order in which their areas are drawn, the outermost first; classes without an area are left out. */
export function surfaceClasses(drawn: DrawnSurface): SurfaceClass[] {
  const { theme } = drawn;
  if (drawn.kind === 'density') {
    const { levels } = drawn.surface;
    return levels.map((from, k) => ({
      kind: 'density',
      from,
      colour: stepOf(k, levels.length, theme),
    }));
  }
  const { above, below, more, fewer } = drawn.surface;
  const colours = DIVERGING[theme];
  const side = (kind: 'above' | 'below', of: RelativeSurface['above']) =>
    of.flatMap(({ ratio, shape }, k) =>
      shape.length > 0 ? [{ kind, from: ratio, colour: colours[kind][k] }] : [],
    );
  const line = MAP_COLOURS[theme].text;
  return [
    ...side('above', above),
    ...side('below', below),
    ...(more.length > 0 ? [{ kind: 'more' as const, from: NaN, colour: line }] : []),
    ...(fewer.length > 0 ? [{ kind: 'fewer' as const, from: NaN, colour: line }] : []),
  ];
}
