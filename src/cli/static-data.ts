import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Geodata } from '../study';

const MARK = join('static', 'geodata', 'municipalities.csv');

/** Folder of the product: the nearest one around this module, bundled or not, that has the geodata. */
function productRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, MARK))) return at;
    if (dirname(at) === at) throw new Error(`no ${MARK} around ${start}`);
  }
}

/** What ships with Shuseki and every study stands on. */
export function readGeodata(): Required<Geodata> {
  const folder = join(productRoot(), 'static', 'geodata');
  return {
    municipalities: readFileSync(join(folder, 'municipalities.csv')),
    institutions: readFileSync(join(folder, 'institutions.csv')),
    basemap: readFileSync(join(folder, 'basemap', 'japan.topo.json')),
  };
}

/** The basemap's prefectures, for the report's map. */
export function readOutlines(): unknown {
  return JSON.parse(
    readFileSync(join(productRoot(), 'static', 'geodata', 'basemap', 'japan.topo.json'), 'utf8'),
  );
}
