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
}

export interface FigureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
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

/** Text for HTML or XML, as content or between quotes. Control characters, which XML can't hold, are dropped. */
export function escapeMarkup(text: string): string {
  return text
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

/** A figure as a file of its own: white behind it and a size in pixels, so that any program shows it as print does. */
export function svgFile({ svg, title }: Figure): { readonly name: string; readonly text: string } {
  const [x, y, width, height] = String(svg.attributes.viewBox).split(' ');
  const paper = element('rect', { x, y, width, height, fill: '#ffffff' });
  const attributes = {
    ...svg.attributes,
    width,
    height,
    fill: '#000000',
    'font-family': 'sans-serif',
  };
  // A title is only read as one where it comes first.
  const named = svg.children.filter(({ tag }) => tag === 'title' || tag === 'desc');
  const drawn = svg.children.filter((child) => !named.includes(child));
  const name = title.replaceAll(UNSAFE_IN_NAMES, '-').slice(0, 60);
  const text = svgText({ ...svg, attributes, children: [...named, paper, ...drawn] });
  return { name: `${name}.svg`, text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n` };
}
