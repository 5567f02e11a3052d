import { describe, expect, it } from 'vitest';
import { binGroups, distributionFigure } from '../../src/figures/distribution-figure';
import { mapFigure, projectionAround } from '../../src/figures/map-figure';
import { effectTable, modelTable } from '../../src/figures/tables/model-table';
import { isAdopted, specificationFigure } from '../../src/figures/specification-figure';
import { escapeMarkup, svgText, type SvgNode } from '../../src/figures/svg';
import { distanceKm } from '../../src/geo';
import { formatBeside, formatEstimate, formatP, messagesIn } from '../../src/i18n';
import {
  DEFAULT_ERROR_PARAMETERS,
  DEFAULT_MODELS,
  UNATTENDED,
  type ModelSettings,
} from '../../src/model';
import { COUNTS, surveyed } from '../study/surveyed';

const m = messagesIn('en');

function nodes(node: SvgNode): SvgNode[] {
  return [node, ...node.children.flatMap(nodes)];
}

describe('figures as text', () => {
  it('escape what comes from data, and drop what XML can’t hold', () => {
    expect(escapeMarkup(`<b a="1">'&\u0000\u001b`)).toBe('&lt;b a=&quot;1&quot;&gt;&#39;&amp;');
    const text = { tag: 'text', attributes: { x: 1, 'data-a': '"<' }, children: [], text: '<i>' };
    expect(svgText(text)).toBe('<text x="1" data-a="&quot;&lt;">&lt;i&gt;</text>');
    expect(svgText({ tag: 'rect', attributes: {}, children: [] })).toBe('<rect/>');
  });
});

describe('the distribution', () => {
  const total = (bins: ReturnType<typeof binGroups>, side: 'inside' | 'outside') =>
    bins.reduce((sum, bin) => sum + bin[side], 0);

  it.each([
    [
      'counts with a long tail',
      Float64Array.from({ length: 300 }, (_, i) => (i === 7 ? 60 : i % 4)),
    ],
    ['yes and no', Float64Array.from({ length: 50 }, (_, i) => i % 2)],
    ['measurements', Float64Array.from({ length: 80 }, (_, i) => Math.sin(i) * 3.7)],
    ['large whole numbers', Float64Array.from({ length: 80 }, (_, i) => 100 + i * 37)],
    ['one value', Float64Array.of(2, 2, 2)],
    ['negative counts', Float64Array.of(-3, -1, 0, 4)],
  ])('puts every firm in one bar: %s', (_name, values) => {
    const other = values.slice(0, 2);
    const bins = binGroups(values, other);
    expect(total(bins, 'inside')).toBe(values.length);
    expect(total(bins, 'outside')).toBe(2);
    expect(bins.length).toBeLessThanOrEqual(30);
    bins.slice(1).forEach((bin, i) => expect(bin.low).toBeGreaterThan(bins[i].low));
  });

  it('has no bars without firms', () => {
    expect(binGroups(new Float64Array(0), new Float64Array(0))).toEqual([]);
  });

  it('says in words and as a table what it shows', () => {
    const figure = distributionFigure(
      'patents',
      Float64Array.of(0, 1, 1, 2),
      Float64Array.of(0, 0),
      m,
    );
    expect(figure.table.rows[1]).toEqual(['1', '2', '50.0', '0', '0.0']);
    expect(figure.svg.children.map(({ tag }) => tag).slice(0, 2)).toEqual(['title', 'desc']);
    expect(
      nodes(figure.svg).filter(({ tag, attributes }) => tag === 'rect' && attributes.height === 0),
    ).toHaveLength(2);
  });
});

describe('the map', () => {
  it('is true to scale in the middle', () => {
    const projection = projectionAround(Float64Array.of(136, 136.4), Float64Array.of(35.9, 36.1))!;
    const km = distanceKm(136, 36, 136.4, 36);
    const pixels = projection.x(136.4) - projection.x(136);
    expect(pixels / projection.pixelsPerKm).toBeCloseTo(km, 1);
    const up = projection.y(35.9) - projection.y(36.1);
    expect(up / projection.pixelsPerKm).toBeCloseTo(distanceKm(136, 35.9, 136, 36.1), 1);
    expect(projectionAround(Float64Array.of(NaN), Float64Array.of(NaN))).toBeNull();
    const single = projectionAround(Float64Array.of(136), Float64Array.of(36))!;
    expect(640 / single.pixelsPerKm).toBeGreaterThan(8);
  });

  it('draws every firm that has a side, and counts those beyond its edge', async () => {
    const { findings } = await surveyed(COUNTS);
    const figure = mapFigure(
      findings,
      [
        [
          [136, 36],
          [137.5, 36.1],
        ],
      ],
      'en',
      m,
    )!;
    const drawn = nodes(figure.svg)
      .filter(({ attributes }) => attributes['stroke-linecap'] === 'round')
      .reduce((sum, { attributes }) => sum + String(attributes.d).split('M').length - 1, 0);
    const beyond = Number(/(\d+) located firms lie beyond/.exec(figure.description)?.[1] ?? 0);
    expect(drawn + beyond).toBe(90);
    expect(svgText(figure.svg)).not.toContain('NaN');
  });
});

describe('tables and the curve of a study', () => {
  it('show the errors that were chosen, clustered by what was chosen', async () => {
    const base = { family: 'poisson', terms: DEFAULT_MODELS.terms } as const;
    const shown = async (change: Partial<ModelSettings>) => {
      const { session } = await surveyed(COUNTS, { ...base, ...change });
      const found = (await session.ask('models', {}, UNATTENDED))!;
      const [model] = found.models.map(({ result }) => (result.ok ? result.value : null));
      const inside = model!.terms.find(({ name }) => name === 'inside')!;
      const table = modelTable(found, m);
      const fullest = found.models.findLast(({ result }) => result.ok)!.result;
      return {
        inside,
        effect: fullest.ok ? fullest.value.marginalEffects[0] : null,
        interval: effectTable(found, m)!.rows[0][2],
        groups: model!.groups,
        note: table.note,
        error: table.estimates[0].cells[0].error,
      };
    };
    const classical = await shown({ errors: 'classical' });
    expect(classical.error).toBe(`(${formatEstimate(classical.inside.stdError)})`);
    const noted = (brackets: string) => m.models.withFrequency['per-year'](brackets, '');
    expect(classical.note).toBe(
      noted(
        m.models.errors.classical.note({ ...DEFAULT_ERROR_PARAMETERS, groups: 'municipality' }),
      ),
    );
    const { ciLow, ciHigh } = classical.effect!;
    const half = (ciHigh - ciLow) / 2;
    const written = (value: number) => formatBeside(value, -half, half);
    expect(classical.interval).toBe(`${written(ciLow)} – ${written(ciHigh)}`);
    const robust = await shown({ errors: 'hc1' });
    expect(robust.error).toBe(`(${formatEstimate(robust.inside.errors.hc1)})`);
    const clustered = await shown({ groups: 'municipality' });
    expect(clustered.error).toBe(`(${formatEstimate(clustered.inside.errors.clustered)})`);
    expect(clustered.groups).toBe(3);
    const intervals = [classical, robust, clustered].map(({ interval }) => interval);
    expect(new Set(intervals).size).toBe(3);
    // All firms are in one prefecture, within which no errors can be clustered: robust ones stand for them.
    const byPrefecture = await shown({ ...DEFAULT_ERROR_PARAMETERS, groups: 'prefecture' });
    expect(byPrefecture.inside.errors.clustered).toBeNaN();
    expect(byPrefecture.note).toBe(
      noted(m.models.errors.hc1.note({ ...DEFAULT_ERROR_PARAMETERS, groups: 'prefecture' })),
    );
  });

  it('print models side by side and mark the adopted specification', async () => {
    const terms = [...DEFAULT_MODELS.terms, 'interaction'] as const;
    const { session } = await surveyed(COUNTS, { family: 'poisson', terms });
    const models = (await session.ask('models', {}, UNATTENDED))!;
    for (const language of ['en', 'ja'] as const) {
      const messages = messagesIn(language);
      const table = modelTable(models, messages);
      expect(table.head).toHaveLength(4);
      const byName = new Map(table.estimates.map(({ name, cells }) => [name, cells]));
      const near = byName.get(messages.models.term.proximity)!;
      expect(near[0]).toMatchObject({ estimate: '', error: '' });
      expect(near[1].error).toMatch(/^\(.+\)$/);
      expect(
        byName.get(messages.models.term.interaction)!.map(({ estimate }) => estimate === ''),
      ).toEqual([true, true, false]);
      const dummies = messages.models.table.dummies(messages.models.term.industry);
      expect(table.facts.find(({ name }) => name === dummies)?.cells[0]).toBe(
        messages.models.table.dummyCount(1),
      );
      expect(table.facts.every(({ cells }) => cells.length === 3)).toBe(true);
      expect(effectTable(models, messages)!.rows[0][0]).toBe(messages.models.term.inside);
    }
    const found = (await session.ask('specifications', {}, UNATTENDED))!;
    const figure = specificationFigure(found, m)!;
    if (!found.curve.ok) throw new Error('refused');
    const all = found.curve.value.specifications;
    expect(figure.table.rows).toHaveLength(all.length);
    expect(all.filter((one) => isAdopted(found, one))).toHaveLength(1);
    expect(
      figure.table.rows.filter(([rank]) => rank.includes(m.models.specifications.adopted)),
    ).toHaveLength(1);
    expect(svgText(figure.svg)).not.toMatch(/NaN|undefined/);
    const refused = {
      ...found,
      curve: {
        ok: false as const,
        problem: { code: 'one-municipality' as const, facts: { firms: 3 } },
      },
    };
    expect(specificationFigure(refused, m)).toBeNull();
  });
});

describe('numbers in tables', () => {
  it('show no more digits than they can bear, and none that are all 0', () => {
    expect([0.0004, 0.0123, 0.5, 12.34567, 12345.6, -0.02, 0, NaN].map(formatEstimate)).toEqual([
      '0.000400',
      '0.0123',
      '0.500',
      '12.346',
      '12,346',
      '−0.0200',
      '0.000',
      '–',
    ]);
    expect([0.2, 0.0009, NaN].map(formatP)).toEqual(['0.200', '< 0.001', '–']);
  });
});
