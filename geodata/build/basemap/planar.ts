/** Plane geometry in degrees, enough for building the basemap; longitudes are scaled where it matters. */

export type Point = [number, number];
/** Closed: the first point is repeated at the end. */
export type Ring = Point[];
export type Line = Point[];
/** west, south, east, north */
export type Box = [number, number, number, number];

const KM_PER_DEGREE = 111.195;

export function boxOf(points: readonly Point[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

export function boxesMeet(a: Box, b: Box, margin = 0): boolean {
  return (
    a[0] <= b[2] + margin && b[0] <= a[2] + margin && a[1] <= b[3] + margin && b[1] <= a[3] + margin
  );
}

export function boxHolds(outer: Box, inner: Box): boolean {
  return (
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
  );
}

/** Positive for counter-clockwise rings, in square degrees. */
export function signedArea(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return sum / 2;
}

/** Area in km², flat at the ring's mean latitude: good to a few per cent for islands and lakes. */
export function areaKm2(ring: readonly Point[]): number {
  const [, south, , north] = boxOf(ring);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.abs(signedArea(ring)) * KM_PER_DEGREE * KM_PER_DEGREE * shrink;
}

export function isInside(point: Point, ring: readonly Point[]): boolean {
  let inside = false;
  const [x, y] = point;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** The closest point of a line to a point, its distance in km and the index of the segment. */
export function nearestOnLine(
  point: Point,
  line: readonly Point[],
): { point: Point; distanceKm: number; segment: number } {
  const shrink = Math.cos((point[1] * Math.PI) / 180);
  let best = Infinity;
  let found: Point = line[0];
  let segment = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const ax = (line[i][0] - point[0]) * shrink;
    const ay = line[i][1] - point[1];
    const dx = (line[i + 1][0] - line[i][0]) * shrink;
    const dy = line[i + 1][1] - line[i][1];
    const length2 = dx * dx + dy * dy;
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
    const distance = Math.hypot(ax + t * dx, ay + t * dy);
    if (distance < best) {
      best = distance;
      segment = i;
      found = [
        line[i][0] + t * (line[i + 1][0] - line[i][0]),
        line[i][1] + t * (line[i + 1][1] - line[i][1]),
      ];
    }
  }
  return { point: found, distanceKm: best * KM_PER_DEGREE, segment };
}

/** Where two segments cross, with the share of each that lies before; null where they don't. */
export function crossing(
  a: Point,
  b: Point,
  c: Point,
  d: Point,
): { point: Point; along: number; alongOther: number } | null {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const alongOther = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  if (along < 0 || along > 1 || alongOther < 0 || alongOther > 1) return null;
  return { point: [a[0] + along * rx, a[1] + along * ry], along, alongOther };
}

/** Points inside a ring: the middle of its widest stretch on each of several parallels. */
export function interiorPoints(ring: readonly Point[], parallels: number): Point[] {
  const [, south, , north] = boxOf(ring);
  const points: Point[] = [];
  for (let k = 0; k < parallels; k++) {
    const y = south + ((k + 0.5) / parallels) * (north - south);
    const cuts: number[] = [];
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y) cuts.push(((xj - xi) * (y - yi)) / (yj - yi) + xi);
    }
    cuts.sort((p, q) => p - q);
    let widest = 0;
    let middle = NaN;
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      if (cuts[i + 1] - cuts[i] > widest) {
        widest = cuts[i + 1] - cuts[i];
        middle = (cuts[i] + cuts[i + 1]) / 2;
      }
    }
    if (widest > 0) points.push([middle, y]);
  }
  return points;
}
