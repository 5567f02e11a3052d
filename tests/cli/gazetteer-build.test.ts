import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const towns = writeGazetteer(folder.at('towns'));

/** Serves the invented gazetteer; what it is asked for, and whether it refuses towns, is for the tests to see and say. */
const asked: string[] = [];
let refuses = 0;
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
    asked.push(path);
    if (refuses !== 0 && path.includes('/ja/')) {
      response.writeHead(refuses).end();
      return;
    }
    const file = join(towns, path.replace('/api/', ''));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  address = `http://127.0.0.1:${port}/api`;
});
afterAll(() => server.close());

describe('shuseki gazetteer build', () => {
  it('goes on where it stopped, and makes the same pack as from the folder', async () => {
    const pack = folder.at('remote.pack');
    const build = () => shuseki('gazetteer', 'build', '--from', address, '--out', pack);
    refuses = 403;
    const stopped = await build();
    expect(stopped.status).toBe(1);
    expect(stopped.err).toContain('run the same command again');
    expect(folder.names()).toContain('remote.pack.partial');
    expect(existsSync(pack)).toBe(false);

    refuses = 0;
    asked.length = 0;
    expect(await build()).toMatchObject({ status: 0 });
    expect(asked).toEqual(['/api/ja/福井県/鯖江市.json']);
    expect(folder.names()).not.toContain('remote.pack.partial');

    const name = `${address}/`;
    const local = ['gazetteer', 'build', '--from', towns, '--source', name];
    await shuseki(...local, '--out', folder.at('local.pack'));
    expect(readFileSync(pack).equals(readFileSync(folder.at('local.pack')))).toBe(true);
  });

  it('says where nothing can be fetched', async () => {
    const answer = await shuseki(
      ...['gazetteer', 'build', '--from', `${address}/elsewhere`, '--out', folder.at('no.pack')],
    );
    expect(answer.status).toBe(1);
    expect(answer.err).toContain('ja.json');
    const wrong = ['gazetteer', 'build', '--from', 'http://', '--out', folder.at('no.pack')];
    expect(await shuseki(...wrong)).toMatchObject({ status: 1 });
    const none = ['gazetteer', 'build', '--from', folder.at('none'), '--out', folder.at('no.pack')];
    expect(await shuseki(...none)).toMatchObject({ status: 1 });
    expect(existsSync(folder.at('no.pack'))).toBe(false);
  });

  it('serves geocoding too, which asks for municipalities only and never sends an address', async () => {
    const list = folder.write('firms.csv', inventedFirms(12));
    asked.length = 0;
    const answer = await shuseki(
      ...['geocode', list, '--gazetteer', `${address}/ja.json`, '--out', folder.at('out.csv')],
    );
    expect(answer).toMatchObject({ status: 0 });
    expect(asked).toEqual(['/api/ja.json', '/api/ja/福井県/鯖江市.json']);
    expect(folder.read('out.csv').match(/,town,/g)).toHaveLength(11);
  });
});
