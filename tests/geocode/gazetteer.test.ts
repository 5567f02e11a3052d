import { describe, expect, it } from 'vitest';
import {
  createGeocoder,
  encodePack,
  geocodeAddresses,
  openGazetteerFolder,
  openGazetteerPack,
  type Gazetteer,
} from '../../src/geocode';
import { LEVEL_CODE } from '../../src/model/place-level';
import { Cancelled, UNATTENDED, type FileSource } from '../../src/model/run';
import {
  HAS_SHARED,
  inventedFiles,
  inventedGeocoder,
  inventedMunicipalities,
  memorySource,
  realGeocoder,
} from './gazetteers';
import { JAPAN_IN_SMALL } from './japan-in-small';

const FILES = inventedFiles(JAPAN_IN_SMALL);
const SABAE = 'ja/福井県/鯖江市.json';

/** A folder that tells which files were read. */
function watched(files: ReadonlyMap<string, string>): FileSource & { readonly reads: string[] } {
  const inner = memorySource(files);
  const reads: string[] = [];
  return {
    name: 'watched',
    reads,
    read(path) {
      reads.push(path);
      return inner.read(path);
    },
  };
}

async function open(source: FileSource): Promise<Gazetteer> {
  const opened = await openGazetteerFolder(source);
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

describe('a gazetteer folder', () => {
  it('is read only where the addresses need it, and once', async () => {
    const source = watched(FILES);
    const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), await open(source));
    expect(source.reads).toEqual(['ja.json']);
    const addresses = ['福井県鯖江市神明町1-2-3', '福井県鯖江市旭町1-2-3', '', 'どこか'];
    const places = await geocodeAddresses(addresses, geocoder, UNATTENDED);
    expect(source.reads).toEqual(['ja.json', SABAE]);
    expect(places.town).toEqual(['神明町一丁目', '旭町一丁目', '', '']);
    await geocodeAddresses(addresses, geocoder, UNATTENDED);
    expect(source.reads).toHaveLength(2);
    expect(geocoder.problems()).toEqual([]);
    expect(geocoder.gazetteer).toEqual({ source: 'watched', date: '2024-01-15' });
  });

  it.each([
    ['missing', undefined, 'gazetteer-file-missing'],
    ['not JSON', '{"data":[', 'gazetteer-file-broken'],
    ['no list of towns', '{"data":{}}', 'gazetteer-file-broken'],
    ['a list of something else', '{"data":[1,null]}', 'gazetteer-file-broken'],
  ])('says when a file is %s, and goes on with the rest', async (_, text, code) => {
    const files = new Map(FILES);
    if (text === undefined) files.delete(SABAE);
    else files.set(SABAE, text);
    const geocoder = createGeocoder(
      inventedMunicipalities(JAPAN_IN_SMALL),
      await open(memorySource(files)),
    );
    const addresses = ['福井県鯖江市神明町1-2-3', '千葉県市川市八幡1-2-3'];
    const places = await geocodeAddresses(addresses, geocoder, UNATTENDED);
    expect(Array.from(places.level)).toEqual([LEVEL_CODE.municipality, LEVEL_CODE.town]);
    expect(geocoder.problems()).toEqual([
      { code, severity: 'warning', where: { file: 'memory' }, facts: { files: 1, example: SABAE } },
    ]);
    // The file came back: nothing of the failure is kept.
    files.set(SABAE, FILES.get(SABAE) as string);
    const again = await geocodeAddresses(addresses, geocoder, UNATTENDED);
    expect(again.town[0]).toBe('神明町一丁目');
    expect(geocoder.problems()).toEqual([]);
  });

  it('takes a read that throws for a broken file', async () => {
    const inner = memorySource(FILES);
    const source: FileSource = {
      name: 'memory',
      read: (path) => (path === SABAE ? Promise.reject(new Error('disk')) : inner.read(path)),
    };
    const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), await open(source));
    await geocoder.ensure(geocoder.wanted('福井県鯖江市神明町1'));
    expect(geocoder.problems()[0].code).toBe('gazetteer-file-broken');
  });

  it.each([
    ['', undefined],
    ['not JSON', '<html>'],
    ['another form', '{"data":[{"pref":1}]}'],
    ['empty', '{"data":[]}'],
    ['without cities', '{"data":[{"pref":"福井県","cities":[null]}]}'],
    ['with a way out', '{"data":[{"pref":"福井県","cities":[{"city":"../../a"}]}]}'],
  ])('can not be opened without its list %s', async (_, text) => {
    const files = new Map(text === undefined ? [] : [['ja.json', text]]);
    const opened = await openGazetteerFolder(memorySource(files));
    expect(opened.ok ? '' : opened.problem.code).toBe('gazetteer-unreadable');
  });
});

describe('geocoding a column', () => {
  it('keeps every row in order and reports to its host', async () => {
    const { geocoder } = await inventedGeocoder(JAPAN_IN_SMALL);
    const addresses = Array.from({ length: 3000 }, (_, i) =>
      i % 3 === 0 ? '' : `福井県鯖江市神明町${1 + (i % 5)}丁目${i}番`,
    );
    const shares: number[] = [];
    let rests = 0;
    const places = await geocodeAddresses(addresses, geocoder, {
      progress: (share) => shares.push(share),
      checkpoint: () => {
        rests++;
        return Promise.resolve();
      },
    });
    expect(places.count).toBe(3000);
    for (const column of [places.lng, places.level, places.town, places.note, places.matched]) {
      expect(column).toHaveLength(3000);
    }
    expect(places.note[0]).toBe('no-address');
    expect(places.town[1]).toBe('神明町二丁目');
    // The host is looked at after every few hundred rows.
    expect(rests).toBeGreaterThan(5);
    expect(shares.every((share, i) => i === 0 || share >= shares[i - 1])).toBe(true);
    expect(shares[shares.length - 1]).toBe(1);
  });

  it('gives in any parts what each address gives once its towns are here', async () => {
    const opened = await openGazetteerFolder(memorySource(FILES));
    if (!opened.ok) throw new Error(opened.problem.code);
    const fresh = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), opened.value);
    const addresses = [
      ...['福井県鯖江市神明町1-2-3', '中央区銀座8', '府中市本町1', '', 'どこか', '千葉市川市八幡2'],
      ...['川口市領家1-2', '千葉県千葉市中央区春日1', '東京都府中市宮西町2', '福井県鯖江市無い町5'],
    ];
    const whole = (await inventedGeocoder(JAPAN_IN_SMALL)).geocoder;
    await whole.ensure(whole.municipalities.map(({ code }) => code));
    const parts = [addresses.slice(0, 4), addresses.slice(2, 8), addresses, addresses];
    for (const part of parts) {
      const places = await geocodeAddresses(part, fresh, UNATTENDED);
      part.forEach((address, i) => {
        const { lng, level, town, note, matched } = whole.locate(address);
        expect([places.lng[i], places.level[i], places.town[i]]).toEqual([
          lng,
          LEVEL_CODE[level],
          town,
        ]);
        expect([places.note[i], places.matched[i]]).toEqual([note, matched]);
      });
    }
    // By now all are here: each text is read once, and nothing is asked for.
    for (const address of addresses) expect(fresh.findIfHere(address)).toEqual(whole.find(address));
  });

  it('stops when it is no longer wanted', async () => {
    const { geocoder } = await inventedGeocoder(JAPAN_IN_SMALL);
    const run = { progress: () => undefined, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(geocodeAddresses(['福井県鯖江市'], geocoder, run)).rejects.toThrow(Cancelled);
  });
});

describe('a pack', () => {
  it('gives back every town of a gazetteer, point for point', async () => {
    const { gazetteer } = await inventedGeocoder(JAPAN_IN_SMALL);
    const opened = openGazetteerPack(encodePack(gazetteer), 'small');
    if (!opened.ok) throw new Error(opened.problem.code);
    expect(opened.value.source).toBe(gazetteer.source);
    expect(opened.value.date).toBe('2024-01-15');
    expect(opened.value.places).toEqual(gazetteer.places);
    gazetteer.places.forEach((_, place) => {
      const [before, after] = [gazetteer.rows(place), opened.value.rows(place)];
      expect(after?.oaza).toEqual(before?.oaza);
      expect(after?.chome).toEqual(before?.chome);
      expect(Array.from(after?.chomeNumber ?? [])).toEqual(Array.from(before?.chomeNumber ?? []));
      expect(after?.koaza).toEqual(before?.koaza);
      expect(after?.lng).toEqual(before?.lng);
      expect(after?.lat).toEqual(before?.lat);
    });
  });

  it('keeps odd 丁目 texts and rows without a point', async () => {
    const towns = [
      { oaza_cho: '本町', chome: '壱丁目', chome_n: 1, point: [135.123456, 34.5] },
      { oaza_cho: '本町', chome: '二丁目', chome_n: 2 },
      { oaza_cho: '沢', koaza: '上', point: [134.999999, 34.000001] },
      { oaza_cho: '本町', chome: '北' },
    ];
    const files = inventedFiles([
      { prefecture: '福井県', name: '鯖江市', at: [136, 35], towns: [] },
    ]);
    files.set(SABAE, JSON.stringify({ data: towns }));
    const gazetteer = await open(memorySource(files));
    await gazetteer.ensure([0]);
    const opened = openGazetteerPack(encodePack(gazetteer));
    if (!opened.ok) throw new Error(opened.problem.code);
    const rows = opened.value.rows(0);
    expect(rows?.chome).toEqual(['壱丁目', '二丁目', '', '北']);
    expect(rows?.oaza).toEqual(['本町', '本町', '沢', '本町']);
    expect(Array.from(rows?.lng ?? [])).toEqual([135.123456, NaN, 134.999999, NaN]);
    expect(Array.from(rows?.lat ?? [])).toEqual([34.5, NaN, 34.000001, NaN]);
  });

  it('names the towns that it was made without', async () => {
    const gazetteer = await open(memorySource(FILES));
    const sabae = gazetteer.places.findIndex((place) => place.name === '鯖江市');
    await gazetteer.ensure([sabae]);
    const opened = openGazetteerPack(encodePack(gazetteer), 'part');
    if (!opened.ok) throw new Error(opened.problem.code);
    const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), opened.value);
    await geocoder.ensure(geocoder.wanted('福井県鯖江市神明町1丁目'));
    expect(geocoder.locate('福井県鯖江市神明町1丁目').level).toBe('town');
    expect(geocoder.problems()).toEqual([]);
    await geocoder.ensure(geocoder.wanted('千葉県市川市八幡1丁目'));
    expect(geocoder.locate('千葉県市川市八幡1丁目').level).toBe('municipality');
    expect(geocoder.problems()).toMatchObject([
      { code: 'gazetteer-file-missing', facts: { files: 1, example: 'ja/千葉県/市川市.json' } },
    ]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['empty', () => new Uint8Array(0), 'too short'],
    ['still compressed', () => Uint8Array.of(0x1f, 0x8b, 8, 0), 'compressed'],
    ['something else', (bytes) => bytes.fill(65, 0, 8), 'not a pack'],
    ['newer', (bytes) => bytes.fill(9, 8, 9), 'version 9'],
    ['cut off in its header', (bytes) => bytes.slice(0, 30), 'cut off'],
    ['cut off', (bytes) => bytes.slice(0, -1), 'checksum'],
    ['changed in one bit', (bytes) => bytes.map((b, i) => (i === 500 ? b ^ 1 : b)), 'checksum'],
  ])('is refused when %s', async (_, damage, reason) => {
    const { gazetteer } = await inventedGeocoder(JAPAN_IN_SMALL);
    const opened = openGazetteerPack(damage(encodePack(gazetteer)), 'bad');
    if (opened.ok) throw new Error('opened');
    expect(opened.problem.code).toBe('gazetteer-unreadable');
    expect(opened.problem.where.file).toBe('bad');
    expect(opened.problem.facts).toEqual({ reason });
  });

  it.skipIf(!HAS_SHARED)(
    'of all Japan is at most 3 MB gzipped and places addresses as the folder does (needs ../shared)',
    async () => {
      const { geocoder, gazetteer } = await realGeocoder();
      const bytes = encodePack(gazetteer);
      const zipped = new Blob([bytes as BlobPart])
        .stream()
        .pipeThrough(new CompressionStream('gzip'));
      const size = (await new Response(zipped).arrayBuffer()).byteLength;
      expect(size).toBeLessThanOrEqual(3_000_000);
      const opened = openGazetteerPack(bytes);
      if (!opened.ok) throw new Error(opened.problem.code);
      const packed = createGeocoder(geocoder.municipalities, opened.value);
      for (let place = 0; place < gazetteer.places.length; place += 17) {
        const rows = gazetteer.rows(place);
        const { prefecture, name } = gazetteer.places[place];
        for (let i = 0; i < (rows?.count ?? 0); i += 29) {
          const address = `${prefecture}${name}${rows?.oaza[i]}${rows?.chome[i]}${rows?.koaza[i]}1`;
          expect(packed.locate(address)).toEqual(geocoder.locate(address));
        }
      }
    },
    120_000,
  );
});
