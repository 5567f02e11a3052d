import { joinedBytes } from '../model/bytes';
import { crc32 } from '../model/crc32';

/** Bytes of the signature, and of what surrounds a chunk's data: length, type and checksum. */
const SIGNATURE = 8;
const AROUND = 12;
const MM_PER_INCH = 25.4;

/** A PNG's chunks (ISO/IEC 15948): type, where the whole chunk begins, where it ends. */
function chunksOf(png: Uint8Array): { type: string; from: number; to: number }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.length < SIGNATURE || view.getUint32(0) !== 0x89504e47) throw new Error('not a PNG');
  const chunks = [];
  for (let from = SIGNATURE; from + AROUND <= png.length;) {
    const to = from + AROUND + view.getUint32(from);
    const type = String.fromCharCode(...png.subarray(from + 4, from + 8));
    chunks.push({ type, from, to });
    from = to;
  }
  return chunks;
}

function resolutionChunk(dpi: number): Uint8Array {
  const perMetre = Math.round((dpi * 1000) / MM_PER_INCH);
  const chunk = new Uint8Array(AROUND + 9);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  // The unit is the metre.
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  return chunk;
}

/** The same picture with its resolution in dots per inch (chunk pHYs), so that it has its size where it is placed. Throws where it is no PNG. */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const chunks = chunksOf(png).filter(({ type }) => type !== 'pHYs');
  const parts = chunks.flatMap(({ type, from, to }) => [
    png.subarray(from, to),
    ...(type === 'IHDR' ? [resolutionChunk(dpi)] : []),
  ]);
  return joinedBytes([png.subarray(0, SIGNATURE), ...parts]);
}
