import type { Geodata } from '../study';

const FILES = {
  municipalities: 'municipalities.csv',
  institutions: 'institutions.csv',
  basemap: 'basemap/japan.topo.json',
} as const;

/** Where the package, or a checkout, has what ships with it, as seen from the bundle. */
const PLACES = ['../app/geodata/', '../../static/geodata/'];

/**
 * What ships with Shuseki and every study stands on: of the folder or address `from`, which ends with a slash, else of the package around this
 * module. Rejects with what the host says where it isn't there.
 */
export async function shippedGeodata(from?: URL | string): Promise<Required<Geodata>> {
  const bases = from === undefined ? PLACES : [from];
  let fault: unknown;
  for (const base of bases)
    try {
      const folder = new URL(base, import.meta.url);
      const [municipalities, institutions, basemap] = await Promise.all(
        [FILES.municipalities, FILES.institutions, FILES.basemap].map((path) =>
          bytesAt(new URL(path, folder)),
        ),
      );
      return { municipalities, institutions, basemap };
    } catch (error) {
      fault = error;
    }
  throw fault;
}

async function bytesAt(url: URL): Promise<Uint8Array> {
  if (url.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    return readFile(url);
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.href}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
