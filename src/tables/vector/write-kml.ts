import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { named, withinXml } from '../../model';
import { fieldsOf } from './fields';
import type { VectorLayer } from './layer';
import { shapeAt, type Position, type Shape } from './shapes';

/**
 * Layers as one KML document, a folder each. KML knows no numbers and no nulls in its data: every value is text, and a missing one
 * is left out (the writer would put the word null). `nameOf` says which field is a feature's name on the map.
 */
export async function writeKml(
  layers: readonly VectorLayer[],
  nameOf: (layer: VectorLayer) => string,
): Promise<string> {
  const { foldersToKML } = await import('@placemarkio/tokml');
  const text = foldersToKML({
    type: 'root',
    children: layers.map((layer) => ({
      type: 'folder',
      meta: { name: layer.name },
      children: featuresOf(layer, nameOf(layer)).features,
    })),
  });
  // XML forbids this in text, and the writer lets it stand; there is no section of raw text that it could end.
  return text.replaceAll(']]>', ']]&gt;');
}

/** What the writer takes for KML's own: a description would be shown as HTML, a visibility would hide the place. */
const KML_OWN = new Set(['description', 'visibility']);

const dataName = (key: string) => (KML_OWN.has(key) ? `input_${key}` : withinXml(key));

function featuresOf(layer: VectorLayer, nameKey: string): FeatureCollection<Geometry | null> {
  const fields = fieldsOf(layer);
  const features = layer.ids.map((id, i): Feature<Geometry | null> => {
    const properties = named<string>();
    for (const { key, at } of fields) {
      const value = at(i);
      // A property called name is the placemark's own name, whatever its field is.
      if (value !== null)
        properties[key === nameKey ? 'name' : dataName(key)] = withinXml(String(value));
    }
    const shape = shapeAt(layer.geometry, i);
    return { type: 'Feature', id: withinXml(id), properties, geometry: shape && geoJsonOf(shape) };
  });
  return { type: 'FeatureCollection', features };
}

function geoJsonOf(shape: Shape): Geometry {
  const line = (positions: readonly Position[]) => positions.map(([lng, lat]) => [lng, lat]);
  switch (shape.type) {
    case 'Point':
      return { type: 'Point', coordinates: [...shape.position] };
    case 'LineString':
      return { type: 'LineString', coordinates: line(shape.positions) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: shape.polygons.map((rings) => rings.map(line)),
      };
  }
}
