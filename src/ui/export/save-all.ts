import type { ImageSize } from '../../figures';
import type { MapView } from '../../map';
import { REPORT_NAMES, type App } from '../../state';
import {
  ARCHIVE_EXTENSION,
  ARCHIVE_FORMATS,
  archiveName,
  placesInArchive,
  plainFileName,
  zippedBytes,
  type ExportName,
  type FormatFile,
} from '../../study';
import { download } from '../common/download';
import { drawMap } from '../image/map-image';
import { pngOf } from '../image/raster';
import { shownFiles } from '../map/flows';
import { mapLook } from './map-look';

/** Across a page, for print. */
const MAP_SIZE: ImageSize = { unit: 'cm', width: 18, dpi: 300 };

/**
 * Downloads all that the study has as one ZIP archive: its own file, the report with tables and script, the map where there is one, and every
 * layer as GeoJSON, GeoPackage and CSV. Nothing is saved where a part could not be made, which the app says, or was cancelled; where only the
 * map could not be drawn, the rest is.
 */
export async function saveEverything(
  app: App,
  view: MapView | null,
  offered: readonly ExportName[],
  day: Date,
): Promise<'saved' | 'saved-without-map' | 'not-saved'> {
  const entries = new Map<string, Uint8Array>();
  const take = async (name: string, content: Blob): Promise<void> => {
    const bytes = new Uint8Array(await content.arrayBuffer());
    for (const place of placesInArchive(name)) entries.set(place, bytes);
  };
  const title = app.study?.name ?? '';
  const archive = await app.making.archive();
  if (!archive) return 'not-saved';
  await take(`${plainFileName(title)}${ARCHIVE_EXTENSION}`, archive);
  for (const name of REPORT_NAMES) {
    const text = await app.making.report(name);
    if (text === null) return 'not-saved';
    await take(name, new Blob([text]));
  }
  for (const name of offered) {
    if (placesInArchive(name).length === 0) continue;
    const pieces = await app.making.exportFile(name, shownFiles(app));
    if (!pieces) return 'not-saved';
    if (pieces.length > 0) await take(name, new Blob(pieces));
  }
  const look = view ? mapLook(app, view) : null;
  const { language } = app.preferences;
  for (const format of ARCHIVE_FORMATS) {
    const drawn = look && format === 'gpkg' ? { look } : {};
    const files = await app.layerFiles.make({ format, language, shows: shownFiles(app), ...drawn });
    if (!files) return 'not-saved';
    for (const file of files) await take(file.name, whole(file));
  }
  const map = view && (await picture(app, view, title).catch(() => null));
  if (map) await take('map.png', map);
  const files = [...entries].map(([name, bytes]) => ({ name, bytes }));
  download(archiveName(title, day), new Blob([zippedBytes(files)]));
  return view && !map ? 'saved-without-map' : 'saved';
}

async function picture(app: App, view: MapView, title: string): Promise<Blob> {
  const heading = title || app.preferences.messages.app.untitled;
  return pngOf(await drawMap(app, view, heading, MAP_SIZE, 'file'), MAP_SIZE);
}

const whole = ({ bytes }: FormatFile): Blob => new Blob([...bytes]);
