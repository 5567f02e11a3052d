import type { TextDriver } from '../file-driver';
import { readGeoJson } from '../read-geojson';
import { writeGeoJson } from '../write-geojson';

/** GeoJSON points, parsed in one go. Holds one layer, and no look. */
export const geoJsonDriver: TextDriver = {
  format: 'geojson',
  holds: 'text',
  extensions: ['geojson', 'json'],
  limitMegabytes: 300,
  claims: ({ bytes, binary }) =>
    binary === null && /^\s*\{\s*"/.test(new TextDecoder().decode(bytes.subarray(0, 256))),
  read: (name, bytes, { encoding }, run) => readGeoJson(name, bytes, encoding, run),
  write(layers) {
    if (layers.length !== 1) throw new RangeError('a GeoJSON holds one layer');
    return writeGeoJson(layers[0].layer);
  },
};
