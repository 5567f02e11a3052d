import type { Margins } from '../../map';

/** A box on the page, CSS pixels. */
export type Box = Pick<DOMRect, 'left' | 'right' | 'width' | 'height'>;

const BARE: Margins = { top: 40, right: 60, bottom: 40, left: 40 };
/** What the map must be wide for between legend and card, CSS pixels. */
const LEAST_MAP_PX = 360;
/** A folded legend stands below what is looked at. */
const FOLDED_PX = 60;
const GAP_PX = 16;

/** What to leave free at the map's edges, for legend on the left and card on the right, where enough of the map is left between them. */
export function marginsBeside(map?: Box, legend?: Box, card?: Box): Margins {
  if (!map) return BARE;
  const left = legend && legend.height > FOLDED_PX ? legend.right - map.left + GAP_PX : BARE.left;
  const right = card && card.width > 0 ? map.right - card.left + GAP_PX : BARE.right;
  return map.width - left - right < LEAST_MAP_PX ? BARE : { ...BARE, left, right };
}
