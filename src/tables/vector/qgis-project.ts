import { zippedBytes } from '../write-zip';
import type { LayerLook, MapLook } from './look';
import { QGIS_VERSION, rgba, styleParts, xml } from './qgis-style';
import type { LayerGeometry } from './layer';
import type { LayerTitles } from './write-csv-layer';

/** A layer of the file as the project names it. */
export interface ProjectLayer {
  readonly look: LayerLook;
  readonly titles: LayerTitles;
  readonly geometry: LayerGeometry['type'];
}

const GEOMETRY_NAME = { Point: 'Point', LineString: 'Line', MultiPolygon: 'Polygon' } as const;
const EARTH_RADIUS_M = 6378137;

/** Reference systems; QGIS looks them up by its own number first. */
const OWN_NUMBER = { 3857: 3857, 4326: 3452 } as const;
const system = (code: 3857 | 4326) =>
  `<spatialrefsys><srsid>${OWN_NUMBER[code]}</srsid><srid>${code}</srid><authid>EPSG:${code}</authid></spatialrefsys>`;

/** A project of QGIS that opens the layers of a GeoPackage of this name as the map was on screen. */
export function qgisProject(
  file: string,
  { title, heading, credits, background, bounds }: MapLook,
  layers: readonly ProjectLayer[],
): string {
  const idOf = ({ look }: ProjectLayer) => `shuseki_${look.layer}`;
  const sourceOf = ({ look }: ProjectLayer) => xml(`./${file}|layername=${look.layer}`);
  const tree = layers.map(
    (each) =>
      `<layer-tree-layer id="${idOf(each)}" name="${xml(each.titles.title)}" source="${sourceOf(each)}" providerKey="ogr" checked="${each.look.visible ? 'Qt::Checked' : 'Qt::Unchecked'}" expanded="${each.look.visible ? 1 : 0}"/>`,
  );
  const written = layers.map(
    (
      each,
    ) => `<maplayer type="vector" geometry="${GEOMETRY_NAME[each.geometry]}" labelsEnabled="${each.look.label ? 1 : 0}">
<id>${idOf(each)}</id><datasource>${sourceOf(each)}</datasource><layername>${xml(each.titles.title)}</layername>
<srs>${system(4326)}</srs><provider encoding="UTF-8">ogr</provider>
${styleParts(each.look, each.titles)}
</maplayer>`,
  );
  const [west, south, east, north] = bounds;
  const extent = { xmin: metresEast(west), ymin: metresNorth(south), xmax: metresEast(east), ymax: metresNorth(north) }; // prettier-ignore
  const corners = Object.entries(extent);
  const [red, green, blue] = rgba(background).split(',');
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="${QGIS_VERSION}" projectname="${xml(title)}">
<title>${xml(title)}</title>
<projectCrs>${system(3857)}</projectCrs>
<layer-tree-group>${tree.join('')}</layer-tree-group>
<mapcanvas name="theMapCanvas"><units>meters</units><extent>${corners.map(([name, at]) => `<${name}>${at}</${name}>`).join('')}</extent><rotation>0</rotation><destinationsrs>${system(3857)}</destinationsrs></mapcanvas>
<projectlayers>${written.join('')}</projectlayers>
<layerorder>${layers.map((each) => `<layer id="${idOf(each)}"/>`).join('')}</layerorder>
<properties>
<SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys>
<Gui><CanvasColorRedPart type="int">${red}</CanvasColorRedPart><CanvasColorGreenPart type="int">${green}</CanvasColorGreenPart><CanvasColorBluePart type="int">${blue}</CanvasColorBluePart></Gui>
${decoration('CopyrightLabel', credits.join(' | '))}
${decoration('TitleLabel', heading)}
</properties>
<projectMetadata><type>project</type><title>${xml(title)}</title><abstract>${xml([heading, ...credits].filter(Boolean).join('\n'))}</abstract></projectMetadata>
<ProjectViewSettings UseProjectScales="0" rotation="0"><Scales/><DefaultViewExtent ${corners.map(([name, at]) => `${name}="${at}"`).join(' ')}>${system(3857)}</DefaultViewExtent></ProjectViewSettings>
</qgis>`;
}

/** A line of text at the edge of the map. */
const decoration = (name: string, text: string): string =>
  `<${name}><Enabled type="bool">${text === '' ? 'false' : 'true'}</Enabled><Label type="QString">${xml(text)}</Label></${name}>`;

const metresEast = (lng: number): number => (EARTH_RADIUS_M * lng * Math.PI) / 180;
const metresNorth = (lat: number): number =>
  EARTH_RADIUS_M * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** A project as the table qgis_projects holds it: a zip in hexadecimal digits. */
export function projectContent(project: string): string {
  const zip = zippedBytes([{ name: 'map.qgs', bytes: new TextEncoder().encode(project) }]);
  return Array.from(zip, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
