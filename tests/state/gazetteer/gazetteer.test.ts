import { describe, expect, it, vi } from 'vitest';
import {
  Cancelled,
  problem,
  success,
  UNATTENDED,
  type GazetteerSpec,
  type Run,
} from '../../../src/model';
import { GazetteersState, type KeptPack, type PackStore } from '../../../src/state';
import type { EngineClient } from '../../../src/state';
import {
  FetchedFolder,
  FetchFailed,
  folderOfUrl,
} from '../../../src/state/gazetteer/gazetteer-fetch';
import { GazetteerHost } from '../../../src/state/engine/gazetteer-host';
import type { FileStore } from '../../../src/state/gazetteer/gazetteer-store';
import { gzip } from '../../../src/geocode';
import { StudySession } from '../../../src/study';
import { inventedFiles, numberFile } from '../../geocode/gazetteers';
import { JAPAN_IN_SMALL } from '../../geocode/japan-in-small';
import { INSTITUTIONS } from '../../study/made';

const FOLDER = 'https://gazetteer.example/api/';
const FILES = inventedFiles(JAPAN_IN_SMALL);
const encode = (text: string) => new TextEncoder().encode(text);
const MUNICIPALITIES = encode(
  [
    'code,prefecture,district,name,kind,kana,romaji,label_en,lon,lat,error_km,estimated',
    '11203,埼玉県,,川口市,city,カワグチシ,Kawaguchi-shi,Kawaguchi,139.72,35.81,5,0',
    '13102,東京都,,中央区,special_ward,チュウオウク,Chuo-ku,Chuo,139.77,35.67,3,0',
  ].join('\n'),
);

function memoryFiles(): FileStore & { readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    read: async (path) => files.get(path) ?? null,
    keep: async (path, bytes) => void files.set(path, bytes),
    clear: async () => files.clear(),
  };
}

/** A server that counts what it is asked for. */
function server(files: ReadonlyMap<string, string> = FILES) {
  const asked: string[] = [];
  const get = async (url: string, signal: AbortSignal) => {
    signal.throwIfAborted();
    const path = decodeURIComponent(url.slice(FOLDER.length));
    asked.push(path);
    const text = files.get(path);
    return text === undefined ? null : encode(text);
  };
  return { asked, get };
}

function session() {
  return new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
}

describe('a gazetteer behind an address', () => {
  it.each([
    ['https://a.example/api/', 'https://a.example/api/'],
    [' http://a.example/api/ja.json ', 'http://a.example/api/'],
    ['https://a.example/api/ja', 'https://a.example/api/'],
    ['https://a.example', 'https://a.example/'],
    ['https://a.example/api?x=1#y', 'https://a.example/api/'],
    ['a.example', null],
    ['file:///etc', null],
    ['javascript:alert(1)', null],
    ['https://', null],
  ])('%s is the folder %s', (text, folder) => {
    expect(folderOfUrl(text)).toBe(folder);
  });

  it('is asked for a file once; what came is taken from what was kept', async () => {
    const kept = memoryFiles();
    const { asked, get } = server();
    const { signal } = new AbortController();
    const path = 'ja/埼玉県/川口市.json';
    const first = new FetchedFolder(FOLDER, kept, signal, get);
    await first.read('ja.json');
    await first.read(path);
    const again = new FetchedFolder(FOLDER, kept, signal, get);
    await again.read('ja.json');
    expect(await again.read(path)).toEqual(encode(FILES.get(path)!));
    expect(asked).toEqual(['ja.json', path, 'ja.json']);
    expect([again.files, again.failure]).toEqual([2, null]);
    expect(await again.read('ja/無い県/無い市.json')).toBeNull();
  });

  it('begins anew when its index is another one than before', async () => {
    const kept = memoryFiles();
    const { signal } = new AbortController();
    const first = new FetchedFolder(FOLDER, kept, signal, server().get);
    await first.read('ja.json');
    await first.read('ja/埼玉県/川口市.json');
    const changed = new Map(FILES).set('ja.json', '{"data":[]}');
    const second = new FetchedFolder(FOLDER, kept, signal, server(changed).get);
    await second.read('ja.json');
    expect([...kept.files.keys()]).toEqual([`${FOLDER}ja.json`]);
  });

  it('is given up after three files that failed for good', async () => {
    let asked = 0;
    const get = async (url: string) => {
      asked++;
      throw new FetchFailed(url, '500');
    };
    const folder = new FetchedFolder(FOLDER, memoryFiles(), new AbortController().signal, get);
    for (let i = 0; i < 10; i++)
      await expect(folder.read(`ja/県/市${i}.json`)).rejects.toThrow('500');
    expect(asked).toBe(3);
    expect(folder.failure?.url).toContain(FOLDER);
  });
});

describe('the worker’s gazetteers', () => {
  it('fetch all, pack it, use it, and forget the single files', async () => {
    const kept = memoryFiles();
    const { asked, get } = server();
    const host = new GazetteerHost(session(), kept, get);
    const told: number[] = [];
    const made = await host.fetch(FOLDER, null, UNATTENDED, ({ files }) => told.push(files));
    if (!made?.ok) throw new Error('not made');
    expect(new Set(asked)).toEqual(new Set(FILES.keys()));
    expect(asked).toHaveLength(FILES.size);
    expect(made.value.spec.source).toBe(FOLDER);
    expect(told.at(-1)).toBe(FILES.size);
    expect(kept.files.size).toBe(0);
    const other = session();
    const opened = await new GazetteerHost(other, kept).open('x.gz', made.value.file);
    expect(opened).toMatchObject({ ok: true, value: made.value.spec });
    const match = await other.ask('locate', { address: '埼玉県川口市領家1-2' });
    expect(match).toMatchObject({ level: 'town', town: '領家' });
  });

  it('fetch only the municipalities that the study names, and what the gazetteer has of those around them', async () => {
    const { asked, get } = server();
    const own = session();
    const csv = '会社名,住所\n甲,埼玉県川口市領家1\n乙,川口市青木2丁目\n丙,どこか\n';
    const read = await own.readInput('firms', 'firms.csv', encode(csv), {}, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    const { name, sha256, roles, origin } = read.value;
    const { encoding, delimiter } = origin;
    const study = {
      inputs: { firms: { name, path: name, sha256, roles, encoding, delimiter } },
    } as never;
    const host = new GazetteerHost(own, memoryFiles(), get);
    const counted = await host.namedMunicipalities(study, UNATTENDED);
    expect(counted.firms).toBe(1);
    expect(counted.all).toBe(1);
    expect(counted.around).toBe(1);
    expect(asked).toEqual([]);
    const made = await host.fetch(FOLDER, study, UNATTENDED, () => undefined);
    expect(asked).toEqual(['ja.json', 'ja/埼玉県/川口市.json', 'ja/東京都/中央区.json']);
    expect(made).toMatchObject({ ok: true, value: { places: 2 } });
  });

  it('fetch numbers only of the municipalities that the study names, and only when they are wanted', async () => {
    const path = 'ja/埼玉県/川口市';
    const numbered = new Map(FILES);
    numbered.set(
      `${path}.json`,
      FILES.get(`${path}.json`)!.replace('{"oaza_cho"', '{"csv_ranges":{},"oaza_cho"'),
    );
    numbered.set(`${path}-地番.txt`, numberFile('地番', { 領家: ['1,2,,139.72,35.8'] }));
    const own = session();
    const csv = '会社名,住所\n甲,埼玉県川口市領家1-2\n';
    const read = await own.readInput('firms', 'firms.csv', encode(csv), {}, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    const { name, sha256, roles, origin } = read.value;
    const { encoding, delimiter } = origin;
    const study = {
      inputs: { firms: { name, path: name, sha256, roles, encoding, delimiter } },
    } as never;
    const asks = async (of: never | null, numbers: boolean) => {
      const { asked, get } = server(numbered);
      const host = new GazetteerHost(own, memoryFiles(), get);
      const made = await host.fetch(FOLDER, of, UNATTENDED, () => undefined, numbers);
      expect(made?.ok).toBe(true);
      return asked.filter((file) => file.endsWith('.txt'));
    };
    expect(await asks(study, false)).toEqual([]);
    expect(await asks(null, true)).toEqual([]);
    expect(await asks(study, true)).toEqual([`${path}-住居表示.txt`, `${path}-地番.txt`]);
  });

  it('bring the towns of the institutions, but never their numbers', async () => {
    const numbered = new Map(FILES);
    for (const path of ['ja/埼玉県/川口市', 'ja/東京都/中央区']) {
      const towns = FILES.get(`${path}.json`)!;
      numbered.set(`${path}.json`, towns.replace('{"oaza_cho"', '{"csv_ranges":{},"oaza_cho"'));
      numbered.set(`${path}-地番.txt`, numberFile('地番', {}));
    }
    const { asked, get } = server(numbered);
    const institutions = encode('id,name_ja,kind,address\nu,大学,kosen,東京都中央区銀座1丁目1\n');
    const own = new StudySession({ municipalities: MUNICIPALITIES, institutions });
    const csv = '会社名,住所\n甲,埼玉県川口市領家1-2\n';
    const read = await own.readInput('firms', 'firms.csv', encode(csv), {}, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    const { name, sha256, roles, origin } = read.value;
    const { encoding, delimiter } = origin;
    const study = {
      inputs: { firms: { name, path: name, sha256, roles, encoding, delimiter } },
    } as never;
    const host = new GazetteerHost(own, memoryFiles(), get);
    expect(await host.namedMunicipalities(study, UNATTENDED)).toEqual({
      firms: 1,
      all: 2,
      around: 0,
    });
    const made = await host.fetch(FOLDER, study, UNATTENDED, () => undefined, true);
    expect(made).toMatchObject({ ok: true, value: { places: 2 } });
    expect(asked).toContain('ja/東京都/中央区.json');
    expect(asked.filter((path) => path.endsWith('.txt'))).toEqual([
      'ja/埼玉県/川口市-住居表示.txt',
      'ja/埼玉県/川口市-地番.txt',
    ]);
  });

  it('stop when they are cancelled, and go on from there the next time', async () => {
    const kept = memoryFiles();
    const { asked, get } = server();
    const host = new GazetteerHost(session(), kept, get);
    const stopped = await host.fetch(FOLDER, null, UNATTENDED, ({ files }) => {
      if (files >= 5) host.cancel();
    });
    expect(stopped).toBeNull();
    expect(kept.files.size).toBeGreaterThanOrEqual(5);
    expect(kept.files.size).toBeLessThan(FILES.size);
    const before = asked.length;
    const done = await host.fetch(FOLDER, null, UNATTENDED, () => undefined);
    expect(done?.ok).toBe(true);
    const again = asked.slice(before);
    expect(again).toContain('ja.json');
    expect(again.length).toBeLessThan(FILES.size);
    expect(new Set(asked)).toEqual(new Set(FILES.keys()));
  });

  it('leave the gazetteer in use alone where the server fails', async () => {
    const own = session();
    const good = new GazetteerHost(own, memoryFiles(), server().get);
    await good.fetch(FOLDER, null, UNATTENDED, () => undefined);
    const kept = memoryFiles();
    let asked = 0;
    const failing = async (url: string, signal: AbortSignal) => {
      if (++asked > 4) throw new FetchFailed(url, '503');
      return server().get(url, signal);
    };
    const host = new GazetteerHost(own, kept, failing);
    const made = await host.fetch(FOLDER, null, UNATTENDED, () => undefined);
    expect(made).toMatchObject({
      ok: false,
      problem: { code: 'gazetteer-fetch-failed', facts: { reason: '503', files: 4 } },
    });
    expect(kept.files.size).toBe(4);
    expect(await own.ask('locate', { address: '埼玉県川口市領家1-2' })).toMatchObject({
      level: 'town',
    });
  });

  it('refuse what is no pack, gzipped or not', async () => {
    const host = new GazetteerHost(session(), memoryFiles());
    for (const file of [
      new Blob(['x']),
      await gzip(encode('x')),
      new Blob([Uint8Array.of(31, 139, 8, 0)]),
    ])
      expect(await host.open('x.gz', file)).toMatchObject({
        ok: false,
        problem: { code: 'gazetteer-unreadable', where: { file: 'x.gz' } },
      });
  });

  it('pass a cancellation by the host on, and no fault of their own', async () => {
    const host = new GazetteerHost(session(), memoryFiles(), server().get);
    const run: Run = {
      progress: () => undefined,
      checkpoint: () => {
        throw new Cancelled();
      },
    };
    await expect(host.fetch(FOLDER, null, run, () => undefined)).rejects.toThrow(Cancelled);
    await expect(new GazetteerHost(session()).build(UNATTENDED)).rejects.toThrow(/no gazetteer/);
  });
});

const SPEC: GazetteerSpec = { source: '作', date: '2024-01-15' };
const PACK: KeptPack = { spec: SPEC, file: new Blob(['pack']), towns: 3 };

function state({
  kept = null,
  refuses = false,
}: { kept?: KeptPack | null; refuses?: boolean } = {}) {
  const store: PackStore & { held: KeptPack | null } = {
    held: kept,
    load: async () => store.held,
    keep: async (pack) => {
      if (refuses) throw new DOMException('full', 'QuotaExceededError');
      store.held = pack;
    },
    remove: async () => {
      store.held = null;
    },
  };
  const engine = {
    setGazetteer: vi.fn(async (folder: unknown) => success(folder && SPEC)),
    openPack: vi.fn(async () => success(SPEC)),
    buildPack: vi.fn(async () => success({ ...PACK, places: 1 })),
    fetchPack: vi.fn(async () => success({ ...PACK, places: 1 })),
    cancelGazetteer: vi.fn(),
  };
  const heard: (GazetteerSpec | null)[] = [];
  const made = new GazetteersState(engine as unknown as EngineClient, store, (spec) =>
    heard.push(spec),
  );
  return { state: made, engine, store, heard };
}

describe('the gazetteer of the app', () => {
  it('opens what was kept from the last visit, and asks no server', async () => {
    const { state: made, engine, heard } = state({ kept: PACK });
    await made.restore();
    expect(made.spec).toEqual(SPEC);
    expect(made.file).toBe(PACK.file);
    expect(heard).toEqual([SPEC]);
    expect(engine.fetchPack).not.toHaveBeenCalled();
  });

  it('has nothing at the first visit', async () => {
    const { state: made, engine, heard } = state();
    await made.restore();
    expect([made.spec, made.kept, heard.length]).toEqual([null, null, 0]);
    expect(engine.openPack).not.toHaveBeenCalled();
  });

  it('says so where what was kept can’t be read any more', async () => {
    const { state: made, engine } = state({ kept: PACK });
    const broken = problem('gazetteer-unreadable', 'error', {}, { reason: 'version 9' });
    engine.openPack.mockResolvedValueOnce({ ok: false, problem: broken } as never);
    await made.restore();
    expect([made.spec, made.problem]).toEqual([null, broken]);
    expect(made.kept).toBe(PACK);
  });

  it('keeps what was fetched or built, and a pack file, but not a folder', async () => {
    const { state: made, store } = state();
    await made.openFolder({ name: 'api', files: [] });
    expect([made.origin, store.held]).toEqual(['folder', null]);
    await made.buildPack();
    expect(made.origin).toBe('pack');
    expect(store.held?.file).toBe(PACK.file);
    await made.remove();
    expect([store.held, made.spec, made.kept]).toEqual([null, null, null]);
    await made.openPack(new File(['other'], 'o.gz'));
    expect(store.held?.spec).toEqual(SPEC);
    await made.fetch('https://a.example/api', null);
    expect(store.held?.file).toBe(PACK.file);
  });

  it('works without being kept where the browser refuses, and says so', async () => {
    const { state: made } = state({ refuses: true });
    await made.fetch('https://a.example/api/', null);
    expect([made.spec, made.keepFailed, made.kept]).toEqual([SPEC, true, null]);
  });

  it('changes nothing when fetching is cancelled or fails', async () => {
    const { state: made, engine, heard } = state();
    engine.fetchPack.mockResolvedValueOnce(success(null) as never);
    await made.fetch('https://a.example/', null);
    expect([made.spec, made.problem, made.work]).toEqual([null, null, null]);
    const failed = problem(
      'gazetteer-fetch-failed',
      'error',
      {},
      { url: 'u', reason: 'r', files: 2 },
    );
    engine.fetchPack.mockResolvedValueOnce({ ok: false, problem: failed } as never);
    await made.fetch('https://a.example/', null);
    expect(made.problem).toBe(failed);
    expect(heard).toEqual([]);
  });

  it('takes what is not in use out of use and back without losing it', async () => {
    const { state: made } = state({ kept: PACK });
    await made.restore();
    await made.close();
    expect([made.spec, made.kept]).toEqual([null, PACK]);
    await made.reopen();
    expect(made.spec).toEqual(SPEC);
  });

  it('does one thing at a time', async () => {
    const { state: made, engine } = state();
    const first = made.fetch('https://a.example/', null);
    expect(made.work?.kind).toBe('fetch');
    await made.openFolder({ name: 'api', files: [] });
    await first;
    expect(engine.setGazetteer).not.toHaveBeenCalled();
  });
});
