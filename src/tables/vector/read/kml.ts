import type { Geometry } from 'geojson';
import { problem } from '../../../model';
import { unzippedFiles } from './unzipped-files';
import { layerWanted, Unreadable, type FoundLayer, type LayerWanted } from './found-layer';

/** What togeojson makes of styles and of its own, which no placemark's data are. */
const STYLE =
  /^(stroke|fill|icon|label|styleUrl|styleHash|styleMapHash|visibility|@geometry-type|coordinateProperties|cascade)/;

/** Several polygons of one placemark are a collection. */
const SHAPES = { points: /^Point$/, polygons: /^(Polygon|MultiPolygon|GeometryCollection)$/ };

interface Item {
  readonly type: string;
  readonly meta?: { readonly name?: unknown };
  readonly children?: readonly Item[];
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: Geometry | null;
}

/**
 * Reads the placemarks of a KML (OGC 07-147r2) or KMZ: a layer for every folder that holds some, values as text as they stand. Network
 * links are never followed, pictures and styles left out.
 */
export async function readKml(
  file: string,
  bytes: Uint8Array,
  wanted: LayerWanted,
): Promise<FoundLayer> {
  const [{ DOMParser, onErrorStopParsing }, { kmlWithFolders }] = await Promise.all([
    import('@xmldom/xmldom'),
    import('@tmcw/togeojson'),
  ]);
  // Without a listener, what is wrong with the XML is thrown or printed.
  const parser = new DOMParser({ onError: onErrorStopParsing });
  const document = parser.parseFromString(textOf(file, bytes), 'text/xml');
  for (const name of ['NetworkLink', 'GroundOverlay', 'ScreenOverlay', 'PhotoOverlay'])
    for (const element of [...document.getElementsByTagName(name)])
      element.parentNode?.removeChild(element);
  // The library would read "false" and "0" of a boolean as true, and numbers without their leading zeros.
  for (const field of document.getElementsByTagName('SimpleField'))
    field.setAttribute('type', 'string');
  const folders = new Map<string, Item[]>();
  collect(kmlWithFolders(document) as unknown as Item, file, folders);
  const layers = [...folders.keys()];
  const name = layerWanted(file, folders, wanted, (placemarks, shape) =>
    placemarks.some(({ geometry }) => geometry && SHAPES[shape].test(geometry.type)),
  );
  const items = folders.get(name)!;
  const fields = new Set<string>();
  const rows = items.map(({ properties }) => {
    const kept = Object.entries(properties ?? {}).filter(([key]) => !STYLE.test(key));
    for (const [key] of kept) fields.add(key);
    return Object.fromEntries(kept);
  });
  const geometries = items.map(({ geometry }) => geometry ?? null);
  return { name, layers, fields: [...fields], rows, geometries, system: '' };
}

/** Placemarks by the folder that they stand in; those in none by the file's name. */
function collect(item: Item, folder: string, folders: Map<string, Item[]>): void {
  for (const child of item.children ?? []) {
    if (child.type === 'folder') {
      const { name } = child.meta ?? {};
      collect(child, typeof name === 'string' && name !== '' ? name : folder, folders);
    } else if (child.type === 'Feature') {
      const own = folders.get(folder);
      if (own) own.push(child);
      else folders.set(folder, [child]);
    }
  }
}

/** The document's text: of a KMZ, its first .kml, as the specification says. */
function textOf(file: string, bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
  const [first] = unzippedFiles(file, bytes, (name) => /\.kml$/i.test(name));
  if (!first) throw new Unreadable(problem('layer-none', 'error', { file }, {}));
  return new TextDecoder().decode(first.bytes);
}
