import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A public service in small: on an origin of its own, open to every page, and it remembers what it was asked for. */
export interface GazetteerServer {
  /** Address of the folder with ja.json, with a final slash. */
  readonly url: string;
  /** Paths inside the folder, in the order in which they were asked for. */
  readonly asked: readonly string[];
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Answers everything with this status instead. */
  status: number | null;
  close(): Promise<void>;
}

export async function serveGazetteer(files: ReadonlyMap<string, string>): Promise<GazetteerServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname).replace(/^\/api\//, '');
    asked.push(path);
    const text = files.get(path);
    void wait(made.delayMs).then(() => {
      const status = made.status ?? (text === undefined ? 404 : 200);
      response.writeHead(status, {
        'Access-Control-Allow-Origin': '*',
        'Content-Type': 'application/json',
      });
      response.end(status === 200 ? text : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made: GazetteerServer = {
    url: `http://127.0.0.1:${port}/api/`,
    asked,
    delayMs: 0,
    status: null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return made;
}
