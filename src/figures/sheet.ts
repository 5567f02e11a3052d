import { sentenceGap, type Language } from '../i18n';
import { pixelsOf, type ImageSize } from './image-size';
import { element, label, round, svgText, type Figure, type KeyEntry, type SvgNode } from './svg';
import { emsOf, wrapSentences, wrapText } from './text-layout';

/** What stands around a figure in a file. */
export interface SheetWords {
  readonly title: string;
  readonly description: string;
  /** BCP 47, so that Japanese is set in Japanese glyphs. */
  readonly language: Language;
  /** Sentences in small print: the study, its data, the program. */
  readonly source: readonly string[];
  /** Beside the title, such as "simulated data"; null for none. */
  readonly mark: string | null;
}

/** Part of a legend. */
export interface KeyBlock {
  /** Lines above the entries. */
  readonly heading: readonly string[];
  readonly entries: readonly KeyEntry[];
}

/** A drawing of a size in pixels. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SvgNode[];
}

/** A figure with title, legend and source line: complete in itself, for white paper. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly svg: SvgNode;
}

export const SHEET_MARGIN = 12;
/** Of the legend, and of what figures write themselves. */
export const SHEET_FONT_PX = 10;
const TITLE_PX = 13;
const SOURCE_PX = 8.5;
const LEADING = 1.4;
const INK = '#1d2429';
const SOFT_INK = '#55616a';
const MARK_INK = '#7a3e00';
const MARK_PAPER = '#fdebd3';
/** Unquoted names of families: quotes would have to be escaped. No system-ui, which is not Japanese everywhere. */
const FONT =
  'Hiragino Sans, Hiragino Kaku Gothic ProN, Noto Sans JP, Noto Sans CJK JP, Yu Gothic UI, Yu Gothic, Meiryo, sans-serif';

/** Lines of text from a top edge down. */
function paragraph(
  lines: readonly string[],
  x: number,
  top: number,
  fontPx: number,
  attributes: SvgNode['attributes'] = {},
): Drawn {
  const step = fontPx * LEADING;
  return {
    width: 0,
    height: lines.length * step,
    nodes: lines.map((text, i) =>
      label(text, x, top + i * step + fontPx, { 'font-size': fontPx, ...attributes }),
    ),
  };
}

function titlePart({ title, mark }: SheetWords, width: number): Drawn {
  const inner = width - 2 * SHEET_MARGIN;
  const markWidth = mark === null ? 0 : emsOf(mark) * SHEET_FONT_PX + 14;
  // Bold letters are wider than those that were measured.
  const ems = Math.max(8, (inner - (markWidth && markWidth + 8)) / TITLE_PX / 1.08);
  const lines = wrapText(title, ems);
  const text = paragraph(lines, SHEET_MARGIN, SHEET_MARGIN - 2, TITLE_PX, { 'font-weight': 600 });
  const height = SHEET_MARGIN + Math.max(text.height, mark === null ? 0 : 18) + 6;
  if (mark === null) return { width, height, nodes: text.nodes };
  const left = width - SHEET_MARGIN - markWidth;
  const badge = [
    element('rect', {
      x: round(left),
      y: SHEET_MARGIN - 3,
      width: round(markWidth),
      height: 17,
      rx: 8.5,
      fill: MARK_PAPER,
    }),
    label(mark, left + markWidth / 2, SHEET_MARGIN + 9, {
      'text-anchor': 'middle',
      'font-size': SHEET_FONT_PX,
      fill: MARK_INK,
    }),
  ];
  return { width, height, nodes: [...text.nodes, ...badge] };
}

const GAP = 6;
const COLUMN_GAP = 14;

/** Room that an entry wants in one line, pixels. */
function entryWidth(entry: KeyEntry, markWidth: number): number {
  const text = entry.count === undefined ? entry.text : `${entry.text}  ${entry.count}`;
  return markWidth + GAP + emsOf(text) * SHEET_FONT_PX;
}

/** A legend's entries in as many columns as fit, row by row; in one column long texts are broken. */
function entriesPart(entries: readonly KeyEntry[], top: number, width: number): Drawn {
  const markWidth = Math.max(0, ...entries.map((entry) => entry.width));
  const inner = width - 2 * SHEET_MARGIN;
  const wanted = Math.max(1, ...entries.map((entry) => entryWidth(entry, markWidth))) + COLUMN_GAP;
  const columns = Math.max(1, Math.min(entries.length, Math.floor((inner + COLUMN_GAP) / wanted)));
  const nodes: SvgNode[] = [];
  let y = top;
  for (let first = 0; first < entries.length; first += columns) {
    const row = entries.slice(first, first + columns).map((entry, column) => {
      const x = SHEET_MARGIN + column * wanted;
      const room = (columns > 1 ? wanted : inner) - markWidth - GAP;
      const all = entry.count === undefined ? entry.text : `${entry.text}\u2002${entry.count}`;
      const lines = wrapText(all, room / SHEET_FONT_PX);
      return { entry, x, lines };
    });
    const height = Math.max(
      ...row.map(({ entry, lines }) =>
        Math.max(entry.height, lines.length * SHEET_FONT_PX * LEADING),
      ),
    );
    for (const { entry, x, lines } of row) {
      const middle = y + height / 2;
      const at = x + (markWidth - entry.width) / 2;
      nodes.push(
        element('g', { transform: `translate(${round(at)} ${round(middle)})` }, entry.mark),
        ...paragraph(
          lines,
          x + markWidth + GAP,
          middle - (lines.length * SHEET_FONT_PX * LEADING) / 2,
          SHEET_FONT_PX,
        ).nodes,
      );
    }
    y += height + 2;
  }
  return { width, height: y - top, nodes };
}

function legendPart(blocks: readonly KeyBlock[], top: number, width: number): Drawn {
  const nodes: SvgNode[] = [];
  let y = top;
  for (const { heading, entries } of blocks) {
    for (const text of heading) {
      const lines = wrapText(text, (width - 2 * SHEET_MARGIN) / SHEET_FONT_PX);
      const part = paragraph(lines, SHEET_MARGIN, y, SHEET_FONT_PX);
      nodes.push(...part.nodes);
      y += part.height;
    }
    if (entries.length > 0) {
      const part = entriesPart(entries, y, width);
      nodes.push(...part.nodes);
      y += part.height;
    }
    y += 4;
  }
  return { width, height: y - top, nodes };
}

function sourcePart({ source, language }: SheetWords, top: number, width: number): Drawn {
  const ems = (width - 2 * SHEET_MARGIN) / SOURCE_PX;
  const lines = wrapSentences(source, sentenceGap(language), ems);
  return paragraph(lines, SHEET_MARGIN, top, SOURCE_PX, { fill: SOFT_INK });
}

/** Puts a drawing on a sheet: title above, legend and source line below. The drawing's left upper corner lies at SHEET_MARGIN. */
export function sheetOf(drawn: Drawn, blocks: readonly KeyBlock[], words: SheetWords): Sheet {
  const width = drawn.width + 2 * SHEET_MARGIN;
  const head = titlePart(words, width);
  const legend = legendPart(blocks, head.height + drawn.height + 8, width);
  const source = sourcePart(words, head.height + drawn.height + legend.height + 10, width);
  const height = Math.ceil(
    head.height + drawn.height + legend.height + source.height + SHEET_MARGIN + 8,
  );
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'xml:lang': words.language,
      'font-family': FONT,
      'font-size': SHEET_FONT_PX,
      fill: INK,
      color: INK,
    },
    [
      { tag: 'title', attributes: {}, children: [], text: words.title },
      { tag: 'desc', attributes: {}, children: [], text: words.description },
      element('rect', { width, height, fill: '#ffffff' }),
      ...head.nodes,
      element('g', { transform: `translate(${SHEET_MARGIN} ${round(head.height)})` }, drawn.nodes),
      ...legend.nodes,
      ...source.nodes,
    ],
  );
  return { width, height, title: words.title, svg };
}

/** A figure on a sheet, in the size in which it was drawn. */
export function figureSheet(figure: Figure, words: SheetWords): Sheet {
  const [, , width, height] = String(figure.svg.attributes.viewBox).split(' ').map(Number);
  const { children, attributes } = figure.svg;
  const nodes = [
    element(
      'svg',
      {
        viewBox: attributes.viewBox,
        width,
        height,
        'font-size': attributes['font-size'],
        // The last tick of an axis may reach a little beyond its figure.
        overflow: 'visible',
      },
      children.filter(({ tag }) => tag !== 'title' && tag !== 'desc'),
    ),
  ];
  const blocks = figure.keys ? [{ heading: [], entries: figure.keys }] : [];
  return sheetOf({ width, height, nodes }, blocks, words);
}

/** Height in pixels of an image as wide as asked for. */
export function heightOf(sheet: Sheet, size: ImageSize): number {
  return Math.round((pixelsOf(size) * sheet.height) / sheet.width);
}

/** The sheet as an SVG file: as wide as asked for, in pixels or centimetres. */
export function sheetFile(sheet: Sheet, size: ImageSize): string {
  const height = size.width * (sheet.height / sheet.width);
  return svgFileOf(sheet, `${size.width}${size.unit}`, `${round(height)}${size.unit}`);
}

/** The sheet as SVG text for drawing it into so many pixels. */
export function sheetForPixels(sheet: Sheet, width: number, height: number): string {
  return svgFileOf(sheet, String(width), String(height));
}

function svgFileOf({ svg }: Sheet, width: string, height: string): string {
  const text = svgText({ ...svg, attributes: { ...svg.attributes, width, height } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}
