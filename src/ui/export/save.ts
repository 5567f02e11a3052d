import type { App } from '../../state';
import type { ExportName } from '../../study';

const TYPES: Record<ExportName, string> = {
  'firms.geojson': 'application/geo+json',
  'clusters.geojson': 'application/geo+json',
  'institutions.geojson': 'application/geo+json',
  'links.geojson': 'application/geo+json',
  'firms-excel.csv': 'text/csv',
  'findings.json': 'application/json',
  'study.json': 'application/json',
};

/** Writes one file of the study to where the browser puts downloads. */
export async function saveExport(app: App, name: ExportName): Promise<void> {
  const pieces = await app.exportFile(name);
  if (!pieces) return;
  const address = URL.createObjectURL(new Blob(pieces, { type: TYPES[name] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; revoking it at once would lose the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
