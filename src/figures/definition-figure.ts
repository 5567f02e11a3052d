import { formatCount, formatShare, type Messages } from '../i18n';
import type { Exploration } from '../study';
import { ACCENT_COLOUR, INSIDE_COLOUR } from './colours';
import { element, frame, label, round, type Figure, type SvgNode } from './svg';

const CELL_WIDTH = 56;
const CELL_HEIGHT = 30;
const LEFT = 56;
const TOP = 34;
/** A cell where all firms are inside is still light enough for dark letters. */
const MOST_OPACITY = 0.55;

type Grid = Pick<Exploration, 'byRadius' | 'radiiKm' | 'minimums' | 'row' | 'column' | 'cells'>;

/** What the definitions around the present one find: rows are radii, columns least numbers of firms, the present one is framed. */
export function definitionFigure(grid: Grid, m: Messages): Figure {
  const t = m.explore.sure;
  const { radiiKm, minimums, cells, row, column, byRadius } = grid;
  const width = Math.max(240, LEFT + minimums.length * CELL_WIDTH + 4);
  const height = TOP + radiiKm.length * CELL_HEIGHT + 6;
  const x = (c: number) => LEFT + c * CELL_WIDTH;
  const y = (r: number) => TOP + r * CELL_HEIGHT;
  const cellNodes = (
    { clusters, insideShare }: Grid['cells'][number][number],
    r: number,
    c: number,
  ) => [
    element('rect', {
      x: x(c) + 1,
      y: y(r) + 1,
      width: CELL_WIDTH - 2,
      height: CELL_HEIGHT - 2,
      fill: INSIDE_COLOUR,
      'fill-opacity': round(0.03 + MOST_OPACITY * (insideShare || 0)),
    }),
    label(formatCount(clusters), x(c) + CELL_WIDTH / 2, y(r) + 13, {
      'text-anchor': 'middle',
      'font-weight': 600,
    }),
    label(formatShare(insideShare), x(c) + CELL_WIDTH / 2, y(r) + 25, { 'text-anchor': 'middle' }),
  ];
  const nodes: SvgNode[] = [
    label(t.minimum, LEFT, 11),
    ...(byRadius ? [label(t.radius, LEFT - 6, TOP - 6, { 'text-anchor': 'end' })] : []),
    ...minimums.map((minimum, c) =>
      label(formatCount(minimum), x(c) + CELL_WIDTH / 2, TOP - 6, { 'text-anchor': 'middle' }),
    ),
    ...(byRadius
      ? radiiKm.map((km, r) => label(`${km} km`, LEFT - 6, y(r) + 19, { 'text-anchor': 'end' }))
      : []),
    ...cells.flatMap((line, r) => line.flatMap((cell, c) => cellNodes(cell, r, c))),
    presentFrame(x(column), y(row), CELL_WIDTH, CELL_HEIGHT),
  ];
  return {
    title: t.map,
    description: m.images.definition.description,
    svg: frame(width, height, t.map, m.images.definition.description, nodes),
    keys: [
      {
        width: 22,
        height: 14,
        mark: [presentFrame(0, -7, 22, 14)],
        text: t.present,
      },
      {
        width: 22,
        height: 14,
        mark: shades(),
        text: m.images.definition.shade,
      },
    ],
    table: {
      head: [
        ...(byRadius ? [m.images.definition.radiusKm] : []),
        t.minimum,
        m.words.clusters,
        m.images.definition.inside,
      ],
      rows: cells.flatMap((line, r) =>
        line.map(({ clusters, insideShare }, c) => [
          ...(byRadius ? [String(radiiKm[r])] : []),
          formatCount(minimums[c]),
          formatCount(clusters),
          formatShare(insideShare),
        ]),
      ),
    },
  };
}

function presentFrame(x: number, y: number, width: number, height: number): SvgNode {
  return element('rect', {
    x: x + 1,
    y: y + 1,
    width: width - 2,
    height: height - 2,
    fill: 'none',
    stroke: ACCENT_COLOUR,
    'stroke-width': 2,
  });
}

/** From no firm inside to all of them. */
function shades(): SvgNode[] {
  return [0, 1, 2].map((step) =>
    element('rect', {
      x: round((step * 22) / 3),
      y: -5,
      width: round(22 / 3),
      height: 10,
      fill: INSIDE_COLOUR,
      'fill-opacity': round(0.03 + (MOST_OPACITY * step) / 2),
    }),
  );
}
