import { kmPerPixel, scaleBar, scaleSpread } from './scale-bar';
import { sheetOf, SHEET_FONT_PX, type KeyBlock, type Sheet, type SheetWords } from './sheet';
import { element, label, round, type SvgNode } from './svg';

/** A picture of the map and where it was taken. */
export interface MapPicture {
  /** Of the picture on the sheet, pixels. */
  readonly width: number;
  readonly height: number;
  /** A data URL, so that the file needs no other. */
  readonly href: string;
  /** Latitude of the picture's middle, degrees. */
  readonly lat: number;
  /** Web Mercator zoom by which the picture is `width` pixels wide. */
  readonly zoom: number;
}

export interface MapSheetWords extends SheetWords {
  /** What stands at the scale bar; `lat` where the scale holds only near that latitude, else null. */
  readonly scale: (km: number, lat: number | null) => string;
}

/** A bar is at most this share of the map's width. */
const BAR_SHARE = 0.25;
/** From here on, a bar that is right in the middle is visibly wrong at the edges. */
const VISIBLE_SPREAD = 0.04;
const EDGE = 8;

function scaleBarNodes(picture: MapPicture, words: MapSheetWords): SvgNode[] {
  const { width, height, lat, zoom } = picture;
  const { km, lengthPx } = scaleBar(kmPerPixel(lat, zoom), width * BAR_SHARE);
  const isLocal = scaleSpread(lat, zoom, height) > VISIBLE_SPREAD;
  const bottom = height - EDGE;
  const left = EDGE + 8;
  return [
    label(words.scale(km, isLocal ? lat : null), left, bottom - 12, {
      ...HALO,
      'font-size': SHEET_FONT_PX,
    }),
    element('path', {
      d: `M${left} ${bottom - 8}v5h${round(lengthPx)}v-5`,
      fill: 'none',
      stroke: '#ffffff',
      'stroke-width': 4,
      'stroke-opacity': 0.85,
    }),
    element('path', {
      d: `M${left} ${bottom - 8}v5h${round(lengthPx)}v-5`,
      fill: 'none',
      stroke: '#1d2429',
      'stroke-width': 1.5,
      'data-km': km,
      'data-px': round(lengthPx),
    }),
  ];
}

const HALO = {
  stroke: '#ffffff',
  'stroke-width': 3,
  'stroke-opacity': 0.85,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
} as const;

/** The map as a sheet: the picture with its scale bar, and around it title, legend and credits. */
export function mapSheet(
  picture: MapPicture,
  blocks: readonly KeyBlock[],
  words: MapSheetWords,
): Sheet {
  const { width, height, href } = picture;
  const nodes = [
    element('image', { href, width, height, preserveAspectRatio: 'none' }),
    ...scaleBarNodes(picture, words),
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      fill: 'none',
      stroke: '#9aa3a9',
    }),
  ];
  return sheetOf({ width, height, nodes }, blocks, words);
}
