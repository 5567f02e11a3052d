import { describe, expect, it } from 'vitest';
import { balancedTable } from '../../src/figures/tables/balanced-table';
import { distributionFigure } from '../../src/figures/distribution-figure';
import { placeOf } from '../../src/figures/links';
import { effectTable, modelTable } from '../../src/figures/tables/model-table';
import { specificationFigure } from '../../src/figures/specification-figure';
import { svgText, type Figure } from '../../src/figures/svg';
import { messagesIn } from '../../src/i18n';
import { UNATTENDED } from '../../src/model';
import { firmsBehind } from '../../src/study/rows/firms-behind';
import { COUNTS, surveyed } from '../study/surveyed';

const m = messagesIn('en');

/** Every part lies within the figure, and no two of them overlap. */
function expectApart({ svg, links = [] }: Figure): void {
  const places = links.map((link) => placeOf(link, String(svg.attributes.viewBox)));
  for (const { left, top, width, height } of places) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(100.001);
    expect(top + height).toBeLessThanOrEqual(100.001);
    expect(Math.min(width, height)).toBeGreaterThan(0);
  }
  const sorted = places.toSorted((a, b) => a.left - b.left);
  sorted
    .slice(1)
    .forEach((place, i) =>
      expect(place.left).toBeGreaterThanOrEqual(sorted[i].left + sorted[i].width - 1e-9),
    );
}

describe('the parts of a figure that lead to firms', () => {
  it('are the bars of the distribution that have firms, and the table has the same', () => {
    const figure = distributionFigure(
      'patents',
      Float64Array.of(0, 1, 1, 3),
      Float64Array.of(0, 0),
      m,
    );
    expect(figure.links!.map(({ mark }) => mark)).toEqual([
      { kind: 'values', side: 'inside', low: 0, high: 0 },
      { kind: 'values', side: 'outside', low: 0, high: 0 },
      { kind: 'values', side: 'inside', low: 1, high: 1 },
      { kind: 'values', side: 'inside', low: 2, high: null },
    ]);
    expect(figure.links![2].label).toBe('Show on the map the 2 firms inside with 1');
    expectApart(figure);
    const cells = figure.table.links!.flat().filter((link) => link !== null);
    expect(cells.map(({ mark }) => mark)).toEqual(figure.links!.map(({ mark }) => mark));
    expect(figure.table.links).toHaveLength(figure.table.rows.length);
    // Print has no part of it.
    expect(svgText(figure.svg)).not.toContain('Show on the map');
  });

  it('are all specifications, and tables lead to as many firms as they say', async () => {
    const { session, study, findings } = await surveyed(COUNTS);
    const behind = async (mark: Parameters<typeof firmsBehind>[2]) =>
      (await firmsBehind(study, findings, mark, UNATTENDED)).firms.length;
    const found = (await session.ask('specifications', {}, UNATTENDED))!;
    const figure = specificationFigure(found, m)!;
    expectApart(figure);
    expect(figure.links).toHaveLength(figure.table.rows.length);
    expect(figure.links![0].label).toMatch(/^Show on the map the firms inside by (radius|HDBSCAN)/);

    const models = (await session.ask('models', {}, UNATTENDED))!;
    const table = modelTable(models, m);
    const firmsRow = table.facts.find(({ name }) => name === m.models.table.firms)!;
    for (const [i, link] of firmsRow.links!.entries())
      expect(String(await behind(link!.mark))).toBe(firmsRow.cells[i]);
    const linked = table.estimates.filter(({ link }) => link);
    expect(linked.length).toBe(table.estimates.length - 1);
    for (const { link } of linked) expect(await behind(link!.mark)).toBeGreaterThan(0);
    expect(effectTable(models, m)!.links.length).toBeGreaterThan(1);

    const { rows: balanced } = (await session.ask('evidence', {}))!.balanced;
    const links = balancedTable(balanced, m).links!;
    for (const [i, row] of balanced.entries())
      expect(await behind(links[i][1]!.mark)).toBe(row.matched + row.counterparts);
  });
});
