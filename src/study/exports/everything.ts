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

/** A study's name without what file systems refuse; `study` where nothing is left. */
export function plainFileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '_').trim() || 'study'; // eslint-disable-line no-control-regex -- what file systems refuse
}
