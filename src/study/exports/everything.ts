import { wellFormed } from '../../model';
import { FIELD_LIST_FILE } from '../../tables';

/**
 * Where a file of a study stands in the one archive of everything: layers in a folder of their kind, the list of fields beside both kinds, reports at
 * the top. Nowhere for study.json, which the study's own file in it holds.
 */
export function placesInArchive(name: string): readonly string[] {
  if (name === 'study.json') return [];
  if (name === FIELD_LIST_FILE) return [`csv/${name}`, `geojson/${name}`];
  if (name.endsWith('.geojson')) return [`geojson/${name}`];
  return [name.endsWith('-excel.csv') ? `csv/${name}` : name];
}

/** Formats of layers that everything has beside GeoJSON: one to open, one for a spreadsheet. */
export const ARCHIVE_FORMATS = ['gpkg', 'csv'] as const;

/** The archive's name: the study's and the day, as in 鯖江-2026-11-29.zip. */
export function archiveName(study: string, day: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
  return `${plainFileName(study)}-${date}.zip`;
}

/** Bytes of a file's name that leave room for a date and an ending. */
const LONGEST_NAME = 200;
/** What Windows takes for a device, whatever stands behind the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A study's name without what file systems refuse, hide, take for a device or for another folder, or show turned around, and no longer than they
 * hold; `study` where nothing is left.
 */
export function plainFileName(name: string): string {
  const plain = wellFormed(name)
    .replace(/[\\/:*?"<>|\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, '_')
    .replace(/^[\s.]+/, '');
  let kept = '';
  let bytes = 0;
  for (const character of plain) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > LONGEST_NAME) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/, '').replace(DEVICE, '$&_') || 'study';
}
