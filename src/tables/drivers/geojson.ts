import type { TextDriver } from '../file-driver';
import { readGeoJson } from '../read-geojson';
import { writeGeoJson } from '../write-geojson';

/** Points of a GeoJSON or TopoJSON, or records in JSON, parsed in one go. Holds one layer, and no look. */
export const geoJsonDriver: TextDriver = {
  format: 'geojson',
  holds: 'text',
  extensions: ['geojson', 'json', 'topojson'],
  limitMegabytes: 300,
  claims: ({ bytes, binary }) =>
    binary === null &&
    /^\s*(?:\[\s*)?\{\s*"/.test(new TextDecoder().decode(bytes.subarray(0, 256))),
  read: readGeoJson,
  write(layers) {
    if (layers.length !== 1) throw new RangeError('a GeoJSON holds one layer');
    return writeGeoJson(layers[0].layer);
  },
};
