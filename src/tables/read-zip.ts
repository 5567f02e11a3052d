import { unzipSync } from 'fflate';
import type { NamedBytes } from './read-shapefile';

/** Most bytes, unpacked, that a ZIP archive may come to: 10^9. */
export const LARGEST_ARCHIVE = 1e9;

/**
 * The files of a ZIP archive by their paths in it. Throws where the archive is damaged or cut short, and a RangeError where it would
 * come to more than LARGEST_ARCHIVE. The checksums that it states are not looked at: who needs certainty has hashes.
 */
export function unzippedBytes(bytes: Uint8Array): NamedBytes[] {
  let total = 0;
  const entries = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/') || name.startsWith('__MACOSX/')) return false;
      total += originalSize;
      if (total > LARGEST_ARCHIVE) throw new RangeError(String(total));
      return true;
    },
  });
  // Copies: what comes out of a zip may be a window into a larger buffer.
  return Object.entries(entries).map(([name, data]) => ({ name, bytes: data.slice() }));
}
