import type { App, ReportName } from '../../state';
import type { ExportName } from '../../study';

const TYPES: Record<ExportName, string> = {
  'firms.geojson': 'application/geo+json',
  'clusters.geojson': 'application/geo+json',
  'institutions.geojson': 'application/geo+json',
  'links.geojson': 'application/geo+json',
  'firms-excel.csv': 'text/csv',
  'analysis.csv': 'text/csv',
  'findings.json': 'application/json',
  'study.json': 'application/json',
};

/** Writes one file of the study to where the browser puts downloads. */
export async function saveExport(app: App, name: ExportName): Promise<void> {
  const pieces = await app.exportFile(name);
  if (!pieces) return;
  saveText(pieces, name, TYPES[name]);
}

/** Writes the areas of the overlay on show. */
export async function saveAreas(app: App): Promise<void> {
  const pieces = await app.overlay.export();
  if (pieces) saveText(pieces, 'areas.geojson', 'application/geo+json');
}

/** Writes the report in the app's language, or the script that repeats it. */
export async function saveReport(app: App, name: ReportName): Promise<void> {
  const base = new URL(import.meta.env.BASE_URL, document.baseURI);
  const outlines = await fetch(new URL('geodata/basemap/japan.topo.json', base));
  const text = await app.report(name, (await outlines.json()) as unknown);
  if (text !== null)
    saveText(
      [text],
      name,
      name.endsWith('.html') ? 'text/html' : name.endsWith('.csv') ? 'text/csv' : 'text/plain',
    );
}

function saveText(pieces: readonly string[], name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; revoking it at once would lose the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
