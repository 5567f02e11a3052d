/** What a shape stands for; the screen and the print style each role in their own way. */
export type ShapeRole =
  | 'axis'
  | 'grid'
  | 'tick'
  | 'title'
  | 'curve'
  | 'reference'
  | 'band'
  | 'limit'
  | 'knee'
  | 'present'
  | 'significant';

/** One element of a figure, in pixels from the upper left corner. */
export type Shape =
  | {
      readonly kind: 'line';
      readonly role: ShapeRole;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | { readonly kind: 'path'; readonly role: ShapeRole; readonly d: string }
  | {
      readonly kind: 'circle';
      readonly role: ShapeRole;
      readonly x: number;
      readonly y: number;
      readonly r: number;
    }
  | {
      readonly kind: 'text';
      readonly role: ShapeRole;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      /** Turned to read upwards, about its own position. */
      readonly upwards?: boolean;
    };

/** A figure as data: drawn on the page by a component, in files and in print by `svgOf`. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, for who can't see it. */
  readonly label: string;
  readonly shapes: readonly Shape[];
}

/** A tenth of a pixel is enough, and keeps files short and alike. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The path through the points in order; '' for none. A point with NaN ends one stretch. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
  let d = '';
  let down = false;
  for (const [x, y] of points) {
    if (Number.isNaN(x) || Number.isNaN(y)) {
      down = false;
      continue;
    }
    d += `${down ? 'L' : 'M'}${px(x)},${px(y)}`;
    down = true;
  }
  return d;
}

/** The area between two curves over the same x. */
export function areaBetween(
  x: readonly number[],
  low: readonly number[],
  high: readonly number[],
): string {
  if (x.length === 0) return '';
  const there = x.map((value, i): [number, number] => [value, high[i]]);
  const back = x.map((value, i): [number, number] => [value, low[i]]).reverse();
  return `${pathThrough([...there, ...back])}Z`;
}

const PRINT: Readonly<Record<ShapeRole, string>> = {
  axis: 'stroke:#1d2429;fill:none',
  grid: 'stroke:#dce1e4;fill:none',
  tick: 'fill:#55616a;stroke:none',
  title: 'fill:#1d2429;stroke:none',
  curve: 'stroke:#1d2429;stroke-width:1.6;fill:none',
  reference: 'stroke:#55616a;stroke-dasharray:4 3;fill:none',
  band: 'fill:#b4bdc3;fill-opacity:.45;stroke:none',
  limit: 'stroke:#6b7780;stroke-dasharray:2 2;fill:none',
  knee: 'fill:#d55e00;stroke:none',
  present: 'stroke:#0072b2;stroke-width:1.6;fill:#0072b2',
  significant: 'stroke:#d55e00;stroke-width:3;fill:none',
};

/** A drawing as an SVG file: complete in itself, colours for white paper, text escaped. */
export function svgOf({ width, height, label, shapes }: Drawing): string {
  const lines = shapes.map((shape) => {
    const style = `style="${PRINT[shape.role]}"`;
    switch (shape.kind) {
      case 'line':
        return `<line x1="${px(shape.x1)}" y1="${px(shape.y1)}" x2="${px(shape.x2)}" y2="${px(shape.y2)}" ${style}/>`;
      case 'path':
        return `<path d="${shape.d}" ${style}/>`;
      case 'circle':
        return `<circle cx="${px(shape.x)}" cy="${px(shape.y)}" r="${px(shape.r)}" ${style}/>`;
      case 'text': {
        const turn = shape.upwards ? ` transform="rotate(-90 ${px(shape.x)} ${px(shape.y)})"` : '';
        return `<text x="${px(shape.x)}" y="${px(shape.y)}" text-anchor="${shape.anchor}"${turn} ${style}>${escaped(shape.text)}</text>`;
      }
    }
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, 'Noto Sans JP', 'Yu Gothic UI', Meiryo, sans-serif" font-size="11">`,
    `<title>${escaped(label)}</title>`,
    ...lines,
    '</svg>\n',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
