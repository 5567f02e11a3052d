import { withinXml } from '../model';
import type { FigureLink, FirmsLink } from './links';

/** An element of a figure: what the screen renders and what files hold are made from the same tree. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgNode[];
  /** Text inside the element; data may stand here, and is escaped wherever it is written. */
  readonly text?: string;
}

/** A figure with what it says to people who don't see it, and the same numbers as a table. */
export interface Figure {
  readonly svg: SvgNode;
  readonly title: string;
  readonly description: string;
  readonly table: FigureTable;
  /** What marks and colours stand for, where the drawing itself does not say; printed below it in files. */
  readonly keys?: readonly KeyEntry[];
  /** Parts that lead to their firms on the screen. */
  readonly links?: readonly FigureLink[];
}

/** One line of a legend: a mark, drawn around the middle of its left edge, and what it stands for. */
export interface KeyEntry {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** From (0, −height / 2) to (width, height / 2). */
  readonly mark: readonly SvgNode[];
  readonly text: string;
  /** How many there are, in words; absent where nothing is counted. */
  readonly count?: string;
}

export interface FigureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Cells that lead to their firms on the screen, as the rows have them; null for those that don't. */
  readonly links?: readonly (readonly (FirmsLink | null)[])[];
  /** Where findings.json holds the numbers of each row, or of each of its cells, as a path of members joined by dots; '' where nowhere. */
  readonly ids?: readonly (string | readonly string[])[];
}

export function element(
  tag: string,
  attributes: SvgNode['attributes'],
  children: readonly SvgNode[] = [],
): SvgNode {
  return { tag, attributes, children };
}

export function label(
  text: string,
  x: number,
  y: number,
  attributes: SvgNode['attributes'] = {},
): SvgNode {
  return {
    tag: 'text',
    attributes: { x: round(x), y: round(y), ...attributes },
    children: [],
    text,
  };
}

/** Hundredths of a pixel are enough for print, and the same in every engine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The frame of a figure: scales to the width it is given, and bears its title and description. */
export function frame(
  width: number,
  height: number,
  title: string,
  description: string,
  children: readonly SvgNode[],
): SvgNode {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width: '100%',
      role: 'img',
      'font-size': 10,
      'font-family': 'inherit',
      fill: 'currentColor',
    },
    [
      { tag: 'title', attributes: {}, children: [], text: title },
      { tag: 'desc', attributes: {}, children: [], text: description },
      ...children,
    ],
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML or XML, as content or between quotes. Control characters and what else XML can't hold are dropped. */
export function escapeMarkup(text: string): string {
  return withinXml(text)
    .replaceAll(/\p{Cc}/gu, (control) => ('\t\n\r'.includes(control) ? control : ''))
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character]);
}

/** The figure as text, for files. */
export function svgText({ tag, attributes, children, text }: SvgNode): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');
  const inner = (text === undefined ? '' : escapeMarkup(text)) + children.map(svgText).join('');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

const UNSAFE_IN_NAMES = /[\p{Cc}\\/:*?"<>|\s]+/gu;

/** A title as the name of a file, without its extension. */
export function fileNameOf(title: string): string {
  const safe = title.replaceAll(UNSAFE_IN_NAMES, '-').replace(/^[.-]+(?=[^.-])/, '');
  return Array.from(safe).slice(0, 60).join('');
}
