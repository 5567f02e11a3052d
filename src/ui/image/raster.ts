import {
  heightOf,
  pixelsOf,
  sheetForPixels,
  withResolution,
  type ImageSize,
  type Sheet,
} from '../../figures';

/** A sheet as PNG of the size that was asked for, with its resolution where it has one. Throws where the browser can't draw it. */
export async function pngOf(sheet: Sheet, size: ImageSize): Promise<Blob> {
  const width = pixelsOf(size);
  const height = heightOf(sheet, size);
  const svg = new Blob([sheetForPixels(sheet, width, height)], { type: 'image/svg+xml' });
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, width, height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error(`no picture of ${width} × ${height} pixels could be made`);
    if (size.unit === 'px') return png;
    const bytes = withResolution(new Uint8Array(await png.arrayBuffer()), size.dpi);
    return new Blob([bytes], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A blob as an address that needs no other file. */
export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

/** Puts a picture on the clipboard. To be called from a click, before anything is awaited. Throws where that is not allowed. */
export async function copyPicture(png: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
