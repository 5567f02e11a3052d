import type { Random } from './random';

/** Puts a random sample without replacement in front (Fisher and Yates, as far as is needed). */
export function drawFirst(urn: Int32Array, count: number, random: Random): void {
  for (let k = 0; k < count; k++) {
    const other = k + random.below(urn.length - k);
    const held = urn[k];
    urn[k] = urn[other];
    urn[other] = held;
  }
}
