import type { InstitutionKind } from '../model/geodata';

/** Corners in a square from -1 to 1, y downwards; closed by going back to the first. */
export type Outline = readonly (readonly [number, number])[];

/**
 * One shape per kind of institution, alike in area so that none looks more important. Universities have flat tops or
 * corners upwards, what serves firms has spikes.
 */
export const INSTITUTION_SHAPES: Readonly<Record<InstitutionKind, Outline>> = {
  national_university: polygon(4, 0.98, 45),
  public_university: polygon(4, 0.98, 0),
  private_university: polygon(5, 0.98, 0),
  kosen: polygon(3, 1.1, 0),
  public_technology_centre: polygon(6, 0.94, 30),
  national_laboratory: star(5, 1.12, 0.5),
  support_organisation: cross(0.92, 0.34),
  incubation_site: star(4, 1.2, 0.45),
  technology_transfer_office: polygon(3, 1.1, 90),
  yorozu_support: polygon(3, 1.1, 270),
  other: polygon(3, 1.1, 180),
};

function polygon(corners: number, radius: number, turnDegrees: number): Outline {
  return Array.from({ length: corners }, (_, i) => at(radius, turnDegrees + (i * 360) / corners));
}

function star(points: number, radius: number, inner: number): Outline {
  return Array.from({ length: 2 * points }, (_, i) =>
    at(i % 2 === 0 ? radius : radius * inner, (i * 180) / points),
  );
}

function cross(reach: number, half: number): Outline {
  const arm: [number, number][] = [
    [half, -half],
    [half, -reach],
    [-half, -reach],
  ];
  return [0, 1, 2, 3].flatMap((turn) =>
    arm.map(([x, y]): [number, number] => {
      let corner: [number, number] = [x, y];
      for (let i = 0; i < turn; i++) corner = [corner[1], -corner[0]];
      return corner;
    }),
  );
}

/** A corner so many degrees clockwise from the top. */
function at(radius: number, degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

/** CSS pixels on a side of the box that shapes are drawn in beside words. */
export const LEGEND_SHAPE_SIZE = 16;

/** The shape as the `d` of an SVG path in a box of `size`, for the legend and for print. */
export function shapePath(kind: InstitutionKind, size: number): string {
  const scale = (v: number): string => ((v / 1.2 + 1) * (size / 2)).toFixed(2);
  const corners = INSTITUTION_SHAPES[kind].map(([x, y]) => `${scale(x)} ${scale(y)}`);
  return `M${corners.join('L')}Z`;
}

export interface ShapeImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Pixels on a side of a shape's image, which MapLibre draws at half of it. */
const IMAGE_SIZE = 48;
const SHAPE_RADIUS = 15;
/** As MapLibre expects of a distance field: the edge at three quarters, eight pixels from full to none. */
const EDGE = 0.75;
const FALL_PIXELS = 8;

/** The shape as a signed distance field in the alpha channel, from which MapLibre draws fill and halo. */
export function shapeImage(kind: InstitutionKind): ShapeImage {
  return outlineImage(INSTITUTION_SHAPES[kind]);
}

/** The head of a flow that goes up. */
export function headImage(): ShapeImage {
  return outlineImage([
    [0, -0.9],
    [0.7, 0.7],
    [0, 0.35],
    [-0.7, 0.7],
  ]);
}

/** Pixels on a side of the blank image, as MapLibre draws it. */
export const BLANK_PX = 8;

/** Nothing, for what takes room among names and is drawn elsewhere. */
export function blankImage(): ShapeImage {
  const size = 2 * BLANK_PX;
  return { width: size, height: size, data: new Uint8ClampedArray(size * size * 4) };
}

function outlineImage(corners: Outline): ShapeImage {
  const outline = corners.map(([x, y]) => [x * SHAPE_RADIUS, y * SHAPE_RADIUS] as const);
  const data = new Uint8ClampedArray(IMAGE_SIZE * IMAGE_SIZE * 4);
  for (let row = 0; row < IMAGE_SIZE; row++) {
    for (let column = 0; column < IMAGE_SIZE; column++) {
      const x = column + 0.5 - IMAGE_SIZE / 2;
      const y = row + 0.5 - IMAGE_SIZE / 2;
      const distance = signedDistance(x, y, outline);
      data[4 * (row * IMAGE_SIZE + column) + 3] = 255 * (EDGE - distance / FALL_PIXELS);
    }
  }
  return { width: IMAGE_SIZE, height: IMAGE_SIZE, data };
}

/** Negative inside. */
function signedDistance(x: number, y: number, outline: Outline): number {
  let nearest = Infinity;
  let inside = false;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length];
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    if (ay > y !== by > y && x < (dx * (y - ay)) / dy + ax) inside = !inside;
  });
  return inside ? -nearest : nearest;
}
