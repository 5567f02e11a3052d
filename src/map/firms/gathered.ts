import { exactSharesOf, stacksOf } from '../../geo/stacks';
import type { PlaceColumns } from '../../model/place';

/** From this zoom firms that share a coarse point are drawn apart; below it they are one symbol with their number. */
export const OPEN_ZOOM = 13;

/** Firms that share a coordinate. The first `opening` gatherings are of coarse places, which are drawn apart close up. */
export interface Gatherings {
  readonly count: number;
  readonly opening: number;
  /** Gathering of each firm, -1 for none. */
  readonly of: Int32Array;
  /** First firm of each. */
  readonly first: Int32Array;
}

const known = new WeakMap<PlaceColumns, Gatherings>();

/** The gatherings of these places; worked out once for the same object. O(firms). */
export function gatheringsOf(places: PlaceColumns): Gatherings {
  let found = known.get(places);
  if (!found) known.set(places, (found = gather(places)));
  return found;
}

function gather(places: PlaceColumns): Gatherings {
  const coarse = stacksOf(places);
  const exact = exactSharesOf(places);
  return {
    count: coarse.count + exact.count,
    opening: coarse.count,
    of: coarse.stackOf.map((stack, firm) =>
      stack < 0 && exact.stackOf[firm] >= 0 ? coarse.count + exact.stackOf[firm] : stack,
    ),
    first: Int32Array.from([...coarse.first, ...exact.first]),
  };
}

/** The firms of a gathering, ascending; of those that pass the filters where these are given (0 for the others). */
export function firmsOfGathering(
  places: PlaceColumns,
  gathering: number,
  passed: Uint8Array | null,
): number[] {
  const found: number[] = [];
  gatheringsOf(places).of.forEach((own, firm) => {
    if (own === gathering && passed?.[firm] !== 0) found.push(firm);
  });
  return found;
}
