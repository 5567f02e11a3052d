import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UNATTENDED, type Municipality } from '../model';
import { readMunicipalities, type Geodata } from '../study';

/** The built app, which carries the files that ship with Shuseki; a package has no other copy. */
const APP = join('build', 'app');
const PLACES = ['static', APP];
const MARK = join('geodata', 'municipalities.csv');

/** Folder of the product: the nearest one around this module, bundled or not, that has the geodata; and where in it they are. */
function product(): { readonly root: string; readonly geodata: string } {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let root = start; ; root = dirname(root)) {
    const place = PLACES.find((each) => existsSync(join(root, each, MARK)));
    if (place !== undefined) return { root, geodata: join(root, place, 'geodata') };
    if (dirname(root) === root) throw new Error(`no ${MARK} around ${start}`);
  }
}

/** What ships with Shuseki and every study stands on. */
export function readGeodata(): Required<Geodata> {
  const { geodata } = product();
  return {
    municipalities: readFileSync(join(geodata, 'municipalities.csv')),
    institutions: readFileSync(join(geodata, 'institutions.csv')),
    basemap: readFileSync(join(geodata, 'basemap', 'japan.topo.json')),
  };
}

let municipalities: Promise<readonly Municipality[]> | null = null;

/** Those of them that are municipalities, read once. */
export function shippedMunicipalities(): Promise<readonly Municipality[]> {
  return (municipalities ??= readMunicipalities(readGeodata().municipalities, UNATTENDED));
}

/** The basemap's prefectures, for the report's map. */
export function readOutlines(): unknown {
  return JSON.parse(readFileSync(join(product().geodata, 'basemap', 'japan.topo.json'), 'utf8'));
}

/** Folder of the built app; null where it has not been built. */
export function appFolder(): string | null {
  const folder = join(product().root, APP);
  return existsSync(join(folder, 'index.html')) ? folder : null;
}
