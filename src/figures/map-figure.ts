import { formatCount, nameIn, type Language, type Messages } from '../i18n';
import { ROLE_CODE, type Findings, type MultiPolygonCoordinates } from '../model';
import { INSIDE_COLOUR, LINE_COLOUR, OUTSIDE_COLOUR } from './colours';
import type { Line } from './outlines';
import { placeLabels } from './map-labels';
import { element, frame, label, round, type Figure, type SvgNode } from './svg';

const WIDTH = 640;
const MOST_HEIGHT = 760;
const KM_PER_DEGREE = 111.195;
/** Firms beyond the outermost two-hundredth on each side may lie off the map, so that one island does not shrink it. */
const BEYOND = 0.005;

/** Degrees to pixels: equirectangular, true to scale in the middle parallel. */
export interface Projection {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly height: number;
  readonly pixelsPerKm: number;
  x(lng: number): number;
  y(lat: number): number;
}

function spread(values: Float64Array): readonly [number, number] {
  const sorted = values.filter(Number.isFinite).sort();
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)];
  return [at(BEYOND), at(1 - BEYOND)];
}

/** A frame around nearly all places, at least 10 km wide; null where there is no place. */
export function projectionAround(lng: Float64Array, lat: Float64Array): Projection | null {
  if (!lng.some(Number.isFinite)) return null;
  const [west, east] = spread(lng);
  const [south, north] = spread(lat);
  const middle = (south + north) / 2;
  const perLng = KM_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const widthKm = Math.max(10, (east - west) * perLng) * 1.12;
  const heightKm = Math.max(8, (north - south) * KM_PER_DEGREE) * 1.12;
  const pixelsPerKm = Math.min(WIDTH / widthKm, MOST_HEIGHT / heightKm);
  const height = Math.round(Math.max(240, heightKm * pixelsPerKm));
  const halfLng = WIDTH / pixelsPerKm / perLng / 2;
  const halfLat = height / pixelsPerKm / KM_PER_DEGREE / 2;
  const left = (west + east) / 2 - halfLng;
  const top = middle + halfLat;
  return {
    west: left,
    east: left + 2 * halfLng,
    south: middle - halfLat,
    north: top,
    height,
    pixelsPerKm,
    x: (lng) => (lng - left) * perLng * pixelsPerKm,
    y: (lat) => (top - lat) * KM_PER_DEGREE * pixelsPerKm,
  };
}

/** A line as a path: only what is near the frame, no two points closer than half a pixel. */
function pathOf(line: Line, projection: Projection, closed: boolean): string {
  let path = '';
  let pen = false;
  let lastX = 0;
  let lastY = 0;
  for (const [lng, lat] of line) {
    const x = Math.round(projection.x(lng) * 10) / 10;
    const y = Math.round(projection.y(lat) * 10) / 10;
    const near = x > -50 && x < WIDTH + 50 && y > -50 && y < projection.height + 50;
    if (!near && !closed) {
      pen = false;
      continue;
    }
    if (pen && Math.abs(x - lastX) < 0.6 && Math.abs(y - lastY) < 0.6) continue;
    path += `${pen ? 'L' : 'M'}${x} ${y}`;
    pen = true;
    lastX = x;
    lastY = y;
  }
  return path;
}

/** Points as one path of dots. */
function dots(
  { firmPlaces }: Findings,
  rows: readonly number[],
  projection: Projection,
  width: number,
  colour: string,
): SvgNode {
  const d = rows
    .map(
      (row) =>
        `M${round(projection.x(firmPlaces.lng[row]))} ${round(projection.y(firmPlaces.lat[row]))}h0`,
    )
    .join('');
  return element('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-opacity': 0.75,
  });
}

/** A round length of about a fifth of the width. */
function scaleBar(projection: Projection, m: Messages): SvgNode {
  const wanted = WIDTH / projection.pixelsPerKm / 5;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const km = [5, 2, 1].map((digit) => digit * power).find((length) => length <= wanted) ?? power;
  const length = km * projection.pixelsPerKm;
  const y = projection.height - 12;
  return element('g', {}, [
    element('path', {
      d: `M12 ${y - 4}v4h${round(length)}v-4`,
      fill: 'none',
      stroke: 'currentColor',
    }),
    label(m.report.scale(km), 12 + length / 2, y - 6, { 'text-anchor': 'middle' }),
  ]);
}

/** Firms, clusters and the outlines of the land around them; null where no firm has a place. */
export function mapFigure(
  findings: Findings,
  outlines: readonly Line[],
  language: Language,
  m: Messages,
): Figure | null {
  const { firmPlaces, membership, clusters, summary } = findings;
  const projection = projectionAround(firmPlaces.lng, firmPlaces.lat);
  if (!projection) return null;
  const shown: number[] = [];
  let beyond = 0;
  firmPlaces.lng.forEach((lng, row) => {
    if (Number.isNaN(lng) || membership.role[row] === ROLE_CODE.excluded) return;
    const lat = firmPlaces.lat[row];
    const { west, east, south, north } = projection;
    if (lng >= west && lng <= east && lat >= south && lat <= north) shown.push(row);
    else beyond++;
  });
  const isInside = (row: number) => membership.clusterOf[row] >= 0;
  const size = shown.length > 2000 ? 2.2 : 3.2;
  const title = m.report.map;
  const description = [
    m.report.mapDescription(summary.inside, summary.outside, summary.clusters),
    ...(beyond > 0 ? [m.report.mapBeyond(beyond)] : []),
  ].join(' ');
  const land = outlines.map((line) => pathOf(line, projection, false)).join('');
  const named = [...clusters].sort((a, b) => b.firms - a.firms || a.index - b.index).slice(0, 8);
  return {
    title,
    description,
    svg: frame(WIDTH, projection.height, title, description, [
      element('path', { d: land, fill: 'none', stroke: LINE_COLOUR, 'stroke-width': 0.6 }),
      ...clusters.map(({ boundary }) => clusterShape(boundary, projection)),
      dots(
        findings,
        shown.filter((row) => !isInside(row)),
        projection,
        size * 0.8,
        OUTSIDE_COLOUR,
      ),
      dots(findings, shown.filter(isInside), projection, size, INSIDE_COLOUR),
      ...placeLabels(
        named.map(({ lng, lat, nameJa, nameEn }) => ({
          text: nameIn(language, nameJa, nameEn),
          x: projection.x(lng),
          y: projection.y(lat),
        })),
        WIDTH,
        projection.height,
      ).map(({ text, x, y, anchor }) =>
        label(text, x, y, {
          'text-anchor': anchor,
          stroke: '#fff',
          'stroke-width': 2.5,
          'paint-order': 'stroke',
        }),
      ),
      scaleBar(projection, m),
    ]),
    table: {
      head: [m.words.cluster, m.words.firms],
      rows: named.map(({ nameJa, nameEn, firms }) => [
        nameIn(language, nameJa, nameEn),
        formatCount(firms),
      ]),
    },
  };
}

function clusterShape(boundary: MultiPolygonCoordinates, projection: Projection): SvgNode {
  const d = boundary
    .flat()
    .map((ring) => `${pathOf(ring, projection, true)}Z`)
    .join('');
  return element('path', {
    d,
    fill: INSIDE_COLOUR,
    'fill-opacity': 0.12,
    'fill-rule': 'evenodd',
    stroke: INSIDE_COLOUR,
    'stroke-width': 0.7,
  });
}
