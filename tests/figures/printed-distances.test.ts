import { describe, expect, it } from 'vitest';
import {
  definitionFigure,
  envelopeFigure,
  printedEnvelope,
  kDistanceFigure,
  printedKDistance,
} from '../../src/figures';
import type { SvgNode } from '../../src/figures/svg';
import { messagesIn } from '../../src/i18n';

const nodes = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap(nodes)];

describe.each(['en', 'ja'] as const)('figures for files in %s', (language) => {
  const m = messagesIn(language);

  it('the nearest distances have the radius, what the marks mean, and the drawn points as rows', () => {
    const km = Float64Array.from({ length: 1000 }, (_, i) => 0.2 * 1.006 ** i);
    const labels = { figure: 'f', x: 'x', y: 'y', share: String, km: String };
    const drawn = kDistanceFigure({
      km,
      knee: 600,
      radiusKm: 3,
      width: 300,
      height: 200,
      labels,
    });
    const curve = { km, kneeKm: km[600] };
    const figure = printedKDistance(drawn, curve, { minFirms: 10, radiusKm: 3 }, m);
    expect(figure.keys).toHaveLength(3);
    const y = Math.round(drawn.yOf(3) * 10) / 10;
    const line = nodes(figure.svg).find(({ attributes }) => attributes.y1 === y);
    expect(line?.attributes).toMatchObject({ x1: drawn.frame.left, x2: drawn.frame.right, y2: y });
    expect(figure.table.rows).toHaveLength(501);
    expect(figure.table.rows[0]).toEqual(['0.00%', '0.2']);
    expect(figure.table.rows.at(-1)).toEqual(['100.00%', String(Number(km[999].toPrecision(6)))]);
    const without = printedKDistance(drawn, { km, kneeKm: NaN }, { minFirms: 10, radiusKm: 3 }, m);
    expect(without.keys).toHaveLength(2);
  });

  it('the envelopes have a row per distance', () => {
    const column = (factor: number) => [1, 2, 3].map((value) => value * factor);
    const input = {
      distancesKm: [0, 5, 10],
      observed: column(1),
      localLow: column(0.9),
      localHigh: column(1.1),
      globalLow: column(0.8),
      globalHigh: column(1.2),
      significant: [],
      width: 270,
      height: 200,
      labels: { figure: 'f', x: 'km', y: 'y', value: String },
    };
    const figure = printedEnvelope(envelopeFigure(input), input, 'Title', m);
    expect(figure.title).toBe('Title');
    expect(figure.table.head).toHaveLength(6);
    expect(figure.table.rows[1]).toEqual(['5', '2', '1.8', '2.2', '1.6', '2.4']);
    expect(figure.keys).toHaveLength(4);
  });

  it('the definitions have a cell each, the darker the more firms are inside, and one frame', () => {
    const grid = {
      byRadius: true,
      radiiKm: [2.5, 5],
      minimums: [5, 10, 20],
      row: 1,
      column: 2,
      cells: [
        [
          { clusters: 9, insideShare: 0.9 },
          { clusters: 5, insideShare: 0.5 },
          { clusters: 0, insideShare: 0 },
        ],
        [
          { clusters: 7, insideShare: 1 },
          { clusters: 4, insideShare: 0.7 },
          { clusters: 1200, insideShare: 0.25 },
        ],
      ],
    } as const;
    const figure = definitionFigure(grid as unknown as Parameters<typeof definitionFigure>[0], m);
    const rects = nodes(figure.svg).filter(({ tag }) => tag === 'rect');
    const cells = rects.filter(({ attributes }) => 'fill-opacity' in attributes);
    expect(cells).toHaveLength(6);
    const opacities = cells.map(({ attributes }) => Number(attributes['fill-opacity']));
    expect(Math.max(...opacities)).toBe(opacities[3]);
    expect(Math.min(...opacities)).toBe(opacities[2]);
    const frame = rects.find(({ attributes }) => attributes.fill === 'none')!;
    expect(frame.attributes.x).toBe(Number(cells[5].attributes.x));
    expect(frame.attributes.y).toBe(Number(cells[5].attributes.y));
    expect(figure.table.rows).toHaveLength(6);
    expect(figure.table.rows[5]).toEqual(['5', '20', '1,200', '25%']);
    const alone = { ...grid, byRadius: false, radiiKm: [5], cells: [grid.cells[1]], row: 0 };
    const one = definitionFigure(alone as unknown as Parameters<typeof definitionFigure>[0], m);
    expect(one.table.rows[0]).toEqual(['5', '7', '100%']);
  });
});
