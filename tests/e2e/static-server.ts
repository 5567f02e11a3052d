import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface Served {
  /** Address of the folder's index, with a final slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder under `prefix` (with slashes at both ends) on a free port or the one that is wanted, as the plainest of web servers would: no
 * rewriting, no headers beyond the type, nothing outside the prefix. Files of `instead` stand in the place of the folder's.
 */
export async function serveFolder(
  folder: string,
  prefix = '/',
  instead: ReadonlyMap<string, Buffer> = new Map(),
  wantedPort = 0,
): Promise<Served> {
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : '..';
    const name = inside === '.' || inside === '' ? 'index.html' : inside;
    const file = join(folder, name);
    const missing = (): void => {
      response.writeHead(404).end();
    };
    if (name.startsWith('..')) return missing();
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const other = instead.get(name);
    if (other) {
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': other.length }).end(other);
      return;
    }
    stat(file).then((found) => {
      if (!found.isFile()) return missing();
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
      createReadStream(file).pipe(response);
    }, missing);
  });
  await new Promise<void>((resolve) => server.listen(wantedPort, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
