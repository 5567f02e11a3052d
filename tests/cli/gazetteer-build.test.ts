import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const towns = writeGazetteer(folder.at('towns'));

/** Serves the invented gazetteer; what it is asked for, and whether it refuses towns, is for the tests to see and say. */
const asked: string[] = [];
let refuses = 0;
/** Answers for towns with a page for people. */
let page = false;
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
    if (page && path.includes('/ja/')) {
      response.end('<!doctype html><title>maintenance</title>');
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

describe('shuseki gazetteer fetch', () => {
  beforeAll(() => vi.stubEnv('SHUSEKI_DATA', folder.at('data')));
  afterAll(() => vi.unstubAllEnvs());

  it('keeps what it fetched for every later command, and nothing of what a server got wrong', async () => {
    const list = folder.write('named.csv', inventedFirms(12));
    const geocode = (...more: string[]) =>
      shuseki('geocode', list, '--out', folder.at('kept.csv'), ...more);
    const advised = await geocode();
    expect(advised.err).toContain(`gazetteer fetch --only-for ${list}`);
    expect(folder.read('kept.csv')).not.toMatch(/,town,/);

    const fetch = () => shuseki('gazetteer', 'fetch', '--only-for', list, '--from', address);
    page = true;
    const wrong = await fetch();
    expect(wrong.status).toBe(1);
    expect(wrong.err).toContain('run the same command again');
    page = false;
    asked.length = 0;
    const fetched = await fetch();
    expect(fetched).toMatchObject({ status: 0 });
    // The kept file is small: it has a size all the same.
    expect(fetched.err).toMatch(/12 towns of 1 municipalit\S+, [1-9]\d* kB/);
    expect(asked).toEqual(['/api/ja/福井県/鯖江市.json']);
    expect(folder.names('data')).toEqual(['gazetteer.shuseki-pack']);

    asked.length = 0;
    const later = await geocode();
    expect(later.err).not.toContain('gazetteer fetch');
    expect(folder.read('kept.csv').match(/,town,/g)).toHaveLength(11);
    await geocode('--gazetteer', 'none');
    expect(folder.read('kept.csv')).not.toMatch(/,town,/);
    expect(asked).toEqual([]);
  });
});
