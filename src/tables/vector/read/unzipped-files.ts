import { problem } from '../../../model';
import { archiveTooLarge, BrokenZip, unzippedBytes, type NamedBytes } from '../../read-zip';
import { Unreadable } from './found-layer';

/** The files that are wanted of an archive that holds a layer. Throws `Unreadable` where it is damaged or too large. */
export function unzippedFiles(
  file: string,
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): NamedBytes[] {
  try {
    return unzippedBytes(bytes, isWanted);
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable(archiveTooLarge(file, error));
    const reason = error instanceof BrokenZip ? error.reason : String(error);
    throw new Unreadable(problem('layer-unreadable', 'error', { file }, { reason }));
  }
}
