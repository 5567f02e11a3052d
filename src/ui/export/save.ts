import type { App, ReportName } from '../../state';
import {
  ARCHIVE_EXTENSION,
  exportNamed,
  plainFileName,
  whatIfGeoJson,
  zippedBytes,
  type ExportName,
  type FormatFile,
  type LayerFormatName,
} from '../../study';
import type { MapView } from '../../map';
import { download } from '../common/download';
import { shownFiles } from '../map/flows';
import { mapLook } from './map-look';

const REPORT_TYPES: Record<ReportName, string> = {
  'report.html': 'text/html',
  'replay.R': 'text/plain',
  'tables.csv': 'text/csv',
  'tables.tex': 'text/plain',
  'tables.html': 'text/html',
};

/** Writes one file of the study to where the browser puts downloads; false where the study has nothing for it. */
export async function saveExport(app: App, name: ExportName): Promise<boolean> {
  const pieces = await app.making.exportFile(name, shownFiles(app));
  if (pieces && pieces.length > 0) put(name, pieces);
  return pieces === null || pieces.length > 0;
}

function put(name: ExportName, pieces: string[]): void {
  download(name, new Blob(pieces, { type: exportNamed(name).type }));
}

/** Writes the study with its data as one file, named as the study is. */
export async function saveArchive(app: App): Promise<void> {
  const file = await app.making.archive();
  if (file) download(`${plainFileName(app.study?.name ?? '')}${ARCHIVE_EXTENSION}`, file);
}

/** Writes the firms with their reach before and after a change that is only thought of. */
export async function saveWhatIf(app: App): Promise<void> {
  const { study, findings } = app;
  const { answer } = app.asked.whatIf;
  if (!study || !findings || !answer) return;
  const pieces = await whatIfGeoJson({ study, findings, gazetteer: study.gazetteer }, answer);
  download('what-if.geojson', new Blob(pieces, { type: 'application/geo+json' }));
}

/** Writes the report in the app's language, or what repeats it. */
export async function saveReport(app: App, name: ReportName): Promise<void> {
  const text = await app.making.report(name);
  if (text !== null) download(name, text, REPORT_TYPES[name]);
}

/** Writes one layer or all of them for GIS programs; several files as one zip, since browsers ask before each of several. */
export async function saveLayerFiles(
  app: App,
  format: LayerFormatName,
  layer: ExportName | 'all',
  view: MapView | null,
): Promise<void> {
  const look = format === 'gpkg' && view ? mapLook(app, view) : null;
  const files = await app.layerFiles.make({
    format,
    language: app.preferences.language,
    shows: shownFiles(app),
    ...(layer === 'all' ? {} : { only: [layer] }),
    ...(look ? { look } : {}),
  });
  if (!files || files.length === 0) return;
  const [{ name, bytes }] = files;
  if (files.length === 1) return download(name, new Blob([...bytes]));
  download(`study-${format}.zip`, new Blob([zippedBytes(await Promise.all(files.map(whole)))]));
}

const whole = async ({ name, bytes }: FormatFile) => ({
  name,
  bytes: new Uint8Array(await new Blob([...bytes]).arrayBuffer()),
});
