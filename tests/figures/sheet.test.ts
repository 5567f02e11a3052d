import { describe, expect, it } from 'vitest';
import { barsFigure } from '../../src/figures/bars-figure';
import { distributionFigure } from '../../src/figures/distribution-figure';
import {
  figureSheet,
  heightOf,
  sheetFile,
  sheetForPixels,
  sheetOf,
  type SheetWords,
} from '../../src/figures/sheet';
import { element, fileNameOf, svgText, type KeyEntry, type SvgNode } from '../../src/figures/svg';
import { emsOf } from '../../src/figures/text-layout';
import { messagesIn } from '../../src/i18n';

const WORDS: SheetWords = {
  title: 'Patents <1>',
  description: 'Bars & more',
  language: 'en',
  source: ['Study. Data: firms.csv. Made with Shuseki 0.1.0.'],
  mark: null,
};
const groups = [Float64Array.of(0, 1, 2, 2), Float64Array.of(0, 0, 1)] as const;
const figure = distributionFigure('patents', ...groups, messagesIn('en'));

function nodes(node: SvgNode): SvgNode[] {
  return [node, ...node.children.flatMap(nodes)];
}
const textsOf = (node: SvgNode) =>
  nodes(node).filter(({ tag, text }) => tag === 'text' && text !== undefined);

function key(text: string, count?: string): KeyEntry {
  const mark = [element('circle', { cx: 5, cy: 0, r: 4, fill: '#123456' })];
  return { width: 10, height: 12, mark, text, ...(count === undefined ? {} : { count }) };
}

describe('a figure as a file', () => {
  it('stands alone: its size, white paper, and nothing of the page around it', () => {
    const sheet = figureSheet(figure, WORDS);
    const text = sheetFile(sheet, { unit: 'px', width: 688 });
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
    expect(sheet.width).toBe(344);
    expect(text).toContain(`width="688px" height="${2 * sheet.height}px"><title>Patents &lt;1&gt;`);
    expect(text).toContain('<desc>Bars &amp; more</desc>');
    expect(text).toContain(`<rect width="344" height="${sheet.height}" fill="#ffffff"/>`);
    expect(text).not.toMatch(/var\(|inherit|currentColor|100%"|system-ui/);
    expect(text.match(/<title>/g)).toHaveLength(1);
  });

  it('is as wide in centimetres as asked for, and as wide in pixels as these are at the resolution', () => {
    const sheet = figureSheet(figure, WORDS);
    const size = { unit: 'cm', width: 8, dpi: 300 } as const;
    expect(sheetFile(sheet, size)).toMatch(/ width="8cm" height="[\d.]+cm">/);
    expect(heightOf(sheet, size)).toBe(Math.round((945 * sheet.height) / 344));
    expect(sheetForPixels(sheet, 945, 500)).toContain('width="945" height="500"');
  });

  it('has title, marks and source line around the same drawing', () => {
    const marked = figureSheet(figure, { ...WORDS, mark: 'Simulated data' });
    const said = textsOf(marked.svg).map(({ text }) => text);
    expect(said[0]).toBe('Patents <1>');
    expect(said).toContain('Simulated data');
    expect(said.at(-1)).toBe(WORDS.source[0]);
    const drawn = figure.svg.children.filter(({ tag }) => tag === 'rect');
    for (const bar of drawn) expect(nodes(marked.svg)).toContainEqual(bar);
    expect(nodes(figureSheet(figure, WORDS).svg).map(({ text }) => text)).not.toContain(
      'Simulated data',
    );
  });

  it('has a name that every file system takes, in Japanese too', () => {
    const name = fileNameOf('特許/件数: <i>?');
    expect(name).toBe('特許-件数-i-');
    expect(fileNameOf('あ'.repeat(300))).toHaveLength(60);
  });
});

describe('what is on a sheet', () => {
  const entries = Array.from({ length: 7 }, (_, i) => key(`class ${i}`, String(1000 * i)));
  const drawn = { width: 300, height: 100, nodes: [] };

  it('has every entry of the legend once, in columns, none over another or over the edge', () => {
    const sheet = sheetOf(drawn, [{ heading: ['Measure'], entries }], WORDS);
    const texts = textsOf(sheet.svg);
    const places = entries.map(({ text, count }) => {
      const found = texts.filter((node) => node.text === `${text}\u2002${count}`);
      expect(found).toHaveLength(1);
      const { x, y } = found[0].attributes as { x: number; y: number };
      return { x, y, right: x + emsOf(found[0].text!) * 10 };
    });
    expect(new Set(places.map(({ x }) => x)).size).toBeGreaterThan(1);
    for (const { right } of places) expect(right).toBeLessThanOrEqual(sheet.width);
    for (const a of places)
      for (const b of places)
        if (a !== b && a.y === b.y && a.x < b.x) expect(a.right).toBeLessThan(b.x);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(7);
    const marks = nodes(sheet.svg).filter(({ attributes }) => attributes.fill === '#123456');
    expect(marks).toHaveLength(7);
  });

  it('grows with long titles and long sources, which stay within the edges', () => {
    const long = 'とても長いタイトルの図で、企業の数と特許の数を比べるもの。'.repeat(4);
    const short = sheetOf(drawn, [], WORDS);
    const sheet = sheetOf(drawn, [], { ...WORDS, title: long, source: [long], mark: '模擬データ' });
    expect(sheet.height).toBeGreaterThan(short.height + 60);
    for (const { text, attributes } of textsOf(sheet.svg)) {
      const x = Number(attributes.x);
      const middle = attributes['text-anchor'] === 'middle';
      const width = emsOf(text!) * Number(attributes['font-size']);
      expect(middle ? x + width / 2 : x + width).toBeLessThanOrEqual(sheet.width);
      expect(Number(attributes.y)).toBeLessThan(sheet.height);
    }
  });
});

describe('bars', () => {
  const bars = [
    { label: '鯖江市<眼鏡>', value: 30, text: '30' },
    { label: 'Hamamatsu', value: 15, text: '15' },
    { label: 'none', value: NaN, text: '–' },
  ];

  it('are as long as their values, and say them', () => {
    const { svg, table } = barsFigure('Largest', bars, ['Name', 'Value']);
    const lengths = nodes(svg)
      .filter(({ tag }) => tag === 'rect')
      .map(({ attributes }) => Number(attributes.width));
    expect(lengths[0]).toBeGreaterThan(100);
    expect(lengths[0] / lengths[1]).toBeCloseTo(2, 2);
    expect(lengths[2]).toBe(0);
    expect(table.rows).toEqual([
      ['鯖江市<眼鏡>', '30'],
      ['Hamamatsu', '15'],
      ['none', '–'],
    ]);
    expect(svgText(svg)).toContain('鯖江市&lt;眼鏡&gt;');
  });
});
