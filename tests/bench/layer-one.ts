import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { LAYER_FORMATS } from '../../src/tables';
import type { VectorLayer } from '../../src/tables/vector/layer';
import { writeGeoJson } from '../../src/tables/write-geojson';
import { benchPoints } from './points';

/** Firms with columns of every kind; the same for the same number. */
function firms(count: number): VectorLayer {
  const { lng, lat } = benchPoints(count);
  const rows = Array.from({ length: count }, (_, row) => row);
  return {
    name: 'firms',
    metadata: { made_by: 'Shuseki', simulated: true },
    ids: rows.map((row) => String(4_000_000_000_000 + row)),
    geometry: { type: 'Point', lng, lat },
    properties: [
      { key: 'name', kind: 'text', values: rows.map((row) => `株式会社第${row}製作所`) },
      {
        key: 'address',
        kind: 'text',
        values: rows.map((row) => `福井県鯖江市西山町${row % 97}番`),
      },
      {
        key: 'cluster_id',
        kind: 'integer',
        values: rows.map((row) => (row % 3 ? row % 150 : NaN)),
      },
      { key: 'in_cluster', kind: 'boolean', values: rows.map((row) => (row % 3 ? 1 : 0)) },
      {
        key: 'nearest_institution_km',
        kind: 'number',
        values: rows.map((row) => (row % 9973) / 97),
      },
      {
        key: 'employees',
        kind: 'literal',
        values: rows.map((row) => (row % 11 ? `${row % 300}` : '')),
      },
    ],
  };
}

// A process of its own, because the peak of resident memory never falls.
const [format, count, path] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const layer = firms(count);
const start = performance.now();
const out = openSync(path, 'w');
if (format === 'geojson') for (const piece of await writeGeoJson(layer)) writeSync(out, piece);
else {
  const writer = LAYER_FORMATS.find(({ name }) => name === format)!;
  const titlesOf = () => ({ title: 'firms', fields: new Map<string, string>() });
  const written = await writer.write([layer], { name: 'study', titlesOf });
  if (!written.ok) throw new Error(written.problem.code);
  for (const piece of written.value[0].bytes) writeSync(out, piece);
}
closeSync(out);
process.stdout.write(
  JSON.stringify({
    ms: performance.now() - start,
    megabytes: statSync(path).size / 1e6,
    peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
  }),
);
