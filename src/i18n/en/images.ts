import { formatCount, formatFixed, formatKm } from '../numbers';

/** Figures and maps as images. */
export const images = {
  saveFigure: 'Save figure …',
  saveFigureOf: (title: string) => `Save figure: ${title}`,
  saveMap: 'Save the map as an image',
  mapFile:
    'The map as it is on the screen, with title, legend, scale bar and sources, as PNG or SVG.',
  choose: 'Size …',
  title: 'Title',
  format: 'Format',
  formats: { png: 'PNG (picture)', svg: 'SVG (drawing)' },
  size: 'Width',
  sizes: {
    column: 'Report column, 8 cm at 300 dpi',
    page: 'Page width, 16 cm at 300 dpi',
    slide: 'Slide, 1,920 px',
    px: 'Pixels',
    cm: 'Centimetres',
  },
  widthPx: 'Width in pixels',
  widthCm: 'Width in centimetres',
  dpi: 'Dots per inch',
  sizeHint: (least: number, most: number) =>
    `The image must be ${formatCount(least)} to ${formatCount(most)} pixels wide.`,
  result: (width: number, height: number) =>
    `${formatCount(width)} × ${formatCount(height)} pixels.`,
  letters: (points: number) => `Letters of ${formatFixed(points, 1)} points on paper.`,
  smallLetters: 'That is too small to read easily; choose a greater width.',
  preview: 'Preview',
  drawing: 'Drawing …',
  save: 'Save',
  copyImage: 'Copy image',
  copyTable: 'Copy table',
  copiedImage: 'The image is on the clipboard.',
  copiedTable: (rows: number) =>
    `The table (${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}) is on the clipboard.`,
  cannotCopy: 'The browser did not allow copying; save the file instead.',
  cannotDraw: 'The image could not be drawn at this size; choose a smaller one.',
  source: (study: string, files: readonly string[]) =>
    files.length === 0 ? `${study}.` : `${study}. Data: ${files.join(', ')}.`,
  madeBy: (version: string) => `Made with Shuseki\u00a0${version}.`,
  credits: (names: readonly string[]) => `Map: ${names.join(', ')}.`,
  scale: (km: number, lat: number | null) => {
    const length = km < 1 ? `${formatCount(km * 1000)} m` : `${formatCount(km)} km`;
    return lat === null ? length : `${length} (at ${formatFixed(lat, 0)}° N)`;
  },
  mapDescription: (title: string) =>
    `Map: ${title}. The legend below says what colours and shapes stand for.`,
  bars: { name: 'Name', value: 'Value' },
  definition: {
    description:
      'A table of cells: rows are radii, columns are least numbers of firms; each cell has the number of clusters and the share of firms inside.',
    shade: 'Number of clusters, and share of firms inside (darker: more)',
    radiusKm: 'Radius, km',
    inside: 'Share of firms inside',
  },
  nearest: {
    title: (k: number) => `Distance to the nearest firms (k\u00a0=\u00a0${formatCount(k)})`,
    curve: 'Firms in order of distance',
    radius: (km: number) => `Present radius, ${formatKm(km)} km`,
    knee: (km: number) => `Bend, ${formatKm(km)} km`,
  },
  envelope: {
    title: (measure: string, industry: string) => `${measure}: ${industry}`,
    observed: 'The industry',
    local: '5 to 95% of the draws',
    global: 'Global limits (5% on each side)',
    significant: 'Significant distances',
    localLow: '5% of the draws',
    localHigh: '95% of the draws',
    globalLow: 'Global limit, low',
    globalHigh: 'Global limit, high',
  },
  specifications: {
    clear: '95% interval without 0',
    unclear: '95% interval with 0',
  },
};
