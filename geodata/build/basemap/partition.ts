import {
  boxesMeet,
  boxOf,
  crossing,
  isInside,
  nearestOnLine,
  signedArea,
  type Line,
  type Point,
  type Ring,
} from './planar';

/**
 * Cuts a ring into faces along lines, as a pair of scissors would: lines are clipped to the ring,
 * ends that stop short of the coast are led to it, loose ends are dropped.
 * Faces share their vertices exactly with each other and with the ring.
 * Lines may meet each other at their ends only.
 */
export function partitionRing(ring: Ring, lines: readonly Line[]): Ring[] {
  const near = lines.filter((line) => boxesMeet(boxOf(line), boxOf(ring)));
  if (near.length === 0) return [ring];
  const { noded, pieces } = clipToRing(ring, leadToCoast(near, ring));
  const kept = dropLooseEnds(pieces, new Set(noded.map(key)));
  if (kept.length === 0) return [ring];
  return traceFaces([...splitRing(noded, kept), ...kept]);
}

const key = (point: Point): string => `${point[0]},${point[1]}`;

/** Lengthens each free end that lies on land to a little beyond the nearest coast. */
function leadToCoast(lines: readonly Line[], ring: Ring): Line[] {
  const uses = new Map<string, number>();
  for (const line of lines) {
    for (const end of [line[0], line[line.length - 1]]) {
      uses.set(key(end), (uses.get(key(end)) ?? 0) + 1);
    }
  }
  const isFree = (point: Point): boolean => uses.get(key(point)) === 1 && isInside(point, ring);
  const beyond = (point: Point): Point => {
    const coast = nearestOnLine(point, ring).point;
    return [coast[0] + (coast[0] - point[0]) * 0.01, coast[1] + (coast[1] - point[1]) * 0.01];
  };
  return lines.map((line) => {
    const first = line[0];
    const last = line[line.length - 1];
    const longer = [...line];
    if (isFree(first)) longer.unshift(beyond(first));
    if (isFree(last)) longer.push(beyond(last));
    return longer;
  });
}

/** Splits lines where they cross the ring, keeps the parts on land, adds the crossings to the ring. */
function clipToRing(ring: Ring, lines: readonly Line[]): { noded: Ring; pieces: Line[] } {
  const onRing: { along: number; point: Point }[][] = ring.map(() => []);
  const pieces: Line[] = [];
  for (const line of lines) {
    let piece: Line = [line[0]];
    let inside = isInside(line[0], ring);
    for (let i = 0; i + 1 < line.length; i++) {
      for (const cut of cutsOf(line[i], line[i + 1], ring)) {
        onRing[cut.segment].push({ along: cut.alongOther, point: cut.point });
        piece.push(cut.point);
        if (inside && piece.length > 1) pieces.push(piece);
        piece = [cut.point];
        inside = !inside;
      }
      piece.push(line[i + 1]);
    }
    if (inside && piece.length > 1) pieces.push(piece);
  }
  const noded: Ring = [];
  ring.forEach((point, i) => {
    noded.push(point);
    onRing[i].sort((a, b) => a.along - b.along);
    for (const { point: cut } of onRing[i]) noded.push(cut);
  });
  return { noded, pieces };
}

function cutsOf(
  a: Point,
  b: Point,
  ring: Ring,
): { along: number; alongOther: number; point: Point; segment: number }[] {
  const west = Math.min(a[0], b[0]);
  const east = Math.max(a[0], b[0]);
  const south = Math.min(a[1], b[1]);
  const north = Math.max(a[1], b[1]);
  const cuts = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const c = ring[i];
    const d = ring[i + 1];
    if ((c[0] < west && d[0] < west) || (c[0] > east && d[0] > east)) continue;
    if ((c[1] < south && d[1] < south) || (c[1] > north && d[1] > north)) continue;
    const cut = crossing(a, b, c, d);
    if (cut !== null) cuts.push({ ...cut, segment: i });
  }
  return cuts.sort((p, q) => p.along - q.along);
}

/** Removes, again and again, pieces with an end that touches neither the ring nor another piece. */
function dropLooseEnds(pieces: Line[], ringPoints: Set<string>): Line[] {
  let kept = pieces;
  for (;;) {
    const uses = new Map<string, number>();
    for (const piece of kept) {
      for (const end of [piece[0], piece[piece.length - 1]]) {
        uses.set(key(end), (uses.get(key(end)) ?? 0) + 1);
      }
    }
    const holds = (point: Point): boolean =>
      ringPoints.has(key(point)) || (uses.get(key(point)) ?? 0) > 1;
    const next = kept.filter((piece) => holds(piece[0]) && holds(piece[piece.length - 1]));
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

function splitRing(ring: Ring, pieces: readonly Line[]): Line[] {
  const ends = new Set(pieces.flatMap((piece) => [key(piece[0]), key(piece[piece.length - 1])]));
  const start = ring.findIndex((point) => ends.has(key(point)));
  // Without a node on the ring the pieces hang in the air: the ring stays one edge.
  if (start < 0) return [ring];
  const turned = [...ring.slice(start, -1), ...ring.slice(0, start), ring[start]];
  const edges: Line[] = [];
  let edge: Line = [turned[0]];
  for (const point of turned.slice(1)) {
    edge.push(point);
    if (ends.has(key(point))) {
      edges.push(edge);
      edge = [point];
    }
  }
  return edges;
}

/** Walks the plane graph of edges and returns its bounded faces, counter-clockwise and closed. */
function traceFaces(edges: readonly Line[]): Ring[] {
  const halves: Line[] = edges.flatMap((edge) => [edge, [...edge].reverse()]);
  const bearing = (half: Line): number =>
    Math.atan2(half[1][1] - half[0][1], half[1][0] - half[0][0]);
  const leaving = new Map<string, number[]>();
  halves.forEach((half, i) => {
    const at = key(half[0]);
    leaving.set(at, [...(leaving.get(at) ?? []), i]);
  });
  for (const list of leaving.values()) {
    list.sort((p, q) => bearing(halves[p]) - bearing(halves[q]));
  }
  // At the end of an edge the face on its left goes on along the next edge clockwise from the way back.
  const following = halves.map((half, i) => {
    const list = leaving.get(key(half[half.length - 1]))!;
    const back = list.indexOf(i ^ 1);
    return list[(back + list.length - 1) % list.length];
  });
  const seen = new Uint8Array(halves.length);
  const faces: Ring[] = [];
  halves.forEach((_, first) => {
    if (seen[first] === 1) return;
    const ring: Ring = [halves[first][0]];
    for (let i = first; seen[i] === 0; i = following[i]) {
      seen[i] = 1;
      ring.push(...halves[i].slice(1));
    }
    if (signedArea(ring) > 0) faces.push(ring);
  });
  return faces;
}
