import type { Page } from '@playwright/test';

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How often each colour (`#rrggbb`) is on screen within the clip, CSS pixels. */
export async function coloursIn(page: Page, clip: Clip): Promise<ReadonlyMap<string, number>> {
  return coloursOfPng(page, await page.screenshot({ clip, animations: 'disabled' }));
}

/** How often each colour (`#rrggbb`) is in a PNG, or in the part of it within the clip, its own pixels. */
export async function coloursOfPng(
  page: Page,
  png: Buffer,
  clip?: Clip,
): Promise<ReadonlyMap<string, number>> {
  const counts = await page.evaluate(
    async ([base64, part]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { x, y, width, height } = part ?? {
        x: 0,
        y: 0,
        width: bitmap.width,
        height: bitmap.height,
      };
      const { data } = context.getImageData(x, y, width, height);
      const found: Record<string, number> = {};
      for (let i = 0; i < data.length; i += 4) {
        const colour = ((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]).toString(16);
        found[colour] = (found[colour] ?? 0) + 1;
      }
      return found;
    },
    [png.toString('base64'), clip] as const,
  );
  return new Map(
    Object.entries(counts).map(([colour, count]) => [`#${colour.padStart(6, '0')}`, count]),
  );
}

/** Number of pixels whose three channels are each at most `tolerance` away from the colour. */
export function countNear(
  colours: ReadonlyMap<string, number>,
  wanted: string,
  tolerance = 12,
): number {
  const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const target = channels(wanted);
  let count = 0;
  for (const [colour, pixels] of colours)
    if (channels(colour).every((value, i) => Math.abs(value - target[i]) <= tolerance))
      count += pixels;
  return count;
}
