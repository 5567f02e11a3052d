/** How large an image is to be: pixels for a screen, centimetres at a resolution for paper. */
export type ImageSize =
  | { readonly unit: 'px'; readonly width: number }
  | { readonly unit: 'cm'; readonly width: number; readonly dpi: number };

export const IMAGE_PRESETS = {
  column: { unit: 'cm', width: 8, dpi: 300 },
  page: { unit: 'cm', width: 16, dpi: 300 },
  slide: { unit: 'px', width: 1920 },
} as const satisfies Record<string, ImageSize>;
export type ImagePreset = keyof typeof IMAGE_PRESETS;

/** What a person may ask for; wider pictures than this no browser draws reliably. */
export const IMAGE_LIMITS = {
  px: { least: 200, most: 8000 },
  cm: { least: 3, most: 60 },
  dpi: { least: 72, most: 1200 },
} as const;

const CM_PER_INCH = 2.54;
/** By the definition of CSS. */
const CSS_PX_PER_INCH = 96;
const POINTS_PER_INCH = 72;

/** Width in pixels, a whole number. */
export function pixelsOf(size: ImageSize): number {
  return size.unit === 'px'
    ? Math.round(size.width)
    : Math.round((size.width / CM_PER_INCH) * size.dpi);
}

/** Whether every number lies within IMAGE_LIMITS, the pixels that follow from centimetres and resolution too. */
export function isPossible(size: ImageSize): boolean {
  const { px, cm, dpi } = IMAGE_LIMITS;
  const within = (value: number, { least, most }: { least: number; most: number }) =>
    value >= least && value <= most;
  if (size.unit === 'px') return within(size.width, px);
  return within(size.width, cm) && within(size.dpi, dpi) && within(pixelsOf(size), px);
}

/** Height of the letters of a text `fontPx` high in a sheet `sheetPx` wide, in points on paper; NaN for a size in pixels. */
export function pointsOnPaper(size: ImageSize, sheetPx: number, fontPx: number): number {
  if (size.unit === 'px') return NaN;
  return ((size.width / CM_PER_INCH) * POINTS_PER_INCH * fontPx) / sheetPx;
}

/** A map's sheet is laid out between these, so that its text can be read and does not fill it. */
const NARROWEST_LAYOUT = 360;
const WIDEST_LAYOUT = 960;

/** CSS pixels in which a map of this size is laid out: as wide as on paper, or half a wide screen. */
export function layoutWidth(size: ImageSize): number {
  const natural = size.unit === 'px' ? size.width : (size.width / CM_PER_INCH) * CSS_PX_PER_INCH;
  return Math.round(Math.min(WIDEST_LAYOUT, Math.max(NARROWEST_LAYOUT, natural)));
}
