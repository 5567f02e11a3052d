import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

/** Only this machine can ask. */
const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
};

/** What may be loaded as a worker. */
const SCRIPTS = new Set(['.js', '.mjs']);

/** A file that the page is to open when it starts. */
export interface Opened {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The path under which the page asks for the file that it is to open; see `state/launch`. */
export const OPENED_PATH = '/opened/';

export interface Served {
  /** Where the page is, with the file that it is to open. */
  readonly address: string;
  readonly server: Server;
}

/**
 * Serves the built app on 127.0.0.1 alone, at this port; 0 is any that is free. Requests that name another host are
 * refused, so that no page of another site reaches it by a name of its own. Rejects where the port is taken.
 */
export async function serveApp(
  folder: string,
  opened: Opened | null,
  port: number,
): Promise<Served> {
  const policy = policyOf(folder);
  const server = createServer(({ url = '/', method, headers }, answer) => {
    const { port: own } = server.address() as AddressInfo;
    const isOwn = [`${HOST}:${own}`, `localhost:${own}`].includes(headers.host ?? '');
    const path = isOwn && (method === 'GET' || method === 'HEAD') ? pathOf(url) : null;
    if (path === null) return refuse(answer, isOwn ? 404 : 421);
    if (opened && path === OPENED_PATH + opened.name) {
      answer.writeHead(200, headersOf('.bin', opened.bytes.length));
      answer.end(method === 'HEAD' ? undefined : opened.bytes);
      return;
    }
    const file = join(folder, path === '/' ? 'index.html' : path);
    sendFile(answer, file, folder, policy, method === 'HEAD');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  const query = opened ? `?open=${encodeURIComponent(opened.name)}` : '';
  return { address: `http://${HOST}:${own}/${query}`, server };
}

/** The path that is asked for, decoded; null for what is none. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
    // No file system has such a name, and asking for one throws.
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

function refuse(answer: ServerResponse, status: number): void {
  answer.writeHead(status, { 'Content-Length': 0 });
  answer.end();
}

function headersOf(extension: string, length: number): Record<string, string | number> {
  return {
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Content-Length': length,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
}

/**
 * The page's own policy again as a header, which also forbids frames; a script that is loaded as a worker may fetch from where a person says, as a
 * gazetteer's address that is typed, and do no more than the page otherwise.
 */
function policyOf(folder: string): (extension: string) => Record<string, string> {
  const page = join(folder, 'index.html');
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const own = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(text)?.[1];
  if (!own) return () => ({});
  const ofWorkers = own
    .replace(/connect-src [^;]+/, 'connect-src *')
    .replace(/; require-trusted-types[^]*/, '');
  return (extension): Record<string, string> => {
    if (SCRIPTS.has(extension)) return { 'Content-Security-Policy': ofWorkers };
    if (extension !== '.html') return {};
    return { 'Content-Security-Policy': `${own}; frame-ancestors 'none'` };
  };
}

function sendFile(
  answer: ServerResponse,
  path: string,
  folder: string,
  headers: (extension: string) => Record<string, string>,
  isHead: boolean,
): void {
  const place = normalize(path);
  const found = place.startsWith(folder + sep) ? statSync(place, { throwIfNoEntry: false }) : null;
  // A link may lead out of the folder.
  const isOwn = () => realpathSync(place).startsWith(realpathSync(folder) + sep);
  if (!found?.isFile() || !isOwn()) return refuse(answer, 404);
  answer.writeHead(200, {
    ...headersOf(extname(place), found.size),
    ...headers(extname(place)),
  });
  if (isHead) answer.end();
  else
    createReadStream(place)
      .on('error', () => answer.destroy())
      .pipe(answer);
}
