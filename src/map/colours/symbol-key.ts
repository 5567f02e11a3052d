import { pointScale } from '../firms/firm-points';
import { greatest, symbolRadius, type DrawnOverlay } from '../overlay';

/** How much larger than at zoom 9 the symbols of places are drawn, by zoom; in between as MapLibre interpolates. */
export const PLACE_SYMBOL_STOPS: readonly (readonly [zoom: number, scale: number])[] = [
  [4, 0.56],
  [9, 1],
  [16, 2.1],
];

function placeScale(zoom: number): number {
  const next = PLACE_SYMBOL_STOPS.findIndex(([stop]) => zoom <= stop);
  if (next === 0) return PLACE_SYMBOL_STOPS[0][1];
  if (next < 0) return PLACE_SYMBOL_STOPS[PLACE_SYMBOL_STOPS.length - 1][1];
  const [zoomA, a] = PLACE_SYMBOL_STOPS[next - 1];
  const [zoomB, b] = PLACE_SYMBOL_STOPS[next];
  return a + ((b - a) * (zoom - zoomA)) / (zoomB - zoomA);
}

/**
 * The legend of proportional symbols: the greatest value and a quarter of it, with the radius in CSS pixels that they have on the
 * map at this zoom. None where the overlay has no such symbols.
 */
export function symbolKey(
  { overlay }: DrawnOverlay,
  zoom: number,
): readonly { readonly value: number; readonly radiusPx: number }[] {
  const { unit, bySize } = overlay.settings;
  const most = greatest(overlay);
  if (overlay.areas.shapes || !bySize || !(most > 0)) return [];
  const scale = unit === 'firms' ? pointScale(zoom) : placeScale(zoom);
  return [most, most / 4].map((value) => ({ value, radiusPx: symbolRadius(value, most) * scale }));
}
