import { describe, expect, it } from 'vitest';
import {
  printedDecay,
  printedHistogram,
  printedRanking,
  printedReach,
  printedScatter,
  type PrintedRankingRow,
} from '../../src/figures';
import { svgText, type SvgNode } from '../../src/figures/svg';
import { messagesIn } from '../../src/i18n';

const nodes = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap(nodes)];
const labels = { figure: 'Figure', x: 'km', y: 'patents', value: String, count: String };
const size = { width: 900, height: 120 };
const noOne = new Uint8Array(4);

describe.each(['en', 'ja'] as const)('charts for files in %s', (language) => {
  const m = messagesIn(language);
  const t = m.chartFiles;

  describe('scatter', () => {
    const input = {
      ...size,
      x: Float64Array.of(1, 2, NaN, 4),
      y: Float64Array.of(0, 1 / 3, 5, 2),
      logX: false,
      logY: false,
      labels,
    };
    const names = ['A', 'B', 'C', 'D'];

    it('has a row for each firm that is drawn, and says how many they are', () => {
      const figure = printedScatter(input, names, Uint8Array.of(0, 1, 1, 0), m)!;
      expect(figure.title).toBe(m.charts.scatter.figure('km', 'patents', 3));
      expect(figure.table.head).toEqual([t.firm, 'km', 'patents', t.selected]);
      expect(figure.table.rows).toEqual([
        ['A', '1', '0', ''],
        ['B', '2', '0.333333', t.yes],
        ['D', '4', '2', ''],
      ]);
      // The selected firm without a value is neither drawn nor counted.
      expect(figure.keys?.map(({ text }) => text)).toEqual([t.firms(3), t.chosen(1)]);
    });

    it('has the size of paper, whatever the window, both axes and no key for no selection', () => {
      const figure = printedScatter(input, names, noOne, m)!;
      expect(figure.keys).toHaveLength(1);
      expect(figure.svg.attributes.viewBox).toBe('0 0 420 270');
      expect(svgText(figure.svg)).toContain('>km<');
      expect(svgText(figure.svg)).toContain('>patents<');
    });

    it('is none without a firm', () => {
      const none = { ...input, x: new Float64Array(4).fill(NaN) };
      expect(printedScatter(none, names, noOne, m)).toBeNull();
    });
  });

  it('the histogram has a row for each bin, whose counts are all the firms', () => {
    const values = Float64Array.of(0, 0, 2, 3, NaN);
    const mask = Uint8Array.of(1, 0, 0, 1, 1);
    const input = { ...size, values, mask, log: false, labels };
    const figure = printedHistogram(input, m)!;
    expect(figure.table.rows).toEqual([
      ['0', '1', '2', '1'],
      ['1', '2', '0', '0'],
      ['2', '3', '1', '0'],
      ['3', '4', '1', '1'],
    ]);
    expect(figure.keys?.map(({ text }) => text)).toEqual([t.firms(4), t.chosen(2)]);
    const nothing = { ...input, values: Float64Array.of(NaN) };
    expect(printedHistogram(nothing, m)).toBeNull();
  });

  it('the decay has its mean and band at each distance, empty where they are not known', () => {
    const input = {
      ...size,
      at: Float64Array.of(0, 5, 10),
      mean: Float64Array.of(2, 1, NaN),
      low: Float64Array.of(1.5, 0.5, NaN),
      high: Float64Array.of(2.5, 1.5, NaN),
      km: Float64Array.of(1, 20, 3, NaN),
      mask: Uint8Array.of(0, 1, 0, 1),
      labels,
    };
    const figure = printedDecay(input, m)!;
    expect(figure.table.rows).toEqual([
      ['0', '2', '1.5', '2.5'],
      ['5', '1', '0.5', '1.5'],
      ['10', '', '', ''],
    ]);
    // The selected firms lie beyond the curve.
    expect(figure.keys).toHaveLength(2);
    expect(printedDecay({ ...input, mask: Uint8Array.of(1, 0, 0, 0) }, m)!.keys).toHaveLength(3);
  });

  it('ranked rows have their numbers, means also their intervals', () => {
    const row = (label: string, rest: Partial<PrintedRankingRow>): PrintedRankingRow => ({
      label,
      value: 1,
      low: NaN,
      high: NaN,
      chosen: 0,
      text: '',
      n: 7,
      ...rest,
    });
    const words = { figure: 'Clusters by firms', first: 'Cluster', measure: 'Firms' };
    const bars = printedRanking(
      [row('A', { value: 30 }), row('B', { value: NaN })],
      'bar',
      words,
      m,
    );
    expect(bars.table.head).toEqual(['Cluster', 'Firms', t.n, t.share]);
    expect(bars.table.rows).toEqual([
      ['A', '30', '7', '0'],
      ['B', '', '7', '0'],
    ]);
    expect(bars.keys?.map(({ text }) => text)).toEqual(['Firms']);
    const dots = printedRanking([row('A', { low: 0.5, high: 1.5, chosen: 0.25 })], 'dot', words, m);
    expect(dots.table.rows).toEqual([['A', '1', '0.5', '1.5', '7', '0.25']]);
    expect(dots.keys?.map(({ text }) => text)).toEqual([t.interval, t.share]);
  });

  it('the reach has the share of each group at round distances', () => {
    const curve = (firms: number, km: number[], share: number[]) => ({
      firms,
      km: Float64Array.from(km),
      share: Float64Array.from(share),
    });
    const figure = printedReach({
      ...size,
      curves: [
        { role: 'inside', name: 'inside', curve: curve(2, [0.5, 2], [0.5, 1]) },
        { role: 'outside', name: 'outside', curve: curve(0, [], []) },
        { role: 'group', name: 'group', curve: curve(1, [1], [1]) },
      ],
      labels: { figure: 'Figure', x: 'km', y: 'share', km: String, share: String },
    })!;
    expect(figure.table.head).toEqual(['km', 'inside', 'group']);
    expect(figure.table.rows).toHaveLength(101);
    const at = (km: string) => figure.table.rows.find(([first]) => first === km);
    expect(at('0.48')).toEqual(['0.48', '0', '0']);
    expect(at('0.5')).toEqual(['0.5', '0.5', '0']);
    expect(at('1')).toEqual(['1', '0.5', '1']);
    expect(at('2')).toEqual(['2', '1', '1']);
  });

  it('every key has a mark that is seen', () => {
    const row = { label: 'A', value: 1, low: 0, high: 2, chosen: 0.5, text: '', n: 1 };
    const words = { figure: 'f', first: 'a', measure: 'b' };
    for (const style of ['bar', 'dot'] as const)
      for (const { mark } of printedRanking([row], style, words, m).keys!)
        for (const { tag, attributes } of mark.flatMap(nodes)) {
          const drawn = String(attributes.style);
          if (tag === 'line') expect(drawn).not.toContain('stroke:none');
          else expect(drawn).not.toContain('fill:none');
        }
  });
});
