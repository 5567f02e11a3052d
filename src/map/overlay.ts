import type { Findings } from '../model/findings';
import type { Overlay } from '../study';
import { IS_MISSING, IS_SUPPRESSED, type Classification } from './colours/classification';
import { classified, type FirmClass, type FirmColouring } from './colours/colouring';

/** An overlay as the map draws it: what was computed, and the one classification of its values. */
export interface DrawnOverlay {
  readonly overlay: Overlay;
  readonly classification: Classification;
}

/** Radii of proportional symbols, CSS pixels at zoom 9: of the greatest value, and the least that can still be seen. */
export const LARGEST_SYMBOL_PX = 15;
export const LEAST_SYMBOL_PX = 1.8;
/** Of symbols that are coloured only. */
const FIRM_PX = 4.2;
export const PLACE_SYMBOL_PX = 6;

/** The greatest distance of a value from zero; NaN where there is no value. */
export function greatest({ figures }: Overlay): number {
  const most = figures.value.reduce((a, b) => (Math.abs(b) > a ? Math.abs(b) : a), -1);
  return most < 0 ? NaN : most;
}

/** Radius of a symbol whose area is proportional to the value's distance from zero. */
export function symbolRadius(value: number, most: number): number {
  const share = most > 0 ? Math.sqrt(Math.abs(value) / most) : 0;
  return Math.max(LEAST_SYMBOL_PX, LARGEST_SYMBOL_PX * share);
}

/** Firms by the classes of an overlay of firms; with sizes where symbols are to be proportional. Small ones lie above large ones. */
export function colourByOverlay(
  findings: Findings,
  { overlay, classification }: DrawnOverlay,
): FirmColouring {
  const { classes, classOf, missing } = classification;
  const { bySize } = overlay.settings;
  const looks: FirmClass[] = classes.map(({ colour, from, to }, i) => ({
    kind: 'step',
    colour,
    radiusPx: FIRM_PX,
    hollow: false,
    layer: bySize ? classes.length - i : i + 1,
    from,
    to,
  }));
  looks.push({ kind: 'missing', colour: missing.colour, radiusPx: 3, hollow: true, layer: 0 });
  const colouring = classified(findings, looks, (firm) =>
    classOf[firm] === IS_MISSING || classOf[firm] === IS_SUPPRESSED
      ? classes.length
      : classOf[firm],
  );
  if (!bySize) return colouring;
  const most = greatest(overlay);
  const sizePx = Float32Array.from(overlay.figures.value, (value) =>
    Number.isNaN(value) ? LEAST_SYMBOL_PX : symbolRadius(value, most),
  );
  return { ...colouring, sizePx };
}
