import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { named } from '../../model';
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
  return foldersToKML({
    type: 'root',
    children: layers.map((layer) => ({
      type: 'folder',
      meta: { name: layer.name },
      children: featuresOf(layer, nameOf(layer)).features,
    })),
  });
}

function featuresOf(layer: VectorLayer, nameKey: string): FeatureCollection<Geometry | null> {
  const fields = fieldsOf(layer);
  const features = layer.ids.map((id, i): Feature<Geometry | null> => {
    const properties = named<string>();
    for (const { key, at } of fields) {
      const value = at(i);
      // A property called name is the placemark's own name, whatever its field is.
      if (value !== null) properties[key === nameKey ? 'name' : key] = String(value);
    }
    const shape = shapeAt(layer.geometry, i);
    return { type: 'Feature', id, properties, geometry: shape && geoJsonOf(shape) };
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
