import { signedPlaneArea } from '../geo';

type Ring = readonly (readonly [number, number])[];

/** A closed ring with every position rounded and repeated positions written once; null where fewer than three are left. */
export function ringOf(ring: Ring, round: (degrees: number) => number): [number, number][] | null {
  const positions: [number, number][] = [];
  for (const [lng, lat] of ring) {
    const position: [number, number] = [round(lng), round(lat)];
    const last = positions.at(-1);
    if (!last || last[0] !== position[0] || last[1] !== position[1]) positions.push(position);
  }
  const [first, last] = [positions[0], positions.at(-1)];
  if (!first || !last) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) positions.push([first[0], first[1]]);
  return positions.length >= 4 && signedPlaneArea(positions) !== 0 ? positions : null;
}

/** The ring, turned round where it does not go the asked way. */
export function oriented(
  ring: [number, number][],
  counterClockwise: boolean,
): readonly [number, number][] {
  return signedPlaneArea(ring) > 0 === counterClockwise ? ring : ring.toReversed();
}
